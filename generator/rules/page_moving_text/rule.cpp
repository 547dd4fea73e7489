#include "model/rule.h"

#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_moving_text {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-moving-text/moves", "`{0}` moves or blinks, and nothing stops it",
     "write it as plain text"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if ((e.name() == "marquee" || e.name() == "blink") && page.is_visible(e))
      say(out, kMessages[0], e.name() == "blink" ? Severity::review : rule.severity, e.at(),
          {std::string(e.name())});
}

}  // namespace

constinit const Rule rule{.id = "page-moving-text",
                          .severity = Severity::error,
                          .standards = "wcag:2.2.2 en301549:9.2.2.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_moving_text
