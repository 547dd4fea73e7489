// Text of a subtree, and the way back from decoded text to the bytes as written.
// Tested by parse_test.cpp.

#include "model/document.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace blankett {
namespace {

// HTML's names of references that stand for two code points; all others stand for one. The list is
// closed (HTML Standard, 13.5).
constexpr std::string_view kTwoCodePoints =
    " NotEqualTilde NotGreaterFullEqual NotGreaterGreater NotGreaterSlantEqual NotHumpDownHump "
    "NotHumpEqual NotLeftTriangleBar NotLessLess NotLessSlantEqual NotNestedGreaterGreater "
    "NotNestedLessLess NotPrecedesEqual NotRightTriangleBar NotSquareSubset NotSquareSuperset "
    "NotSubset NotSucceedsEqual NotSucceedsTilde NotSuperset ThickSpace acE bne bnequiv caps "
    "cups fjlig gesl gvertneqq gvnE lates lesg lvertneqq lvnE nGg nGt nGtv nLl nLt nLtv nang "
    "napE napid nbump nbumpe ncongdot nedot nesim ngE ngeqq ngeqslant nges nlE nleqq "
    "nleqslant nles notinE notindot nparsl npart npre npreceq nrarrc nrarrw nsce nsubE "
    "nsubset nsubseteqq nsucceq nsupE nsupset nsupseteqq nvap nvge nvgt nvle nvlt nvltrie "
    "nvrtrie nvsim race smtes sqcaps sqcups varsubsetneq varsubsetneqq varsupsetneq "
    "varsupsetneqq vnsub vnsup vsubnE vsubne vsupnE vsupne ";

// The bytes of the character that begins with this one.
std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
}

// How many bytes of decoded text the reference at the start of `raw` stands for, and its own
// length. `decoded` is that text, where it is known: it tells what the names of HTML stand for, and
// whether an `&` is one of itself.
struct Reference {
  std::size_t raw = 1, decoded = 1;
};

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Where the digits end of a reference that is a number; 0 when it has none.
std::size_t end_of_digits(std::string_view raw) {
  const bool hex = raw.size() > 2 && (raw[2] | 32) == 'x';
  const std::string_view digits = hex ? "0123456789abcdefABCDEF" : "0123456789";
  const std::size_t begin = hex ? 3 : 2;
  const std::size_t end = std::min(raw.find_first_not_of(digits, begin), raw.size());
  return end > begin ? end : 0;
}

// Of a page: a reference can lack its semicolon there, "&aring" or "&#229". Then it ends where the
// text goes on.
Reference unended_reference(std::string_view raw, std::string_view decoded) {
  const std::size_t size = size_of_character(decoded.front());
  if (raw.starts_with("&#") && end_of_digits(raw) > 0) return {end_of_digits(raw), size};
  if (decoded.front() == '&') {
    const bool itself = !raw.starts_with("&amp") && !raw.starts_with("&AMP");
    return {itself || decoded.starts_with(raw.substr(0, 4)) ? 1U : 4U, 1};
  }
  const auto goes_on = [&](std::size_t end) {
    if (end >= raw.size() || size >= decoded.size()) return end >= raw.size();
    const bool space = raw[end] == '\n' || raw[end] == '\t' || raw[end] == '\r';
    return raw[end] == decoded[size] || (space && decoded[size] == ' ');
  };
  std::size_t end = 3;
  while (end < raw.size() && is_name_letter(raw[end]) && !goes_on(end)) ++end;
  return {std::min(end, raw.size()), size};
}

// Of a page, bytes that are no text stand for U+FFFD together, or for nothing.
Reference byte_at(std::string_view raw, std::string_view decoded) {
  constexpr std::string_view kReplacement = "\uFFFD";
  if (decoded.starts_with(kReplacement) && !raw.starts_with(kReplacement))
    return {1, kReplacement.size()};
  const auto byte = static_cast<unsigned char>(raw.front());
  return {1, (byte >= 0x80 || byte == 0) && raw.front() != decoded.front() ? 0U : 1U};
}

