#include "model/rule.h"

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_aria_prohibited {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-aria-prohibited/element",
     "a `{1}` without a role may have no `{0}`: most assistive technology leaves it out",
     "write the words as text in the page, or use an element that has a role"},
    {"page-aria-prohibited/role",
     "the role `{1}` may have no `{0}`: most assistive technology leaves it out",
     "write the words as text in the page, or choose another role"},
};

bool is_prohibited(const aria::Role& role, const aria::Attribute& attribute) {
  if (aria::prohibits(role, attribute)) return true;
  // A name in braille is a name.
  return attribute.name == "aria-braillelabel" && role.name_prohibited;
}

// Elements that have no role in the standard of today but may get one, and those of scripts.
bool is_uncertain(Element e, const aria::Role& role) {
  return role.source == aria::Role::Source::html || is_custom(e) || e.name() == "header" ||
         e.name() == "footer";
}

// `role` asks for a role that only a name gives: that the name is missing is said elsewhere.
bool lacks_only_a_name(Element e, const aria::Attribute& attribute) {
  if (attribute.name != "aria-label" && attribute.name != "aria-labelledby") return false;
  const aria::Role* const asked = aria::first_valid_role(e.value("role"));
  return asked && (asked->name == "region" || asked->name == "form");
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  for (const Element e : page.elements()) {
    if (!page.is_exposed(e)) continue;
    const bool html = vocabulary[e.index()] == Vocabulary::html;
    if (!html && !has_explicit_role(page, e)) continue;
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      if (!a->name.starts_with("aria-") || trimmed(a->value).empty()) continue;
      const aria::Attribute* const known = aria::attribute_named(a->name);
      const aria::Role& role = page.own_role(e);
      if (!known || !is_prohibited(role, *known) || lacks_only_a_name(e, *known)) continue;
      const bool by_role = !aria::is(role, "generic") && role.source != aria::Role::Source::html;
      out.add(
          {.message = &kMessages[by_role ? 1 : 0],
           .severity = if_shown(page, e, is_uncertain(e, role) ? Severity::review : rule.severity),
           .at = a->name_at,
           .arguments = {std::string(a->name), std::string(by_role ? role.name : e.name())}});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "page-aria-prohibited",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 en301549:9.1.3.1 act:kb1m8s",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_aria_prohibited
