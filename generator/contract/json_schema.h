#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "contract/rules.h"
#include "model/model.h"

namespace blankett {

struct FormSchema {
  nlohmann::ordered_json json;
  std::vector<bool> says{};  // of each rule, whether the schema says it whole
};

/// JSON Schema 2020-12 of exactly the submissions the page can send: closed, with the form's
/// conditions. What no schema can say (dates against each other, check digits) is left out.
/// `languages` are those the form is published in.
FormSchema json_schema(const Model& model, const std::vector<FormRule>& rules,
                       const std::vector<std::string>& languages);

/// The same, to stand inside an OpenAPI document at `place`, "#/components/schemas/Submission".
nlohmann::ordered_json schema_at(const std::string& place, const nlohmann::ordered_json& schema);

}  // namespace blankett