Reference reference_at(std::string_view raw, std::string_view decoded = {}) {
  if (raw.front() == '&' && !decoded.empty()) {
    std::size_t end = 1;
    if (raw.starts_with("&#")) end = std::max<std::size_t>(end_of_digits(raw), 1);
    else
      while (end < raw.size() && is_name_letter(raw[end])) ++end;
    if (end == 1) return {1, 1};  // "a & b"
    const bool ended = end < raw.size() && raw[end] == ';';
    const bool itself =
        decoded.front() == '&' && !raw.starts_with("&amp;") && !raw.starts_with("&#");
    if (!ended || (itself && !raw.starts_with("&AMP;"))) return unended_reference(raw, decoded);
    std::size_t size = size_of_character(decoded.front());
    std::string name(" ");
    name.append(raw.substr(1, end - 1)).append(" ");
    if (kTwoCodePoints.find(name) != kTwoCodePoints.npos && size < decoded.size())
      size += size_of_character(decoded[size]);
    return {end + 1, size};
  }
  if (raw.starts_with("\r\n")) return {2, 1};
  if (raw.front() != '&') return decoded.empty() ? Reference{} : byte_at(raw, decoded);
  const std::size_t end = raw.find(';');
  if (end == raw.npos) return {1, 1};
  if (raw.size() < 3 || raw[1] != '#') return {end + 1, 1};  // &amp; &lt; &gt; &quot; &apos;
  unsigned long code = 0;
  const bool hex = raw[2] == 'x';
  for (const char c : raw.substr(hex ? 3 : 2, end - (hex ? 3 : 2))) {
    const int digit = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
    code = code * (hex ? 16 : 10) + static_cast<unsigned long>(digit);
  }
  return {end + 1, code < 0x80 ? 1U : code < 0x800 ? 2U : code < 0x10000 ? 3U : 4U};
}

}  // namespace

const Attribute* Element::compared(std::string_view name) const {
  for (const Attribute* a = attributes_begin(); a != attributes_end(); ++a)
    if (a->name == name) return a;
  return nullptr;
}

std::string Element::text() const {
  if (is_text()) return std::string(own_text());
  std::string out;
  // Iterative: documents nest as deep as somebody else decides.
  const auto& nodes = document_->nodes;
  std::uint32_t i = node().first_child;
  std::vector<std::uint32_t> resume;
  while (i != Node::kNone || !resume.empty()) {
    if (i == Node::kNone) {
      i = resume.back();
      resume.pop_back();
      continue;
    }
    if (nodes[i].kind == NodeKind::text) out.append(nodes[i].text);
    if (nodes[i].first_child != Node::kNone) {
      resume.push_back(nodes[i].next);
      i = nodes[i].first_child;
    } else {
      i = nodes[i].next;
    }
  }
  return out;
}

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// How many bytes of white space begin here: a character of it, or a reference to one.
std::size_t space_at(std::string_view raw, std::size_t i) {
  if (is_space(raw[i])) return 1;
  if (raw[i] != '&') return 0;
  raw.remove_prefix(i);
  for (const std::string_view name : {"&Tab;", "&NewLine;"})
    if (raw.starts_with(name)) return name.size();
  const std::size_t end = raw.starts_with("&#") ? end_of_digits(raw) : 0;
  if (end == 0) return 0;
  const bool hex = (raw[2] | 32) == 'x';
  std::uint32_t code = 0;
  std::from_chars(raw.data() + (hex ? 3 : 2), raw.data() + end, code, hex ? 16 : 10);
  if (code != ' ' && code != '\n' && code != '\r' && code != '\t') return 0;
  return end + (end < raw.size() && raw[end] == ';');
}

// A mark that sets a number apart. The compiler puts them into texts that run from right to left.
constexpr std::size_t kIsolateSize = 3;
bool is_isolate(std::string_view text, std::size_t i) {
  const std::string_view mark = i < text.size() ? text.substr(i, kIsolateSize) : std::string_view{};
  return mark == "\u2066" || mark == "\u2069";
}

// Whether nothing stands for something else: plain text, a CDATA section, or words without a
// reference.
bool is_as_written(std::string_view raw, std::string_view text) {
  const auto skip_space = [&](std::size_t i) {
    while (i < raw.size() && is_space(raw[i])) ++i;
    return i;
  };
  std::size_t i = text.starts_with(' ') ? 0 : skip_space(0);
  for (std::size_t t = 0; t < text.size();) {
    if (is_isolate(text, t) && !is_isolate(raw, i)) {
      t += kIsolateSize;
      continue;
    }
    if (i >= raw.size()) return false;
    const bool space = is_space(raw[i]);
    if (text[t] != (space ? ' ' : raw[i])) return false;
    i = space ? skip_space(i) : i + 1;
    ++t;
  }
  return skip_space(i) == raw.size();
}

