#include "model/rule.h"

#include "page/page.h"

namespace blankett::rules::page_heading_order {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-heading-order/skipped", "`{0}` comes after `{1}`: a heading level is skipped",
     "use the next level, or change the heading before it"},
    {"page-heading-order/before", "the heading before it", ""},
};

void check(const Page& page, Diagnostics& out) {
  int before = 0;
  Span before_at;
  for (const Node& node : page.document->nodes) {
    if (node.kind != NodeKind::element || node.name.size() != 2 || node.name[0] != 'h') continue;
    const int level = node.name[1] - '0';
    if (level < 1 || level > 6) continue;
    if (before > 0 && level > before + 1)
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = node.at,
               .arguments = {std::string(node.name), "h" + std::to_string(before)},
               .related = {{before_at, &kMessages[1]}}});
    before = level;
    before_at = node.at;
  }
}

}  // namespace

// A skipped level is a failure of good practice, not of a criterion by itself.
constinit const Rule rule{.id = "page-heading-order",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.3.1 wcag:2.4.6",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_heading_order
