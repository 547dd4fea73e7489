#pragma once
// The lines of a text as XML, HTML and editors count them: one ends with LF, with CR LF, or with CR
// alone.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace blankett {

struct Line {
  std::size_t end = 0, next = 0;  // where its words end, and where the next line begins
};

/// The line that goes on at `from`.
inline Line line_from(std::string_view text, std::size_t from) {
  std::size_t end = std::min(from, text.size());
  while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
  const std::size_t size = text.substr(end).starts_with("\r\n") ? 2 : 1;
  return {end, std::min(end + size, text.size())};
}

/// How many lines end before `at`, those before `from` left out, and where the next one begins.
/// What follows `at` is not looked at.
struct LinesBefore {
  std::uint32_t ended = 0;
  std::size_t begin = 0;
};
inline LinesBefore lines_before(std::string_view text, std::size_t at, std::size_t from) {
  LinesBefore out{0, from};
  text = text.substr(0, at < text.size() ? at + 1 : at);  // between CR and LF no line ends
  for (;;) {
    const Line line = line_from(text, out.begin);
    if (line.end >= at || line.end == text.size() || line.next > at) return out;
    out.begin = line.next;
    ++out.ended;
  }
}

}  // namespace blankett
