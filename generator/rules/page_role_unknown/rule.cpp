#include "model/rule.h"

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_role_unknown {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-role-unknown/unknown", "`{0}` is no role", "remove `role`, or write a role of WAI-ARIA"},
    {"page-role-unknown/near", "`{0}` is no role", "write `{1}`, or remove `role`"},
};

std::vector<std::string> role_names() {
  std::vector<std::string> out;
  for (const aria::Role& role : aria::roles())
    if (role.source == aria::Role::Source::aria || role.source == aria::Role::Source::graphics)
      out.emplace_back(role.name);
  return out;
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  for (const Element e : page.elements()) {
    const Attribute* const role = e.attribute("role");
    if (!role || trimmed(role->value).empty() || aria::first_valid_role(role->value)) continue;
    if (vocabulary[e.index()] == Vocabulary::math || !page.is_exposed(e)) continue;
    const std::string written(trimmed(role->value));
    const auto near = written.size() < 40 ? nearest(written, role_names()) : std::nullopt;
    out.add({.message = &kMessages[near ? 1 : 0],
             .severity = if_shown(page, e, rule.severity),
             .at = role->value_at,
             .arguments = {written, near.value_or("")}});
  }
}

}  // namespace

constinit const Rule rule{
    .id = "page-role-unknown",
    .severity = Severity::error,
    .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2 act:674b10",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_role_unknown
