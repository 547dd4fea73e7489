#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/edition.h"

namespace blankett {

/// Where a form's OpenAPI document is found, as its schema's `$id` is made.
std::string document_address(const Model& model);

/// The replies to a submission, by status. `identified`: the sender has signed in.
nlohmann::ordered_json submit_responses(bool identified);
/// The replies to /api-info; the example is of the first of them.
nlohmann::ordered_json api_info_responses(const nlohmann::ordered_json& example);

/// What the replies refer to: headers, schemas, examples, and the parameter with the key.
nlohmann::ordered_json reply_components(const Edition& edition, bool identified);

}  // namespace blankett
