#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_heading_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-heading-name/none", "this heading has no accessible name",
     "write words in it, or use another element"},
};

bool is_ranked(Element e) {
  return e.name().size() == 2 && e.name()[0] == 'h' && e.name()[1] >= '1' && e.name()[1] <= '6';
}

// An attribute that every element may have keeps a heading one, even when it is empty.
bool keeps_role(Element e) {
  for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
    const aria::Attribute* const known = aria::attribute_named(a->name);
    if (known && known->global == aria::Attribute::Global::yes && known->name != "aria-hidden")
      return true;
  }
  return false;
}

bool is_heading(const Page& page, Element e) {
  if (!page.is_exposed(e)) return false;
  if (aria::is(page.role(e), "heading")) return true;
  return is_ranked(e) && aria::is(page.own_role(e), "none") && has_explicit_role(page, e) &&
         keeps_role(e);
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (is_heading(page, e) && page.name(e).empty())
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-heading-name",
                          .severity = Severity::error,
                          .standards = "best-practice wcag:1.3.1 wcag:2.4.6 act:ffd0e9",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_heading_name
