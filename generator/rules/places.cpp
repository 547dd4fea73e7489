// Tested by diagnostics_test.cpp (language-rules) and rules_test.cpp.

#include "rules/places.h"

#include <algorithm>

#include "model/document.h"

namespace blankett::rules {

Span Places::of(Range range) {
  if (plain_.runs.size() != 1 || plain_.runs[0].begin != 0)
    return part_of(sources_, text_, plain_, range.begin, range.end);
  const Piece& piece = text_.pieces[plain_.runs[0].piece];
  if (piece.at.source == SourceId::none) return text_.at;
  if (from_ == 0 || range.begin < from_) {
    from_ = 0;
    rest_ = piece.at;
  }
  const Span at =
      part_of_collapsed(sources_, rest_, std::string_view(piece.name).substr(from_),
                        range.begin - from_, std::min(range.end, piece.name.size()) - from_);
  from_ = range.begin;
  rest_.begin = at.begin;
  return at;
}

}  // namespace blankett::rules
