#pragma once
// The city's term bank: what its concepts are called and what they mean, in each language.

#include <map>
#include <string>

#include "base/source.h"

namespace blankett {

struct Term {
  std::string name{};  // the preferred one
  std::string definition{};
};

struct Concept {
  Span at{};                                       // its id
  std::map<std::string, Term, std::less<>> terms;  // by language, BCP 47
};

/// By the id that <term ref="…"> names.
using TermBank = std::map<std::string, Concept, std::less<>>;

}  // namespace blankett
