// Words in capitals, which are hard to read and sound like shouting: "OBS! ENDAST KONTANTER".
// Acronyms are short and stand alone. Tested by neutral_rules_test.cpp.

#include <algorithm>

#include "plain/detector.h"

namespace blankett::plain::capitals {
extern const Detector detector;
namespace {

constexpr std::size_t kLongestAcronym = 5;  // letters
constexpr std::size_t kFewInRun = 3;        // shorter words are acronyms even beside one another

constexpr std::size_t kLettersOfPattern = 4;

// Every letter is a capital, and there are at least two; nothing else stands in the word.
bool in_capitals(std::string_view written) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < written.size(); ++letters) {
    std::size_t end = i + 1;
    while (end < written.size() && (static_cast<unsigned char>(written[end]) & 0xC0) == 0x80) ++end;
    const std::string_view letter = written.substr(i, end - i);
    if (letter == "-" && i > 0) {
      i = end;
      continue;
    }
    if (lower_case(letter) == letter) return false;
    i = end;
  }
  return letters > 1;
}

// A word of few letters is an acronym, even beside others.
bool is_word(std::string_view lower) { return letters_in(lower) > kFewInRun; }

// "YYYYMMDD" and "XXXX" show how to write.
bool is_pattern(std::string_view written) {
  std::string seen;
  for (const char c : written)
    if ((c & 0x80) == 0 && seen.find(c) == seen.npos) seen += c;
  return seen.size() < kLettersOfPattern;
}

void find(const Look& look, std::vector<Hit>& out) {
  const TextWords& words = look.text.words;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (!in_capitals(words.written(w))) continue;
    std::size_t end = w + 1, long_words = is_word(words.lower[w]) ? 1U : 0U;
    while (end < words.size() && words.follows(end) && in_capitals(words.written(end)))
      long_words += is_word(words.lower[end++]) ? 1U : 0U;
    const bool run = end - w > 1 && long_words > 1;
    const bool alone = end - w == 1 && letters_in(words.lower[w]) > kLongestAcronym &&
                       words.lower[w].find('-') == std::string_view::npos &&
                       !is_pattern(words.written(w));
    if (run || alone) out.push_back(look.hit(look.text.range(w, end)));
    w = end - 1;
  }
}

}  // namespace

constinit const Detector detector{.name = "capitals", .find = find, .on_words = false};
}  // namespace blankett::plain::capitals
