#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_button_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-button-name/none", "this button has no accessible name",
     "write words inside it, in its value, or in the alt of its picture"},
};

// A picture that sends the form has a rule of its own.
bool is_button(const Page& page, Element e) {
  if (!page.is_exposed(e) || !aria::is(page.role(e), "button")) return false;
  return e.name() != "input" || input_type(e) != "image";
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (is_button(page, e) && page.name(e).empty())
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-button-name",
                          .severity = Severity::error,
                          .standards = "wcag:4.1.2 en301549:9.4.1.2 act:97a4e1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_button_name
