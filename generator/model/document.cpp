// Text of a subtree, and the way back from decoded text to the bytes as written.
// Tested by parse_test.cpp.

#include "model/document.h"

#include <algorithm>

namespace blankett {
namespace {

// How many bytes of decoded text the reference at the start of `raw` stands for, and its own
// length. Only the references that XML itself knows: a document with others is refused.
struct Reference {
  std::size_t raw = 1, decoded = 1;
};

Reference reference_at(std::string_view raw) {
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

std::size_t skip_space(std::string_view raw, std::size_t i) {
  while (i < raw.size() && is_space(raw[i])) ++i;
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
      if (is_space(raw[i])) {
        i = skip_space(raw, i);
        ++done;
        continue;
      }
      const Reference r = reference_at(raw.substr(i));
      i += r.raw;
      done += r.decoded;
    }
    return static_cast<std::uint32_t>(std::min(i, raw.size()));
  };
  const std::uint32_t from = advance_to(begin);
  return {at.source, at.begin + from, at.begin + advance_to(end)};
}

}  // namespace blankett
