#include "model/rule.h"

#include <array>

#include "base/text.h"
#include "rules/translations.h"

namespace blankett::rules::translation_length {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"translation-length/long",
     "the translation has {0} characters, and the source {1}: more than a translation needs",
     "check that it says what the source says, and no more"},
    {"translation-length/short",
     "the translation has {0} characters, and the source {1}: a part may be missing",
     "check that all of the source is there"},
};

// How many times as long as its source a translation can be, by the characters of the source. Three
// of a hundred translations of real forms are longer; a word's length says little of a short text.
struct Expansion {
  std::size_t up_to;
  double most;
};
constexpr std::array<Expansion, 6> kMost = {
    {{10, 5.0}, {20, 3.2}, {30, 2.8}, {50, 2.4}, {200, 2.0}, {1'000'000, 1.8}}};
constexpr std::size_t kFewest = 30;  // characters of a source that a part can be missing of
constexpr double kLeast = 0.4;

double most_for(std::size_t characters) {
  for (const Expansion& e : kMost)
    if (characters <= e.up_to) return e.most;
  return kMost.back().most;
}

// Characters without those of words in another language, which a translator may add: "the notice
// of change (flyttanmälan)".
std::size_t own_length(const Text& text) {
  std::string words;
  std::size_t depth = 0;
  for (const Piece& piece : text.pieces) {
    const bool span = piece.name == "span";
    if (span && piece.kind == Piece::Kind::open) ++depth;
    if (span && piece.kind == Piece::Kind::close && depth > 0) --depth;
    if (piece.kind == Piece::Kind::text && depth == 0) words += piece.name + " ";
  }
  return length(collapsed(words));
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  // The table is of one long text; labels and addresses of a language differ less from Swedish.
  const double factor = (1 + expansion_of(edition.locale->language)) / 2;
  for (const TranslatedText& text : translated_texts(edition)) {
    const std::size_t source = own_length(text.source);
    const std::size_t target = own_length(text.target);
    if (source == 0 || target == 0) continue;  // an address: all in another language
    const double ratio = static_cast<double>(target) / static_cast<double>(source) / factor;
    const bool too_long = ratio > most_for(source);
    if (!too_long && (source <= kFewest || ratio >= kLeast)) continue;
    out.add({.message = &kMessages[too_long ? 0 : 1],
             .severity = rule.severity,
             .at = text.target.at,
             .arguments = {std::to_string(target), std::to_string(source)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "translation-length",
                          .severity = Severity::review,
                          .standards = "best-practice",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::translation_length
