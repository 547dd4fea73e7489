#pragma once
// Whether a word is spelt right, and what was probably meant. A word that the dictionary does not
// have is right all the same when it is made of words that it has, "års" and "räkning", and no
// known word is a slip of the finger away: "fritidbussen" is "fritidsbussen".

#include <functional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "plain/dictionary.h"

namespace blankett::plain {

struct Spelling {
  bool right = true;
  std::vector<std::string> proposals{};  // in small letters, the likeliest first; at most three
};

class Speller {
 public:
  struct Settings {
    bool compounds = false;            // words are written together to make new ones
    std::string letters{};             // that words are written with, in small
    std::vector<std::string> alike{};  // letters that stand in for each other: "aåä"
  };

  Speller(const Dictionary& dictionary, Settings settings);
  /// A word beside the dictionary's. One with a capital is right only so.
  void add(std::string_view word);

  /// Whether it is a word, in small letters and composed, or with a capital where one may stand for
  /// either. A word is looked up once, whichever thread asks.
  bool has(std::string_view word) const;
  /// What a word that it does not have can be, likewise.
  Spelling of(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  template <class Value>
  using ByWord = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  bool knows(const std::string& word) const;
  bool is_compound(const std::string& word, std::size_t parts) const;
  Spelling judge(const std::string& word) const;

  const Dictionary& dictionary_;
  Settings settings_;
  std::vector<std::string> alphabet_{};  // settings_.letters, by letter
  ByWord<std::string> mixed_up_{};       // letter → its group
  std::unordered_set<std::string, Hash, std::equal_to<>> own_{};
  mutable std::shared_mutex looking_{};
  mutable ByWord<bool> had_{};
  mutable ByWord<Spelling> judged_{};  // of those that it does not have
};

/// With a capital, of the letters of Latin-1: "årsavgift" → "Årsavgift".
std::string with_capital_letter(std::string_view word);

}  // namespace blankett::plain
