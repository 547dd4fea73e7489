#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_decorative_exposed {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-decorative-exposed/exposed",
     "this `{0}` is said to be without meaning, but assistive technology is told of it all the "
     "same",
     "remove its ARIA attributes and `tabindex`, or let it have its role"},
};

// `role="none"` or an empty alt.
bool is_decorative(Element e) {
  if (has_words(e, "role")) {
    const aria::Role* const role = aria::first_valid_role(e.value("role"));
    if (role) return aria::is(*role, "none");
  }
  const Attribute* const alt = e.name() == "img" ? e.attribute("alt") : nullptr;
  return alt && alt->value.empty() && !has_words(e, "title");
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (is_decorative(e) && page.is_exposed(e) && !aria::is(page.role(e), "none"))
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

// A contradiction, not by itself a failure of a criterion.
constinit const Rule rule{.id = "page-decorative-exposed",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.1.1 act:46ca7f",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_decorative_exposed
