#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_frame_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-frame-name/none", "this frame has no accessible name",
     "write what it shows in its `title`"},
};

// Nobody comes to a frame that the keyboard passes by and that has nothing else to tell.
bool is_reached(const Page& page, Element e) {
  if (e.name() == "frame") return page.is_exposed(e);  // of a frameset
  return e.name() == "iframe" && page.is_exposed(e) && page.is_tabbable(e);
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (is_reached(page, e) && page.name(e).empty() && !has_words(e, "title"))
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-frame-name",
                          .severity = Severity::error,
                          .standards = "wcag:4.1.2 en301549:9.4.1.2 act:cae760",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_frame_name
