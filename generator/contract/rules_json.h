#pragma once

#include <span>
#include <string>

#include "contract/contract.h"
#include "model/edition.h"

namespace blankett {

/// The rules that the schema does not say whole, for a receiver to evaluate, with their messages in
/// every language. The format: rules_schema().
std::string rules_json(const Contract& contract, std::span<const Edition> editions);

/// JSON Schema 2020-12 of rules.json: the same for every form.
const std::string& rules_schema();

/// The words of a form in one language, by the paths that the submission has.
std::string labels_json(const Contract& contract, const Edition& edition);

}  // namespace blankett
