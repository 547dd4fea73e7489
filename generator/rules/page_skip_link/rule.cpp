#include "model/rule.h"

#include "base/text.h"
#include "rules/blocks.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_skip_link {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-skip-link/nowhere", "this link leads to `{0}`, which is not on the page",
     "give the element that it leads to the id `{0}`"},
    {"page-skip-link/none", "no link leads past what is the same on every page",
     "begin the page with a link to <main id=\"…\">"},
    {"page-skip-link/some",
     "headings and landmarks are there, but no link leads past what is the same on every page",
     "begin the page with a link to <main id=\"…\">"},
};

void check(const Page& page, Diagnostics& out) {
  const Blocks blocks = blocks_of(page);
  bool skips = false;
  for (const Element e : page.elements()) {
    if (!leads_within(e) || !page.is_exposed(e)) continue;
    const auto target = target_of(page, e);
    if (target) skips = skips || (target->index() > e.index() && !blocks.repeated[target->index()]);
    else if (!blocks.scripted && has_phrase("skip", page.name(e)))
      say(out, kMessages[0], rule.severity, e.attribute("href")->value_at,
          {std::string(trimmed(e.value("href")).substr(1))});
  }
  if (skips || !blocks.any || !blocks.skippable) return;
  const bool other = blocks.main || blocks.heading;
  const Severity severity = other || blocks.scripted ? Severity::review : rule.severity;
  say(out, kMessages[other ? 2 : 1], if_shown(page, severity), page.document->root().at());
}

}  // namespace

constinit const Rule rule{.id = "page-skip-link",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:2.4.1 en301549:9.2.4.1 act:ye5d6e",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_skip_link
