// Words that are plain in a question and stiff after a comma: "avtalet är brutet, varför vi …".
// Tested by language_test.cpp.

#include "plain/detector.h"

namespace blankett::plain::after_comma {
extern const Detector detector;
namespace {

bool is_after_comma(const Look& look, std::size_t word) {
  if (word == 0 || look.text.sentence_of(word - 1) != look.text.sentence_of(word)) return false;
  const std::size_t end = look.text.words.ranges[word - 1].end;
  return trimmed(look.text.text().substr(end, look.text.words.ranges[word].begin - end)) == ",";
}

// "Skriv vad du söker, varför du söker": one of several questions.
bool is_asked(const Look& look, std::size_t word, std::span<const std::string_view> askers) {
  const Sentence& sentence = look.text.sentences[look.text.sentence_of(word)];
  for (std::size_t w = sentence.first; w < sentence.end; ++w)
    if (w != word && is_one_of(look.text.lower(w), askers)) return true;
  return false;
}

void find(const Look& look, std::vector<Hit>& out) {
  const std::vector<std::string_view> words = parts_of(look.parameter("words", ""), ' ');
  const std::vector<std::string_view> unless = parts_of(look.parameter("unless", ""), ' ');
  for (std::size_t w = 1; w < look.text.words.size(); ++w)
    if (is_one_of(look.text.lower(w), words) && is_after_comma(look, w) &&
        !is_asked(look, w, unless))
      out.push_back(look.hit(look.text.words.ranges[w]));
}

}  // namespace

constinit const Detector detector{
    .name = "after-comma", .find = find, .parameters = "words unless"};
}  // namespace blankett::plain::after_comma
