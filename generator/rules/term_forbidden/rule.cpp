#include "model/rule.h"

#include <algorithm>

#include "rules/places.h"

namespace blankett::rules::term_forbidden {
extern const Rule rule;
namespace {

// Another word has a gender and forms of its own, so there is no fix to make without a person.
constexpr Message kMessages[] = {
    {"term-forbidden/found", "write `{0}`, not `{1}`",
     "the term bank forbids the word for the concept `{2}`; change the words around it too where "
     "they no longer fit"},
};

// The words, with a mark in the place of every letter that is quoted from another language.
std::string own_words(const Text& text, const PlainText& plain) {
  std::string out = plain.words;
  auto run = plain.runs.begin();
  int quoted = 0;
  for (const Piece& piece : text.pieces) {
    if (piece.kind == Piece::Kind::text) {
      const auto from = out.begin() + static_cast<std::ptrdiff_t>((run++)->begin);
      if (quoted > 0) std::fill_n(from, piece.name.size(), '"');
    } else if (piece.name == "span") {
      quoted += piece.kind == Piece::Kind::open ? 1 : -1;
    }
  }
  return out;
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const Text& text : edition.texts) {
    if (text.empty()) continue;
    const PlainText plain = flattened(text);
    const std::string words = own_words(text, plain);
    Places places(sources, text, plain);
    for (const auto& match : edition.locale->terms.in(TextWords(words))) {
      const TermUse& use = *match.meaning;
      if (!use.forbidden) continue;
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = places.of(match.at),
               .arguments = {use.term->name,
                             words.substr(match.at.begin, match.at.end - match.at.begin),
                             std::string(use.concept_id)}});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "term-forbidden",
                          .severity = Severity::warning,
                          .standards = "wcag:3.1.5",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::term_forbidden
