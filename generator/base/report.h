#pragma once
// Prints findings: for people, for pipelines, for code scanning.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace blankett {

enum class Colour : bool { off, on };

/// file:line:column: severity: message [rule], the source line with a caret, help and related
/// places.
std::string report_text(std::span<const Finding> findings, Colour colour);

/// One JSON object a line: file, line, column, end_line, end_column, severity, rule, message, help,
/// standards, related, fix. Keys without a value are null, so every line has the same keys.
std::string report_json(std::span<const Finding> findings);

/// SARIF 2.1.0. `rules` names every rule that took part, also those that found nothing.
struct RuleSummary {
  std::string id{}, summary{}, help{}, standards{};
  Severity severity = Severity::error;
};
std::string report_sarif(std::span<const Finding> findings, std::span<const RuleSummary> rules);

}  // namespace blankett
