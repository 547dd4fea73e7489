#pragma once
// The delay of <meta http-equiv="refresh">, as browsers read it.

#include <cstdint>
#include <optional>

#include "page/page.h"

namespace blankett::rules {

inline constexpr std::uint64_t kTwentyHours = 72'000;  // seconds

struct Refresh {
  std::uint64_t seconds = 0;
  Span at{};  // the value
};
/// The first one of a page that is well-formed; later ones are not followed.
std::optional<Refresh> refresh_of(const Page& page);

}  // namespace blankett::rules
