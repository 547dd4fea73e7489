#pragma once
// The operators of conditions and calculations, for people: the reference is read from this table.
// What they mean is decided in link/ and model/evaluate.cpp; a test holds the two together.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinds/kind.h"

namespace blankett {

struct OperatorExample {
  std::string_view words;          // a whole condition or formula
  std::optional<AnswerType> of{};  // the answer it looks at
};

struct OperatorDoc {
  enum class Use : std::uint8_t {
    answer,       // compares an answer
    rows,         // looks at the rows of a repeat
    conditions,   // puts conditions together
    calculation,  // stands in a formula
  };
  std::string_view written;  // "is one of …, …"
  Use use = Use::answer;
  Doc doc{};
  std::vector<OperatorExample> examples{};  // of an answer: one for each type it applies to
};

/// In the order of the reference.
std::span<const OperatorDoc> operators();

std::string_view name_of(AnswerType type, bool swedish);

/// The form that the examples speak of, with one of them in it: as the condition of a question, or
/// as the formula of a calculation.
std::string operator_form(std::string_view words, bool formula);

}  // namespace blankett
