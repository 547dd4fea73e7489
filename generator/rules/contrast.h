#pragma once
// How well text can be told from what is behind it, as far as colours are solid (WCAG 1.4.3,
// 1.4.6).

#include <string>
#include <vector>

#include "page/page.h"

namespace blankett::rules {

struct Contrast {
  enum class Verdict : std::uint8_t {
    enough,
    too_low,  // wherever the text stands
    unknown   // an image, a colour that is not known, a gradient that some of the text may suit
  } verdict = Verdict::enough;
  Element element;
  bool dark = false;             // where people have chosen dark colours, and only there
  double ratio = 0;              // the best there is; too_low only
  double needed = 0;             // for its size
  std::string text{}, ground{};  // colours, "#rrggbb"
};

/// Every element with text of its own that people see and that is not disabled, once for each pair
/// of colours; then what is otherwise when the page is dark. `small` and `large` are the ratios
/// asked for.
std::vector<Contrast> contrasts(const Page& page, double small, double large);

}  // namespace blankett::rules
