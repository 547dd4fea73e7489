// A word that stands twice in a row: "och och". Tested by neutral_rules_test.cpp.

#include <algorithm>

#include "plain/detector.h"

namespace blankett::plain::repeated_word {
extern const Detector detector;
namespace {

// Whether a list of words with spaces between has this one.
bool lists(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

constexpr std::size_t kShort = 3;  // letters: in, of, and

void find(const Look& look, std::vector<Hit>& out) {
  const std::string_view except = look.parameter("except", "");
  // Some languages say a word twice for "one by one", but not their short words of grammar.
  const bool only_short = lists(look.parameter("short-in", ""), look.lexicon.language);
  const TextWords& words = look.text.words;
  for (std::size_t w = 1; w < words.size(); ++w) {
    const std::string_view word = words.lower[w];
    if (word != words.lower[w - 1] || !words.follows(w) || letters_in(word) < 2) continue;
    if (words.text.substr(words.ranges[w - 1].end, words.ranges[w].begin - words.ranges[w - 1].end)
            .find('\n') != std::string_view::npos)
      continue;
    // Names and codes: "Baden Baden", "XX XX". At the beginning of a sentence the first may be any.
    if (words.written(w).substr(0, 2) != word.substr(0, 2) || lists(except, word)) continue;
    if (word.find_first_of("0123456789") != word.npos) continue;
    if (only_short && letters_in(word) > kShort) continue;
    out.push_back(look.hit({words.ranges[w - 1].begin, words.ranges[w].end}, {std::string(word)}));
  }
}

}  // namespace

constinit const Detector detector{.name = "repeated-word",
                                  .find = find,
                                  .parameters = "except short-in",
                                  .messages = {{{"found", 2}}},
                                  .on_words = false};
}  // namespace blankett::plain::repeated_word
