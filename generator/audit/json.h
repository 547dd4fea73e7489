#pragma once
// What the reports that are JSON share.

#include <nlohmann/json.hpp>
#include <string>

#include "audit/audit.h"

namespace blankett {

using Json = nlohmann::ordered_json;

/// With two spaces a level and a line end; words that are not UTF-8, from somebody's page, do not
/// stop it.
inline std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// W3C's page about a criterion.
inline std::string understanding(const Criterion& criterion) {
  return std::string("https://www.w3.org/WAI/") + (criterion.in_wcag ? "WCAG22" : "WCAG21") +
         "/Understanding/" + criterion.slug;
}

}  // namespace blankett
