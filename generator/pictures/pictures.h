#pragma once
// Pictures of the places in pages that findings are about, for reports to people.

#include <string>

#include "audit/audit.h"

namespace blankett {

/// Gives the findings in page files that reports show their `picture`, as far as the place can be
/// seen; the audit gets how many have none since they are many, or since a page could not be shown.
/// Returns why no browser could be used for some, else "".
std::string take_pictures(Audit& audit);

}  // namespace blankett
