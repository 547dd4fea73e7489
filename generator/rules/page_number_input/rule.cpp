#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_number_input {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-number-input/used",
     "this field is a `type=\"number\"`: it may change when a person scrolls, and drops what it "
     "does not understand",
     "use `type=\"text\"` with `inputmode=\"numeric\"`, unless people really step a number up and "
     "down"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Attribute* const written = e.attribute("type");
    if (!written || !page.is_exposed(e) || e.name() != "input" || input_type(e) != "number")
      continue;
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = written->name_at,
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-number-input",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:3.3.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_number_input
