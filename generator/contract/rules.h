#pragma once
// Everything a form demands of a submission, one rule each. The schema, rules.json, the verdict on
// a submission and the generated cases all go over this list.

#include <string>
#include <vector>

#include "kinds/kind.h"
#include "model/model.h"

namespace blankett {

struct FormRule {
  enum class Kind : std::uint8_t {
    value,        // an answer fits its kind; the number of rows is within bounds
    beyond,       // what no schema can say of a value: check digits, order
    required,     // is there when all of `when` hold
    shown,        // is not there unless all of `when` hold
    calculation,  // is what the formula gives, when all of `when` hold
    exit,         // nothing is sent when all of `when` hold
    check,        // holds when all it compares is there and all of `when` hold
  } kind = Kind::value;
  std::string id{};       // "person/personnummer.checksum", "exit.inte_folkbokford", "check.2"
  std::string pointer{};  // into the submission; {row} is the row's number, from 0
  Index<Group> rows{};    // once for each of these rows
  Index<Question> question{};
  Index<Group> group{};  // of a repeat or group, instead of a question
  Index<Step> step{};    // of a step, instead of a group
  Index<Check> check{};
  const ValueRule* value = nullptr;  // beyond
  std::string reason{};              // which of the question's error texts says it
  std::vector<const Condition*> when{};
};

/// In the order of the document. They point into the model.
std::vector<FormRule> rules_of(const Model& model);

/// "barn/namn" → "/answers/barn/{row}/namn".
std::string pointer_of(const Model& model, const Question& question);

/// The conditions of the step and the groups around an item. Inside rows only those within.
std::vector<const Condition*> conditions_around(const Model& model, Index<Step> step,
                                                Index<Group> group, Index<Group> rows);

/// What must hold for a check's message to be seen, where that does not follow from the answers
/// that it compares: it speaks only then.
std::vector<const Condition*> conditions_to_see(const Model& model, const Check& check);

/// Every comparison in a model's conditions and formulas, inner ones too.
std::vector<const Operation*> comparisons_of(const Model& model);

}  // namespace blankett
