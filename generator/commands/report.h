#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.h"
#include "commands/command.h"

namespace blankett {

/// "1 error", "2 errors".
std::string counted(std::size_t number, std::string_view one, std::string_view many);

/// Prints findings on stdout in the format asked for, sorted, each once, and a count on stderr.
/// Returns the exit code they call for.
int report(const Project& project, std::vector<Finding> findings, const Arguments& arguments);

/// The same of an audit, in every format; to a file when `arguments.file` names one.
int report(const Project& project, Audit audit, const Arguments& arguments);

/// Every rule of the registry and of the languages, as reports name them.
std::vector<AuditedRule> audited_rules(const Project& project);

}  // namespace blankett
