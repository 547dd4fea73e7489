// Conditions and formulas as JSON, for the browser's evaluator and for rules.json.
// Tested by render_test.cpp and, against the compiler's own verdicts, by condition.spec.mjs.

#include "contract/condition_json.h"

#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Operator op) {
  switch (op) {
    case Operator::is: return "is";
    case Operator::is_not: return "is-not";
    case Operator::is_one_of: return "one-of";
    case Operator::is_not_one_of: return "not-one-of";
    case Operator::contains: return "contains";
    case Operator::contains_any: return "contains-any";
    case Operator::contains_all: return "contains-all";
    case Operator::is_longer: return "longer";
    case Operator::is_shorter: return "shorter";
    case Operator::is_answered: return "answered";
    case Operator::equals: return "equals";
    case Operator::differs: return "differs";
    case Operator::less: return "less";
    case Operator::at_most: return "at-most";
    case Operator::more: return "more";
    case Operator::at_least: return "at-least";
    case Operator::between: return "between";
    case Operator::any_row: return "any";
    case Operator::every_row: return "every";
    case Operator::no_row: return "no";
    case Operator::named: return "named";
    case Operator::and_: return "and";
    case Operator::or_: return "or";
    case Operator::not_: return "not";
  }
  return "";
}

Json value_of(const Question& q, const std::string& value) {
  if (answer_type(q) == AnswerType::yes_no) return value == "yes";
  return value;
}

Json operand(const Operand& o, const Model& model) {
  switch (o.kind) {
    case Operand::Kind::answer: {
      const std::string& path = model.questions[o.question].path;
      return o.part.empty() ? Json(path) : Json{{"answer", path}, {"part", o.part}};
    }
    case Operand::Kind::rows: return {{"rows", model.groups[o.repeat].path}};
    case Operand::Kind::number: return {{"number", o.number.text()}};
    case Operand::Kind::date: return {{"date", o.text}};
    case Operand::Kind::time: return {{"time", o.text}};
    case Operand::Kind::today: {
      static constexpr std::string_view kUnits[] = {"days", "months", "years"};
      return {{"today", o.offset}, {"unit", kUnits[static_cast<std::size_t>(o.unit)]}};
    }
    case Operand::Kind::count: return {{"count", model.groups[o.repeat].path}};
    case Operand::Kind::sum: return {{"sum", model.questions[o.question].path}};
    case Operand::Kind::none: break;
  }
  return nullptr;
}

Json comparison(const Operation& o, const Model& model) {
  Json out = Json::array({name_of(o.op)});
  if (!o.inner.empty()) {
    out.push_back(model.groups[o.repeat].path);
    out.push_back(condition_json(o.inner.front(), model));
    return out;
  }
  out.push_back(operand(o.subject, model));
  const auto value = [&](const std::string& v) {
    return value_of(model.questions[o.subject.question], v);
  };
  switch (o.op) {
    case Operator::is:
    case Operator::is_not:
    case Operator::contains: out.push_back(value(o.values.front())); break;
    case Operator::is_one_of:
    case Operator::is_not_one_of:
    case Operator::contains_any:
    case Operator::contains_all: {
      Json values = Json::array();
      for (const std::string& v : o.values) values.push_back(value(v));
      out.push_back(std::move(values));
      break;
    }
    case Operator::is_longer:
    case Operator::is_shorter: out.push_back(std::stoul(o.other.number.text())); break;
    case Operator::is_answered: break;
    default:
      out.push_back(operand(o.other, model));
      if (o.op == Operator::between) out.push_back(operand(o.upper, model));
  }
  return out;
}

}  // namespace

Json condition_json(const Condition& condition, const Model& model) {
  std::vector<Json> stack;
  for (const Operation& o : condition.operations) {
    switch (o.op) {
      case Operator::named:
        stack.push_back(Json::array({"named", model.conditions[o.named].id}));
        break;
      case Operator::not_: stack.back() = Json::array({"not", std::move(stack.back())}); break;
      case Operator::and_:
      case Operator::or_: {
        Json second = std::move(stack.back());
        stack.pop_back();
        Json& first = stack.back();
        if (first.is_array() && first.at(0) == name_of(o.op)) first.push_back(std::move(second));
        else first = Json::array({name_of(o.op), std::move(first), std::move(second)});
        break;
      }
      default: stack.push_back(comparison(o, model));
    }
  }
  return stack.empty() ? Json(nullptr) : std::move(stack.back());
}

Json expression_json(const Expression& expression, const Model& model) {
  using Does = ExpressionStep::Kind;
  std::vector<Json> stack;
  const auto pop = [&] {
    Json top = std::move(stack.back());
    stack.pop_back();
    return top;
  };
  const auto call = [&](std::string_view name, unsigned count) {
    Json out = Json::array({name});
    for (std::size_t i = stack.size() - count; i < stack.size(); ++i)
      out.push_back(std::move(stack[i]));
    stack.resize(stack.size() - count);
    stack.push_back(std::move(out));
  };
  for (const ExpressionStep& step : expression.steps) {
    switch (step.kind) {
      case Does::operand: stack.push_back(operand(step.operand, model)); break;
      case Does::add: call("+", 2); break;
      case Does::subtract: call("-", 2); break;
      case Does::multiply: call("*", 2); break;
      case Does::divide: call("/", 2); break;
      case Does::negate: call("negate", 1); break;
      case Does::round:
        call("round", 1);
        stack.back().push_back(step.count);
        break;
      case Does::lowest: call("min", step.count); break;
      case Does::highest: call("max", step.count); break;
      case Does::choose: {
        Json no = pop(), yes = pop();
        stack.push_back(Json::array(
            {"if", condition_json(step.condition.front(), model), std::move(yes), std::move(no)}));
        break;
      }
    }
  }
  return stack.empty() ? Json(nullptr) : std::move(stack.back());
}

}  // namespace blankett
