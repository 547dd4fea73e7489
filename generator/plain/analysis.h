#pragma once
// A text taken apart once, for all that look at it: words, sentences and paragraphs.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/sentences.h"
#include "base/text.h"
#include "plain/lexicon.h"

namespace blankett::plain {

struct Sentence {
  Range at{};
  std::size_t first = 0, end = 0;  // its words, half-open
};

/// It looks at the text, which must outlive it.
struct Analysis {
  Analysis(std::string_view text, const Lexicon& lexicon);

  std::string_view text() const { return words.text; }
  std::string_view lower(std::size_t word) const { return words.lower[word]; }
  std::size_t sentence_of(std::size_t word) const { return in_sentence[word]; }
  bool begins_sentence(std::size_t word) const {
    return sentences[in_sentence[word]].first == word;
  }
  /// The words from `first` to the end of the word before `end`.
  Range range(std::size_t first, std::size_t end) const {
    return {words.ranges[first].begin, words.ranges[end - 1].end};
  }
  std::string_view written(Range at) const { return text().substr(at.begin, at.end - at.begin); }
  /// The word after another in its sentence, in lower case; "" at the end or past a comma or other
  /// mark.
  std::string_view next(std::size_t word) const;
  std::string_view previous(std::size_t word) const;
  /// Whether a word is of one of these classes, of the language's word-classes.tsv.
  bool is(std::size_t word, WordClassSet classes) const { return classes_of[word].meets(classes); }
  /// The same of the word that next() and previous() give; false when there is none.
  bool next_is(std::size_t word, WordClassSet classes) const {
    return !next(word).empty() && is(word + 1, classes);
  }
  bool previous_is(std::size_t word, WordClassSet classes) const {
    return !previous(word).empty() && is(word - 1, classes);
  }

  TextWords words;
  std::vector<Sentence> sentences{};
  std::vector<Sentence> paragraphs{};        // parted by line breaks
  std::vector<std::uint32_t> in_sentence{};  // by word
  std::vector<WordClassSet> classes_of{};    // by word
};

/// The letters of a word without its marks, hyphens and digits.
std::size_t letters_in(std::string_view lower);

}  // namespace blankett::plain
