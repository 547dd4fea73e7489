#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_link_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-link-name/none", "this link has no accessible name",
     "write in it where it leads; when it holds only a picture, in the alt of the picture"},
};

// The area of a picture makes no box of its own: it is where its map is.
bool is_exposed(const Page& page, Element e) {
  if (e.name() != "area") return page.is_exposed(e);
  for (Element around = e; around.has_parent(); around = around.parent())
    if (is(around.parent(), "map")) return page.is_exposed(around.parent());
  return false;
}

bool is_link(const Page& page, Element e) {
  return aria::is_a(page.role(e), "link") && is_exposed(page, e);
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (is_link(page, e) && page.name(e).empty())
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{
    .id = "page-link-name",
    .severity = Severity::error,
    .standards = "wcag:2.4.4 wcag:4.1.2 en301549:9.2.4.4 en301549:9.4.1.2 act:c487ae",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_link_name
