// Words of many letters. Parts that a hyphen, slash or colon joins are read one by one. Tested by
// language_test.cpp.

#include <algorithm>

#include "plain/detector.h"

namespace blankett::plain::long_word {
extern const Detector detector;
namespace {

// An address, a file name or a code.
bool is_name(const Look& look, std::size_t word) {
  const Range at = look.text.words.ranges[word];
  const std::string_view text = look.text.text();
  const auto joins = [](char c) {
    return c == '@' || c == '.' || c == '/' || c == '_' || c == '#';
  };
  const bool before = at.begin > 0 && joins(text[at.begin - 1]);
  const bool after = at.end + 1 < text.size() && joins(text[at.end]) && text[at.end + 1] != ' ' &&
                     text[at.end + 1] != '\n';
  return before || after ||
         look.text.lower(word).find_first_of("0123456789") != std::string_view::npos;
}

void find(const Look& look, std::vector<Hit>& out) {
  const auto most = static_cast<std::size_t>(look.rule.limit(look.role));
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    std::string_view word = look.text.lower(w);
    if (word.size() <= most || is_name(look, w)) continue;
    std::size_t longest = 0;
    while (!word.empty()) {
      const std::size_t end = std::min(word.find_first_of("-/:"), word.size());
      longest = std::max(longest, letters_in(word.substr(0, end)));
      word.remove_prefix(std::min(end + 1, word.size()));
    }
    if (longest > most)
      out.push_back(
          look.hit(look.text.words.ranges[w], {std::to_string(longest), std::to_string(most)}));
  }
}

}  // namespace

constinit const Detector detector{
    .name = "long-word", .find = find, .messages = {{{"found", 3}}}, .needs_limit = true};
}  // namespace blankett::plain::long_word
