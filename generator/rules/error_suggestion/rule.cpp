#include "model/rule.h"

#include <algorithm>
#include <array>

#include "kinds/kind.h"
#include "rules/words.h"

namespace blankett::rules::error_suggestion {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"error-suggestion/limit", "“{0}” does not say the limit",
     "say how much, how many or how long"},
    {"error-suggestion/example", "“{0}” does not show how to write it",
     "show an example of a right answer"},
};

// The reasons that are about a limit, and those about how something is written.
constexpr std::array<std::string_view, 7> kLimits = {"range", "length", "too-few", "too-many",
                                                     "count", "size",   "decimals"};
constexpr std::array<std::string_view, 4> kWritten = {"format", "format-postal_code", "format-from",
                                                      "format-to"};

template <std::size_t N>
bool is_one_of(std::string_view reason, const std::array<std::string_view, N>& reasons) {
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  // Limits may be said in words, and those of this language are not known.
  if (edition.locale->words_for(rule.id).phrases.empty()) return;
  for (const Question& q : edition.model->questions)
    for (const ErrorText& error : q.errors) {
      const bool limit = is_one_of(error.reason, kLimits);
      // “Write a number with digits” says all there is to say.
      const bool written = is_one_of(error.reason, kWritten) && q.kind->name != "number";
      const Text& text = edition.text(error.text);
      if ((!limit && !written) || text.empty()) continue;
      const std::string plain = text.plain();
      const bool shows = has_digit(plain) || plain.find('@') != plain.npos ||
                         !words_found(edition, sources, rule.id, text).empty();
      if (shows) continue;
      out.add({.message = &kMessages[limit ? 0 : 1],
               .severity = rule.severity,
               .at = text.at,
               .arguments = {plain}});
    }
}

}  // namespace

constinit const Rule rule{.id = "error-suggestion",
                          .severity = Severity::review,
                          .standards = "wcag:3.3.3 en301549:9.3.3.3",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::error_suggestion
