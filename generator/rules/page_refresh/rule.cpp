#include "model/rule.h"

#include "rules/phrases.h"
#include "rules/refresh.h"

namespace blankett::rules::page_refresh {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-refresh/delay", "this page is replaced or loaded anew by itself after {0} seconds",
     "remove it, and give a link to the other page"},
};

void check(const Page& page, Diagnostics& out) {
  const auto found = refresh_of(page);
  if (found && found->seconds > 0 && found->seconds <= kTwentyHours)
    say(out, kMessages[0], rule.severity, found->at, {std::to_string(found->seconds)});
}

}  // namespace

constinit const Rule rule{
    .id = "page-refresh",
    .severity = Severity::error,
    .standards = "wcag:2.2.1 wcag:2.2.4 wcag:3.2.5 en301549:9.2.2.1 act:bc659a act:bisz58",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_refresh
