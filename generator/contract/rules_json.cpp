// Each rule is an implication: broken when its `if` holds and its `then` does not.
// Tested by contract_test.cpp and cases.spec.mjs.

#include "contract/rules_json.h"

#include <algorithm>

#include "base/check.h"
#include "contract/condition_json.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

class RulesWriter {
 public:
  RulesWriter(const Contract& contract, std::span<const Edition> editions)
      : contract_(contract), model_(contract.model()), editions_(editions) {}

  Json run() {
    Json out{{"$schema", "../../rules.schema.json"},
             {"form", model_.id},
             {"version", model_.version},
             {"languages", contract_.languages()},
             {"repeats", Json::array()},
             {"money", Json::array()},
             {"conditions", Json::object()}};
    for (const Group& group : model_.groups)
      if (group.repeat) out["repeats"].push_back(group.path);
    for (const Question& q : model_.questions)
      if (answer_type(q) == AnswerType::money) out["money"].push_back(q.path);
    for (const NamedCondition& condition : model_.conditions)
      out["conditions"][condition.id] = condition_json(condition.condition, model_);
    out["rules"] = Json::array();
    for (std::size_t i = 0; i < contract_.rules().size(); ++i)
      if (!contract_.schema().says[i]) out["rules"].push_back(rule(contract_.rules()[i]));
    return out;
  }

 private:
  Json rule(const FormRule& rule) {
    Json out{{"id", rule.id}, {"pointer", rule.pointer}};
    if (rule.rows) out["rows"] = model_.groups[rule.rows].path;
    Json when, then;
    switch (rule.kind) {
      case FormRule::Kind::beyond:
        when = answered(rule.question);
        then = Json::array({rule.value->function, path(rule.question)});
        if (rule.value->arguments)
          then.push_back(rule.value->arguments(model_.questions[rule.question]));
        break;
      case FormRule::Kind::required:
        when = all(rule.when);
        then = presence(rule);
        break;
      case FormRule::Kind::shown:
        when = presence(rule);
        then = all(rule.when);
        break;
      case FormRule::Kind::calculation: {
        const Question& q = model_.questions[rule.question];
        when = all(rule.when);
        then = Json::array({"calculated", q.path, expression_json(q.formula, model_)});
        if (answer_type(q) == AnswerType::money) then.push_back("money");
        else then.push_back(q.decimals);
        break;
      }
      case FormRule::Kind::exit: then = Json::array({"not", all(rule.when)}); break;
      case FormRule::Kind::check: {
        const Check& check = model_.checks[rule.check];
        std::vector<Json> needs;
        for (const Index<Question> q : check.needs) {
          const Index<Group> rows = model_.questions[q].repeat;
          if (!rows || rows == rule.rows) needs.push_back(answered(q));
        }
        for (const Condition* each : rule.when) needs.push_back(condition_json(*each, model_));
        when = joined("and", std::move(needs));
        then = condition_json(check.that, model_);
        break;
      }
      case FormRule::Kind::value: CHECK(false);
    }
    if (!when.is_null()) out["if"] = std::move(when);
    out["then"] = std::move(then);
    for (const Edition& edition : editions_)
      if (!edition.withheld())
        out["message"][edition.locale->language] = message_of(rule, reason_of(rule), edition);
    return out;
  }

  const std::string& path(Index<Question> q) const { return model_.questions[q].path; }
  Json answered(Index<Question> q) const { return Json::array({"answered", path(q)}); }

  static Json joined(const char* op, std::vector<Json> parts) {
    if (parts.empty()) return nullptr;
    if (parts.size() == 1) return std::move(parts.front());
    Json out = Json::array({op});
    for (Json& part : parts) out.push_back(std::move(part));
    return out;
  }

  Json all(const std::vector<const Condition*>& conditions) const {
    std::vector<Json> parts;
    for (const Condition* each : conditions) parts.push_back(condition_json(*each, model_));
    return joined("and", std::move(parts));
  }

