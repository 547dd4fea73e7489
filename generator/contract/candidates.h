#pragma once
// Answers worth trying to a question: those its kind offers, and those that the form's conditions
// tell apart.

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "kinds/sample.h"

namespace blankett {

/// Right answers to each question, worked out once: at the limits of the question, and at, below
/// and above every constant that a condition compares it with.
class Candidates {
 public:
  using Json = nlohmann::ordered_json;
  Candidates(const Contract& contract, std::string_view today)
      : contract_(contract), today_(today) {}

  /// Each once. `instance` is the question's path, with the row's number in a repeat.
  const std::vector<Json>& of(Index<Question> question, const std::string& instance);

 private:
  const Contract& contract_;
  std::string_view today_;
  std::map<std::string, std::vector<Json>, std::less<>> known_{};
};

/// Right answers equal to, below and above another answer's value.
std::vector<nlohmann::ordered_json> answers_near(const Question& question, const std::string& part,
                                                 const Answer& other,
                                                 const std::string& other_part);

}  // namespace blankett
