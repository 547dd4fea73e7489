// Tested by translation_test.cpp and pseudo.spec.mjs.

#include "localise/pseudo.h"

#include <array>
#include <utility>

namespace blankett {
namespace {

// A letter and what stands for it: still readable, and plainly not itself.
constexpr std::array<std::pair<std::string_view, std::string_view>, 58> kLetters = {{
    {"a", "á"}, {"b", "ƀ"}, {"c", "ç"}, {"d", "ð"}, {"e", "é"}, {"f", "ƒ"}, {"g", "ĝ"}, {"h", "ĥ"},
    {"i", "î"}, {"j", "ĵ"}, {"k", "ķ"}, {"l", "ļ"}, {"m", "ɱ"}, {"n", "ñ"}, {"o", "ó"}, {"p", "þ"},
    {"q", "ɋ"}, {"r", "ŕ"}, {"s", "š"}, {"t", "ţ"}, {"u", "û"}, {"v", "ṽ"}, {"w", "ŵ"}, {"x", "ẋ"},
    {"y", "ý"}, {"z", "ž"}, {"å", "ǻ"}, {"ä", "ǟ"}, {"ö", "ȫ"}, {"A", "Á"}, {"B", "Ɓ"}, {"C", "Ç"},
    {"D", "Ð"}, {"E", "É"}, {"F", "Ƒ"}, {"G", "Ĝ"}, {"H", "Ĥ"}, {"I", "Î"}, {"J", "Ĵ"}, {"K", "Ķ"},
    {"L", "Ļ"}, {"M", "Ḿ"}, {"N", "Ñ"}, {"O", "Ó"}, {"P", "Þ"}, {"Q", "Ɋ"}, {"R", "Ŕ"}, {"S", "Š"},
    {"T", "Ţ"}, {"U", "Û"}, {"V", "Ṽ"}, {"W", "Ŵ"}, {"X", "Ẋ"}, {"Y", "Ý"}, {"Z", "Ž"}, {"Å", "Ǻ"},
    {"Ä", "Ǟ"}, {"Ö", "Ȫ"},
}};

// Every other vowel twice: about a third longer, as Finnish or Somali can be.
constexpr std::string_view kVowels = "aeiouyAEIOUY";

constexpr std::string_view kRightToLeftOverride = "\u202E", kPopDirectionalFormatting = "\u202C";

std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string accented(std::string_view words) {
  std::string out;
  bool twice = false;
  for (std::size_t i = 0; i < words.size();) {
    const std::string_view c = words.substr(i, size_of_character(words[i]));
    std::string_view with = c;
    for (const auto& [letter, stands] : kLetters)
      if (letter == c) with = stands;
    out += with;
    if (c.size() == 1 && kVowels.find(c) != std::string_view::npos && (twice = !twice)) out += with;
    i += c.size();
  }
  return out;
}

bool is_mirrored(std::string_view language) { return language == kMirroredPseudo; }

// Words between slots.
std::string part(std::string_view words, std::string_view language) {
  if (words.empty()) return {};
  std::string out = accented(words);
  if (!is_mirrored(language)) return out;
  return std::string(kRightToLeftOverride) + out + std::string(kPopDirectionalFormatting);
}

std::string without_brackets(std::string_view words, std::string_view language) {
  std::string out;
  while (!words.empty()) {
    const std::size_t open = words.find('{');
    const std::size_t close = open == words.npos ? words.npos : words.find('}', open);
    if (close == words.npos) return out + part(words, language);
    out += part(words.substr(0, open), language);
    out += words.substr(open, close - open + 1);
    words.remove_prefix(close + 1);
  }
  return out;
}

MessageText pseudo_message(const MessageText& message, std::string_view language) {
  MessageText out = message;
  if (out.by.empty()) out.words = pseudo_words(out.words, language);
  for (auto& [name, each] : out.cases) each = pseudo_message(each, language);
  return out;
}

}  // namespace

bool is_pseudo(std::string_view language) {
  return language == kPseudo || language == kMirroredPseudo;
}

std::string pseudo_words(std::string_view words, std::string_view language) {
  return words.empty() ? std::string() : "[" + without_brackets(words, language) + "]";
}

Locale pseudo_locale(const Locale& source, std::string_view language) {
  Locale out;
  out.language = out.spoken = language;
  out.name = pseudo_words(source.name, language);
  if (is_mirrored(language)) out.direction = "rtl";
  out.date_order = source.date_order;
  out.formats = source.formats;
  for (const auto& [key, message] : source.ui) out.ui[key] = pseudo_message(message, language);
  return out;
}

Edition pseudo_edition(const Model& model, const Locale& locale) {
  Edition out{&model, &locale, model.texts, {}};
  // A plural by the number has the one form that stands beside the box.
  for (const Question& q : model.questions) {
    if (!q.unit) continue;
    Text& text = out.texts[q.unit];
    const auto parsed = parse_unit(text.plain());
    const auto* unit = std::get_if<MessageText>(&parsed);
    if (unit && !unit->by.empty()) text.pieces = {{.name = unit_beside(*unit, locale.formats)}};
  }
  for (Text& text : out.texts) {
    Piece *first = nullptr, *last = nullptr;
    for (Piece& piece : text.pieces) {
      if (piece.kind != Piece::Kind::text) continue;
      piece.name = part(piece.name, locale.language);
      if (!first) first = &piece;
      last = &piece;
    }
    if (!first) continue;
    first->name.insert(0, "[");
    last->name += "]";
  }
  return out;
}

void add_pseudo_terms(TermBank& terms, std::string_view source) {
  for (auto& [id, entry] : terms) {
    const auto own = entry.terms.find(source);
    if (own == entry.terms.end()) continue;
    const Term term = own->second;
    for (const std::string_view language : {kPseudo, kMirroredPseudo}) {
      Term& made = entry.terms[std::string(language)];
      made.name = pseudo_words(term.name, language);
      made.definition = pseudo_words(term.definition, language);
    }
  }
}

}  // namespace blankett
