#pragma once
// What files a page may bring in: those beside it and in the folder one works in, and no others.

#include <filesystem>
#include <string>
#include <string_view>

namespace blankett {

/// Whether a file is inside the current folder or the page's. A symbolic link is what it leads to,
/// so that none leads out of them.
bool is_within_reach(const std::string& page, const std::filesystem::path& file);

/// The file that a page means by an address, or "" when it is elsewhere: on the network, or out of
/// reach.
std::string local_file(const std::string& page, std::string_view href);

}  // namespace blankett
