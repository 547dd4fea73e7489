#include "model/rule.h"

#include <cmath>

#include "plain/linter.h"
#include "rules/translations.h"

namespace blankett::rules::translation_readability {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"translation-readability/harder",
     "the translation is harder to read than its source: {0} against {1}, by words in a sentence "
     "and long words",
     "split long sentences, and take words that people use"},
};

constexpr std::size_t kFewestWords = 60;  // in fewer one sentence decides
constexpr double kHarder = 18;            // one text in all languages differs by up to eight

// LIX with what is a long word in the language, and with its sentences as long as Swedish ones.
double readability(std::string_view plain, const plain::Lexicon& lexicon) {
  const plain::Analysis text(plain, lexicon);
  if (text.words.size() < kFewestWords || text.sentences.empty()) return 0;
  std::size_t long_words = 0;
  for (const std::string_view word : text.words.lower)
    long_words += plain::letters_in(word) > lexicon.long_word ? 1 : 0;
  const auto words = static_cast<double>(text.words.size());
  return words / static_cast<double>(text.sentences.size()) / lexicon.sentence +
         100 * static_cast<double>(long_words) / words;
}

std::string rounded(double value) { return std::to_string(std::lround(value)); }

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  // What is written is Swedish, which other languages are measured against.
  static const plain::Lexicon swedish;
  for (const TranslatedText& text : translated_texts(edition)) {
    const double source = readability(text.source.plain(), swedish);
    if (source <= 0) continue;
    const double target = readability(text.target.plain(), edition.locale->linter->lexicon());
    if (target < source + kHarder) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = text.target.at,
             .arguments = {rounded(target), rounded(source)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "translation-readability",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:3.1.5",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::translation_readability
