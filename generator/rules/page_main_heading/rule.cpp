#include "model/rule.h"

#include "rules/blocks.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_main_heading {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-main-heading/none", "what the page is about has no heading", "begin it with <h1>"},
};

void check(const Page& page, Diagnostics& out) {
  const Blocks blocks = blocks_of(page);
  if (blocks.any && blocks.skippable && !blocks.heading)
    say(out, kMessages[0], if_shown(page, rule.severity), page.document->root().at());
}

}  // namespace

constinit const Rule rule{.id = "page-main-heading",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:2.4.1 wcag:2.4.6 act:047fe0",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_main_heading
