#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_aria_required {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-aria-required/missing", "the role `{0}` needs `{1}`",
     "write `{1}` with the value that the element has now, or use the element of HTML that has the "
     "role"},
};

// The element has the state without the attribute: browsers tell it.
bool has_natively(Element e, const aria::Attribute& attribute) {
  const std::string_view name = e.name();
  if (name == "select" || name == "option" || name == "meter" || name == "progress") return true;
  if (name != "input") return false;
  const std::string type = input_type(e);
  if (attribute.name == "aria-checked") return type == "checkbox" || type == "radio";
  if (attribute.name == "aria-valuenow") return type == "range" || type == "number";
  return e.attribute("list") != nullptr;  // a combobox of the browser
}

bool has_default(const aria::Role& role, const aria::Attribute& attribute) {
  for (const aria::Role::Implicit& value : role.implicit_values)
    if (value.attribute == &attribute) return true;
  return false;
}

bool is_needed(const Page& page, Element e, const aria::Role& role,
               const aria::Attribute& attribute) {
  // A line that can be moved says where it is.
  if (aria::is(role, "separator")) return attribute.name == "aria-valuenow" && page.is_focusable(e);
  if (!aria::requires_(role, attribute) || has_default(role, attribute)) return false;
  // What a closed combobox opens may be made when it opens.
  if (aria::is(role, "combobox") && attribute.name == "aria-controls" &&
      e.value("aria-expanded") != "true")
    return false;
  return !has_natively(e, attribute);
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  for (const Element e : page.elements()) {
    if (!has_words(e, "role") || vocabulary[e.index()] == Vocabulary::math) continue;
    if (!page.is_exposed(e) || !has_explicit_role(page, e)) continue;
    const aria::Role& role = page.own_role(e);
    for (const aria::Attribute& attribute : aria::attributes())
      if (is_needed(page, e, role, attribute) && !has_words(e, attribute.name))
        out.add({.message = &kMessages[0],
                 .severity = if_shown(page, e, rule.severity),
                 .at = e.attribute("role")->value_at,
                 .arguments = {std::string(role.name), std::string(attribute.name)}});
  }
}

}  // namespace

constinit const Rule rule{
    .id = "page-aria-required",
    .severity = Severity::error,
    .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2 act:4e8ab6",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_aria_required
