#pragma once
// What can be counted of texts in one language: how long their sentences and words are, and how
// often the rules found something in them. Measures of several texts are added together, so that
// those of a form are those of all its words and no mean of means.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plain/linter.h"

namespace blankett::plain {

/// Sentences are counted by their words in steps of five: 1–5, 6–10 … 31–35, and 36 and more.
inline constexpr std::size_t kLengths = 8;
inline constexpr std::size_t kLengthStep = 5;  // words

class Measures {
 public:
  /// The linter must outlive it.
  explicit Measures(const Linter& linter);

  /// Counts a text and what the linter found in it, all levels.
  void add(const Analysis& text, std::span<const LanguageFinding> found);
  void add(const Measures& other);

  std::size_t texts() const { return texts_; }
  std::size_t words() const { return words_; }
  /// Those that have words.
  std::size_t sentences() const { return sentences_; }
  /// By the words of each: kLengthStep a step.
  std::array<std::size_t, kLengths> lengths() const;
  /// Words of the longest; 0 when there is none.
  std::size_t longest() const { return by_words_.empty() ? 0 : by_words_.rbegin()->first; }
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  std::size_t suggestions() const { return suggestions_; }

  // The rest has no value where it would divide by nothing, or the language lacks the tables.

  std::optional<double> words_a_sentence() const;
  std::optional<double> median_words() const;
  /// Percent of the sentences that have more than `words`.
  std::optional<double> share_over(std::size_t words) const;
  /// Percent of the words that have more letters than Lexicon::long_word.
  std::optional<double> long_words() const;
  /// Läsbarhetsindex (Björnsson 1968): words a sentence, and the percent of long words. What is
  /// long is the language's own, so that it can be compared with Swedish.
  std::optional<double> lix() const;
  /// Ordvariationsindex: ln N / ln(2 − ln V / ln N), of N words of which V differ. It grows with
  /// the length of a text, so only long texts of about the same length can be compared.
  std::optional<double> ovix() const;
  /// Passives per 1 000 words: on -s in Swedish, else what the language's detectors on passives
  /// find.
  std::optional<double> passives() const;
  /// What the rule `officialese` finds at warning or error, per 1 000 words.
  std::optional<double> list_words() const;
  std::optional<double> nominalisations() const;  // per 1 000 words
  /// Nominalisations for each verb form, both known without parts of speech: verb forms are present
  /// and preterite, and forms on -s. It is not the nominal ratio of corpus research, which counts
  /// every noun, preposition, pronoun and adverb.
  std::optional<double> nominal_ratio() const;

  /// By its name in targets.tsv, which measure_names() lists: `lix`, `ovix`, `words`,
  /// `sentence-words`, `sentence-share` (of more than 20 words), `long-words`, `passives`,
  /// `list-words`, `nominalisations`, `nominal-ratio`.
  std::optional<double> named(std::string_view name) const;

 private:
  std::optional<double> per_thousand(std::size_t count, bool known) const;

  const Linter* linter_;
  std::string_view passive_ = {};  // the detector that counts; empty: the language has none
  bool has_lists_ = false, has_nominalisations_ = false;
  std::size_t texts_ = 0, words_ = 0, sentences_ = 0, long_ = 0, verbs_ = 0;
  std::size_t passives_ = 0, listed_ = 0, nominalisations_ = 0;
  std::size_t errors_ = 0, warnings_ = 0, suggestions_ = 0;
  std::map<std::size_t, std::size_t> by_words_{};  // words of a sentence → sentences
  std::set<std::string, std::less<>> forms_{};     // words that differ
};

/// "sentence-share" counts sentences of more words than this.
inline constexpr std::size_t kLongSentence = 20;

/// The names that Measures::named knows.
std::span<const std::string_view> measure_names();

enum class Verdict : std::uint8_t { unknown, met, over, far_over };
Verdict verdict(const Target& target, const Measures& measures);

}  // namespace blankett::plain
