// Passives on -s in Swedish: "ansökan prövas". One that says by whom is left alone, and so is what
// nobody does: "krävs". Research, 3.1. Tested by language_test.cpp and the labelled sentences.

#include "plain/detector.h"

namespace blankett::plain::s_passive {
extern const Detector detector;
namespace {

constexpr std::size_t kAgentWithin = 6;  // words
constexpr std::size_t kAuxiliaryWithin = 6;
constexpr std::size_t kModalWithin = 5;

// In a subordinate clause "har" can be left out: "den ansökan som lämnats".
constexpr WordClassSet kBeforeSupine = {WordClass::perfect_auxiliary, WordClass::subordinator,
                                        WordClass::negation};
// What can follow a verb, and no noun in the genitive.
constexpr WordClassSet kAfterVerb = {WordClass::preposition,  WordClass::coordinator,
                                     WordClass::subordinator, WordClass::negation,
                                     WordClass::adverb,       WordClass::particle};

bool has_before(const Look& look, std::size_t word, std::size_t within, WordClassSet classes) {
  for (std::size_t k = 1; k <= within && k <= word; ++k) {
    if (look.text.sentence_of(word - k) != look.text.sentence_of(word)) return false;
    if (look.text.is(word - k, classes)) return true;
  }
  return false;
}

// "en veckas semester", "den anställdas namn", "de boendes behov": the noun follows.
bool is_genitive(const Look& look, std::size_t word) {
  if (look.text.previous_is(word, WordClass::determiner)) return true;
  const std::string_view after = look.text.next(word);
  return look.text.previous_is(word, WordClass::determiner_or_pronoun) && !after.empty() &&
         !look.text.is(word + 1, kAfterVerb) && !look.lexicon.verbs.is_finite(after);
}

bool is_capitalised(const Look& look, std::size_t word) {
  return look.text.words.written(word).front() != look.text.lower(word).front();
}

bool has_agent(const Look& look, std::size_t word) {
  for (std::size_t k = 1; k <= kAgentWithin && word + k < look.text.words.size(); ++k) {
    if (look.text.sentence_of(word + k) != look.text.sentence_of(word)) return false;
    if (look.text.is(word + k, WordClass::agent_preposition)) return true;
  }
  return false;
}

// Before a hyphen it is a part of a word: "in- och utbetalning".
bool is_part(const Look& look, std::size_t word) {
  const std::size_t end = look.text.words.ranges[word].end;
  return end < look.text.text().size() && look.text.text()[end] == '-';
}

// What can happen by itself is a passive when somebody is to do it: "beslutet kan ändras".
bool is_wanted(const Look& look, std::size_t word) {
  return has_before(look, word, kModalWithin, WordClass::modal);
}

bool is_passive(const Look& look, std::size_t w, SForm form) {
  if (form == SForm::middle) return has_agent(look, w) || is_wanted(look, w);
  if (form != SForm::passive && form != SForm::likely && form != SForm::supine) return false;
  if (is_part(look, w)) return false;
  if (is_capitalised(look, w)) {
    const std::string_view written = look.text.words.written(w);
    const bool all = written.size() > 1 && written[1] >= 'A' && written[1] <= 'Z';
    // A name in the middle of a sentence; at its beginning a passive asks or comes first.
    if (all || !look.text.begins_sentence(w)) return false;
  }
  if (form == SForm::supine) return has_before(look, w, kAuxiliaryWithin, kBeforeSupine);
  if (form == SForm::passive)
    return look.text.previous_is(w, WordClass::demonstrative) ||
           !look.text.previous_is(w, WordClass::determiner);
  return !is_genitive(look, w) && !(look.text.begins_sentence(w) && is_capitalised(look, w));
}

void find(const Look& look, std::vector<Hit>& out) {
  const std::string_view wanted = look.parameter("which", "passive");
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    if (!look.text.lower(w).ends_with('s')) continue;
    const SForm form = look.lexicon.verbs.s_form(look.text.lower(w), look.text.next(w));
    const bool found = wanted == "lexical" ? form == SForm::lexical : is_passive(look, w, form);
    if (!found) continue;
    Hit hit = look.hit(look.text.words.ranges[w]);
    if (has_agent(look, w)) hit.which = "agent";
    out.push_back(std::move(hit));
  }
}

}  // namespace

constinit const Detector detector{
    .name = "s-passive", .find = find, .parameters = "which", .messages = {{{"found"}, {"agent"}}}};
}  // namespace blankett::plain::s_passive
