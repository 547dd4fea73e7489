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
    {"page-bypass/links",
     "the page has {0} links and buttons, and no heading, `main` or link that lets people past "
     "them",
     "if most of them are on other pages too, begin the page with a link to <main id=\"…\">"},
};

// Fewer than this are soon gone through.
constexpr std::size_t kMany = 10;

void check(const Page& page, Diagnostics& out) {
  const Blocks blocks = blocks_of(page);
  if (blocks.main || blocks.heading) return;
  std::size_t stops = 0;
  for (const Element e : page.elements()) {
    if (target_of(page, e)) return;
    if (page.is_tabbable(e)) ++stops;
  }
  if (!blocks.any || !blocks.skippable) {
    // Nothing says what of it is repeated.
    if (stops >= kMany)
      say(out, kMessages[1], Severity::review, page.document->root().at(), {std::to_string(stops)});
    return;
  }
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
