#pragma once
// What stands in quotation marks: words that are talked about, a name, or what somebody else said.

#include <vector>

#include "base/sentences.h"

namespace blankett::plain {

/// The quotations of a text, from the first to the last: ”…”, “…”, „…“, "…", «…», »…« and `…`, each
/// within its paragraph.
class Quotes {
 public:
  explicit Quotes(const TextWords& text);

  /// Whether the words are mentioned and not said: they are in a quotation of one word, or they are
  /// all that is quoted. "Do not write “in order to”."
  bool mention(Range words) const;
  /// Whether any of the words are quoted, so that nobody but the author can change them.
  bool touch(Range words) const;

 private:
  struct Quote {
    Range words{};  // from the first to the last
    bool one = false;
  };
  /// The first that does not end before `at`; null when there is none.
  const Quote* reaching(std::size_t at) const;

  std::vector<Quote> quotes_{};
};

}  // namespace blankett::plain
