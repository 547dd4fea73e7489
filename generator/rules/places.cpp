// Tested by diagnostics_test.cpp (language-rules) and rules_test.cpp.

#include "rules/places.h"

#include <algorithm>

namespace blankett::rules {

Places::Places(const Sources& sources, const Text& text, const PlainText& plain)
    : sources_(sources), text_(text), plain_(plain) {
  if (plain.runs.size() != 1 || plain.runs[0].begin != 0) return;
  const Piece& piece = text.pieces[plain.runs[0].piece];
  if (piece.at.source != SourceId::none) whole_.emplace(sources, piece.at, piece.name);
}

Span Places::of(Range range) {
  return whole_ ? whole_->of(range.begin, range.end)
                : part_of(sources_, text_, plain_, range.begin, range.end);
}

std::vector<Range> foreign_parts(const Text& text, const PlainText& plain) {
  std::vector<bool> marked(text.pieces.size());
  std::size_t depth = 0;  // of spans with a lang
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    const Piece& piece = text.pieces[i];
    if (piece.name == "span" && piece.kind == Piece::Kind::open) ++depth;
    if (piece.name == "span" && piece.kind == Piece::Kind::close && depth > 0) --depth;
    marked[i] = depth > 0 && piece.kind == Piece::Kind::text;
  }
  std::vector<Range> out;
  for (std::size_t r = 0; r < plain.runs.size(); ++r) {
    const std::size_t end =
        r + 1 < plain.runs.size() ? plain.runs[r + 1].begin : plain.words.size();
    if (marked[plain.runs[r].piece]) out.push_back({plain.runs[r].begin, end});
  }
  return out;
}

bool is_foreign(const std::vector<Range>& parts, Range at) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](Range r) { return r.begin <= at.begin && at.end <= r.end; });
}

std::set<std::string, std::less<>> explained_acronyms(const Text& text) {
  std::set<std::string, std::less<>> out;
  std::string words;
  bool inside = false;
  for (const Piece& piece : text.pieces) {
    if (piece.kind == Piece::Kind::open && piece.name == "abbr") {
      inside = !trimmed(piece.attribute).empty();
      words.clear();
    } else if (piece.kind == Piece::Kind::text && inside) {
      words += piece.name;
    } else if (piece.kind == Piece::Kind::close && piece.name == "abbr") {
      if (inside) out.emplace(trimmed(words.substr(0, words.find_first_of("-:/'"))));
      inside = false;
    }
  }
  return out;
}

}  // namespace blankett::rules
