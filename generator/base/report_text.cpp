// The printer for people. Tested by report_test.cpp.

#include <fmt/format.h>

#include "base/report.h"

namespace blankett {
namespace {

// A line longer than this is cut around the place, so one long paragraph cannot fill the screen.
constexpr std::size_t kWidth = 160;

struct Paint {
  Colour colour;
  std::string operator()(std::string_view code, std::string_view text) const {
    return colour == Colour::on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
};

// Quoted words can come from anybody's page: a control character, which could command the terminal,
// becomes a space, and so does a tab. Columns stay as they are.
std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    const bool two_bytes = byte == 0xC2 && next >= 0x80 && next < 0xA0;
    if (byte < 0x20 || byte == 0x7F || two_bytes) out += ' ';
    else out += text[i];
    i += two_bytes;
  }
  return out;
}

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "1;31";
    case Severity::warning: return "1;33";
    default: return "1;36";
  }
}

std::string_view words_of(Severity severity, bool swedish) {
  if (!swedish) return name_of(severity);
  switch (severity) {
    case Severity::error: return "fel";
    case Severity::warning: return "varning";
    case Severity::review: return "granska";
    default: return "upplysning";
  }
}

std::size_t bytes_of_columns(std::string_view line, std::size_t columns) {
  std::size_t i = 0;
  for (; i < line.size() && columns > 0; --columns) {
    ++i;
    while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) ++i;
  }
  return i;
}

std::size_t columns_of(std::string_view text) {
  std::size_t n = 0;
  for (char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

void snippet(std::string& out, const Place& place, Paint paint) {
  std::string line = printable(place.source_line);
  std::size_t start = place.begin.column - 1 - place.cut;
  std::size_t width = place.end.line == place.begin.line && place.end.column > place.begin.column
                          ? place.end.column - place.begin.column
                          : 1;
  if (place.end.line > place.begin.line) width = std::max<std::size_t>(1, columns_of(line) - start);
  if (columns_of(line) > kWidth) {
    const std::size_t cut = start > kWidth / 3 ? start - kWidth / 3 : 0;
    line = line.substr(bytes_of_columns(line, cut));
    line = line.substr(0, bytes_of_columns(line, kWidth));
    start -= cut;
    width = std::min(width, kWidth - start);
  }
  const std::string number = fmt::format("{:>5}", place.begin.line);
  out += fmt::format("{} | {}\n", number, line);
  out += fmt::format("{:>5} | {:>{}}{}\n", "", "", start, paint("1;32", std::string(width, '^')));
}

}  // namespace

std::string report_text(std::span<const Finding> findings, Colour colour, bool swedish) {
  const Paint paint{colour};
  std::string out;
  for (const Finding& f : findings) {
    if (f.place)
      out += fmt::format("{}:{}:{}: ", printable(f.place->file), f.place->begin.line,
                         f.place->begin.column);
    if (!f.suppressed.empty()) {
      out += fmt::format("{} {}: {} [{}]: {}\n", swedish ? "tillåten" : "suppressed",
                         words_of(f.severity, swedish), printable(f.message), f.rule,
                         printable(f.suppressed));
      continue;
    }
    out += fmt::format("{}: {} [{}]\n", paint(colour_of(f.severity), words_of(f.severity, swedish)),
                       paint("1", printable(f.message)), f.rule);
    if (f.place) snippet(out, *f.place, paint);
    if (!f.help.empty()) out += fmt::format("      = {}\n", printable(f.help));
    for (const auto& related : f.related)
      out += fmt::format("      = {}:{}:{}: {}\n", printable(related.place.file),
                         related.place.begin.line, related.place.begin.column,
                         printable(related.message));
  }
  return out;
}

}  // namespace blankett
