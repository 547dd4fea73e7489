#include "model/rule.h"

#include "rules/words.h"

namespace blankett::rules::error_vague {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"error-vague/words", "“{0}” says that something is wrong, not how to put it right",
     "say what the person should write or choose"},
    {"error-vague/blame", "“{0}” blames the person", "say what the person should write or choose"},
};

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const Text& text : edition.texts) {
    if (text.role != TextRole::error && text.role != TextRole::check) continue;
    for (FoundWords& found : words_found(edition, sources, rule.id, text))
      out.add({.message = &kMessages[found.means == "blame" ? 1 : 0],
               .severity = rule.severity,
               .at = found.at,
               .arguments = {std::move(found.words)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "error-vague",
                          .severity = Severity::review,
                          .standards = "wcag:3.3.1 wcag:3.3.3 en301549:9.3.3.1 en301549:9.3.3.3",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::error_vague
