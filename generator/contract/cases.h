#pragma once
// Test cases for whoever receives a form's submissions.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "contract/contract.h"

namespace blankett {

struct Case {
  std::string name{};    // what it is there to show
  std::string breaks{};  // the id of the rule it breaks; empty when it is valid
  bool by_hand = true;   // a person could fill in the form so
  nlohmann::ordered_json submission{};
  bool schema_accepts = false;  // the schema alone
  std::vector<Violation> violations{};
};

struct Cases {
  std::string today{};                     // the day they are submitted
  std::vector<Case> list{};                // valid ones first
  std::vector<std::string> not_reached{};  // what no case was found, or in a large form sought, for

  /// A valid submission, or null.
  nlohmann::ordered_json example() const;
};

/// Valid submissions that together show and hide every question, choose every option and meet every
/// limit; and for each rule one that breaks it, a step from a valid one. The same every time.
/// Every case costs what the whole form does, and a form of n questions wants some 3n of them:
/// after so many looks at a rule what is left is not reached. Forms of 200 questions keep within
/// them.
Cases cases_of(const Contract& contract, std::size_t most_looks = 1'500'000);

std::string cases_json(const Cases& cases, const Contract& contract);

}  // namespace blankett
