// The small text tools the stages share. Tested by text_test.cpp.

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
#include "base/icu.h"

namespace blankett {
namespace {

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
  std::size_t begin = 0, end = text.size();
  for (std::size_t i = 0; begin < end; begin = i)
    if (!is_white_space(next_code_point(text, i))) break;
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t i = last;
    if (!is_white_space(next_code_point(text, i))) break;
    end = last;
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

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
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
    if (c < 0x80) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    else append_code_point(out, u_tolower(c));
  }
  return out;
}

std::string upper_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();)
    append_code_point(out, u_toupper(next_code_point(text, i)));
  return out;
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
