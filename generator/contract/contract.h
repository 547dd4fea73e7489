#pragma once
// The contract of a form: what its submissions are, for whoever receives them. And the compiler's
// own verdict on a submission.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "contract/json_schema.h"
#include "contract/rules.h"
#include "contract/schema_check.h"
#include "model/edition.h"
#include "model/evaluate.h"

namespace blankett {

/// Something wrong in a submission.
struct Violation {
  std::string pointer{};           // RFC 6901, into the submission
  const FormRule* rule = nullptr;  // none: what no rule of the form is about
  std::string reason{};            // of the question's error texts, or of the words `contract.…`
};

class Contract {
 public:
  using Json = nlohmann::ordered_json;
  /// The model must outlive the contract. `languages` are those the form is published in.
  Contract(const Model& model, std::vector<std::string> languages);
  Contract(const Contract&) = delete;
  Contract& operator=(const Contract&) = delete;

  const Model& model() const { return model_; }
  const std::vector<FormRule>& rules() const { return rules_; }
  const std::vector<std::string>& languages() const { return languages_; }
  const FormSchema& schema() const { return schema_; }

  /// Every comparison in the form's conditions and formulas.
  const std::vector<const Operation*>& comparisons() const { return comparisons_; }

  /// Whether this can be an answer to the question, whatever the others are. `instance` is its
  /// path, with the row's number in a repeat.
  bool accepts(Index<Question> question, const Json& value, const std::string& instance) const;
  /// Whether a rule on values, `value` or `beyond`, is what refuses this one.
  bool refuses(const FormRule& rule, const Json& value, const std::string& instance) const;
  /// All that is wrong, in the order of the rules. `today` is the date in Europe/Stockholm.
  std::vector<Violation> check(const Json& submission, std::string_view today) const;
  /// What the schema alone finds.
  std::vector<SchemaFinding> check_schema(const Json& submission) const;

 private:
  class Reader;
  const Model& model_;
  std::vector<std::string> languages_;
  std::vector<FormRule> rules_;
  FormSchema schema_;
  std::vector<Json> leaves_;                                       // of each question
  std::map<std::uint32_t, std::vector<std::size_t>> of_question_;  // its rules on values
  std::map<std::uint32_t, std::size_t> of_repeat_;                 // its rule on how many rows
  std::vector<const Operation*> comparisons_;
  mutable SchemaCheck schema_check_;
};

/// An answer as it is sent, as conditions see it; nothing when it is not of the question's type.
std::optional<Answer> answer_of(const Question& question, const nlohmann::ordered_json& value);

/// What is said to the person, in the words of the edition.
std::string message_of(const Violation& violation, const Edition& edition);
/// What a rule says when it is broken. `reason` is reason_of(rule) where only one is possible.
std::string message_of(const FormRule& rule, const std::string& reason, const Edition& edition);
/// Why something breaks the rule; of a value, whichever of its reasons.
std::string reason_of(const FormRule& rule);

}  // namespace blankett
