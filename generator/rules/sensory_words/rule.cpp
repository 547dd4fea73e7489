#include "model/rule.h"

#include "rules/words.h"

namespace blankett::rules::sensory_words {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"sensory-words/words", "“{0}” helps only those who see the page as it was drawn",
     "name what is meant by its words: “Phone number”, not “the box to the right”"},
};

// An option is an answer, and what stands in for a picture tells of the picture.
bool instructs(TextRole role) {
  return role != TextRole::option && role != TextRole::alternative && role != TextRole::channel &&
         role != TextRole::condition;
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const Text& text : edition.texts) {
    if (!instructs(text.role)) continue;
    for (FoundWords& found : words_found(edition, sources, rule.id, text))
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = found.at,
               .arguments = {std::move(found.words)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "sensory-words",
                          .severity = Severity::review,
                          .standards = "wcag:1.3.3 en301549:9.1.3.3",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::sensory_words
