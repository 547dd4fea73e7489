#include "model/rule.h"

#include <algorithm>

#include "base/sentences.h"
#include "base/text.h"
#include "rules/words.h"

namespace blankett::rules::hint_repeats_label {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"hint-repeats-label/nothing-new", "the hint “{0}” says no more than its label “{1}”",
     "take the hint away, or say what the person cannot guess: an example, the form of the answer, "
     "where to find it"},
};

bool stands_in(const TextWords& label, std::string_view word) {
  return std::any_of(label.lower.begin(), label.lower.end(), [&](std::string_view other) {
    return is_form_of(other, word) && is_form_of(word, other);
  });
}

// Whether each word is in the label or, as “write” and “here”, one of the language's list.
bool says_nothing_new(const Edition& edition, const TextWords& label, const std::string& hint) {
  const TextWords words(hint);
  const auto framing = edition.locale->words_for(rule.id).in(hint);
  auto frame = framing.begin();
  for (std::size_t w = 0; w < words.size(); ++w) {
    while (frame != framing.end() && frame->at.end <= words.ranges[w].begin) ++frame;
    const bool framed = frame != framing.end() && frame->at.begin <= words.ranges[w].begin;
    if (!framed && !stands_in(label, words.lower[w])) return false;
  }
  return words.size() > 0;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  for (const Question& q : edition.model->questions) {
    if (!q.label) continue;
    const std::string label = edition.plain(q.label);
    const TextWords label_words(label);
    for (const Index<Text> text : {q.hint, q.help}) {
      if (!text) continue;
      const std::string hint = edition.plain(text);
      if (has_digit(hint) || !says_nothing_new(edition, label_words, hint)) continue;
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = edition.text(text).at,
               .arguments = {collapsed(hint), collapsed(label)}});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "hint-repeats-label",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:3.3.2",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::hint_repeats_label
