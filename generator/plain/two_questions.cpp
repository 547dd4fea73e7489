// A label that asks two things at once: "Har du barn och hur gamla är de?". Tested by
// language_test.cpp.

#include <algorithm>

#include "plain/detector.h"

namespace blankett::plain::two_questions {
extern const Detector detector;
namespace {

bool is_verb(const Look& look, std::size_t w) {
  return look.text.is(w, WordClass::finite_verb) ||
         look.lexicon.verbs.is_finite(look.text.lower(w));
}

bool is_verb_before_subject(const Look& look, std::size_t w) {
  return w + 1 < look.text.words.size() && is_verb(look, w) &&
         look.text.is(w + 1, {WordClass::pronoun, WordClass::person});
}

bool is_question_at(const Look& look, std::size_t w) {
  return look.text.is(w, WordClass::interrogative) || is_verb_before_subject(look, w);
}

// What stands before "och" asks something too.
bool asks(const Look& look, std::size_t end) {
  for (std::size_t w = 0; w < end; ++w)
    if (is_question_at(look, w)) return true;
  return is_verb(look, 0);
}

// "… och i så fall hur?", the words that the rule calls `then`.
bool goes_on_with(const Look& look, std::size_t w, std::span<const std::string_view> then) {
  if (then.empty() || w + then.size() > look.text.words.size()) return false;
  for (std::size_t k = 0; k < then.size(); ++k)
    if (look.text.lower(w + k) != then[k]) return false;
  return true;
}

void find(const Look& look, std::vector<Hit>& out) {
  const std::string_view text = look.text.text();
  const auto marks = std::count(text.begin(), text.end(), '?');
  if (marks == 0) return;
  bool two = marks > 1;
  const std::vector<std::string_view> then = parts_of(look.parameter("then", ""), ' ');
  // "när och var" is one question about a meeting; two words alone are not two questions.
  for (std::size_t w = 2; w + 1 < look.text.words.size() && !two; ++w)
    two = look.text.is(w, WordClass::coordinator) &&
          (is_question_at(look, w + 1) || goes_on_with(look, w + 1, then)) && asks(look, w);
  if (!two || look.text.words.size() == 0) return;
  const std::string_view inner = trimmed(text);
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  out.push_back(look.hit({begin, begin + inner.size()}));
}

}  // namespace

constinit const Detector detector{
    .name = "two-questions", .find = find, .parameters = "then", .on_words = false};
}  // namespace blankett::plain::two_questions