  // Something of what the rule is about is there.
  Json presence(const FormRule& rule) const {
    if (rule.question) return answered(rule.question);
    std::vector<Json> parts;
    if (rule.group) add_presence(rule.group, parts);
    else
      for (const Item& item : model_.steps[rule.step].items) add_presence(item, parts);
    return parts.empty() ? Json::array({"or"}) : joined("or", std::move(parts));
  }
  void add_presence(const Item& item, std::vector<Json>& parts) const {
    if (item.kind == Item::Kind::question) parts.push_back(answered(item.question));
    else if (item.kind == Item::Kind::group) add_presence(item.group, parts);
  }
  void add_presence(Index<Group> index, std::vector<Json>& parts) const {
    const Group& group = model_.groups[index];
    if (group.repeat) {
      parts.push_back(Json::array({"answered", {{"rows", group.path}}}));
      return;
    }
    for (const Item& item : group.items) add_presence(item, parts);
  }

  const Contract& contract_;
  const Model& model_;
  std::span<const Edition> editions_;
};

std::string written_rules_schema() {
  const Json text = {{"type", "string"}}, path = {{"type", "string"}, {"pattern", "^[a-z]"}};
  const auto list = [](Json first, Json rest, std::size_t least) {
    return Json{{"type", "array"},
                {"prefixItems", Json::array({std::move(first)})},
                {"items", std::move(rest)},
                {"minItems", least}};
  };
  const auto one_of = [](std::initializer_list<const char*> names) {
    return Json{{"type", "string"}, {"enum", std::vector<std::string>(names.begin(), names.end())}};
  };
  const Json condition = {{"$ref", "#/$defs/condition"}}, operand = {{"$ref", "#/$defs/operand"}},
             expression = {{"$ref", "#/$defs/expression"}};
  const auto closed = [](Json properties, Json required) {
    return Json{{"type", "object"},
                {"properties", std::move(properties)},
                {"required", std::move(required)},
                {"additionalProperties", false}};
  };
  const auto tuple = [](Json items) {
    const std::size_t size = items.size();
    return Json{
        {"type", "array"}, {"prefixItems", std::move(items)}, {"items", false}, {"minItems", size}};
  };
  const Json integer = {{"type", "integer"}};
  const Json value = {{"anyOf", {{{"type", "string"}}, {{"type", "boolean"}}}}};
  Json comparisons = Json::array();
  comparisons.push_back(list(one_of({"and", "or"}), condition, 1));
  comparisons.push_back(tuple({one_of({"not"}), condition}));
  comparisons.push_back(tuple({one_of({"named"}), text}));
  comparisons.push_back(tuple({one_of({"any", "every", "no"}), path, condition}));
  comparisons.push_back(tuple({one_of({"answered"}), operand}));
  comparisons.push_back(tuple({one_of({"is", "is-not", "contains"}), operand, value}));
  comparisons.push_back(
      tuple({one_of({"one-of", "not-one-of", "contains-any", "contains-all"}), operand,
             Json{{"type", "array"}, {"items", value}, {"minItems", 1}}}));
  comparisons.push_back(tuple({one_of({"longer", "shorter"}), operand, integer}));
  comparisons.push_back(tuple(
      {one_of({"equals", "differs", "less", "at-most", "more", "at-least"}), operand, operand}));
  comparisons.push_back(tuple({one_of({"between"}), operand, operand, operand}));
  Json operands = Json::array({path});
  operands.push_back(closed({{"answer", path}, {"part", text}}, {"answer", "part"}));
  for (const char* name : {"rows", "count", "sum"})
    operands.push_back(closed({{name, path}}, Json::array({name})));
  for (const char* name : {"number", "date", "time"})
    operands.push_back(closed({{name, text}}, Json::array({name})));
  operands.push_back(closed({{"today", integer}, {"unit", one_of({"days", "months", "years"})}},
                            {"today", "unit"}));
  Json expressions = Json::array({operand});
  expressions.push_back(list(one_of({"+", "-", "*", "/", "min", "max"}), expression, 2));
  expressions.push_back(tuple({one_of({"negate"}), expression}));
  expressions.push_back(tuple({one_of({"round"}), expression, integer}));
  expressions.push_back(tuple({one_of({"if"}), condition, expression, expression}));
  Json then = Json::array({condition});
  std::vector<std::string> seen;
  for (const Kind* kind : all_kinds())
    for (const ValueRule& rule : kind->rules) {
      const std::string name(rule.function);
      if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      Json items = Json::array({{{"const", name}, {"description", rule.doc.en}}, path});
      if (rule.arguments) items.push_back(true);
      then.push_back(tuple(std::move(items)));
    }
  then.push_back(tuple({{{"const", "calculated"},
                         {"description",
                          "The answer is what the expression gives, rounded to so "
                          "many decimals; money in öre. No answer when it gives none."}},
                        path,
                        expression,
                        {{"anyOf", {integer, {{"const", "money"}}}}}}));
  Json rule = closed(
      {{"id", text},
       {"pointer",
        {{"type", "string"},
         {"description",
          "Where the fault is shown, RFC 6901; {row} is the number of the row, from 0."}}},
       {"rows",
        {{"type", "string"}, {"description", "The rule is asked of each row of this repeat."}}},
       {"if", condition},
       {"then", {{"anyOf", std::move(then)}}},
       {"message",
        {{"type", "object"}, {"additionalProperties", text}, {"description", "By language."}}}},
      {"id", "pointer", "then", "message"});
  rule["description"] = "Broken when `if` holds, or is left out, and `then` does not.";
  Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
           {"title", "Rules of a form that its JSON Schema cannot say"}};
  out.update(closed({{"$schema", text},
                     {"form", text},
                     {"version", text},
                     {"languages", {{"type", "array"}, {"items", text}}},
                     {"repeats", {{"type", "array"}, {"items", path}}},
                     {"money",
                      {{"type", "array"},
                       {"items", path},
                       {"description", "Answers that are sent in öre and compared in kronor."}}},
                     {"conditions", {{"type", "object"}, {"additionalProperties", condition}}},
                     {"rules", {{"type", "array"}, {"items", std::move(rule)}}}},
                    {"form", "version", "languages", "repeats", "money", "conditions", "rules"}));
  out["$defs"] = {{"condition", {{"anyOf", std::move(comparisons)}}},
                  {"operand", {{"anyOf", std::move(operands)}}},
                  {"expression", {{"anyOf", std::move(expressions)}}}};
  return out.dump(2) + "\n";
}

}  // namespace

