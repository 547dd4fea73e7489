#pragma once
// Swedish verbs: which words on -s are passives, and which participles follow "bli". Forms are made
// of the four that verbs.tsv lists; a verb with a prefix is found by taking the prefix away.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "plain/tables.h"

namespace blankett::plain {

/// What a word on -s can be.
enum class SForm : std::uint8_t {
  none,     // no verb: "hans", "kommunens"
  passive,  // "skickas"
  likely,   // ends as a passive of the first conjugation, but no verb of ours: the context tells
  supine,   // the same, ends as a supine: "-ats"
  lexical,  // a passive that nobody does: "krävs"
  middle,   // what happens by itself: "förändras"
  deponent  // never passive: "hoppas", "finns"
};

class Verbs {
 public:
  Verbs() = default;
  /// verbs.tsv: infinitive, present, preterite, supine; the infinitive alone for the first
  /// conjugation. verb-prefixes.tsv: a prefix, or `compound` and a verb that any noun can stand
  /// before. s-words.tsv: class, lemma, forms.
  Verbs(const Tables& tables, Diagnostics& out);

  bool empty() const { return s_forms_.empty(); }
  /// In lower case, with the word after it, which can tell: "räknas som".
  SForm s_form(std::string_view word, std::string_view next) const;
  /// "skriven", "avslagen", "beviljat": what can follow "bli" in a passive.
  bool is_participle(std::string_view word) const;
  /// Present or preterite of a verb, or of an auxiliary.
  bool is_finite(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

  void add_verb(const Row& row);
  void add_first_conjugation(std::string_view infinitive);
  bool with_prefix(const Words& forms, std::string_view word, int depth) const;

  Words s_forms_{}, participles_{}, finite_{}, compounds_{};
  std::vector<std::string> prefixes_{}, noun_endings_{};
  std::unordered_map<std::string, SForm, Hash, std::equal_to<>> listed_{};
};

}  // namespace blankett::plain
