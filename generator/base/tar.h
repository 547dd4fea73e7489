#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace blankett {

/// The regular files of a tar archive (ustar, with pax and GNU long names), by path. Nothing when
/// it is damaged or cut short.
std::optional<std::map<std::string, std::string>> read_tar(std::string_view archive);

}  // namespace blankett
