#include "model/rule.h"

#include "rules/words.h"

namespace blankett::rules::time_words {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"time-words/words", "“{0}” speaks of a limit of time, which not everybody can keep",
     "let there be no limit, or say how to get more time before it is up"},
};

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  say_of_instructions(edition, sources, rule, out);
}

}  // namespace

constinit const Rule rule{.id = "time-words",
                          .severity = Severity::review,
                          .standards = "wcag:2.2.1 en301549:9.2.2.1",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::time_words
