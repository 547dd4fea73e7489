#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blankett {

/// An endpoint's address as OpenAPI parts it: server + path + query is what the page posts to.
struct Endpoint {
  std::string server{};  // "https://host/api/v1", without a slash at its end
  std::string path{};    // "/parkering"
  std::vector<std::pair<std::string, std::string>> query{};  // decoded
};
Endpoint endpoint_of(std::string_view address);

/// What DIGG's REST API profile asks of an address and this one does not have, a sentence each.
std::vector<std::string> profile_gaps(const Endpoint& endpoint);

}  // namespace blankett
