// "Denna ska fastställas": a pronoun alone as the subject, where the reader must look back for what
// is meant. Words that never stand alone otherwise ("densamma") are phrases of the rule. Tested by
// language_test.cpp.

#include "plain/detector.h"

namespace blankett::plain::reference {
extern const Detector detector;
namespace {

bool is_finite(const Look& look, std::size_t w) {
  const std::string_view word = look.text.lower(w);
  return look.text.is(w, WordClass::finite_verb) || look.lexicon.verbs.is_finite(word) ||
         look.lexicon.verbs.s_form(word, look.text.next(w)) == SForm::passive;
}

// At the beginning of a clause: of the sentence, after a comma, after "och".
bool begins_clause(const Look& look, std::size_t w) {
  return look.text.begins_sentence(w) || look.text.previous(w).empty() ||
         look.text.previous_is(w, WordClass::coordinator);
}

void find(const Look& look, std::vector<Hit>& out) {
  for (std::size_t w = 0; w + 1 < look.text.words.size(); ++w) {
    const bool loose =  // ", detta gäller"
        look.text.is(w, WordClass::loose_demonstrative) && !look.text.begins_sentence(w);
    if (!look.text.is(w, WordClass::demonstrative) && !loose) continue;
    if (!begins_clause(look, w) || !look.text.words.follows(w + 1)) continue;
    if (is_finite(look, w + 1)) out.push_back(look.hit(look.text.words.ranges[w]));
  }
}

}  // namespace

constinit const Detector detector{
    .name = "reference", .find = find, .messages = {{{"found"}, {"advice", 2}, {"rewrite"}}}};
}  // namespace blankett::plain::reference
