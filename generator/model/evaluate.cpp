// Evaluates the postfix programs with a stack. ISO dates and times compare as text.
// Tested by condition_test.cpp and, against the browser's evaluator, by condition.spec.mjs.

#include "model/evaluate.h"

#include <algorithm>
#include <compare>

#include "base/date.h"
#include "base/text.h"

namespace blankett {
namespace {

using Value = std::variant<Decimal, std::string>;

class Evaluator {
 public:
  Evaluator(const Model& model, const Answers& answers, std::string_view today, RowOf row)
      : model_(model), answers_(answers), today_(today), row_(std::move(row)) {}

  bool holds(const Condition& condition) {
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
        case Operator::any_row: stack.push_back(rows_that_hold(o) > 0); break;
        case Operator::every_row: stack.push_back(rows_that_hold(o) == count(o.repeat)); break;
        case Operator::no_row: stack.push_back(rows_that_hold(o) == 0); break;
        default: stack.push_back(compare(o));
      }
    }
    CHECK(stack.size() == 1);
    return stack.back();
  }

  std::optional<Decimal> computed(const Expression& formula) {
    std::vector<std::optional<Decimal>> stack;
    const auto pop = [&] {
      const std::optional<Decimal> top = stack.back();
      stack.pop_back();
      return top;
    };
    const auto with_second = [&](auto&& combine) {
      const std::optional<Decimal> second = pop(), first = pop();
      stack.push_back(first && second ? combine(*first, *second) : std::nullopt);
    };
    using Does = ExpressionStep::Kind;
    for (const ExpressionStep& step : formula.steps) {
      switch (step.kind) {
        case Does::operand: stack.push_back(number(step.operand)); break;
        case Does::add: with_second([](Decimal a, Decimal b) { return sum(a, b); }); break;
        case Does::subtract:
          with_second([](Decimal a, Decimal b) { return difference(a, b); });
          break;
        case Does::multiply: with_second([](Decimal a, Decimal b) { return product(a, b); }); break;
        case Does::divide: with_second([](Decimal a, Decimal b) { return quotient(a, b); }); break;
        case Does::negate:
          if (const auto value = pop()) stack.push_back(difference(Decimal(), *value));
          else stack.push_back(std::nullopt);
          break;
        case Does::round:
          if (const auto value = pop()) stack.push_back(rounded(*value, step.count));
          else stack.push_back(std::nullopt);
          break;
        case Does::lowest:
        case Does::highest:
          for (unsigned i = 1; i < step.count; ++i)
            with_second([&](Decimal a, Decimal b) -> std::optional<Decimal> {
              return step.kind == Does::lowest ? std::min(a, b) : std::max(a, b);
            });
          break;
        case Does::choose: {
          const std::optional<Decimal> no = pop(), yes = pop();
          stack.push_back(holds(step.condition.front()) ? yes : no);
          break;
        }
      }
    }
    CHECK(stack.size() == 1);
    return stack.back();
  }

 private:
  // Each named condition once, however many others build on it. It looks at no row of its own.
  bool named(Index<NamedCondition> i) {
    const auto known = verdicts_.find(i.value);
    if (known != verdicts_.end()) return known->second;
    const bool verdict = holds(model_.conditions[i].condition);
    verdicts_.emplace(i.value, verdict);
    return verdict;
  }

  std::size_t count(Index<Group> repeat) const {
    const auto found = answers_.find(model_.groups[repeat].path);
    const Rows* rows = found == answers_.end() ? nullptr : std::get_if<Rows>(&found->second);
    return rows ? rows->count : 0;
  }

  std::size_t rows_that_hold(const Operation& o) {
    const auto outer = row_.find(o.repeat.value);
    const std::optional<std::size_t> before =
        outer == row_.end() ? std::nullopt : std::optional(outer->second);
    std::size_t holding = 0;
    for (std::size_t row = 0; row < count(o.repeat); ++row) {
      row_[o.repeat.value] = row;
      if (holds(o.inner.front())) ++holding;
    }
    if (before) row_[o.repeat.value] = *before;
    else row_.erase(o.repeat.value);
    return holding;
  }

