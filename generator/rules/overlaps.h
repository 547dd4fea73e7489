#pragma once
// Several plain-language rules can find the same words: "göra en bedömning" is officialese, an
// empty verb and a hidden one. Whoever rewrites them does so once.

#include <vector>

#include "base/diagnostic.h"
#include "model/edition.h"
#include "plain/linter.h"

namespace blankett::rules {

/// The same diagnostics but those of plain-language rules whose words another such rule finds too:
/// the highest level is kept, and of one level the longest. What somebody lets be hides nothing.
Diagnostics without_overlaps(const Diagnostics& found, const std::vector<Locale>& locales);

/// The same of what was found in one text.
std::vector<plain::LanguageFinding> without_overlaps(std::vector<plain::LanguageFinding> found);

}  // namespace blankett::rules
