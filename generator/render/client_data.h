#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/edition.h"

namespace blankett {

/// What the page's script must know of a form, as JSON that is safe inside a script element of an
/// XML page: no `<`, `>` or `&`.
std::string client_data(const Edition& edition);

/// A condition as the browser's evaluator reads it: ["is","agande","leasing"], ["and",…] …
nlohmann::ordered_json client_condition(const Condition& condition, const Model& model);

/// A formula likewise: ["+", "avgift", {"number":"100"}].
nlohmann::ordered_json client_expression(const Expression& expression, const Model& model);

}  // namespace blankett
