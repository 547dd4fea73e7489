#include "model/rule.h"

#include "rules/blocks.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_main {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-main/none", "the page has a menu or the like, but no `main`",
     "put what the page is about in <main>"},
};

void check(const Page& page, Diagnostics& out) {
  const Blocks blocks = blocks_of(page);
  if (blocks.any && blocks.skippable && !blocks.main)
    say(out, kMessages[0], if_shown(page, rule.severity), page.document->root().at());
}

}  // namespace

constinit const Rule rule{.id = "page-main",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.3.1 wcag:2.4.1 act:b40fd1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_main
