#pragma once

#include <string>

namespace blankett {

/// The date in Sweden, YYYY-MM-DD.
std::string today_in_sweden();

/// Whether it is YYYY-MM-DD and a day of the calendar.
bool is_date(const std::string& text);

}  // namespace blankett
