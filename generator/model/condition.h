#pragma once
// A condition of the form language, compiled: a flat postfix program over typed comparisons; and an
// expression, the arithmetic of a calculation. Semantics: form-language.md. Two-valued; a
// comparison with no value is false, `is not` too. Counting and adding rows always have a value: 0
// of none.

#include <cstdint>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/index.h"
#include "base/source.h"

namespace blankett {

struct Group;
struct Question;
struct NamedCondition;

enum class Operator : std::uint8_t {
  // The subject is an answer; against `values`: options, "yes" and "no", or text.
  is,
  is_not,
  is_one_of,
  is_not_one_of,
  contains,      // choices: values[0] is one of those chosen
  contains_any,  // choices
  contains_all,  // choices
  // The subject is a text; against `other`, a whole number of characters (code points).
  is_longer,
  is_shorter,
  is_answered,  // the subject is an answer, or rows: at least one
  // Numbers, money, dates and times; against `other`.
  equals,
  differs,
  less,      // before
  at_most,   // on or before
  more,      // after
  at_least,  // on or after
  between,   // from `other` to `upper`, both counted in
  // `inner` of the rows of `repeat`.
  any_row,
  every_row,  // true when there is no row
  no_row,
  named,  // the value of another condition
  and_,   // of the two results before it
  or_,
  not_,  // of the result before it
};

enum class TimeUnit : std::uint8_t { days, months, years };

/// One side of a comparison, or a value in an expression.
struct Operand {
  enum class Kind : std::uint8_t {
    none,
    answer,  // of `question`, or of its `part`: period/from, address/postal_code
    rows,    // of `repeat`: the subject of is_answered
    number,  // money is in kronor here, as the author writes it
    date,    // `text`, ISO 8601: "2026-01-31"
    time,    // `text`: "08:30"
    today,   // the day of submission, moved by `offset` `unit`s (years and months clamp to the last
             // day of the month)
    count,   // of the rows of `repeat`
    sum,     // of `question` over the rows of `repeat`; rows without a value add nothing
  } kind = Kind::none;
  Index<Question> question{};
  std::string part{};
  Index<Group> repeat{};
  Decimal number{};
  std::string text{};
  int offset = 0;
  TimeUnit unit = TimeUnit::days;
};

/// Empty when there is no condition. `poisoned` when a mistake in it was already reported: whoever
/// derives something from it stays silent.
struct Condition {
  struct Operation {
    Operator op = Operator::is_answered;
    Index<Group> repeat{};
    Index<NamedCondition> named{};
    Operand subject{};
    std::vector<std::string> values{};
    std::vector<Condition> inner{};  // one for *_row, else none
    Operand other{}, upper{};
  };

  std::vector<Operation> operations{};
  Span at{};
  bool poisoned = false;

  explicit operator bool() const { return !operations.empty(); }
};
using Operation = Condition::Operation;

/// A step of a postfix program over decimals. Without a value anywhere it looks, a calculation has
/// none; `choose` looks only at the side it takes.
struct ExpressionStep {
  enum class Kind : std::uint8_t {
    operand,
    add,
    subtract,
    multiply,
    divide,
    negate,
    round,   // to `count` decimals
    lowest,  // of `count` values
    highest,
    choose,  // `condition` ? the value before the last : the last
  } kind = Kind::operand;
  Operand operand{};
  unsigned count = 0;
  std::vector<Condition> condition{};  // one for choose, else none
};

struct Expression {
  std::vector<ExpressionStep> steps{};
  Span at{};
  bool poisoned = false;

  explicit operator bool() const { return !steps.empty(); }
};

}  // namespace blankett
