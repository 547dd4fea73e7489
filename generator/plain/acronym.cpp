// Names in capitals that the text does not explain: "LSS". One that stands in brackets after its
// full form, or before it, is explained. acronyms.tsv has those that every reader knows. Tested by
// language_test.cpp.

#include <algorithm>
#include <array>

#include "plain/detector.h"

namespace blankett::plain::acronym {
extern const Detector detector;
namespace {

constexpr std::size_t kFewest = 2, kMost = 6;  // letters
constexpr std::size_t kLettersOfFullForm = 10;
constexpr std::array<std::string_view, 12> kRoman = {"II", "III", "IV",  "VI", "VII", "VIII",
                                                     "IX", "XI",  "XII", "XX", "XIV", "XV"};

// "LSS" of "LSS-beslut" and "SoL:s".
std::string_view stem_of(std::string_view written) {
  return written.substr(0, std::min(written.find_first_of("-:/'"), written.size()));
}

bool is_acronym(std::string_view stem) {
  if (stem.size() < kFewest || stem.size() > kMost) return false;
  std::size_t capitals = 0;
  for (const char c : stem) {
    const bool small = c >= 'a' && c <= 'z';
    if (!small && (c < 'A' || c > 'Z')) return false;
    capitals += small ? 0 : 1;
  }
  const bool begins = stem.front() >= 'A' && stem.front() <= 'Z';
  return begins && capitals >= 2 && !is_one_of(stem, kRoman);
}

// "VIKTIGT ATT VETA": a heading in capitals.
bool is_shouted(const Look& look, std::size_t word) {
  const Sentence& sentence = look.text.sentences[look.text.sentence_of(word)];
  std::size_t capitals = 0;
  for (std::size_t w = sentence.first; w < sentence.end; ++w) {
    const std::string_view written = look.text.words.written(w);
    capitals += written.size() > 1 && lower_case(written.substr(1)) != written.substr(1) ? 1 : 0;
  }
  return capitals * 2 > sentence.end - sentence.first && sentence.end - sentence.first > 1;
}

bool stands_in_brackets(std::string_view text, Range at) {
  return at.begin > 2 && text[at.begin - 1] == '(' && at.end < text.size() && text[at.end] == ')';
}

// "LSS (lagen om stöd och service)".
bool has_brackets_after(std::string_view text, Range at) {
  if (text.substr(at.end, 2) != " (") return false;
  const std::size_t end = text.find(')', at.end);
  return end != std::string_view::npos && end - at.end > kLettersOfFullForm;
}

bool is_explained(const Look& look, std::string_view stem) {
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    const std::string_view written = look.text.words.written(w);
    if (stem_of(written) != stem) continue;
    const Range at = look.text.words.ranges[w];
    if (stands_in_brackets(look.text.text(), at) || has_brackets_after(look.text.text(), at))
      return true;
  }
  return false;
}

void find(const Look& look, std::vector<Hit>& out) {
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    const std::string_view written = look.text.words.written(w);
    const std::string_view stem = stem_of(written);
    if (!is_acronym(stem)) continue;
    const auto found = look.lexicon.acronyms.find(lower_case(stem));
    const bool listed = found != look.lexicon.acronyms.end();
    if (listed && found->second.empty()) continue;
    if (is_explained(look, stem) || is_shouted(look, w)) continue;
    const std::size_t begin = look.text.words.ranges[w].begin;
    Hit hit = look.hit({begin, begin + stem.size()}, {listed ? found->second : std::string()});
    if (listed) hit.which = "known";
    out.push_back(std::move(hit));
  }
}

}  // namespace

constinit const Detector detector{
    .name = "acronym", .find = find, .messages = {{{"found", 2}, {"known", 2}}}};
}  // namespace blankett::plain::acronym
