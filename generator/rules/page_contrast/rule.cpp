#include "model/rule.h"

#include <fmt/format.h>

#include <cmath>

#include "rules/contrast.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_contrast {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-contrast/low",
     "this text ({0}) on {1} has a contrast of {2, number}:1, {3, number}:1 is needed",
     "make the text darker, or the background lighter"},
    {"page-contrast/unknown",
     "texts whose contrast cannot be computed without a browser, this first: {0}",
     "measure them in a browser"},
    {"page-contrast/low-dark",
     "where people have chosen dark colours, this text ({0}) on {1} has a contrast of {2, "
     "number}:1, {3, number}:1 "
     "is needed",
     "make the text lighter, or the background darker"},
    {"page-contrast/unknown-dark",
     "texts whose contrast in dark colours cannot be computed without a browser, this first: {0}",
     "choose dark colours in a browser, and measure them"},
};

// Down, so that 4.49 is not shown as what is needed.
std::string shown(double ratio) { return fmt::format("{:.4g}", std::floor(ratio * 100) / 100); }

void check(const Page& page, Diagnostics& out) {
  struct Unknown {
    std::optional<Element> first{};
    std::size_t count = 0;
  } unknown[2];  // in light and in dark
  for (const Contrast& c : contrasts(page, 4.5, 3)) {
    if (c.verdict == Contrast::Verdict::unknown) {
      Unknown& in_scheme = unknown[c.dark];
      if (!in_scheme.first) in_scheme.first = c.element;
      ++in_scheme.count;
    } else {
      say(out, kMessages[c.dark ? 2 : 0], if_shown(c.dark ? *page.dark() : page, rule.severity),
          c.element.at(), {c.text, c.ground, shown(c.ratio), shown(c.needed)});
    }
  }
  for (const bool dark : {false, true})
    if (const auto& [first, count] = unknown[dark]; first)
      say(out, kMessages[dark ? 3 : 1], Severity::review, first->at(), {std::to_string(count)});
}

}  // namespace

constinit const Rule rule{.id = "page-contrast",
                          .severity = Severity::error,
                          .standards = "wcag:1.4.3 en301549:9.1.4.3 act:afw4f7",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_contrast
