#include "model/rule.h"

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_summary_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-summary-name/none", "this `summary` has no accessible name",
     "write in it what its `details` show"},
};

bool is_opener(const Page& page, Element e) {
  return e.name() == "summary" && page.is_exposed(e) && aria::is(page.role(e), "html:summary");
}

// "Details" may be what the browser says when nobody else says anything.
bool is_named(const Page& page, Element e) {
  const std::string& name = page.name(e);
  if (name != "Details") return !name.empty();
  return !trimmed(e.text()).empty() || has_words(e, "aria-label") || has_words(e, "title") ||
         !page.referenced(e, "aria-labelledby").empty();
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (is_opener(page, e) && !is_named(page, e))
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-summary-name",
                          .severity = Severity::error,
                          .standards = "wcag:4.1.2 en301549:9.4.1.2 act:2t702h",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_summary_name
