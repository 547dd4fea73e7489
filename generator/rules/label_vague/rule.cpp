#include "model/rule.h"

#include "rules/words.h"

namespace blankett::rules::label_vague {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"label-vague/words", "“{0}” does not say what is asked for",
     "write what the person should tell, and of what"},
};

// Options are left alone: “Other” is a good last option.
void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const Text& text : edition.texts) {
    if (text.role != TextRole::label && text.role != TextRole::title) continue;
    for (FoundWords& found : words_found(edition, sources, rule.id, text))
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = found.at,
               .arguments = {std::move(found.words)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "label-vague",
                          .severity = Severity::review,
                          .standards = "wcag:2.4.6 wcag:3.3.2 en301549:9.2.4.6 en301549:9.3.3.2",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::label_vague
