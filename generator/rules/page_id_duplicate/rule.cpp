#include "model/rule.h"

#include <unordered_map>

#include "page/page.h"

namespace blankett::rules::page_id_duplicate {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-id-duplicate/same-id", "the id `{0}` is already used on the page",
     "give each element an id of its own"},
    {"page-id-duplicate/first", "first used here", ""},
};

void check(const Page& page, Diagnostics& out) {
  std::unordered_map<std::string_view, Span> seen;
  seen.reserve(page.document->nodes.size() / 4);
  for (const Attribute& a : page.document->attributes) {
    if (a.name != "id" || a.value.empty()) continue;
    const auto [first, fresh] = seen.emplace(a.value, a.value_at);
    if (!fresh)
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = a.value_at,
               .arguments = {std::string(a.value)},
               .related = {{first->second, &kMessages[1]}}});
  }
}

}  // namespace

// What it breaks when something names the id is said by page-reference-ambiguous.
constinit const Rule rule{.id = "page-id-duplicate",
                          .severity = Severity::error,
                          .standards = "en301549:9.4.1.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_id_duplicate
