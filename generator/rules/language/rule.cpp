// The plain-language rules on the texts of a form. The rules themselves are data:
// locales/<lang>/rules/, and what looks is in plain/. Tested by language_test.cpp.

#include "model/rule.h"

#include <algorithm>

#include "plain/linter.h"
#include "rules/any_text.h"
#include "rules/words.h"

namespace blankett::rules::language {
extern const Rule rule;
namespace {

// Blame in an error is told of by `error-vague`, where that knows the words too.
void check_error(const Edition& edition, const Sources& sources, const Text& text, bool suggestions,
                 Diagnostics& out) {
  const auto vague = words_found(edition, sources, "error-vague", text);
  Diagnostics found;
  check_language(text, *edition.locale, sources, suggestions, found);
  for (const Diagnostic& d : found) {
    const bool said = d.message->id.starts_with("blame/") &&
                      std::any_of(vague.begin(), vague.end(), [&](const FoundWords& words) {
                        return words.at.begin < d.at.end && d.at.begin < words.at.end;
                      });
    if (!said) out.add(d);
  }
}

// Suggestions are found where nobody asked for them too, when the form lets some be: else it would
// be told to take its <allow> away. They are left out again once that is judged.
bool finds_suggestions(const Edition& edition) {
  const plain::Linter& linter = *edition.locale->linter;
  const auto& lets_be = edition.model->suppressions;
  return linter.suggests() ||
         std::any_of(lets_be.begin(), lets_be.end(),
                     [&](const Suppression& s) { return linter.rule(s.rule) != nullptr; });
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  const bool suggestions = finds_suggestions(edition);
  for (const Text& text : edition.texts) {
    if (text.empty()) continue;
    if (text.role == TextRole::error) check_error(edition, sources, text, suggestions, out);
    else check_language(text, *edition.locale, sources, suggestions, out);
  }
}

}  // namespace

constinit const Rule rule{.id = "language",
                          .severity = Severity::warning,
                          .standards = "",
                          .messages = {},
                          .edition = check};
}  // namespace blankett::rules::language
