#pragma once
// Answers worth trying to a question: those its kind offers, and those that the form's conditions
// tell apart.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "kinds/sample.h"

namespace blankett {

/// Right answers, each once: at the limits of the question, and at, below and above every constant
/// that a condition compares it with. `instance` is its path, with the row's number in a repeat.
std::vector<nlohmann::ordered_json> right_answers(const Contract& contract,
                                                  Index<Question> question,
                                                  const std::string& instance,
                                                  std::string_view today);

/// Right answers equal to, below and above another answer's value.
std::vector<nlohmann::ordered_json> answers_near(const Question& question, const std::string& part,
                                                 const Answer& other,
                                                 const std::string& other_part);

}  // namespace blankett
