#include "model/rule.h"

#include <fmt/format.h>

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_aria_value {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-aria-value/word", "`{0}` may not be `{1}`", "the values are {2}"},
    {"page-aria-value/whole", "`{0}` may not be `{1}`", "write a whole number"},
    {"page-aria-value/number", "`{0}` may not be `{1}`",
     "write a number, with a point for decimals"},
    {"page-aria-value/id", "`{0}` may not be `{1}`", "write the id of one element"},
    {"page-aria-value/nothing", "`{0}` names no element of the page: `{1}`",
     "write the id of the element that the role `{2}` needs"},
};

using Type = aria::Attribute::Type;

const Message& message_for(const aria::Attribute& attribute) {
  if (attribute.type == Type::integer) return kMessages[1];
  if (attribute.type == Type::number) return kMessages[2];
  if (attribute.type == Type::id || attribute.type == Type::id_list) return kMessages[3];
  return kMessages[0];
}

std::string values_of(const aria::Attribute& attribute) {
  switch (attribute.type) {
    case Type::boolean: return "true, false";
    case Type::optional_boolean: return "true, false, undefined";
    case Type::tristate: return "true, false, mixed, undefined";
    default: return fmt::format("{}", fmt::join(attribute.tokens, ", "));
  }
}

// A role that needs to name another element names one that is there. What a closed combobox opens
// may be made when it opens.
bool names_nothing(const Page& page, Element e, const aria::Attribute& attribute) {
  if (attribute.type != Type::id && attribute.type != Type::id_list) return false;
  const aria::Role& role = page.own_role(e);
  if (!aria::requires_(role, attribute) || !page.is_exposed(e)) return false;
  if (aria::is(role, "combobox") && e.value("aria-expanded") != "true") return false;
  return page.referenced(e, attribute.name).empty();
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  for (const Element e : page.elements()) {
    if (vocabulary[e.index()] == Vocabulary::math) continue;
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      if (!a->name.starts_with("aria-") || trimmed(a->value).empty()) continue;
      const aria::Attribute* const known = aria::attribute_named(a->name);
      if (!known) continue;
      const std::string name(a->name), value(trimmed(a->value));
      if (!aria::is_valid_value(*known, a->value))
        out.add({.message = &message_for(*known),
                 .severity = rule.severity,
                 .at = a->value_at,
                 .arguments = {name, value, values_of(*known)}});
      else if (names_nothing(page, e, *known))
        out.add({.message = &kMessages[4],
                 .severity = if_shown(page, e, rule.severity),
                 .at = a->value_at,
                 .arguments = {name, value, std::string(page.own_role(e).name)}});
    }
  }
}

}  // namespace

constinit const Rule rule{
    .id = "page-aria-value",
    .severity = Severity::error,
    .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2 act:6a7281",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_aria_value
