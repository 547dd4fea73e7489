#pragma once

#include <string>

#include "model/model.h"

namespace blankett {

/// What a receiver must be able to read of one answer, as JSON Schema in one spelling: without what
/// only orders (options, members).
std::string answer_schema(const Question& question);
/// The same without how long a text may be, which is told on its own.
std::string answer_form(const Question& question);

}  // namespace blankett
