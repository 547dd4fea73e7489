#pragma once
// The answers to a question, one of each class that conditions tell apart.

#include <optional>
#include <vector>

#include "model/evaluate.h"
#include "model/model.h"

namespace blankett::proofs {

bool is_comparison(Operator op);  // not logic, not another condition's name
bool is_ordering(Operator op);    // of numbers, money, dates or times

/// Whether the answers that a comparison looks at fall into finitely many classes: it compares one
/// answer, or a number of rows, with constants.
bool within_reach(const Operation& operation, const Model& model);

/// One answer of each class that the comparisons tell apart. Nothing when only presence counts;
/// empty when no answer is within the question's own limits.
std::optional<std::vector<Answer>> answers_of(const Question& question,
                                              const std::vector<const Operation*>& compared);

/// 0, and then the numbers of rows that the comparisons tell apart.
std::vector<std::size_t> counts_of(const Repeat& repeat,
                                   const std::vector<const Operation*>& compared);

struct ChoiceLimits {
  std::size_t fewest = 1, most = 1;
};
ChoiceLimits choice_limits(const Question& question);

/// Whether its least is above its most, which linking has reported.
bool limits_cross(const Question& question);

/// Whether any answer is within the question's own limits.
bool has_an_answer(const Question& question);

}  // namespace blankett::proofs
