#pragma once
// What the detectors know of a language, made once of the tables beside its rules. A language
// without a table knows nothing of that kind, and the detector that needs it finds nothing.

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/sentences.h"
#include "base/text.h"
#include "plain/nominalisations.h"
#include "plain/participles.h"
#include "plain/speller.h"
#include "plain/stretched_verbs.h"
#include "plain/tables.h"
#include "plain/verbs.h"
#include "plain/word_classes.h"

namespace blankett::plain {

/// One way to write an abbreviation that is better written out.
struct ShortForm {
  enum class Of : std::uint8_t { anything, unit, title };
  std::vector<std::string> parts{};  // "t", "ex": full stops and spaces stand between them
  std::string full{};                // meanings with commas between
  Of of = Of::anything;
  bool stop = false;     // only with a full stop behind it
  bool capital = false;  // a word in small letters is another: "Sun."
  bool is_word = false;  // an ordinary word when a sentence ends with it: "del."
};

struct Lexicon {
  std::string language{};
  Abbreviations abbreviations{};                            // abbreviations.tsv
  std::set<std::string, std::less<>> abbreviation_parts{};  // "fr" and "o" of "fr.o.m."
  std::unordered_map<std::string, std::vector<ShortForm>> short_forms{};  // by the first part
  /// acronyms.tsv: what an acronym stands for, in small letters; empty when every reader knows it.
  std::unordered_map<std::string, std::string> acronyms{};
  Verbs verbs{};  // verbs.tsv, verb-prefixes.tsv, s-words.tsv
  Nominalisations nominalisations{};
  Participles participles{};                 // participles.tsv
  StretchedVerbs stretched_verbs{};          // light-verbs.tsv, stretched-verbs.tsv
  WordClasses word_classes{};                // word-classes.tsv
  std::shared_ptr<const Speller> speller{};  // null when spelling cannot be checked, or need not be
  double sentence = 1;        // words in a sentence for each in a Swedish one: likewise
  std::size_t long_word = 6;  // letters; a longer word is long: research, lang-calibration.tsv
};

/// What is wrong with a table is said.
Lexicon lexicon_of(std::string language, const Tables& tables, Diagnostics& out);

}  // namespace blankett::plain
