#pragma once
// A condition of the form language, compiled: a flat postfix program over typed questions.
// Semantics: form-language.md. Two-valued; a comparison with no value is false, `is not` too.

#include <cstdint>
#include <string>
#include <vector>

#include "base/index.h"
#include "base/source.h"

namespace blankett {

struct Question;
struct NamedCondition;

enum class Operator : std::uint8_t {
  is,  // choice, text, yes-no against values[0]
  is_not,
  is_one_of,  // against any of values
  is_not_one_of,
  is_answered,
  date_is,  // dates against `date`
  date_is_not,
  before,
  after,
  on_or_before,
  on_or_after,
  named,  // the value of another condition
  and_,   // of the two results before it
  or_,
  not_,  // of the result before it
};

/// What a date is compared with: another question, a fixed date, or the day of submission.
struct DateOperand {
  enum class Kind : std::uint8_t { question, date, today } kind = Kind::today;
  Index<Question> question{};
  std::string date{};  // ISO 8601, "2026-01-31"
};

struct Operation {
  Operator op = Operator::is_answered;
  Index<Question> question{};
  std::vector<std::string> values{};  // option values; "yes" and "no"; text
  DateOperand date{};
  Index<NamedCondition> named{};
};

/// Empty when there is no condition. `poisoned` when a mistake in it was already reported: whoever
/// derives something from it stays silent.
struct Condition {
  std::vector<Operation> operations{};
  Span at{};
  bool poisoned = false;

  explicit operator bool() const { return !operations.empty(); }
};

}  // namespace blankett
