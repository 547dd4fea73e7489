#pragma once
// What part a word can have in a sentence, by lists and endings of word-classes.tsv: what detectors
// ask of a language's grammar. A word can be of several classes.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plain/tables.h"

namespace blankett::plain {

/// In the order of their names, word_classes.cpp; the heads of the tables say what each is for.
enum class WordClass : std::uint8_t {
  determiner,
  determiner_or_pronoun,
  noun_introducer,
  pronoun,
  person,
  demonstrative,
  loose_demonstrative,
  definite_noun,
  indefinite_article,
  preposition,
  agent_preposition,
  object_preposition,
  object_complement,
  coordinator,
  subordinator,
  interrogative,
  negation,
  adverb,
  particle,
  finite_verb,
  modal,
  perfect_auxiliary,
  passive_auxiliary,
  infinitive_marker,
  infinitive,
  noun_homograph,
  means,
  time,
  law_introducer,
  law_division,
  law_numbered,
  law_part,
  law_name,
};

/// Some classes at once.
struct WordClassSet {
  std::uint64_t bits = 0;
  constexpr WordClassSet() = default;
  constexpr WordClassSet(WordClass c) : bits(std::uint64_t{1} << static_cast<unsigned>(c)) {}
  constexpr WordClassSet(std::initializer_list<WordClass> classes) {
    for (const WordClass c : classes) bits |= WordClassSet(c).bits;
  }
  constexpr bool meets(WordClassSet other) const { return (bits & other.bits) != 0; }
};

class WordClasses {
 public:
  WordClasses() = default;
  /// word-classes.tsv: a class, and its words with commas between; `*ing` is any word that ends so.
  /// An unknown class, a word that the class has already and a line of another number of columns
  /// are said.
  WordClasses(const Table& table, Diagnostics& out);

  bool empty() const { return words_ == 0 && !has_endings_; }
  /// Of a word in lower case.
  WordClassSet operator()(std::string_view word) const;

 private:
  // A word, or what it ends with.
  using Entry = std::pair<std::string, WordClassSet>;

  bool add(std::string_view word, WordClass c);
  std::size_t slot_of(std::string_view word) const;
  void grow();

  // Open addressing, at most a quarter full: every word of every text is looked up, and most are
  // in no class.
  std::vector<Entry> slots_{};
  std::size_t words_ = 0, longest_ = 0;            // how many, and the bytes of the longest
  std::array<std::vector<Entry>, 256> endings_{};  // by the last byte
  bool has_endings_ = false;
};

}  // namespace blankett::plain
