#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands/command.h"

namespace blankett {

/// "1 error", "2 errors".
std::string counted(std::size_t number, std::string_view one, std::string_view many);

/// Prints findings on stdout in the format asked for, sorted, each once, and a count on stderr.
/// Returns the exit code they call for.
int report(const Project& project, std::vector<Finding> findings, const Arguments& arguments);

}  // namespace blankett
