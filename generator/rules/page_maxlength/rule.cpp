#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_maxlength {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-maxlength/used", "this `{0}` cuts what is pasted into it, without a word",
     "remove `maxlength`, say the limit in the text of the field, and tell the person when the "
     "answer is too long"},
};

bool is_written_in(Element e) {
  if (e.name() == "textarea") return true;
  if (e.name() != "input") return false;
  const std::string type = input_type(e);
  return type != "hidden" && type != "password";
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Attribute* const written = e.attribute("maxlength");
    if (!written || !page.is_exposed(e) || !is_written_in(e)) continue;
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = written->name_at,
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-maxlength",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:3.3.1 wcag:3.3.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_maxlength
