#include "model/rule.h"

#include <set>

#include "kinds/kind.h"
#include "rules/words.h"

namespace blankett::rules::label_long {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"label-long/long", "“{0} …” has {1} characters; it is read out in full at its box",
     "ask in at most {2} characters, and put the rest in a hint, a help or an info"},
};

constexpr std::size_t kMost = 120;

// What a person vouches for has to be said in full, in the label that is ticked.
std::set<std::uint32_t> statements(const Model& model) {
  std::set<std::uint32_t> out;
  for (const Question& q : model.questions)
    if (q.label && q.kind->frame == Kind::Frame::none) out.insert(q.label.value);
  return out;
}

// Enough of it to be known again.
std::string beginning(const std::string& plain) {
  constexpr std::size_t kWords = 4;
  const std::vector<Range> words = words_of(plain);
  return words.size() <= kWords ? plain : plain.substr(0, words[kWords - 1].end);
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  const auto stated = statements(*edition.model);
  for (std::uint32_t i = 0; i < edition.texts.size(); ++i) {
    const Text& text = edition.texts[Index<Text>{i}];
    if ((text.role != TextRole::label && text.role != TextRole::title) || stated.count(i)) continue;
    const std::string plain = text.plain();
    const std::size_t characters = length(plain);
    if (characters <= kMost) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = text.at,
             .arguments = {beginning(plain), std::to_string(characters), std::to_string(kMost)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "label-long",
                          .severity = Severity::review,
                          .standards = "wcag:2.4.6 en301549:9.2.4.6",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::label_long
