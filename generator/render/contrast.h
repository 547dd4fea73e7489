#pragma once
// The colours of a theme: custom properties of its style sheets, in every scheme that a reader can
// ask for, and the contrast of the pairs that theme.json declares.

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace blankett {

/// What stands on what: `ratio` is the least that is accepted, 4.5 or more for text, 3 for edges
/// and signs.
struct ColourPair {
  std::string text{}, background{}, what{};
  double ratio = 0;
  Span at{};  // in theme.json
};

/// Computes every pair in every scheme, and finds pairs that the sheets use and nobody declared.
/// The sheets are in the order of the cascade.
void check_contrast(std::span<const ColourPair> pairs, std::span<const SourceId> sheets,
                    const Sources& sources, Diagnostics& out);

/// WCAG 2: of two colours "#rgb" or "#rrggbb", from 1 to 21.
double contrast(std::string_view a, std::string_view b);

}  // namespace blankett
