#pragma once
// The words and sentences of a text, as ranges of its bytes.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blankett {

/// Half-open byte range.
struct Range {
  std::size_t begin = 0, end = 0;
  friend bool operator==(Range, Range) = default;
};

/// Words: runs of letters, marks and digits, joined over one - : ' / or joiner between letters.
std::vector<Range> words_of(std::string_view text);

/// The words of a text, and each as words are compared: lower case, composed, without soft hyphens
/// and vowel signs. It looks at the text, which must outlive it.
class TextWords {
 public:
  explicit TextWords(std::string_view text);
  TextWords(const TextWords&) = delete;
  TextWords& operator=(const TextWords&) = delete;

  std::size_t size() const { return ranges.size(); }
  /// A word as it stands in the text.
  std::string_view written(std::size_t i) const {
    return text.substr(ranges[i].begin, ranges[i].end - ranges[i].begin);
  }
  /// Whether nothing but white space parts a word from the one before it. "God. Man ska" is no god
  /// man.
  bool follows(std::size_t i) const {
    const std::size_t end = ranges[i - 1].end;
    return (ranges[i].begin == end + 1 && text[end] == ' ') || only_white_space_before(i);
  }

  std::string_view text{};
  std::vector<Range> ranges{};
  std::vector<std::string_view> lower{};

 private:
  bool only_white_space_before(std::size_t i) const;

  std::string buffer_{};
};

/// Abbreviations of a language, in any case. A full stop after one belongs to it.
class Abbreviations {
 public:
  enum class Ends : std::uint8_t {
    never,   // no sentence ends with it: "t.ex."
    maybe,   // the next word tells: "m.m."
    unit,    // likewise, and a number after one begins a sentence: "400 kr. 12 kr är porto."
    letter,  // no abbreviation: a letter after it is no initial, "bilaga B."
  };
  /// With or without the stop at its end.
  void add(std::string_view abbreviation, Ends ends);
  std::optional<Ends> of(std::string_view without_stop) const;

 private:
  std::map<std::string, Ends, std::less<>> ends_{};
};

/// Sentences, without the white space around them. A full stop after an abbreviation, an initial or
/// a list number does not end one; a line break does.
std::vector<Range> sentences_of(std::string_view text, const Abbreviations& abbreviations);

}  // namespace blankett
