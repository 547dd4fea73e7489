#pragma once
// Pictures of the places in pages that findings are about, for reports to people.

#include <string>

#include "audit/audit.h"

namespace blankett {

/// Gives the findings in page files their `picture`, as far as the place can be seen; how many
/// were left out of a very large number stands in the audit. Returns why there is none when no
/// browser can be used, else "".
std::string take_pictures(Audit& audit);

}  // namespace blankett
