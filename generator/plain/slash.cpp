// Two words with a slash between, which the reader must choose from: "beställaren/styrgruppen".
// Numbers, units and addresses are left alone, and so is what the rule's phrases take out. Tested
// by language_test.cpp.

#include <algorithm>

#include "plain/detector.h"

namespace blankett::plain::slash {
extern const Detector detector;
namespace {

constexpr std::size_t kFewestLettersOfSide = 3;  // "km/h", "c/o" and "kr/m" are no choice

bool is_address(const Look& look, std::size_t word) {
  const Range at = look.text.words.ranges[word];
  const std::string_view text = look.text.text();
  const auto joins = [](char c) {
    return c == '@' || c == '.' || c == '/' || c == ':' || c == '_' || c == '#' || c == '?' ||
           c == '\\';
  };
  const bool before = at.begin > 0 && joins(text[at.begin - 1]);
  const bool after = at.end + 1 < text.size() && joins(text[at.end]) && text[at.end + 1] > ' ';
  return before || after;
}

bool is_left_alone(const Look& look, std::string_view word) {
  const auto& phrases = look.rule.phrases;
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const LanguagePhrase& phrase) { return phrase.words == word; });
}

// Words on both sides, no numbers and no single letters.
bool joins_words(std::string_view word) {
  if (word.find_first_of("0123456789") != std::string_view::npos) return false;
  std::size_t sides = 0;
  while (!word.empty()) {
    const std::size_t end = std::min(word.find('/'), word.size());
    if (letters_in(word.substr(0, end)) < kFewestLettersOfSide) return false;
    ++sides;
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return sides > 1;
}

void find(const Look& look, std::vector<Hit>& out) {
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    const std::string_view word = look.text.lower(w);
    if (word.find('/') == std::string_view::npos || !joins_words(word)) continue;
    if (!is_left_alone(look, word) && !is_address(look, w))
      out.push_back(look.hit(look.text.words.ranges[w]));
  }
}

}  // namespace

constinit const Detector detector{
    .name = "slash", .find = find, .messages = {{{"found"}, {"advice", 2}, {"rewrite"}}}};
}  // namespace blankett::plain::slash
