#pragma once
// Site: path → bytes, sorted, so output is deterministic by construction.

#include <map>
#include <string>

namespace blankett {

using Site = std::map<std::string, std::string>;

}  // namespace blankett
