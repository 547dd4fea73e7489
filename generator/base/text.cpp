// The wrapper of ICU, and the small text tools the stages share. Tested by text_test.cpp.

#include "base/text.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "base/check.h"

namespace blankett {
namespace {

// Decodes the code point at `i` and moves past it. The text is known to be well-formed.
UChar32 next_code_point(std::string_view text, std::size_t& i) {
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

bool is_word_part(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

// As ECMA-262 has it, in trim() and in \s, since pages trim with it and schemas are read with it.
// Unicode has U+0085 and not U+FEFF.
bool is_white_space(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x2028 || c == 0x2029 || c == 0xFEFF || u_charType(c) == U_SPACE_SEPARATOR;
}

// A pattern of ECMA-262 as ICU means it: its own \s is another set, and its $ also matches before a
// last line break.
std::string for_icu(const std::string& expression) {
  constexpr std::string_view kSpace = R"(\x09-\x0D\p{Zs}\u2028\u2029\uFEFF])";
  std::string out;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '$' && i + 1 == expression.size()) {
      out += "\\z";
    } else if (c != '\\' || i + 1 == expression.size()) {
      out += c;
    } else if (const char escaped = expression[++i]; escaped == 's' || escaped == 'S') {
      (out += escaped == 's' ? "[" : "[^") += kSpace;
    } else {
      (out += c) += escaped;
    }
  }
  return out;
}

bool joins_words(UChar32 c) {
  return c == '-' || c == ':' || c == '/' || c == '\'' || c == 0x2019 || c == 0x2010 ||
         c == 0x2011 || c == 0x200C || c == 0x200D;  // Persian joins an ending without a space
}

// Words after which a full stop is seldom the end of the sentence. Lower case, without the stop.
constexpr std::array<std::string_view, 18> kSwedishAbbreviations = {
    "bl.a", "ca",   "dvs", "d.v.s", "e.d", "e.kr", "etc", "f.d",  "fr.o.m",
    "kl",   "m.fl", "m.m", "nr",    "osv", "s.k",  "st",  "t.ex", "t.o.m"};
constexpr std::array<std::string_view, 9> kEnglishAbbreviations = {"dr",  "e.g", "etc", "i.e", "mr",
                                                                   "mrs", "ms",  "no",  "st"};

std::span<const std::string_view> abbreviations(std::string_view language) {
  if (language.starts_with("sv")) return kSwedishAbbreviations;
  if (language.starts_with("en")) return kEnglishAbbreviations;
  return {};
}

// Whether the full stop at `stop` belongs to what stands before it rather than to the sentence.
bool belongs_to_word(std::string_view text, std::size_t sentence_begin, std::size_t stop,
                     std::string_view language) {
  std::size_t begin = stop;
  while (begin > sentence_begin && text[begin - 1] != ' ' && text[begin - 1] != '(') --begin;
  const std::string_view written = text.substr(begin, stop - begin);
  const std::string word = lower_case(written);
  const auto known = abbreviations(language);
  if (std::find(known.begin(), known.end(), word) != known.end()) return true;
  if (length(word) == 1 && word != written) return true;  // an initial
  // "1." in a list
  const bool number = !word.empty() && std::all_of(word.begin(), word.end(),
                                                   [](char c) { return c >= '0' && c <= '9'; });
  return number && begin == sentence_begin;
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    auto at = static_cast<std::int32_t>(i);
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()), at,
            static_cast<std::int32_t>(bytes.size()), c);
    if (c < 0) return i;
    i = static_cast<std::size_t>(at);
  }
  return std::nullopt;
}

std::string as_id(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(status);
  CHECK(U_SUCCESS(status));
  std::string apart, out;
  form->normalize(icu::UnicodeString::fromUTF8(lower_case(text)), status).toUTF8String(apart);
  for (std::size_t i = 0; i < apart.size();) {
    const UChar32 c = next_code_point(apart, i);
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (letter || (digit && !out.empty())) out += static_cast<char>(c);
    else if (u_charType(c) != U_NON_SPACING_MARK && !out.empty() && out.back() != '-') out += '-';
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0, end = 0;
  bool seen = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (is_white_space(next_code_point(text, i))) continue;
    if (!seen) begin = start;
    seen = true;
    end = i;
  }
  return text.substr(begin, end - begin);
}

std::string normalised(std::string_view text) {
  const std::string_view inner = trimmed(text);
  const bool ascii = std::all_of(inner.begin(), inner.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return std::string(inner);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  CHECK(U_SUCCESS(status));
  const icu::StringPiece piece(inner.data(), static_cast<std::int32_t>(inner.size()));
  if (nfc->isNormalizedUTF8(piece, status)) return std::string(inner);
  std::string out;
  nfc->normalize(icu::UnicodeString::fromUTF8(piece), status).toUTF8String(out);
  CHECK(U_SUCCESS(status));
  return out;
}

std::string collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    // A no-break space is meant: only the white space of XML collapses.
    const UChar32 c = next_code_point(text, i);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out.append(text.substr(start, i - start));
  }
  return out;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = next_code_point(text, i);
    if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      continue;
    }
    std::array<std::uint8_t, 4> bytes{};
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(bytes.data(), n, u_tolower(c));
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
  }
  return out;
}

