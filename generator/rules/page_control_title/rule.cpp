#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_control_title {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-control-title/used", "only people with a mouse see the `title` of this `{0}`",
     "write it as text beside the field, or in its `label`"},
};

// A field. The tooltip of a button that shows a sign says to the eye what its name says to the ear.
bool is_control(Element e) {
  if (e.name() == "select" || e.name() == "textarea") return true;
  if (e.name() != "input") return false;
  const std::string type = input_type(e);
  return type != "button" && type != "submit" && type != "reset" && type != "image";
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Attribute* const written = e.attribute("title");
    if (!written || !page.is_exposed(e) || !is_control(e) || !has_words(e, "title")) continue;
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = written->name_at,
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-control-title",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:1.4.13 wcag:3.3.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_control_title
