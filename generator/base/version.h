#pragma once

#include <string_view>

namespace blankett {

/// The version of the compiler, by semantic versioning; the one place it is written.
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace blankett
