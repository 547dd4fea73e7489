#pragma once

#include <string>

#include "base/diagnostic.h"
#include "kinds/kind.h"
#include "link/names.h"
#include "model/model.h"

namespace blankett::linking {

struct ConditionSource {
  std::string text{};                // decoded
  Span at{};                         // as written
  Index<Group> group{};              // where it stands
  std::uint32_t question_limit = 0;  // questions at or after this index are asked later
  std::uint32_t named_limit = 0;     // named conditions at or after this index are defined later
};

/// Parses, resolves and types a condition. After the first mistake it is reported and poisoned.
Condition compile(const ConditionSource& source, const Scope& scope, const Sources& sources,
                  Diagnostics& out);

/// The same for the formula of a calculation, whose result must be `wanted`: number or money.
Expression compile_expression(const ConditionSource& source, AnswerType wanted, const Scope& scope,
                              const Sources& sources, Diagnostics& out);

}  // namespace blankett::linking
