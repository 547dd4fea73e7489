#pragma once
// What a condition says of a set of answers. The browser's evaluator (theme js/condition.mjs) and
// the emitted JSON Schema must agree with this one.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/model.h"

namespace blankett {

/// How many rows a repeat has.
struct Rows {
  std::size_t count = 0;
};
/// An answer of several parts, and parts that are worked out of it; the answer itself as text, when
/// it is one, under "".
using Parts = std::map<std::string, std::string, std::less<>>;

/// Text, choice, date and time are strings (ISO 8601), yes-no is bool, numbers and money (in
/// kronor) are decimals, choices lists; what can only be there or not there (files, declarations)
/// is std::monostate. No entry: no value.
using Answer =
    std::variant<std::monostate, bool, std::string, Decimal, std::vector<std::string>, Parts, Rows>;
/// By path as the page names it: rows are counted from 1, "barn/1/namn". A repeat stands under its
/// own path.
using Answers = std::map<std::string, Answer, std::less<>>;

/// The row, from 0, that a name inside a repeat means.
using RowOf = std::map<std::uint32_t, std::size_t>;  // by the group's index

/// "barn/namn" in row 0 → "barn/1/namn".
std::string path_in_row(const Model& model, const Question& question, const RowOf& row);

/// `answers` hold what is shown only; `today` is the date in Europe/Stockholm, ISO 8601.
bool holds(const Condition& condition, const Model& model, const Answers& answers,
           std::string_view today, const RowOf& row = {});

/// Nothing when the formula looks at an answer that is not there, divides by zero or grows too
/// large.
std::optional<Decimal> computed(const Expression& formula, const Model& model,
                                const Answers& answers, std::string_view today,
                                const RowOf& row = {});

/// The answers that count: those of questions that are shown, decided in the order of the document,
/// with calculations worked out.
Answers shown_answers(const Model& model, const Answers& given, std::string_view today);

}  // namespace blankett
