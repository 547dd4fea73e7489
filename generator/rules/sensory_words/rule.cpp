#include "model/rule.h"

#include "rules/words.h"

namespace blankett::rules::sensory_words {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"sensory-words/words", "“{0}” helps only those who see the page as it was drawn",
     "name what is meant by its words: “Phone number”, not “the box to the right”"},
};

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  say_of_instructions(edition, sources, rule, out);
}

}  // namespace

constinit const Rule rule{.id = "sensory-words",
                          .severity = Severity::review,
                          .standards = "wcag:1.3.3 en301549:9.1.3.3",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::sensory_words
