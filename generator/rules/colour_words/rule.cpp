#include "model/rule.h"

#include "rules/words.h"

namespace blankett::rules::colour_words {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"colour-words/words", "“{0}” says nothing to those who do not see the colour",
     "name what is meant by its words, not by its colour"},
};

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  say_of_instructions(edition, sources, rule, out);
}

}  // namespace

constinit const Rule rule{.id = "colour-words",
                          .severity = Severity::review,
                          .standards = "wcag:1.4.1 wcag:1.3.3 en301549:9.1.4.1 en301549:9.1.3.3",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::colour_words
