// Tested by format_test.cpp and text_test.cpp.

#include "base/direction.h"

#include <algorithm>

#include "base/icu.h"

namespace blankett {

std::size_t direction_override(std::string_view text) {
  std::size_t first = text.npos;
  for (const std::string_view mark : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E"})
    first = std::min(first, text.find(mark));
  return first;
}

bool isolates_are_closed(std::string_view text) {
  constexpr std::string_view kFirst = "\xE2\x81";  // of U+2066–U+2069
  std::size_t open = 0;
  for (std::size_t at = text.find(kFirst); at != text.npos; at = text.find(kFirst, at + 1)) {
    const char last = at + 2 < text.size() ? text[at + 2] : '\0';
    if (last >= '\xA6' && last <= '\xA8') ++open;
    if (last == '\xA9' && open-- == 0) return false;
  }
  return open == 0;
}

std::string bidi_isolated(std::string_view value, bool in_right_to_left) {
  bool against = false;
  for (std::int32_t i = 0, size = static_cast<std::int32_t>(value.size()); i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(value.data()), i, size, c);
    const UCharDirection direction = u_charDirection(c);
    const bool rtl = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    const bool ltr = direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER;
    against = against || (in_right_to_left ? ltr : rtl);
  }
  if (!against) return std::string(value);
  constexpr std::string_view kFirstStrongIsolate = "\u2068", kPopDirectionalIsolate = "\u2069";
  return std::string(kFirstStrongIsolate) + std::string(value) +
         std::string(kPopDirectionalIsolate);
}

namespace {

// "31 3 2027": read in the order of the boxes for day, month and year, which follow the text.
bool is_day_month_year(std::string_view number) {
  std::size_t spaces = 0;
  for (const char c : number) {
    if (c != ' ' && (c < '0' || c > '9')) return false;
    spaces += c == ' ';
  }
  const std::size_t first = number.find(' '), last = number.rfind(' ');
  return spaces == 2 && first <= 2 && last - first - 1 <= 2 && number.size() - last - 1 == 4;
}

}  // namespace

std::string with_numbers_isolated(std::string_view text) {
  const auto is_digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z');
  };
  const auto is_part = [&](std::size_t i) { return is_digit(i) || is_letter(i); };
  constexpr std::string_view kSeparators = "-+/:., @";
  constexpr std::string_view kLeftToRightIsolate = "\u2066", kPopDirectionalIsolate = "\u2069";
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const bool sign = text[i] == '+' && is_digit(i + 1);
    if (!sign && !is_part(i)) {
      out += text[i++];
      continue;
    }
    std::size_t parts = sign ? 2 : 1;
    bool digits = sign;
    i += sign ? 1 : 0;
    while (is_part(i)) {
      for (; is_part(i); ++i) digits = digits || is_digit(i);
      if (i >= text.size() || kSeparators.find(text[i]) == kSeparators.npos || !is_part(i + 1))
        break;
      ++i;
      ++parts;
    }
    const std::string_view number = text.substr(begin, i - begin);
    if (digits && parts > 1 && !is_day_month_year(number))
      out.append(kLeftToRightIsolate).append(number).append(kPopDirectionalIsolate);
    else out.append(number);
  }
  return out;
}

std::string without_isolates(std::string_view text) {
  std::string out(text);
  for (const std::string_view mark : {"\u2066", "\u2067", "\u2068", "\u2069"})
    for (std::size_t at; (at = out.find(mark)) != out.npos;) out.erase(at, mark.size());
  return out;
}

}  // namespace blankett
