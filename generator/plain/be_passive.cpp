// English passives: "the application is refused", "it got lost". Tested by the labelled English
// sentences and by the examples of the rule.

#include "plain/detector.h"

namespace blankett::plain::be_passive {
extern const Detector detector;
namespace {

constexpr std::size_t kBetween = 4;  // words: "was it not then issued"
constexpr std::size_t kAgentWithin = 6;

// What can stand between the two: "was it not then issued", "has been properly issued".
constexpr WordClassSet kPassedOver = {WordClass::adverb, WordClass::negation, WordClass::pronoun,
                                      WordClass::passive_auxiliary};

// "by the officer", not "by post" or "by the end of May".
bool has_agent(const Look& look, std::size_t participle) {
  const Analysis& text = look.text;
  for (std::size_t w = participle + 1; w <= participle + kAgentWithin && w + 1 < text.words.size();
       ++w) {
    if (text.sentence_of(w) != text.sentence_of(participle)) return false;
    if (!text.is(w, WordClass::agent_preposition)) continue;
    const bool determined = text.is(w + 1, WordClass::determiner);
    const std::size_t noun = determined ? w + 2 : w + 1;
    if (text.lower(w + 1).find_first_of("0123456789") == 0) return false;
    if (noun >= text.words.size()) return determined;
    return !text.is(noun, WordClass::time) && (determined || !text.is(noun, WordClass::means));
  }
  return false;
}

void find(const Look& look, std::vector<Hit>& out) {
  const Analysis& text = look.text;
  if (look.lexicon.participles.empty()) return;
  using Is = Participles::Is;
  for (std::size_t w = 0; w + 1 < text.words.size(); ++w) {
    if (!text.is(w, WordClass::passive_auxiliary)) continue;
    for (std::size_t p = w + 1; p <= w + 1 + kBetween && p < text.words.size(); ++p) {
      if (!text.words.follows(p) || text.sentence_of(p) != text.sentence_of(w)) break;
      const Is is = look.lexicon.participles(text.lower(p));
      if (is == Is::participle) {
        Hit hit = look.hit(text.range(w, p + 1));
        if (has_agent(look, p)) hit.which = "agent";
        out.push_back(std::move(hit));
        w = p;
      }
      if (is != Is::no) break;
      if (!text.is(p, kPassedOver)) break;
    }
  }
}

}  // namespace

constinit const Detector detector{
    .name = "be-passive", .find = find, .messages = {{{"found"}, {"agent"}}}};
}  // namespace blankett::plain::be_passive
