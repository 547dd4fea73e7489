#pragma once
// A plain-language rule: data from locales/<lang>/rules/<id>.xml and the tables beside it.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/sentences.h"
#include "base/text.h"
#include "model/model.h"

namespace blankett {

/// A word or phrase that a rule looks for: a line of a table, or a <phrase>.
struct LanguagePhrase {
  std::string words{};   // as words_of_pattern reads them
  std::string with{};    // what to write, in the same form; empty: the clause must be rewritten
  std::string advice{};  // plainer words, for one who rewrites; can be empty
  Severity severity = Severity::warning;
  bool fix = false;   // `with` fits in every clause
  bool good = false;  // not to be found: a longer phrase that makes a listed word right
};

/// How long a text can be. What applies to a role is the last limit that names it.
struct LanguageLimit {
  std::vector<TextRole> roles{};  // empty: all of the rule's
  double most = 0;
};

/// An example in a file of rules.
struct LanguageExample {
  std::string text{};
  std::vector<Range> marked{};  // what the rule must find: all of it, and nothing else
  std::string language{};       // of an example in another language than the rule's; else empty
  Span at{};
};

struct LanguageRule {
  /// What a rule says, one of several: "found" and what its detector knows beside.
  struct Says {
    std::map<std::string, std::string, std::less<>> texts{};  // language of the reader → words
    std::string id{}, text{}, help{};                         // in the reader's language
    Message message{};  // views of the three strings; the rule is never moved
  };

  std::string id{};
  std::string detector{};  // plain/detector.h
  std::string language{};  // whose folder it lies in: "neutral" or a language
  Severity severity = Severity::warning;
  std::vector<TextRole> roles{};
  std::map<std::string, std::string, std::less<>> parameters{};  // of the detector
  std::vector<LanguagePhrase> phrases{};
  std::vector<LanguageLimit> limits{};
  std::map<std::string, Says, std::less<>> says{};
  std::map<std::string, std::string, std::less<>> why{};  // language of the reader → reason
  std::map<std::string, std::string, std::less<>> how{};  // → how to put it right
  std::vector<LanguageExample> bad{}, good{};
  Span at{};

  bool applies_to(TextRole role) const;
  /// The limit of a role; 0 when it has none.
  double limit(TextRole role) const;
  const Message* message(std::string_view which) const;
};

}  // namespace blankett
