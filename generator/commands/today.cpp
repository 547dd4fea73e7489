// The day that a command is given, or today. Tested by cli_test.cpp.

#include "commands/today.h"

#include <cstdlib>
#include <ctime>
#include <string_view>

#include "kinds/check_digits.h"

namespace blankett {

std::string today_in_sweden() {
  setenv("TZ", "Europe/Stockholm", 1);
  tzset();
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char out[16];
  std::strftime(out, sizeof out, "%Y-%m-%d", &local);
  return out;
}

bool is_date(const std::string& text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (kShape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != kShape[i]) return false;
  return is_real_date(text);
}

}  // namespace blankett
