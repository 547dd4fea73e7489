#pragma once
// Arithmetic on dates as ISO 8601 text, "2026-01-31". Such text also orders as dates do.

#include <string>
#include <string_view>

namespace blankett {

std::string moved_by_days(std::string_view iso, int days);
/// 31 January and one month is the last of February.
std::string moved_by_months(std::string_view iso, int months);

}  // namespace blankett
