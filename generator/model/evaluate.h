#pragma once
// What a condition says of a set of answers. The browser's evaluator (theme js/condition.mjs) and
// the emitted JSON Schema must agree with this one.

#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "model/model.h"

namespace blankett {

/// Text, choice and date answers are strings (a date as ISO 8601), yes-no is bool; what can only be
/// there or not there (files, addresses, declarations) is std::monostate. No entry: no value.
using Answer = std::variant<std::monostate, bool, std::string>;
using Answers = std::map<std::string, Answer, std::less<>>;  // by path

/// `answers` hold what is shown only; `today` is the date in Europe/Stockholm, ISO 8601.
bool holds(const Condition& condition, const Model& model, const Answers& answers,
           std::string_view today);

/// The answers that count: those of questions that are shown, decided in the order of the document.
Answers shown_answers(const Model& model, const Answers& given, std::string_view today);

}  // namespace blankett
