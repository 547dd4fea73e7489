#pragma once
// Prints findings: for people and for pipelines. audit/report.h has what is written from an audit.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace blankett {

enum class Colour : bool { off, on };

/// file:line:column: severity: message [rule], the source line with a caret, help and related
/// places. What was suppressed is one line: file:line:column: suppressed severity: message [rule]:
/// reason. `swedish`: the compiler's own words are, as the findings'.
std::string report_text(std::span<const Finding> findings, Colour colour, bool swedish = false);

/// One JSON object a line: file, line, column, end_line, end_column, severity, rule, message, help,
/// standards, part, selector, suppressed,
/// related, fix. Keys without a value are null, so every line has the same keys.
std::string report_json(std::span<const Finding> findings);

}  // namespace blankett
