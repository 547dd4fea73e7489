#pragma once

#include <functional>

#include "model/model.h"

namespace blankett::linking {

/// Every operation of a condition, also inside the brackets of rows; not inside named ones.
void for_each_operation(const Condition& condition,
                        const std::function<void(const Operation&)>& look);

/// Finds what a check compares, where its message stands, and so fills `needs` and `shown_at`.
void look_through(Check& check, const Model& model);

}  // namespace blankett::linking
