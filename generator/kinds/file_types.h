#pragma once
// The file types a form can ask for, by the short names authors write.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace blankett {

struct FileType {
  std::string_view name;        // as authors write it
  std::string_view label;       // as citizens read it, the same in every language
  std::string_view media_type;  // IANA
  std::array<std::string_view, 2> extensions;
};

/// Every known type.
const std::vector<FileType>& known_file_types();
/// The known types in a space-separated list; unknown names are left out.
std::vector<const FileType*> file_types(std::string_view list);

/// "10 MB" or "500 kB" in bytes (1 kB = 1 000), or nothing.
std::optional<std::uint64_t> bytes_in(std::string_view size);

}  // namespace blankett
