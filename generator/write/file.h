#pragma once
// One file of an author's, replaced whole or not at all.

#include <optional>
#include <string>
#include <string_view>

namespace blankett {

/// Writes beside the file and renames, so that nobody ever reads half of it. A file that is there
/// keeps its rights, and a link stays a link. Returns what went wrong, or nothing.
std::optional<std::string> replace_file(const std::string& path, std::string_view bytes);

}  // namespace blankett
