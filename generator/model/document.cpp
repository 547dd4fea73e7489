// Text of a subtree, and the way back from decoded text to the bytes as written.
// Tested by parse_test.cpp.

#include "model/document.h"

#include <algorithm>

namespace blankett {
namespace {

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

// Of a page: a reference can lack its semicolon there, "&aring" or "&#229". Then it ends where the
// text goes on.
Reference unended_reference(std::string_view raw, std::string_view decoded) {
  const std::size_t size = size_of_character(decoded.front());
  if (raw.starts_with("&#")) {
    std::size_t end = 2;
    while (end < raw.size() && is_name_letter(raw[end])) ++end;
    return {end, size};
  }
  if (decoded.front() == '&')
    return raw.starts_with("&amp") || raw.starts_with("&AMP") ? Reference{4, 1} : Reference{1, 1};
  const auto goes_on = [&](std::size_t end) {
    if (end >= raw.size() || size >= decoded.size()) return end >= raw.size();
    const bool space = raw[end] == '\n' || raw[end] == '\t' || raw[end] == '\r';
    return raw[end] == decoded[size] || (space && decoded[size] == ' ');
  };
  std::size_t end = 3;
  while (end < raw.size() && is_name_letter(raw[end]) && !goes_on(end)) ++end;
  return {std::min(end, raw.size()), size};
}

Reference reference_at(std::string_view raw, std::string_view decoded = {}) {
  if (raw.front() == '&' && !decoded.empty()) {
    std::size_t end = raw.starts_with("&#") ? 2 : 1;
    while (end < raw.size() && is_name_letter(raw[end])) ++end;
    if (end == 1) return {1, 1};  // "a & b"
    const bool ended = end < raw.size() && raw[end] == ';';
    const bool itself =
        decoded.front() == '&' && !raw.starts_with("&amp;") && !raw.starts_with("&#");
    if (!ended || (itself && !raw.starts_with("&AMP;"))) return unended_reference(raw, decoded);
    return {end + 1, size_of_character(decoded.front())};
  }
  if (raw.starts_with("\r\n")) return {2, 1};
  if (raw.front() != '&') return {1, 1};
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
  for (const std::string_view reference :
       {"&#32;", "&#10;", "&#13;", "&#9;", "&#x20;", "&#xA;", "&#xa;", "&#xD;", "&#xd;", "&#x9;"})
    if (raw.substr(i).starts_with(reference)) return reference.size();
  return 0;
}

std::size_t skip_space(std::string_view raw, std::size_t i) {
  while (i < raw.size()) {
    const std::size_t size = space_at(raw, i);
    if (size == 0) break;
    i += size;
  }
  return i;
}

// A mark that sets a number apart. The compiler puts them into texts that run from right to left.
constexpr std::size_t kIsolateSize = 3;
bool is_isolate(std::string_view text, std::size_t i) {
  const std::string_view mark = i < text.size() ? text.substr(i, kIsolateSize) : std::string_view{};
  return mark == "\u2066" || mark == "\u2069";
}

}  // namespace

Span part_of(const Sources& sources, Span at, std::size_t begin, std::size_t end) {
  const std::string_view raw = sources.bytes(at);
  const auto to_raw = [&](std::size_t wanted) {
    std::size_t i = 0, decoded = 0;
    while (i < raw.size() && decoded < wanted) {
      const Reference r = reference_at(raw.substr(i));
      i += r.raw;
      decoded += r.decoded;
    }
    return static_cast<std::uint32_t>(std::min(i, raw.size()));
  };
  return {at.source, at.begin + to_raw(begin), at.begin + to_raw(end)};
}

Span part_of_collapsed(const Sources& sources, Span at, std::string_view text, std::size_t begin,
                       std::size_t end) {
  const std::string_view raw = sources.bytes(at);
  std::size_t i = text.starts_with(' ') ? 0 : skip_space(raw, 0);
  std::size_t done = 0;
  const auto advance_to = [&](std::size_t wanted) {
    while (i < raw.size() && done < wanted) {
      if (is_isolate(text, done) && !is_isolate(raw, i)) {
        done += kIsolateSize;
        continue;
      }
      if (space_at(raw, i) > 0) {
        i = skip_space(raw, i);
        ++done;
        continue;
      }
      const Reference r = reference_at(raw.substr(i), text.substr(std::min(done, text.size())));
      i += r.raw;
      done += r.decoded;
    }
    return static_cast<std::uint32_t>(std::min(i, raw.size()));
  };
  const std::uint32_t from = advance_to(begin);
  return {at.source, at.begin + from, at.begin + advance_to(end)};
}

}  // namespace blankett
