#include "model/rule.h"

#include "page/aria.h"
#include "page/page.h"
#include "page/words.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_new_window {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-new-window/unsaid", "this link opens a new window without saying so",
     "remove `target`, or say it in the link"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    if (!e.attribute("target") || !page.is_exposed(e) || !aria::is(page.role(e), "link")) continue;
    if (lower_ascii(e.value("target")) != "_blank") continue;
    if (has_phrase("window", page.name(e)) || has_phrase("window", page.description(e))) continue;
    say(out, kMessages[0], rule.severity, e.attribute("target")->value_at);
  }
}

}  // namespace

constinit const Rule rule{.id = "page-new-window",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:3.2.5",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_new_window
