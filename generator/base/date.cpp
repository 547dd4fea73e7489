// Tested by condition_test.cpp and, against the browser's, by condition.spec.mjs.

#include "base/date.h"

#include <fmt/format.h>

#include <chrono>

namespace blankett {
namespace {

using std::chrono::year_month_day;

year_month_day parsed(std::string_view iso) {
  const auto digits = [&](std::size_t at, std::size_t size) {
    int out = 0;
    for (const char c : iso.substr(at, size)) out = out * 10 + (c - '0');
    return out;
  };
  return {std::chrono::year(digits(0, 4)), std::chrono::month(static_cast<unsigned>(digits(5, 2))),
          std::chrono::day(static_cast<unsigned>(digits(8, 2)))};
}

std::string spelled(year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

std::string moved_by_days(std::string_view iso, int days) {
  return spelled(std::chrono::sys_days(parsed(iso)) + std::chrono::days(days));
}

std::string moved_by_months(std::string_view iso, int months) {
  const year_month_day moved = parsed(iso) + std::chrono::months(months);
  if (moved.ok()) return spelled(moved);
  return spelled(moved.year() / moved.month() / std::chrono::last);
}

}  // namespace blankett