constexpr std::string_view kCdata = "<![CDATA[", kCdataEnd = "]]>";

// Whether a `<` of the source is one of the text, and begins no tag.
bool is_said(std::string_view raw, std::string_view text) {
  if (text.starts_with(' ')) text.remove_prefix(1);  // the space before it
  if (text.empty() || text.front() != '<') return false;
  const char next = raw.size() > 1 ? raw[1] : ' ';
  return (text.size() > 1 ? text[1] : ' ') == (is_space(next) ? ' ' : next);
}

bool stands_in_cdata(const Sources& sources, Span at) {
  return sources.bytes(at.source).substr(0, at.begin).ends_with(kCdata);
}

}  // namespace

Span part_of(const Sources& sources, Span at, std::size_t begin, std::size_t end) {
  const std::string_view raw = sources.bytes(at);
  const bool cdata = stands_in_cdata(sources, at);
  const auto to_raw = [&](std::size_t wanted) {
    std::size_t i = 0, decoded = 0;
    while (i < raw.size() && decoded < wanted) {
      const Reference r = cdata && raw[i] == '&' ? Reference{} : reference_at(raw.substr(i));
      i += r.raw;
      decoded += r.decoded;
    }
    return static_cast<std::uint32_t>(std::min(i, raw.size()));
  };
  return {at.source, at.begin + to_raw(begin), at.begin + to_raw(end)};
}

WayBack::WayBack(const Sources& sources, Span at, std::string_view text)
    : raw_(sources.bytes(at)), text_(text), at_(at) {
  first_.as_written = is_as_written(raw_, text_);
  if (!text_.starts_with(' ')) skip_space(first_);
  here_ = first_;
}

Span WayBack::of(std::size_t begin, std::size_t end) {
  begin = std::min(begin, text_.size());
  end = std::min(end, text_.size());
  if (begin < here_.text) here_ = first_;
  go(here_, begin);
  if (begin < end) skip_markup(here_);
  Step to = here_;
  go(to, end);
  return {at_.source, at_.begin + static_cast<std::uint32_t>(here_.raw),
          at_.begin + static_cast<std::uint32_t>(to.raw)};
}

void WayBack::go(Step& step, std::size_t wanted) const {
  while (step.raw < raw_.size() && step.text < wanted) {
    if (is_isolate(text_, step.text) && !is_isolate(raw_, step.raw)) {
      step.text += kIsolateSize;
      continue;
    }
    const std::size_t before = step.raw;
    skip_space(step);
    if (step.raw > before && text_[step.text] == ' ') {
      ++step.text;
      continue;
    }
    if (step.raw == raw_.size()) break;
    const std::string_view raw = raw_.substr(step.raw);
    const Reference r = step.as_written
                            ? Reference{}
                            : reference_at(raw, text_.substr(std::min(step.text, text_.size())));
    step.raw = std::min(step.raw + r.raw, raw_.size());
    step.text += r.decoded;
  }
}

// Of a page a text can go on behind an end tag without a beginning, and in a drawing a part of it
// can be a CDATA section.
void WayBack::skip_markup(Step& step) const {
  if (first_.as_written) return;
  while (step.raw < raw_.size()) {
    const std::string_view raw = raw_.substr(step.raw);
    if (step.as_written) {
      if (!raw.starts_with(kCdataEnd)) return;
      step.as_written = false;
      step.raw += kCdataEnd.size();
    } else if (raw.starts_with(kCdata)) {
      step.as_written = true;
      step.raw += kCdata.size();
    } else if (raw.front() == '<' &&
               !is_said(raw, text_.substr(std::min(step.text, text_.size())))) {
      const std::string_view close = raw.starts_with("<!--") ? "-->" : ">";
      const std::size_t end = raw.find(close);
      step.raw = end == raw.npos ? raw_.size() : step.raw + end + close.size();
    } else {
      return;
    }
  }
}

void WayBack::skip_space(Step& step) const {
  for (;;) {
    skip_markup(step);
    if (step.raw == raw_.size()) return;
    const std::size_t size = step.as_written ? is_space(raw_[step.raw]) : space_at(raw_, step.raw);
    if (size == 0) return;
    step.raw += size;
  }
}

Span part_of_collapsed(const Sources& sources, Span at, std::string_view text, std::size_t begin,
                       std::size_t end) {
  return WayBack(sources, at, text).of(begin, end);
}

}  // namespace blankett
