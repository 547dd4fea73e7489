// Actions written as nouns: "handläggning av ansökan". Tested by language_test.cpp and the labelled
// sentences.

#include "plain/nominalisation.h"

#include "plain/detector.h"

namespace blankett::plain {
namespace {

// Before a noun on -ande or -ende; a participle can stand there too.
constexpr WordClassSet kBeforeNoun = {WordClass::preposition, WordClass::coordinator,
                                      WordClass::noun_introducer};
// Behind it; a noun there would have the participle.
constexpr WordClassSet kAfterNoun = {WordClass::preposition, WordClass::coordinator,
                                     WordClass::subordinator, WordClass::negation,
                                     WordClass::finite_verb};
// English: "the processing of", "by submitting" is no noun.
constexpr WordClassSet kBeforeGerund = {WordClass::determiner, WordClass::noun_introducer};

// The first word of a sentence, or one of several: "utredning, beslutsfattande och …".
bool is_listed(const Analysis& text, std::size_t w) {
  return text.begins_sentence(w) || text.next_is(w, WordClass::coordinator);
}

}  // namespace

bool names_action(const Analysis& text, const Lexicon& lexicon, std::size_t w) {
  using Is = Nominalisations::Is;
  const Is is = lexicon.nominalisations(text.lower(w));
  if (is == Is::no) return false;
  // A name of an office or a unit, in the middle of a sentence.
  const std::string_view written = text.words.written(w);
  const bool capital = written.front() != text.lower(w).front();
  if (capital && !text.begins_sentence(w) && written.find('-') == written.npos) return false;
  if (is == Is::noun) return true;
  const bool first = text.previous(w).empty();
  const bool has_object = text.next_is(w, WordClass::object_preposition);
  if (is == Is::gerund) return has_object && (first || text.previous_is(w, kBeforeGerund));
  if (has_object) return true;
  return (text.next(w).empty() || text.next_is(w, kAfterNoun)) &&
         (text.previous_is(w, kBeforeNoun) || (first && is_listed(text, w)));
}

namespace nominalisation {
extern const Detector detector;
namespace {

void find(const Look& look, std::vector<Hit>& out) {
  if (look.lexicon.nominalisations.empty()) return;
  for (std::size_t w = 0; w < look.text.words.size(); ++w)
    if (names_action(look.text, look.lexicon, w))
      out.push_back(look.hit(look.text.words.ranges[w]));
}

}  // namespace

constinit const Detector detector{.name = "nominalisation", .find = find};
}  // namespace nominalisation
}  // namespace blankett::plain
