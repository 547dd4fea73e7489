#pragma once

#include <string_view>
#include <vector>

#include "commands/command.h"

namespace blankett {

/// Prints findings on stdout in the format asked for, sorted, each once, and a count on stderr.
/// Returns the exit code they call for.
int report(const Project& project, std::vector<Finding> findings, const Arguments& arguments);

}  // namespace blankett
