#include "model/rule.h"

#include "base/text.h"
#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_aria_allowed {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-aria-allowed/role", "the role `{1}` has no `{0}`",
     "remove `{0}`, or give the element a role that has it"},
    {"page-aria-allowed/element", "`{1}` has no `{0}`",
     "remove `{0}`, or use an element that has it"},
    {"page-aria-allowed/deprecated", "`{0}` is no longer for the role `{1}`",
     "move it to the element that a person works with"},
};

// What HTML allows on inputs that have no role of their own.
bool is_allowed_on_input(Element input, const aria::Attribute& attribute) {
  const std::string type = input_type(input);
  if (type == "color" || type == "hidden") return false;
  if (type == "file") return attribute.name == "aria-required" || attribute.name == "aria-invalid";
  return aria::supports(aria::known_role("textbox"), attribute);
}

bool is_allowed(const Page& page, Element e, const aria::Attribute& attribute) {
  const aria::Role& role = page.own_role(e);
  if (attribute.global == aria::Attribute::Global::yes) return true;  // page-aria-prohibited
  if (aria::supports(role, attribute) || aria::is_deprecated_on(role, attribute)) return true;
  return aria::is(role, "html:input") && is_allowed_on_input(e, attribute);
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  for (const Element e : page.elements()) {
    if (vocabulary[e.index()] == Vocabulary::math || !page.is_exposed(e)) continue;
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      if (!a->name.starts_with("aria-")) continue;
      const aria::Attribute* const known = aria::attribute_named(a->name);
      if (!known) continue;
      const aria::Role& role = page.own_role(e);
      const bool allowed = is_allowed(page, e, *known);
      const bool input = aria::is(role, "html:input") && is_allowed_on_input(e, *known);
      // Each radio button of a group that is wrong says so: no program asks the group.
      const bool radio = aria::is(role, "radio") && known->name == "aria-invalid";
      const bool old = aria::is_deprecated_on(role, *known) && !input && !radio;
      if (allowed && !old) continue;
      const bool roleless = role.source == aria::Role::Source::html || aria::is(role, "generic");
      // What role an element of its own has, a script decides.
      const Severity severity = old || is_custom(e) ? Severity::review : rule.severity;
      out.add({.message = &kMessages[old        ? 2
                                     : roleless ? 1
                                                : 0],
               .severity = if_shown(page, e, severity),
               .at = a->name_at,
               .arguments = {std::string(a->name),
                             std::string(roleless && !old ? e.name() : role.name)}});
    }
  }
}

}  // namespace

constinit const Rule rule{
    .id = "page-aria-allowed",
    .severity = Severity::error,
    .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2 act:5c01ea",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_aria_allowed
