#include "model/rule.h"

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_aria_unknown {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-aria-unknown/unknown", "there is no attribute `{0}`", "remove it"},
    {"page-aria-unknown/near", "there is no attribute `{0}`", "write `{1}`, or remove it"},
};

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  std::vector<std::string> names;
  for (const Element e : page.elements()) {
    if (vocabulary[e.index()] == Vocabulary::math) continue;
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      if (!a->name.starts_with("aria-") || aria::attribute_named(a->name)) continue;
      if (names.empty())
        for (const aria::Attribute& known : aria::attributes()) names.emplace_back(known.name);
      const auto near = a->name.size() < 40 ? nearest(a->name, names) : std::nullopt;
      out.add({.message = &kMessages[near ? 1 : 0],
               .severity = rule.severity,
               .at = a->name_at,
               .arguments = {std::string(a->name), near.value_or("")}});
    }
  }
}

}  // namespace

constinit const Rule rule{
    .id = "page-aria-unknown",
    .severity = Severity::error,
    .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2 act:5f99a7",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_aria_unknown
