#pragma once
// Copies of a file that a server can send as they are. The same bytes give the same copy.

#include <array>
#include <string>
#include <string_view>

namespace blankett {

/// What clients accept, by the ending that servers look for.
struct Encoding {
  std::string_view ending;
  std::string (*compress)(std::string_view bytes);  // empty when it could not
};
extern const std::array<Encoding, 2> kEncodings;

/// Whether a copy is worth its place: text, and more than a packet of it.
bool is_compressible(std::string_view path, std::size_t size);

}  // namespace blankett
