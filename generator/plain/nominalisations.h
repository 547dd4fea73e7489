#pragma once
// Nouns made of verbs, by their endings: "handläggning", "inlämnande", "införandet".

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "plain/tables.h"

namespace blankett::plain {

class Nominalisations {
 public:
  enum class Is : std::uint8_t {
    no,
    noun,        // whatever stands around it
    participle,  // "införande": a noun, or what "gällande regler" has; the context tells
    gerund       // "processing": a noun in "the processing of"; the context tells
  };

  Nominalisations() = default;
  /// nominalisations.tsv: `suffix` and its inflections, the base first; `participle` and `gerund`
  /// likewise; `thing` and nouns that name no action, also as the last part of a compound; `whole`
  /// and such words that are none as a part; `action` and nouns that do although a shorter `thing`
  /// ends them; `noun` and the forms of a noun that no suffix tells.
  Nominalisations(const Table& table, Diagnostics& out);

  bool empty() const { return suffixes_.empty(); }
  Is operator()(std::string_view word) const;

 private:
  struct Suffix {
    std::vector<std::string> inflections{};  // the base first
    Is base = Is::noun;                      // what the base alone is
  };
  std::vector<Suffix> suffixes_{};
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;
  Words things_{}, whole_{}, actions_{}, nouns_{};
  std::size_t longest_ = 0;  // of things and actions, bytes
  std::array<bool, 256>
      last_{};  // bytes that an inflection ends with: most words are not looked into
};

}  // namespace blankett::plain
