#pragma once
// Participles that make a passive together with a verb that stands before them: "is refused".

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "plain/tables.h"

namespace blankett::plain {

class Participles {
 public:
  enum class Is : std::uint8_t {
    no,
    participle,
    state  // also, and mostly, says how something is: "closed", "married"
  };

  Participles() = default;
  /// participles.tsv: `irregular`, `no` or `state`, and words with commas between. A word on -ed is
  /// a participle when no line says otherwise.
  Participles(const Table& table, Diagnostics& out);

  bool empty() const { return listed_.empty(); }
  /// Of a word in lower case.
  Is operator()(std::string_view word) const;

 private:
  std::unordered_map<std::string, Is> listed_{};
};

}  // namespace blankett::plain
