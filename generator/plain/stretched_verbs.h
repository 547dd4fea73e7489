#pragma once
// Verbs that say little beside the noun of an action, and the verbs that say it alone: "göra en
// bedömning", "bedöma".

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "plain/tables.h"

namespace blankett::plain {

struct LightVerb {
  enum class With : std::uint8_t {
    any,     // any noun of an action
    listed,  // only the nouns that stretched-verbs.tsv gives it
    event    // any, and the noun is its subject: "utbetalning sker"
  };
  std::string name{};
  With with = With::any;
};

/// A form of a light verb.
struct LightForm {
  std::vector<std::string> words{};  // "ägde", "rum"
  std::size_t verb = 0;              // of verbs()
  std::size_t tense = 0;             // its place among the verb's forms; kOther of the others
  static constexpr std::size_t kOther = 99;  // passives, mostly
};

/// A noun with its light verbs, and what says the same.
struct StretchedVerb {
  std::vector<std::string> light{};  // names; empty: all
  std::vector<std::string> plain{};  // in the order of the light verb's forms; the first is advice
  std::string advice{};              // when `plain` is empty
  std::string swallowed{};  // goes with the noun: "en bedömning av" is "bedömer"; "-": none need be
  Severity severity = Severity::note;
  bool good = false;  // no plain verb says it
};

class StretchedVerbs {
 public:
  StretchedVerbs() = default;
  /// light-verbs.tsv: name; any, listed or event; forms that tell the tense; other forms.
  /// stretched-verbs.tsv: forms of the noun; names of light verbs; forms of the plain verb in the
  /// order of the light verbs'; a preposition that goes with the noun, or `-`; advice; level. An
  /// unknown name or level and a line of another number of columns are said.
  StretchedVerbs(const Table& light, const Table& pairs, Diagnostics& out);

  bool empty() const { return verbs_.empty(); }
  const LightVerb& verb(const LightForm& form) const { return verbs_[form.verb]; }
  /// Those that begin with a word in lower case.
  const std::vector<LightForm>& forms_of(std::string_view word) const;
  /// Of a noun beside a light verb; null when nothing is known.
  const StretchedVerb* pair(std::string_view noun, const LightVerb& verb) const;

 private:
  std::vector<LightVerb> verbs_{};
  std::vector<StretchedVerb> pairs_{};
  std::unordered_map<std::string, std::vector<LightForm>> forms_{};  // by the first word
  std::bitset<65536> begins_{};  // first and last byte of such a word: most words are none
  std::unordered_map<std::string, std::vector<std::size_t>> nouns_{};  // of pairs_
};

}  // namespace blankett::plain
