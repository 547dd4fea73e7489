#include "model/rule.h"

#include <fmt/format.h>

#include <cmath>

#include "rules/contrast.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_contrast_enhanced {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-contrast-enhanced/low",
     "this text ({0}) on {1} has a contrast of {2}:1, level AAA asks for {3}:1",
     "make the text darker, or the background lighter"},
    {"page-contrast-enhanced/unknown",
     "texts whose contrast cannot be computed without a browser, this first: {0}",
     "measure them in a browser"},
};

// Down, so that 6.99 is not shown as what is needed.
std::string shown(double ratio) { return fmt::format("{:.4g}", std::floor(ratio * 100) / 100); }

void check(const Page& page, Diagnostics& out) {
  std::optional<Element> unknown;
  std::size_t count = 0;
  for (const Contrast& c : contrasts(page, 7, 4.5)) {
    if (c.verdict == Contrast::Verdict::unknown) {
      if (!unknown) unknown = c.element;
      ++count;
    } else {
      say(out, kMessages[0], if_shown(page, rule.severity), c.element.at(),
          {c.text, c.ground, shown(c.ratio), shown(c.needed)});
    }
  }
  if (unknown) say(out, kMessages[1], Severity::review, unknown->at(), {std::to_string(count)});
}

}  // namespace

constinit const Rule rule{.id = "page-contrast-enhanced",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.4.6 act:09o5cg",
                          .messages = kMessages,
                          .page = check,
                          .on_request = true};
}  // namespace blankett::rules::page_contrast_enhanced
