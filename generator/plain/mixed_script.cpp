// Letters of two scripts in one word, which look alike and are read as another word; digits of two
// scripts in one number; and characters that nobody sees. Tested by neutral_rules_test.cpp.

#include <cstdio>

#include "plain/detector.h"

namespace blankett::plain::mixed_script {
extern const Detector detector;
namespace {

enum class Script : std::uint8_t { none, latin, greek, cyrillic, arabic };

struct Character {
  char32_t code = 0;
  std::size_t size = 1;
};

// All characters of four bytes: letters that nobody mixes, and emoji.
constexpr char32_t kFourBytes = 0xFFFD;

// Of well-formed UTF-8.
Character character_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U;
  };
  const unsigned first = byte(i);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1FU) << 6) | (byte(i + 1) & 0x3FU), 2};
  if (first < 0xF0)
    return {((first & 0x0FU) << 12) | ((byte(i + 1) & 0x3FU) << 6) | (byte(i + 2) & 0x3FU), 3};
  return {kFourBytes, 4};
}

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

Script script_of(char32_t c) {
  if (between(c, 'A', 'Z') || between(c, 'a', 'z') || between(c, 0xC0, 0x24F) ||
      between(c, 0x1E00, 0x1EFF))
    return c == 0xD7 || c == 0xF7 ? Script::none : Script::latin;
  if (between(c, 0x370, 0x3FF) || between(c, 0x1F00, 0x1FFF)) return Script::greek;
  if (between(c, 0x400, 0x52F)) return Script::cyrillic;
  if (between(c, 0x620, 0x64A) || between(c, 0x66E, 0x6D3) || between(c, 0xFB50, 0xFEFC))
    return Script::arabic;
  return Script::none;
}

// 1 for 0–9, 2 for Arabic digits, 3 for Persian ones; 0 for what is no digit.
int digits_of(char32_t c) {
  if (between(c, '0', '9')) return 1;
  if (between(c, 0x660, 0x669)) return 2;
  return between(c, 0x6F0, 0x6F9) ? 3 : 0;
}

// Seen by nobody, and in the way of who searches, copies or listens. Soft hyphens and isolates have
// their use, and so do joiners and marks of direction beside Arabic letters.
bool is_invisible(char32_t c, bool beside_arabic) {
  if (c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x180E || between(c, 0x202A, 0x202E))
    return true;
  return (c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F) && !beside_arabic;
}

// An Arabic prefix is written to a Latin word, "وpdf"; the two are never taken for each other.
bool are_mixed(Script a, Script b) {
  return a != b && a != Script::none && b != Script::none && a != Script::arabic &&
         b != Script::arabic;
}

void find_in_word(const Look& look, std::size_t word, std::vector<Hit>& out) {
  const std::string_view written = look.text.words.written(word);
  Script script = Script::none;
  int digits = 0;
  for (std::size_t i = 0; i < written.size();) {
    const Character c = character_at(written, i);
    i += c.size;
    const Script own = script_of(c.code);
    const int digit = digits_of(c.code);
    const bool letters_differ = are_mixed(script, own);
    const bool digits_differ = digit > 0 && digits > 0 && digit != digits;
    if (letters_differ || digits_differ) {
      Hit hit = look.hit(look.text.words.ranges[word]);
      if (!letters_differ) hit.which = "digits";
      out.push_back(std::move(hit));
      return;
    }
    // A hyphen or slash parts words: "α-värde".
    if (c.code < 0x80 && own == Script::none && digit == 0) script = Script::none, digits = 0;
    if (own != Script::none) script = own;
    if (digit > 0) digits = digit;
  }
}

void find(const Look& look, std::vector<Hit>& out) {
  for (std::size_t w = 0; w < look.text.words.size(); ++w) find_in_word(look, w, out);
  const std::string_view text = look.text.text();
  bool has_arabic = false;
  for (std::size_t i = 0; i < text.size() && !has_arabic;) {
    const Character c = character_at(text, i);
    has_arabic = script_of(c.code) == Script::arabic;
    i += c.size;
  }
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    // Emoji are put together with joiners: a family is made of its people.
    const bool joins_emoji =
        c.code == 0x200D &&
        (before == kFourBytes || between(before, 0x2190, 0x2BFF) || before == 0xFE0F);
    before = c.code;
    if (c.code >= 0x80 && is_invisible(c.code, has_arabic) && !joins_emoji) {
      char name[16];
      std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c.code));
      out.push_back({.at = {i, i + c.size}, .arguments = {name}, .which = "invisible"});
    }
    i += c.size;
  }
}

}  // namespace

constinit const Detector detector{.name = "mixed-script",
                                  .find = find,
                                  .messages = {{{"found"}, {"digits"}, {"invisible"}}},
                                  .on_words = false};
}  // namespace blankett::plain::mixed_script
