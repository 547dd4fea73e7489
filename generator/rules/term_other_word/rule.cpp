#include "model/rule.h"

#include <algorithm>
#include <vector>

#include "base/sentences.h"
#include "base/text.h"
#include "rules/words.h"

namespace blankett::rules::term_other_word {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"term-other-word/found",
     "the text calls `{0}` “{1}”, which is none of its words in the term bank",
     "write `{2}`, or add the word to terms.tbx as an admitted term"},
};

bool is_called(const Term& term, std::string_view words) {
  const std::string small = lower_case(words);
  const auto as = [&](std::string_view name) { return is_form_of(lower_case(name), small); };
  return as(term.name) || std::any_of(term.admitted.begin(), term.admitted.end(), as);
}

bool has_forbidden_word(const Locale& locale, std::string_view words) {
  const auto matches = locale.terms.in(TextWords(words));
  return std::any_of(matches.begin(), matches.end(),
                     [](const auto& match) { return match.meaning->forbidden; });
}

struct Named {
  std::string concept_id{}, words{};
  Span at{};
};

std::vector<Named> terms_of(const Text& text) {
  std::vector<Named> out;
  bool inside = false;
  for (const Piece& piece : text.pieces) {
    if (piece.kind != Piece::Kind::text) {
      if (piece.name != "term") continue;
      inside = piece.kind == Piece::Kind::open;
      if (inside) out.push_back({piece.attribute, {}, text.at});
    } else if (inside) {
      Named& named = out.back();
      if (named.words.empty()) named.at = piece.at;
      named.words += piece.name;
      named.at.end = piece.at.end;
    }
  }
  return out;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  for (const Text& text : edition.texts)
    for (const Named& named : terms_of(text)) {
      const std::string words = collapsed(named.words);
      const Term* term = edition.term(named.concept_id);
      if (!term || words.empty() || is_called(*term, words)) continue;
      if (has_forbidden_word(*edition.locale, words)) continue;  // said by term-forbidden
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = named.at,
               .arguments = {named.concept_id, words, term->name}});
    }
}

}  // namespace

constinit const Rule rule{.id = "term-other-word",
                          .severity = Severity::review,
                          .standards = "wcag:3.1.5",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::term_other_word
