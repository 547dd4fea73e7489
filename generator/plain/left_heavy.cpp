// Sentences where much comes before the verb of the main clause, so that the reader must keep it in
// mind: "Den av nämnden under våren … planen gäller". A verb after "som", "om" and their like
// belongs to a clause within. Tested by language_test.cpp.

#include "plain/detector.h"

namespace blankett::plain::left_heavy {
extern const Detector detector;
namespace {

bool is_finite(const Look& look, std::size_t w) {
  const std::string_view word = look.text.lower(w);
  if (look.text.is(w, WordClass::noun_homograph)) return false;
  if (look.text.is(w, WordClass::finite_verb) || look.lexicon.verbs.is_finite(word)) return true;
  const SForm form = look.lexicon.verbs.s_form(word, look.text.next(w));
  return form == SForm::passive || form == SForm::lexical || form == SForm::middle ||
         form == SForm::deponent;
}

// The finite verb of the main clause; the sentence's end when there is none.
std::size_t main_verb(const Look& look, const Sentence& sentence) {
  std::size_t open = 0;  // clauses within that wait for their verb
  bool closed = false;   // one has had its verb, and no comma has ended it
  for (std::size_t w = sentence.first; w < sentence.end; ++w) {
    if (w > sentence.first && !look.text.words.follows(w)) closed = false;
    // "att" before an infinitive begins no clause.
    const bool infinitive = look.text.is(w, WordClass::infinitive_marker) && w + 1 < sentence.end &&
                            !is_finite(look, w + 1) && look.text.is(w + 1, WordClass::infinitive);
    if (look.text.is(w, WordClass::subordinator) && !infinitive) {
      const bool preposition = look.text.is(w, WordClass::preposition) && w > sentence.first;
      if (!preposition || !look.text.words.follows(w)) ++open;
      continue;
    }
    if (!is_finite(look, w)) continue;
    if (open > 0) {
      --open;
      closed = true;
      continue;
    }
    // "som bor här och har sökt": the same clause goes on.
    if (closed && look.text.previous_is(w, {WordClass::coordinator, WordClass::negation})) continue;
    return w;
  }
  return sentence.end;
}

void find(const Look& look, std::vector<Hit>& out) {
  if (look.lexicon.verbs.empty()) return;
  const auto most = static_cast<std::size_t>(look.rule.limit(look.role));
  for (const Sentence& sentence : look.text.sentences) {
    if (sentence.end - sentence.first <= most + 1) continue;
    const std::size_t verb = main_verb(look, sentence);
    const std::size_t before = verb - sentence.first;
    if (verb == sentence.end || before <= most) continue;
    out.push_back(look.hit(look.text.range(sentence.first, verb),
                           {std::to_string(before), std::to_string(most),
                            std::string(look.text.words.written(verb))}));
  }
}

}  // namespace

constinit const Detector detector{.name = "left-heavy",
                                  .find = find,
                                  .messages = {{{"found", 4}}},
                                  .needs_limit = true,
                                  .on_words = false};
}  // namespace blankett::plain::left_heavy
