#pragma once

#include <string>
#include <string_view>

namespace blankett {

/// A QR code that holds the text, as an SVG whose name is `alternative`. Empty when the text is too
/// long for one.
std::string qr_code(std::string_view text, std::string_view alternative);

}  // namespace blankett
