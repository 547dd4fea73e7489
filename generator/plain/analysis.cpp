// Tested by language_test.cpp.

#include "plain/analysis.h"

#include <algorithm>

namespace blankett::plain {
namespace {

// The words of parts that lie in order.
void count_words(const std::vector<Range>& words, std::vector<Sentence>& parts) {
  std::size_t word = 0;
  for (Sentence& part : parts) {
    while (word < words.size() && words[word].begin < part.at.begin) ++word;
    part.first = word;
    while (word < words.size() && words[word].begin < part.at.end) ++word;
    part.end = word;
  }
}

}  // namespace

Analysis::Analysis(std::string_view text, const Lexicon& lexicon) : words(text) {
  for (const Range at : sentences_of(text, lexicon.abbreviations)) sentences.push_back({.at = at});
  count_words(words.ranges, sentences);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) paragraphs.push_back({.at = {begin, end}});
    begin = end + 1;
  }
  count_words(words.ranges, paragraphs);
  classes_of.resize(words.size());
  if (!lexicon.word_classes.empty())
    for (std::size_t w = 0; w < words.size(); ++w) classes_of[w] = lexicon.word_classes(lower(w));
  in_sentence.resize(words.size());
  for (std::size_t s = 0; s < sentences.size(); ++s)
    for (std::size_t w = sentences[s].first; w < sentences[s].end; ++w)
      in_sentence[w] = static_cast<std::uint32_t>(s);
}

std::string_view Analysis::next(std::size_t word) const {
  const std::size_t after = word + 1;
  if (after >= words.size() || sentence_of(after) != sentence_of(word) || !words.follows(after))
    return "";
  return lower(after);
}

std::string_view Analysis::previous(std::size_t word) const {
  if (word == 0 || sentence_of(word - 1) != sentence_of(word) || !words.follows(word)) return "";
  return lower(word - 1);
}

std::size_t letters_in(std::string_view lower) {
  std::size_t out = 0;
  for (const char c : lower) {
    const auto byte = static_cast<unsigned char>(c);
    const bool first = (byte & 0xC0) != 0x80;
    out += first && (byte >= 0x80 || (byte >= 'a' && byte <= 'z')) ? 1 : 0;
  }
  return out;
}

}  // namespace blankett::plain
