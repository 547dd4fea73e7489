#pragma once
// What the wrappers of ICU share; nobody else includes it.

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace blankett {

/// Decodes the code point at `i` and moves past it. The text is known to be well-formed.
inline UChar32 next_code_point(std::string_view text, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) {  // most text, and not worth ICU's macro
    ++i;
    return byte;
  }
  auto at = static_cast<std::int32_t>(i);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at,
                  static_cast<std::int32_t>(text.size()), c);
  i = static_cast<std::size_t>(at);
  return c;
}

/// As ECMA-262 has it, in trim() and in \s, since pages trim with it and schemas are read with it.
/// Unicode has U+0085 and not U+FEFF.
inline bool is_white_space(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x2028 || c == 0x2029 || c == 0xFEFF || u_charType(c) == U_SPACE_SEPARATOR;
}

inline void append_code_point(std::string& out, UChar32 c) {
  std::array<std::uint8_t, 4> bytes{};
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(bytes.data(), n, c);
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
}

inline std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

inline icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

}  // namespace blankett
