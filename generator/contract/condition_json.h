#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/model.h"

namespace blankett {

/// A condition as evaluators outside the compiler read it: ["is","agande","leasing"], ["and",…] …
/// Null when there is no condition.
nlohmann::ordered_json condition_json(const Condition& condition, const Model& model);

/// A formula likewise: ["+", "avgift", {"number":"100"}].
nlohmann::ordered_json expression_json(const Expression& expression, const Model& model);

}  // namespace blankett
