#include "model/rule.h"

#include "rules/blocks.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_bypass {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-bypass/none", "nothing lets people past what is the same on every page",
     "begin the page with a link to <main id=\"…\">"},
};

void check(const Page& page, Diagnostics& out) {
  const Blocks blocks = blocks_of(page);
  if (!blocks.any || !blocks.skippable || blocks.main || blocks.heading) return;
  for (const Element e : page.elements())
    if (target_of(page, e)) return;
  const Severity severity = blocks.scripted ? Severity::review : rule.severity;
  say(out, kMessages[0], if_shown(page, severity), page.document->root().at());
}

}  // namespace

constinit const Rule rule{.id = "page-bypass",
                          .severity = Severity::error,
                          .standards = "wcag:2.4.1 en301549:9.2.4.1 act:cf77f2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_bypass