  const Answer* answer(Index<Question> q) const {
    const Question& question = model_.questions[q];
    const auto found = question.repeat ? answers_.find(path_in_row(model_, question, row_))
                                       : answers_.find(question.path);
    return found == answers_.end() ? nullptr : &found->second;
  }

  static const std::string* text_of(const Answer* answer, const std::string& part) {
    if (!answer) return nullptr;
    if (const auto* parts = std::get_if<Parts>(answer)) {
      const auto found = parts->find(part);
      return found == parts->end() ? nullptr : &found->second;
    }
    return part.empty() ? std::get_if<std::string>(answer) : nullptr;
  }

  std::optional<Value> value(const Operand& operand) {
    switch (operand.kind) {
      case Operand::Kind::number: return operand.number;
      case Operand::Kind::date:
      case Operand::Kind::time: return operand.text;
      case Operand::Kind::today: return day(operand);
      case Operand::Kind::count: return Decimal(static_cast<std::int64_t>(count(operand.repeat)));
      case Operand::Kind::sum: {
        const auto total = sum_of(operand);
        return total ? std::optional<Value>(*total) : std::nullopt;
      }
      case Operand::Kind::answer: {
        const Answer* own = answer(operand.question);
        if (const auto* number = own ? std::get_if<Decimal>(own) : nullptr) return *number;
        const std::string* text = text_of(own, operand.part);
        return text ? std::optional<Value>(*text) : std::nullopt;
      }
      case Operand::Kind::rows:
      case Operand::Kind::none: break;
    }
    return std::nullopt;
  }

  std::optional<Decimal> number(const Operand& operand) {
    const std::optional<Value> own = value(operand);
    const auto* decimal = own ? std::get_if<Decimal>(&*own) : nullptr;
    return decimal ? std::optional(*decimal) : std::nullopt;
  }

  std::string day(const Operand& operand) const {
    switch (operand.unit) {
      case TimeUnit::days: return moved_by_days(today_, operand.offset);
      case TimeUnit::months: return moved_by_months(today_, operand.offset);
      case TimeUnit::years: return moved_by_months(today_, operand.offset * 12);
    }
    return std::string(today_);
  }

  std::optional<Decimal> sum_of(const Operand& operand) const {
    std::optional<Decimal> total = Decimal();
    const Question& q = model_.questions[operand.question];
    for (std::size_t row = 0; total && row < count(operand.repeat); ++row) {
      const auto found = answers_.find(path_in_row(model_, q, {{operand.repeat.value, row}}));
      const auto* number = found == answers_.end() ? nullptr : std::get_if<Decimal>(&found->second);
      if (number) total = sum(*total, *number);
    }
    return total;
  }

  static bool equals(const Answer& answer, const std::string& part, const std::string& value) {
    if (const bool* yes = std::get_if<bool>(&answer)) return value == (*yes ? "yes" : "no");
    const std::string* text = text_of(&answer, part);
    return text && *text == value;
  }

  bool is_there(const Operand& subject) const {
    if (subject.kind == Operand::Kind::rows) return count(subject.repeat) > 0;
    const Answer* own = answer(subject.question);
    return own && (subject.part.empty() || text_of(own, subject.part));
  }

  bool compare(const Operation& o) {
    switch (o.op) {
      case Operator::equals:
      case Operator::differs:
      case Operator::less:
      case Operator::at_most:
      case Operator::more:
      case Operator::at_least:
      case Operator::between: return compare_values(o);
      default: break;
    }
    if (!is_there(o.subject)) return false;  // no value: every comparison is false
    if (o.op == Operator::is_answered) return true;
    const Answer& own = *answer(o.subject.question);
    const auto listed = [&] {
      return std::any_of(o.values.begin(), o.values.end(), [&](const std::string& value) {
        return equals(own, o.subject.part, value);
      });
    };
    const auto* chosen = std::get_if<std::vector<std::string>>(&own);
    const auto is_chosen = [&](const std::string& value) {
      return chosen && std::find(chosen->begin(), chosen->end(), value) != chosen->end();
    };
    const auto characters = [&] {
      const std::string* text = text_of(&own, o.subject.part);
      return Decimal(static_cast<std::int64_t>(text ? length(*text) : 0));
    };
    switch (o.op) {
      case Operator::is:
      case Operator::is_one_of: return listed();
      case Operator::is_not:
      case Operator::is_not_one_of: return !listed();
      case Operator::contains:
      case Operator::contains_any: return std::any_of(o.values.begin(), o.values.end(), is_chosen);
      case Operator::contains_all: return std::all_of(o.values.begin(), o.values.end(), is_chosen);
      case Operator::is_longer: return characters() > o.other.number;
      case Operator::is_shorter: return characters() < o.other.number;
      default: return false;
    }
  }

