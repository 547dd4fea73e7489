// Text → markup. The element names come from the closed set the grammar allows, so writing them
// out is safe; everything else is escaped. Tested by render_test.cpp.

#include "kinds/markup.h"

#include "base/format.h"
#include "base/text.h"

namespace blankett {

std::string markup(const Text& text) {
  std::string out;
  for (const Piece& piece : text.pieces) {
    if (piece.name == "term" && piece.kind != Piece::Kind::text) continue;  // explained beside
    switch (piece.kind) {
      case Piece::Kind::text: out += escaped(piece.name); break;
      case Piece::Kind::close: out.append("</").append(piece.name).append(">"); break;
      case Piece::Kind::empty: out.append("<").append(piece.name).append("/>"); break;
      case Piece::Kind::open:
        out.append("<").append(piece.name);
        if (piece.name == "a") out.append(" href=\"").append(escaped(piece.attribute)).append("\"");
        if (piece.name == "abbr")
          out.append(" title=\"").append(escaped(piece.attribute)).append("\"");
        if (piece.name == "span")
          out.append(" lang=\"")
              .append(escaped(piece.attribute))
              .append(is_right_to_left(piece.attribute) ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
        out += '>';
        break;
    }
  }
  return out;
}

}  // namespace blankett
