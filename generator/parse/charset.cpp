// Pages that are not UTF-8: the Encoding and HTML standards, as far as old pages of ours need them.
// Tested by parse_test.cpp.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "parse/messages.h"
#include "parse/parse.h"

namespace blankett {
namespace {

void append_utf8(std::string& out, std::uint32_t c) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12), tail(6), tail(0);
  }
}

// Without its mark. A surrogate without its other half is U+FFFD, as is half a unit at the end.
std::string from_utf16(std::string_view bytes, bool big) {
  constexpr std::uint32_t kReplacement = 0xFFFD;
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]),
               b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(big ? a << 8 | b : b << 8 | a);
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    std::uint32_t c = unit(i);
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = kReplacement;
    }
    append_utf8(out, c);
  }
  if (i < bytes.size()) append_utf8(out, kReplacement);
  return out;
}

// Encoding Standard, index windows-1252: 0x80 to 0x9F; the rest are their own code points.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    append_utf8(out, c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80U] : c);
  }
  return out;
}

// "utf-8" of <meta charset=utf-8> or of content="text/html; charset=utf-8"; "" for none.
std::string declared_charset(std::string_view bytes) {
  const std::string head = lower_case(bytes.substr(0, 1024));
  const auto value_at = [&](std::size_t i) {
    constexpr std::string_view kBlank = " \t\n\r\f";
    const auto skip = [&] { i = std::min(head.find_first_not_of(kBlank, i), head.size()); };
    skip();
    if (i >= head.size() || head[i] != '=') return std::string();
    ++i;
    skip();
    if (i < head.size() && (head[i] == '"' || head[i] == '\'')) ++i;
    return head.substr(i, head.find_first_of(" \t\n\r\f\"';>/", i) - i);
  };
  for (std::size_t i = 0; (i = head.find('<', i)) != head.npos; ++i) {
    const std::string_view rest = std::string_view(head).substr(i);
    if (rest.starts_with("<!--")) {
      if ((i = head.find("-->", i)) == head.npos) return {};
    } else if (rest.starts_with("<meta") || rest.starts_with("<?xml")) {
      const std::size_t end = std::min(head.find('>', i), head.size());
      const std::string_view word = rest[1] == '?' ? "encoding" : "charset";
      for (std::size_t at = i; (at = head.find(word, at + 1)) < end;)
        if (std::string value = value_at(at + word.size()); !value.empty()) return value;
    }
  }
  return {};
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == 0; });
}

}  // namespace

DecodedPage decode_page(std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {std::move(bytes), {}};
  const bool big = bytes.starts_with("\xFE\xFF");
  if (big || bytes.starts_with("\xFF\xFE"))
    return {from_utf16(std::string_view(bytes).substr(2), big), {}};
  // A tag with a zero byte beside each letter: UTF-16 that does not say so.
  constexpr std::string_view kLittle("<\0", 2), kBig("\0<", 2);
  if (bytes.starts_with(kLittle) || bytes.starts_with(kBig)) return {std::move(bytes), "UTF-16"};
  const std::string charset = declared_charset(bytes);
  static constexpr std::array<std::string_view, 12> kWestern = {
      "ansi_x3.4-1968", "ascii",      "cp1252", "cp819",  "iso-8859-1", "iso8859-1",
      "iso88591",       "iso_8859-1", "l1",     "latin1", "us-ascii",   "windows-1252"};
  // By the standard a page that says UTF-16 in letters of one byte is UTF-8.
  static constexpr std::array<std::string_view, 7> kUnicode = {
      "", "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"};
  if (std::find(kUnicode.begin(), kUnicode.end(), charset) != kUnicode.end())
    return {std::move(bytes), {}};
  if (std::find(kWestern.begin(), kWestern.end(), charset) != kWestern.end())
    return {from_windows_1252(bytes), {}};
  // Letters of ASCII are the same in all others but those that switch with escapes.
  if (is_ascii(bytes) && bytes.find('\x1B') == bytes.npos && charset != "utf-7")
    return {std::move(bytes), {}};
  return {std::move(bytes), charset};
}

void say_refused(Diagnostics& out, SourceId source, const std::string& encoding) {
  parsing::say(out, parsing::Says::charset, {source, 0, 0}, {encoding});
}

}  // namespace blankett