std::string rules_json(const Contract& contract, std::span<const Edition> editions) {
  return RulesWriter(contract, editions).run().dump(2) + "\n";
}

const std::string& rules_schema() {
  static const std::string schema = written_rules_schema();
  return schema;
}

std::string labels_json(const Contract& contract, const Edition& edition) {
  const Model& model = contract.model();
  Json out{{"form", model.id},
           {"version", model.version},
           {"language", edition.locale->language},
           {"title", edition.plain(model.title)},
           {"steps", Json::object()},
           {"groups", Json::object()},
           {"questions", Json::object()}};
  for (const Step& step : model.steps) out["steps"][step.id] = edition.plain(step.title);
  for (const Group& group : model.groups)
    if (group.title) out["groups"][group.path] = edition.plain(group.title);
  for (const Question& q : model.questions) {
    Json own{{"label", edition.plain(q.label)}};
    if (q.hint) own["hint"] = edition.plain(q.hint);
    if (q.unit) own["unit"] = unit_beside_box(edition, q);
    for (const Option& option : q.options)
      own["options"][option.value] = edition.plain(option.label);
    if (!q.kind->computed)
      for (const auto& [reason, words] : error_texts(edition, q))
        own["errors"][std::string(reason)] = words;
    out["questions"][q.path] = std::move(own);
  }
  return out.dump(2) + "\n";
}

}  // namespace blankett
