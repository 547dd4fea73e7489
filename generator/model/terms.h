#pragma once
// The city's term bank: what its concepts are called, what they must not be called and what they
// mean, in each language.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "model/phrases.h"

namespace blankett {

struct Term {
  std::string name{};  // the preferred one
  std::string definition{};
  std::vector<std::string> admitted{}, forbidden{};
};

struct Concept {
  Span at{};                                       // its id
  std::map<std::string, Term, std::less<>> terms;  // by language, BCP 47

  /// In a language, or else in the one that it falls back to; null when in neither.
  const Term* in(std::string_view language, std::string_view parent = {}) const;
};

/// By the id that <term ref="…"> names.
using TermBank = std::map<std::string, Concept, std::less<>>;

/// What a word or phrase of the term bank is in one language.
struct TermUse {
  const Term* term = nullptr;
  std::string_view concept_id{};
  bool forbidden = false;
};

/// Every word of the bank in a language or the one that it falls back to, to look for in its texts.
/// Those that may be used are among them, since a forbidden one can stand inside a longer one that
/// may. It looks at the bank.
Phrases<TermUse> phrases_of(const TermBank& bank, std::string_view language,
                            std::string_view parent = {});

}  // namespace blankett
