// Evaluates the postfix program with a stack of verdicts. ISO dates compare as text.
// Tested by condition_test.cpp and, against the browser's evaluator, by condition.spec.mjs.

#include "model/evaluate.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace blankett {
namespace {

class Evaluator {
 public:
  Evaluator(const Model& model, const Answers& answers, std::string_view today)
      : model_(model), answers_(answers), today_(today) {}

  bool holds(const Condition& condition) const {
    std::vector<bool> stack;
    for (const Operation& o : condition.operations) {
      switch (o.op) {
        case Operator::named: stack.push_back(named(o.named)); break;
        case Operator::not_: stack.back() = !stack.back(); break;
        case Operator::and_:
        case Operator::or_: {
          const bool second = stack.back();
          stack.pop_back();
          stack.back() = o.op == Operator::and_ ? stack.back() && second : stack.back() || second;
          break;
        }
        default: stack.push_back(compare(o));
      }
    }
    CHECK(stack.size() == 1);
    return stack.back();
  }

 private:
  // Each named condition once, however many others build on it.
  bool named(Index<NamedCondition> i) const {
    const auto known = verdicts_.find(i.value);
    if (known != verdicts_.end()) return known->second;
    const bool verdict = holds(model_.conditions[i].condition);
    verdicts_.emplace(i.value, verdict);
    return verdict;
  }

  const Answer* answer(Index<Question> q) const {
    const auto found = answers_.find(model_.questions[q].path);
    return found == answers_.end() ? nullptr : &found->second;
  }

  static bool equals(const Answer& answer, const std::string& value) {
    if (const bool* yes = std::get_if<bool>(&answer)) return value == (*yes ? "yes" : "no");
    const auto* text = std::get_if<std::string>(&answer);
    return text && *text == value;
  }

  std::optional<std::string_view> date(const DateOperand& operand) const {
    switch (operand.kind) {
      case DateOperand::Kind::today: return today_;
      case DateOperand::Kind::date: return operand.date;
      case DateOperand::Kind::question: {
        const Answer* other = answer(operand.question);
        const auto* text = other ? std::get_if<std::string>(other) : nullptr;
        return text ? std::optional<std::string_view>(*text) : std::nullopt;
      }
    }
    return std::nullopt;
  }

  bool compare(const Operation& o) const {
    const Answer* own = answer(o.question);
    if (!own) return false;  // no value: every comparison is false
    const auto listed = [&] {
      return std::any_of(o.values.begin(), o.values.end(),
                         [&](const std::string& value) { return equals(*own, value); });
    };
    switch (o.op) {
      case Operator::is_answered: return true;
      case Operator::is:
      case Operator::is_one_of: return listed();
      case Operator::is_not:
      case Operator::is_not_one_of: return !listed();
      default: break;
    }
    const auto* text = std::get_if<std::string>(own);
    const auto other = date(o.date);
    if (!text || !other) return false;
    switch (o.op) {
      case Operator::date_is: return *text == *other;
      case Operator::date_is_not: return *text != *other;
      case Operator::before: return *text < *other;
      case Operator::after: return *text > *other;
      case Operator::on_or_before: return *text <= *other;
      case Operator::on_or_after: return *text >= *other;
      default: return false;
    }
  }

  const Model& model_;
  const Answers& answers_;
  std::string_view today_;
  mutable std::map<std::uint32_t, bool> verdicts_;
};

}  // namespace

bool holds(const Condition& condition, const Model& model, const Answers& answers,
           std::string_view today) {
  return Evaluator(model, answers, today).holds(condition);
}

Answers shown_answers(const Model& model, const Answers& given, std::string_view today) {
  Answers shown;
  const auto allows = [&](const Condition& condition) {
    return !condition || holds(condition, model, shown, today);
  };
  for (const Question& q : model.questions) {
    const auto answer = given.find(q.path);
    if (answer == given.end() || !allows(q.show_when)) continue;
    bool visible = allows(model.steps[q.step].show_when);
    for (Index<Group> g = q.group; visible && g; g = model.groups[g].parent)
      visible = allows(model.groups[g].show_when);
    if (visible) shown.insert(*answer);
  }
  return shown;
}

}  // namespace blankett
