#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_submit_disabled {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-submit-disabled/used",
     "this button cannot be pressed: the keyboard passes it by, and nothing says why",
     "let it always be pressed, and say then what is missing"},
};

// It sends a form.
bool sends(const Page& page, Element e) {
  const std::string type = input_type(e);
  if (e.name() == "input") return type == "submit" || type == "image";
  if (e.name() != "button" || (has_words(e, "type") && type != "submit")) return false;
  if (const Attribute* const form = e.attribute("form"))
    return page.with_id(form->value).has_value();
  for (; e.has_parent(); e = e.parent())
    if (e.parent().name() == "form") return true;
  return false;
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Attribute* const written = e.attribute("disabled");
    if (!written || !page.is_exposed(e) || !sends(page, e)) continue;
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = written->name_at,
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-submit-disabled",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:3.3.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_submit_disabled
