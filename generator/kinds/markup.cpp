// Text → markup. The element names come from the closed set the grammar allows, so writing them
// out is safe; everything else is escaped. Tested by render_test.cpp.

#include "kinds/markup.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace blankett {
namespace {

// Control characters, which no text of XML can hold.
constexpr char kOpens = '\x01', kNamed = '\x02', kCloses = '\x03';

std::string span_of(std::string_view language) {
  return "<span lang=\"" + escaped(language) +
         (is_right_to_left(std::string(language)) ? "\" dir=\"rtl\">" : "\" dir=\"ltr\">");
}

}  // namespace

std::string with_languages(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::text) out += piece.name;
    if (piece.name != "span") continue;
    if (piece.kind == Piece::Kind::open) out += kOpens + piece.attribute + kNamed;
    if (piece.kind == Piece::Kind::close) out += kCloses;
  }
  return out;
}

std::string marked_up(std::string_view with_languages) {
  std::string out;
  for (std::size_t at = 0; at < with_languages.size();) {
    const std::size_t sign =
        std::min(with_languages.find_first_of("\x01\x03", at), with_languages.size());
    out += escaped(with_languages.substr(at, sign - at));
    at = sign + 1;
    if (sign == with_languages.size()) break;
    if (with_languages[sign] == kCloses) {
      out += "</span>";
      continue;
    }
    const std::size_t named = std::min(with_languages.find(kNamed, at), with_languages.size());
    out += span_of(with_languages.substr(at, named - at));
    at = named + 1;
  }
  return out;
}

std::string markup(const Text& text) {
  std::string out;
  for (const Piece& piece : text.pieces) {
    if (piece.name == "term" && piece.kind != Piece::Kind::text) continue;  // explained beside
    switch (piece.kind) {
      case Piece::Kind::text: out += escaped(piece.name); break;
      case Piece::Kind::close: out.append("</").append(piece.name).append(">"); break;
      case Piece::Kind::empty: out.append("<").append(piece.name).append("/>"); break;
      case Piece::Kind::open:
        if (piece.name == "span") {
          out += span_of(piece.attribute);
          break;
        }
        out.append("<").append(piece.name);
        if (piece.name == "a") out.append(" href=\"").append(escaped(piece.attribute)).append("\"");
        if (piece.name == "abbr")
          out.append(" title=\"").append(escaped(piece.attribute)).append("\"");
        out += '>';
        break;
    }
  }
  return out;
}

}  // namespace blankett
