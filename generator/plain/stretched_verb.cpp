// A verb that says little beside the noun of an action: "göra en bedömning", "utbetalning sker".
// Tested by language_test.cpp and the labelled sentences.

#include <algorithm>

#include "plain/detector.h"
#include "plain/nominalisation.h"

namespace blankett::plain::stretched_verb {
extern const Detector detector;
namespace {

constexpr std::size_t kWithin = 4;         // words from the verb to a noun behind it
constexpr std::size_t kSubjectWithin = 6;  // and to one before it
// A noun behind these belongs to another part of the clause: "gör det vid prövningen".
constexpr WordClassSet kEndsObject = {WordClass::preposition, WordClass::coordinator,
                                      WordClass::object_complement, WordClass::subordinator,
                                      WordClass::finite_verb};

// What may stand behind the noun where two nouns in a row are written apart: "a payment is made",
// "make a payment by card", not "make a payment plan".
constexpr WordClassSet kAfterNoun = {
    WordClass::preposition,  WordClass::coordinator, WordClass::subordinator,
    WordClass::finite_verb,  WordClass::adverb,      WordClass::determiner,
    WordClass::pronoun,      WordClass::negation,    WordClass::infinitive_marker,
    WordClass::interrogative};

// A light verb and a noun, words half-open.
struct Stretch {
  std::size_t verb = 0, verb_end = 0, noun = 0;
  const LightForm* form = nullptr;
  const StretchedVerb* pair = nullptr;
};

bool goes_on(const Look& look, std::size_t word) {
  return word < look.text.words.size() && look.text.words.follows(word) &&
         look.text.sentence_of(word) == look.text.sentence_of(word - 1);
}

const LightForm* form_at(const Look& look, std::size_t w) {
  for (const LightForm& form : look.lexicon.stretched_verbs.forms_of(look.text.lower(w))) {
    std::size_t k = 1;
    while (k < form.words.size() && goes_on(look, w + k) && look.text.lower(w + k) == form.words[k])
      ++k;
    if (k == form.words.size()) return &form;
  }
  return nullptr;
}

// Whether the verb says little beside this noun; what says it alone is put into the stretch.
bool is_stretched_by(const Look& look, Stretch& stretch, std::size_t noun) {
  const LightVerb& verb = look.lexicon.stretched_verbs.verb(*stretch.form);
  const bool apart = look.parameter("compounds", "") == "apart";
  if (apart && !look.text.next(noun).empty() && !look.text.is(noun + 1, kAfterNoun)) return false;
  stretch.noun = noun;
  stretch.pair = look.lexicon.stretched_verbs.pair(look.text.lower(noun), verb);
  if (stretch.pair) return true;
  return verb.with != LightVerb::With::listed && names_action(look.text, look.lexicon, noun);
}

bool has_noun_after(const Look& look, Stretch& stretch) {
  for (std::size_t w = stretch.verb_end; w < stretch.verb_end + kWithin; ++w) {
    if (!goes_on(look, w)) return false;
    if (is_stretched_by(look, stretch, w)) return true;
    if (look.text.is(w, kEndsObject)) return false;
  }
  return false;
}

// The subject: no preposition stands before it, and it has no clause of its own, "försök att nå".
bool has_noun_before(const Look& look, Stretch& stretch) {
  for (std::size_t k = 1; k <= kSubjectWithin && k <= stretch.verb; ++k) {
    const std::size_t w = stretch.verb - k;
    if (!goes_on(look, w + 1)) return false;
    const bool clause = look.text.is(w, WordClass::subordinator) &&
                        !look.text.is(w, WordClass::infinitive_marker) &&
                        !look.text.is(w, WordClass::preposition);
    if (clause) return false;
    const bool other_verb =
        look.lexicon.verbs.is_finite(look.text.lower(w)) &&
        !look.text.is(w, {WordClass::finite_verb, WordClass::modal, WordClass::perfect_auxiliary});
    if (is_stretched_by(look, stretch, w)) {
      if (look.text.next_is(w, WordClass::infinitive_marker)) return false;
      if (!look.text.previous_is(w, WordClass::preposition)) return true;
      continue;
    }
    if (other_verb && !look.text.is(w, WordClass::preposition)) return false;
  }
  return false;
}

// "gör en bedömning av" is "bedömer"; at the head of a sentence it may be an order or a question.
void replace(const Look& look, const Stretch& stretch, Hit& hit) {
  const StretchedVerb& pair = *stretch.pair;
  if (stretch.form->tense >= pair.plain.size() || look.text.begins_sentence(stretch.verb)) return;
  const bool alone = stretch.noun == stretch.verb_end;
  const bool article = stretch.noun == stretch.verb_end + 1 &&
                       look.text.is(stretch.verb_end, WordClass::indefinite_article);
  if (!alone && !article) return;
  if (pair.swallowed.empty()) return;
  if (pair.swallowed != "-") {
    if (look.text.next(stretch.noun) != pair.swallowed) return;
    hit.at.end = look.text.words.ranges[stretch.noun + 1].end;
  }
  hit.with = pair.plain[stretch.form->tense];
}

Hit hit_of(const Look& look, const Stretch& stretch) {
  const std::size_t first = std::min(stretch.verb, stretch.noun);
  const std::size_t end = std::max(stretch.verb_end, stretch.noun + 1);
  Hit hit = look.hit(look.text.range(first, end));
  if (!stretch.pair) {
    hit.which = "rewrite";
    hit.severity = Severity::note;
    return hit;
  }
  hit.severity = stretch.pair->severity;
  replace(look, stretch, hit);
  hit.arguments = {std::string(look.text.written(hit.at)),
                   !hit.with.empty()               ? hit.with
                   : !stretch.pair->advice.empty() ? stretch.pair->advice
                   : !stretch.pair->plain.empty()  ? stretch.pair->plain.front()
                                                   : std::string()};
  if (hit.with.empty()) hit.which = hit.arguments[1].empty() ? "rewrite" : "advice";
  return hit;
}

void find(const Look& look, std::vector<Hit>& out) {
  if (look.lexicon.stretched_verbs.empty()) return;
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    Stretch stretch{.verb = w, .form = form_at(look, w)};
    if (!stretch.form) continue;
    stretch.verb_end = w + stretch.form->words.size();
    const bool has_subject =
        stretch.form->tense == LightForm::kOther ||
        look.lexicon.stretched_verbs.verb(*stretch.form).with == LightVerb::With::event;
    if (!has_noun_after(look, stretch) && !(has_subject && has_noun_before(look, stretch)))
      continue;
    if (stretch.pair && stretch.pair->good) continue;
    out.push_back(hit_of(look, stretch));
    w = std::max(stretch.verb_end, stretch.noun + 1) - 1;
  }
}

}  // namespace

constinit const Detector detector{.name = "stretched-verb",
                                  .find = find,
                                  .parameters = "compounds",
                                  .messages = {{{"found", 2}, {"advice", 2}, {"rewrite"}}}};
}  // namespace blankett::plain::stretched_verb