  bool compare_values(const Operation& o) {
    const std::optional<Value> own = value(o.subject), other = value(o.other);
    if (!own || !other) return false;
    switch (o.op) {
      case Operator::equals: return *own == *other;
      case Operator::differs: return *own != *other;
      case Operator::less: return *own < *other;
      case Operator::at_most: return *own <= *other;
      case Operator::more: return *own > *other;
      case Operator::at_least: return *own >= *other;
      case Operator::between: {
        const std::optional<Value> upper = value(o.upper);
        return upper && *other <= *own && *own <= *upper;
      }
      default: return false;
    }
  }

  const Model& model_;
  const Answers& answers_;
  std::string_view today_;
  RowOf row_;
  std::map<std::uint32_t, bool> verdicts_;
};

}  // namespace

std::string path_in_row(const Model& model, const Question& question, const RowOf& row) {
  if (!question.repeat) return question.path;
  const std::string& rows = model.groups[question.repeat].path;
  const auto at = row.find(question.repeat.value);
  CHECK(at != row.end());
  return rows + "/" + std::to_string(at->second + 1) + question.path.substr(rows.size());
}

bool holds(const Condition& condition, const Model& model, const Answers& answers,
           std::string_view today, const RowOf& row) {
  return Evaluator(model, answers, today, row).holds(condition);
}

std::optional<Decimal> computed(const Expression& formula, const Model& model,
                                const Answers& answers, std::string_view today, const RowOf& row) {
  return Evaluator(model, answers, today, row).computed(formula);
}

namespace {

// Decides question by question, every row of it, what counts.
class Decider {
 public:
  Decider(const Model& model, const Answers& given, std::string_view today)
      : model_(model), given_(given), today_(today) {}

  Answers run() {
    for (const Question& q : model_.questions) {
      if (!q.repeat) {
        decide(q, {});
        continue;
      }
      for (std::size_t row = 0; row < rows(q.repeat); ++row) decide(q, {{q.repeat.value, row}});
    }
    return std::move(shown_);
  }

 private:
  bool allows(const Condition& condition, const RowOf& row) const {
    return !condition || holds(condition, model_, shown_, today_, row);
  }

  bool around(Index<Step> step, Index<Group> group, const RowOf& row) const {
    bool visible = allows(model_.steps[step].show_when, {});
    for (Index<Group> g = group; visible && g; g = model_.groups[g].parent)
      visible = allows(model_.groups[g].show_when, row);
    return visible;
  }

  // The rows there are, when the repeat is shown. Decided at its first question.
  std::size_t rows(Index<Group> repeat) {
    const Group& group = model_.groups[repeat];
    const auto given = given_.find(group.path);
    const Rows* own = given == given_.end() ? nullptr : std::get_if<Rows>(&given->second);
    if (!own) return 0;
    if (!shown_.count(group.path)) {
      if (!around(group.step, repeat, {})) return 0;
      shown_.emplace(group.path, *own);
    }
    return own->count;
  }

  void decide(const Question& q, const RowOf& row) {
    const std::string path = path_in_row(model_, q, row);
    const auto answer = given_.find(path);
    if (!q.formula && answer == given_.end()) return;
    if (!around(q.step, q.group, row) || !allows(q.show_when, row)) return;
    if (!q.formula) {
      shown_.insert(*answer);
    } else if (const auto value = computed(q.formula, model_, shown_, today_, row)) {
      shown_.emplace(path, rounded(*value, q.decimals));
    }
  }

  const Model& model_;
  const Answers& given_;
  std::string_view today_;
  Answers shown_;
};

}  // namespace

Answers shown_answers(const Model& model, const Answers& given, std::string_view today) {
  return Decider(model, given, today).run();
}

}  // namespace blankett
