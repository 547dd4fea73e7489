#include "model/rule.h"

#include <algorithm>

#include "rules/words.h"

namespace blankett::rules::text_untranslated {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"text-untranslated/same", "“{0}” is the same in `{1}` as in `{2}`",
     "translate it; a name may stay as it is"},
};

// Options are often names, and addresses are the same everywhere.
bool is_said(TextRole role) {
  return role != TextRole::option && role != TextRole::channel && role != TextRole::condition;
}

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return c < '0' || c > '9'; }));
}

// A word alone may be the same in two languages; so may numbers and what stands in quotes.
bool has_words(const std::string& plain) {
  constexpr std::size_t kLetters = 3, kWords = 2;
  std::size_t words = 0;
  for (const Range r : words_of(plain))
    if (letters_in(std::string_view(plain).substr(r.begin, r.end - r.begin)) >= kLetters) ++words;
  return words >= kWords;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  const Model& model = *edition.model;
  const Locale& locale = *edition.locale;
  if (is_as_written(edition) || locale.spoken == model.language) return;
  for (std::uint32_t i = 0; i < edition.texts.size(); ++i) {
    const Text& source = model.texts[Index<Text>{i}];
    const Text& text = edition.texts[Index<Text>{i}];
    // What has no translation shows the words of the source, and that has been said.
    const bool fallen_back = text.at.source == source.at.source && text.at.begin == source.at.begin;
    if (fallen_back || !is_said(text.role)) continue;
    const std::string plain = text.plain();
    if (plain != source.plain() || !has_words(plain)) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = text.at,
             .arguments = {plain, locale.language, model.language}});
  }
}

}  // namespace

constinit const Rule rule{.id = "text-untranslated",
                          .severity = Severity::review,
                          .standards =
                              "wcag:3.1.1 wcag:3.1.2 wcag:1.1.1 en301549:9.3.1.1 "
                              "en301549:9.3.1.2 en301549:9.1.1.1",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::text_untranslated
