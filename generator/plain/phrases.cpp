// Words and phrases of a list. All lists of a language are looked for together, by the linter: see
// Linter::check. Tested by language_test.cpp.

#include "plain/detector.h"

namespace blankett::plain::phrases {
extern const Detector detector;
constinit const Detector detector{.name = "phrases",
                                  .find = nullptr,
                                  .messages = {{{"found", 2}, {"advice", 2}, {"rewrite"}}},
                                  .needs_phrases = true};
}  // namespace blankett::plain::phrases
