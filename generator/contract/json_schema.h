#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "model/model.h"

namespace blankett {

/// JSON Schema 2020-12 of exactly the submissions the page can send: closed, with the form's
/// conditions. Rules that no schema can say (dates against each other, check digits) are left out.
/// `languages` are those the form is published in.
std::string json_schema(const Model& model, const std::vector<std::string>& languages);

/// The same, to stand inside an OpenAPI document at `place`, "#/components/schemas/Submission".
nlohmann::ordered_json json_schema_at(const std::string& place, const Model& model,
                                      const std::vector<std::string>& languages);

}  // namespace blankett