std::vector<Range> words_of(std::string_view text) {
  std::vector<Range> words;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const UChar32 c = next_code_point(text, i);
    if (is_word_part(c)) {
      if (!inside) begin = start;
      inside = true;
      continue;
    }
    std::size_t after = i;
    const bool joined = inside && joins_words(c) && after < text.size() &&
                        is_word_part(next_code_point(text, after));
    if (joined) continue;
    if (inside) words.push_back({begin, start});
    inside = false;
  }
  if (inside) words.push_back({begin, text.size()});
  return words;
}

std::vector<Range> sentences_of(std::string_view text, std::string_view language) {
  std::vector<Range> sentences;
  const auto add = [&](std::size_t from, std::size_t to) {
    const std::string_view inner = trimmed(text.substr(from, to - from));
    if (inner.empty()) return;
    const auto begin = static_cast<std::size_t>(inner.data() - text.data());
    sentences.push_back({begin, begin + inner.size()});
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t mark = i;
    const UChar32 c = next_code_point(text, i);
    if (c == '\n') {  // the boundary of two blocks of text
      add(begin, mark);
      begin = i;
      continue;
    }
    const bool ends = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4;
    if (!ends) continue;
    while (begin < mark && is_white_space(static_cast<unsigned char>(text[begin]))) ++begin;
    std::size_t next = i;
    while (next < text.size()) {  // closing quotes and brackets, and more stops, still belong here
      std::size_t after = next;
      const UChar32 q = next_code_point(text, after);
      if (!(q == '.' || q == '!' || q == '?' || q == '"' || q == ')' || q == 0x201D || q == 0x00BB))
        break;
      next = after;
    }
    if (next < text.size() && !is_white_space(static_cast<unsigned char>(text[next]))) continue;
    if (c == '.' && belongs_to_word(text, begin, mark, language)) continue;
    std::size_t after = next;
    while (after < text.size() && text[after] == ' ') ++after;
    if (after < text.size()) {
      std::size_t peek = after;
      if (u_islower(next_code_point(text, peek))) continue;
    }
    add(begin, next);
    begin = i = next;
  }
  add(begin, text.size());
  return sentences;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string>& candidates) {
  // A third of the letters may differ: enough for slips, too little for another word. Capital and
  // small letters do not differ.
  if (name.size() > 100) return std::nullopt;
  const std::string small = lower_case(name);
  // One letter that differs is another name altogether.
  std::size_t best = name.size() < 2 ? 1 : std::max<std::size_t>(1, name.size() / 3) + 1;
  std::optional<std::string> found;
  bool tied = false;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > name.size() + best || name.size() > candidate.size() + best) continue;
    const std::size_t distance = edit_distance(small, lower_case(candidate));
    if (distance < best) {
      best = distance;
      found = candidate;
      tied = false;
    } else if (found && distance == best && candidate != *found) {
      tied = true;
    }
  }
  // Of two that are equally near, choosing one would be a guess.
  return tied ? std::nullopt : found;
}

struct Collation::Collator {
  std::unique_ptr<icu::Collator> icu;
};

Collation::Collation(const std::string& language) : collator_(std::make_unique<Collator>()) {
  UErrorCode status = U_ZERO_ERROR;
  collator_->icu.reset(icu::Collator::createInstance(icu::Locale(language.c_str()), status));
  CHECK(U_SUCCESS(status));
}
Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;

bool Collation::before(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto order = collator_->icu->compareUTF8(
      icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
      icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())), status);
  CHECK(U_SUCCESS(status));
  return order == UCOL_LESS;
}

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> icu;
};

Pattern::Pattern(const std::string& expression) : compiled_(std::make_unique<Compiled>()) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  compiled_->icu.reset(
      icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(for_icu(expression)), where, status));
  CHECK(U_SUCCESS(status));
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

bool Pattern::found_in(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString input = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->icu->matcher(input, status));
  const bool found = matcher->find(status) != 0;
  CHECK(U_SUCCESS(status));
  return found;
}

namespace {

// Calls `slot(name)` or `plain(text)` for the parts of a message in order.
template <class Plain, class Slot>
void each_part(std::string_view message, Plain plain, Slot slot) {
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    const std::size_t close = open == message.npos ? message.npos : message.find('}', open);
    if (close == message.npos) return plain(message);
    plain(message.substr(0, open));
    slot(message.substr(open + 1, close - open - 1));
    message.remove_prefix(close + 1);
  }
}

}  // namespace

bool is_visible(std::string_view text) {
  for (std::int32_t i = 0, size = static_cast<std::int32_t>(text.size()); i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), i, size, c);
    constexpr UChar32 kBrailleBlank = 0x2800;
    if (u_isgraph(c) && c != kBrailleBlank &&
        !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
      return true;
  }
  return false;
}

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

std::string filled(std::string_view message, const Slots& slots) {
  std::string out;
  each_part(
      message, [&](std::string_view plain) { out.append(plain); },
      [&](std::string_view name) {
        const auto found = std::find_if(slots.begin(), slots.end(),
                                        [&](const auto& slot) { return slot.first == name; });
        if (found != slots.end()) out.append(found->second);
        else out.append("{").append(name).append("}");
      });
  return out;
}

std::vector<std::string> slots_of(std::string_view message) {
  std::vector<std::string> names;
  each_part(
      message, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&': out += "&#38;"; break;
      case '<': out += "&#60;"; break;
      case '>': out += "&#62;"; break;
      case '"': out += "&#34;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace blankett
