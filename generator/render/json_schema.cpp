// The submission's schema. The answers are nested as the form's groups; every condition becomes an
// `if` at the root of the answers, so that it can look anywhere.
//   agreement shown when C, required   →  if C then required [agreement] else agreement: false
// A comparison that a schema cannot make (dates) is bounded from both sides: what certainly holds
// demands, what certainly does not hold forbids, and between them the schema is silent.
// Written for ajv's strict mode: every keyword has its type, every required name its property.
// Tested by json_schema_test.cpp and, with ajv, by schema.spec.mjs.

#include "render/json_schema.h"

#include <map>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

// Which side of the truth a schema may err on.
enum class Bound : std::uint8_t { holds, may_hold };

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {}

  Json run(const std::vector<std::string>& languages) {
    Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
             {"$id", model_.service.endpoint + "/" + model_.version + "/schema.json"},
             {"title", text(model_.title)},
             {"type", "object"},
             {"properties",
              {{"form", {{"const", model_.id}}},
               {"version", {{"const", model_.version}}},
               {"language", {{"type", "string"}, {"enum", languages}}},
               {"answers", answers()}}},
             {"required", {"form", "version", "language", "answers"}},
             {"unevaluatedProperties", false}};
    if (!definitions_.empty()) out["$defs"] = std::move(definitions_);
    return out;
  }

 private:
  std::string text(Index<Text> i) const { return i ? model_.texts[i].plain() : std::string(); }

  static Json object() { return {{"type", "object"}, {"properties", Json::object()}}; }

  // {"type":"object","properties":{"person":{…"fornamn": leaf}}}: a statement about one path.
  Json at(const std::string& path, Json leaf, bool required) const {
    const std::size_t slash = path.rfind('/');
    const std::string name = path.substr(slash == path.npos ? 0 : slash + 1);
    Json out = object();
    out["properties"][name] = std::move(leaf);
    if (required) out["required"] = Json::array({name});
    return slash == path.npos ? out : at(path.substr(0, slash), std::move(out), required);
  }

  static bool is_always(const Json& schema, bool value) {
    return schema.is_boolean() && schema == value;
  }

  Json comparison(const Operation& o, Bound bound) const {
    const Question& q = model_.questions[o.question];
    const auto value = [&](const std::string& v) -> Json {
      return q.kind->answer == AnswerType::yes_no ? Json(v == "yes") : Json(v);
    };
    switch (o.op) {
      case Operator::is: return at(q.path, {{"const", value(o.values.front())}}, true);
      case Operator::is_not:
        return at(q.path, {{"not", {{"const", value(o.values.front())}}}}, true);
      case Operator::is_one_of:
      case Operator::is_not_one_of: {
        Json values = Json::array();
        for (const std::string& v : o.values) values.push_back(value(v));
        Json one_of{{"enum", std::move(values)}};
        if (o.op == Operator::is_one_of) return at(q.path, std::move(one_of), true);
        return at(q.path, {{"not", std::move(one_of)}}, true);
      }
      case Operator::is_answered: return at(q.path, true, true);
      case Operator::date_is:
        if (o.date.kind == DateOperand::Kind::date)
          return at(q.path, {{"const", o.date.date}}, true);
        break;
      case Operator::date_is_not:
        if (o.date.kind == DateOperand::Kind::date)
          return at(q.path, {{"not", {{"const", o.date.date}}}}, true);
        break;
      default: break;
    }
    // Dates in order: nothing certain but that both must be there.
    if (bound == Bound::holds) return false;
    Json both = Json::array({at(q.path, true, true)});
    if (o.date.kind == DateOperand::Kind::question)
      both.push_back(at(model_.questions[o.date.question].path, true, true));
    return all_of(std::move(both));
  }

  static Json all_of(Json parts) { return parts.size() == 1 ? parts[0] : Json{{"allOf", parts}}; }

  static Json negation(Json schema) {
    if (schema.is_boolean()) return !schema.get<bool>();
    return {{"not", std::move(schema)}};
  }

  static Json joined(Operator op, Json a, Json b) {
    const bool both = op == Operator::and_;
    if (is_always(a, !both) || is_always(b, !both)) return !both;
    if (is_always(a, both)) return b;
    if (is_always(b, both)) return a;
    // A chain of the same connective is one list: flat, and of linear size.
    const char* key = both ? "allOf" : "anyOf";
    if (a.size() == 1 && a.contains(key)) {
      a[key].push_back(std::move(b));
      return a;
    }
    return {{key, Json::array({std::move(a), std::move(b)})}};
  }

  // Both bounds of each sub-condition, because `not` swaps them.
  struct Bounds {
    Json holds, may_hold;
  };

  Bounds bounds(const Condition& condition) {
    std::vector<Bounds> stack;
    for (const Operation& o : condition.operations) {
      switch (o.op) {
        case Operator::named: stack.push_back(named(o.named)); break;
        case Operator::not_: {
          Bounds inner = std::move(stack.back());
          stack.back() = {negation(std::move(inner.may_hold)), negation(std::move(inner.holds))};
          break;
        }
        case Operator::and_:
        case Operator::or_: {
          Bounds b = std::move(stack.back());
          stack.pop_back();
          Bounds& a = stack.back();
          a = {joined(o.op, std::move(a.holds), std::move(b.holds)),
               joined(o.op, std::move(a.may_hold), std::move(b.may_hold))};
          break;
        }
        default: stack.push_back({comparison(o, Bound::holds), comparison(o, Bound::may_hold)});
      }
    }
    CHECK(stack.size() == 1);
    return std::move(stack.back());
  }

  // A named condition stands once under $defs, with one entry where its bounds agree.
  Bounds named(Index<NamedCondition> index) {
    const NamedCondition& c = model_.conditions[index];
    const auto known = named_.find(index.value);
    if (known != named_.end()) return known->second;
    Bounds own = bounds(c.condition);
    const auto define = [&](const Json& schema, const std::string& name) -> Json {
      if (schema.is_boolean()) return schema;
      definitions_[name] = schema;
      // The reference repeats the type: strict validators look for it beside `if`.
      return {{"$ref", "#/$defs/" + name}};
    };
    const bool exact = own.holds == own.may_hold;
    Bounds out{define(own.holds, c.id), {}};
    out.may_hold = exact ? out.holds : define(own.may_hold, c.id + ".may");
    named_[index.value] = out;
    return out;
  }

  // Everything that must hold for a question to be shown: its own condition, its groups', its
  // step's.
  Bounds shown(const Question& q) {
    Bounds out{true, true};
    const auto add = [&](const Condition& condition) {
      if (!condition) return;
      Bounds b = bounds(condition);
      out = {joined(Operator::and_, std::move(out.holds), std::move(b.holds)),
             joined(Operator::and_, std::move(out.may_hold), std::move(b.may_hold))};
    };
    add(model_.steps[q.step].show_when);
    std::vector<const Group*> groups;
    for (Index<Group> g = q.group; g; g = model_.groups[g].parent)
      groups.push_back(&model_.groups[g]);
    for (auto it = groups.rbegin(); it != groups.rend(); ++it) add((*it)->show_when);
    add(q.show_when);
    return out;
  }

  Json properties(const std::vector<Item>& items) const {
    Json out = Json::object();
    for (const Item& item : items) {
      if (item.kind == Item::Kind::question) {
        const Question& q = model_.questions[item.question];
        Json schema = q.kind->schema(q);
        schema["title"] = text(q.label);
        out[q.id] = std::move(schema);
      } else if (item.kind == Item::Kind::group) {
        const Group& group = model_.groups[item.group];
        Json schema{{"type", "object"}};
        if (group.title) schema["title"] = text(group.title);
        schema["properties"] = properties(group.items);
        schema["minProperties"] = 1;  // a group without answers is left out
        schema["unevaluatedProperties"] = false;
        out[group.id] = std::move(schema);
      }
    }
    return out;
  }

  void rule(Json& all, Json when, Json then) const {
    if (is_always(when, false)) return;
    if (is_always(when, true)) {
      all.push_back(std::move(then));
      return;
    }
    all.push_back({{"if", std::move(when)}, {"then", std::move(then)}});
  }

  Json answers() {
    Json all = Json::array();
    for (const Question& q : model_.questions) {
      Bounds visible = shown(q);
      if (q.required) rule(all, visible.holds, at(q.path, true, true));
      if (q.required_when) {
        Bounds needed = bounds(q.required_when);
        rule(all, joined(Operator::and_, visible.holds, std::move(needed.holds)),
             at(q.path, true, true));
      }
      rule(all, negation(std::move(visible.may_hold)), at(q.path, false, false));
    }
    // An exit that certainly holds ends the form: nothing is sent.
    for (const Exit& exit : model_.exits) {
      if (!exit.when) continue;
      Json when = bounds(exit.when).holds;
      const Condition& step = model_.steps[exit.step].show_when;
      if (step) when = joined(Operator::and_, bounds(step).holds, std::move(when));
      if (!is_always(when, false)) all.push_back(negation(std::move(when)));
    }
    for (const Check& check : model_.checks) {
      Json schema = check_schema(check);
      if (!schema.is_null()) all.push_back(std::move(schema));
    }
    Json out{{"type", "object"}, {"properties", Json::object()}};
    for (const Step& step : model_.steps) out["properties"].update(properties(step.items));
    if (!all.empty()) out["allOf"] = std::move(all);
    out["unevaluatedProperties"] = false;
    return out;
  }

  // A check speaks when all it compares is there; it is broken when it certainly does not hold.
  Json check_schema(const Check& check) {
    if (!check.that) return nullptr;
    Json may_hold = bounds(check.that).may_hold;
    if (is_always(may_hold, true)) return nullptr;
    Json when = true;
    for (const Index<Question> q : check.needs)
      when = joined(Operator::and_, std::move(when), at(model_.questions[q].path, true, true));
    if (when == may_hold) return nullptr;  // says only that they are there
    if (is_always(when, true)) return may_hold;
    return {{"if", std::move(when)}, {"then", std::move(may_hold)}};
  }

  const Model& model_;
  Json definitions_ = Json::object();
  std::map<std::uint32_t, Bounds> named_;
};

}  // namespace

std::string json_schema(const Model& model, const std::vector<std::string>& languages) {
  return Writer(model).run(languages).dump(2) + "\n";
}

}  // namespace blankett
