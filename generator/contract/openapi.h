#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "contract/contract.h"
#include "model/edition.h"

namespace blankett {

/// OpenAPI 3.1 of the form's receiving endpoint. `editions` are the form in each language, at least
/// one; `example` is a submission of it, or null.
std::string openapi(const Contract& contract, std::span<const Edition> editions,
                    const nlohmann::ordered_json& example);

}  // namespace blankett
