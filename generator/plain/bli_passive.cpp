// Passives with "bli" in Swedish: "ansökan blir avslagen". Tested by language_test.cpp.

#include "plain/detector.h"

namespace blankett::plain::bli_passive {
extern const Detector detector;
namespace {

constexpr std::size_t kBetween = 3;  // words between the two: "blev ansökan inte beviljad"

constexpr WordClassSet kCanStandBetween = {WordClass::adverb, WordClass::negation,
                                           WordClass::pronoun, WordClass::definite_noun};

void find(const Look& look, std::vector<Hit>& out) {
  const Analysis& text = look.text;
  for (std::size_t w = 0; w + 1 < text.words.size(); ++w) {
    if (!text.is(w, WordClass::passive_auxiliary)) continue;
    for (std::size_t p = w + 1; p <= w + 1 + kBetween && p < text.words.size(); ++p) {
      if (!text.words.follows(p) || text.sentence_of(p) != text.sentence_of(w)) break;
      if (look.lexicon.verbs.is_participle(text.lower(p))) {
        out.push_back(look.hit(text.range(w, p + 1)));
        break;
      }
      if (!text.is(p, kCanStandBetween)) break;
    }
  }
}

}  // namespace

constinit const Detector detector{.name = "bli-passive", .find = find};
}  // namespace blankett::plain::bli_passive
