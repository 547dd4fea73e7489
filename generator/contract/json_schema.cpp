// The submission's schema. The answers are nested as the form's groups; what is always required
// stands with the members, and every condition once under $defs, whence an `if` at the root of the
// answers refers to it, so that it can look anywhere and the schema grows with the form.
//   agreement shown when C, required   →  if C then required [agreement], if not C then agreement:
//   false
// A comparison that a schema cannot make (dates) is bounded from both sides: what certainly holds
// demands, what certainly does not hold forbids, and between them the schema is silent.
// What is said of rows is said in `items`. A row cannot look out of itself, so what it asks of the
// rest is moved out, once for each way that can turn out:
//   in row: if a and outside then R   →   if outside then items (if a then R)
// Written for ajv's strict mode: every keyword has its type, every required name its property.
// Tested by json_schema_test.cpp and, with three validators, by cases.spec.mjs.

#include "contract/json_schema.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/check.h"
#include "kinds/kind.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

// Which side of the truth a schema may err on.
enum class Bound : std::uint8_t { holds, may_hold };

class SchemaWriter {
 public:
  explicit SchemaWriter(const Model& model) : model_(model) {}

  Json run(const std::vector<std::string>& languages) {
    Json inner = answers();
    Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
             {"$id", model_.service.endpoint + "/" + model_.version + "/schema.json"},
             {"title", text(model_.title)},
             {"description", text(model_.summary)},
             {"type", "object"},
             {"properties",
              {{"form", {{"const", model_.id}}},
               {"version", {{"const", model_.version}}},
               {"language", {{"type", "string"}, {"enum", languages}}},
               {"answers", std::move(inner)}}},
             {"required", {"form", "version", "language", "answers"}},
             {"unevaluatedProperties", false}};
    Json definitions = used_definitions(out);
    if (!definitions.empty()) out["$defs"] = std::move(definitions);
    return out;
  }

  // Whether the schema says a rule whole.
  bool says(const FormRule& rule) {
    switch (rule.kind) {
      case FormRule::Kind::value: return true;
      case FormRule::Kind::beyond:
      case FormRule::Kind::calculation: return false;
      case FormRule::Kind::check: {
        std::vector<const Condition*> asked = rule.when;
        asked.push_back(&model_.checks[rule.check].that);
        return is_exact(asked, rule.rows);
      }
      default: return is_exact(rule.when, rule.rows);
    }
  }

 private:
  // Of a condition's two bounds often only one is asked for.
  Json used_definitions(const Json& schema) const {
    std::vector<std::string> referring{schema.dump()};
    Json out = Json::object();
    constexpr std::string_view kMark = "\"$ref\":\"#/$defs/";
    while (!referring.empty()) {
      const std::string from = std::move(referring.back());
      referring.pop_back();
      for (std::size_t at = 0; (at = from.find(kMark, at)) != from.npos;) {
        at += kMark.size();
        const std::string name = from.substr(at, from.find('"', at) - at);
        if (out.contains(name)) continue;
        out[name] = definitions_.at(name);
        referring.push_back(definitions_.at(name).dump());
      }
    }
    return out;
  }

  std::string text(Index<Text> i) const { return i ? model_.texts[i].plain() : std::string(); }

  static Json object() { return {{"type", "object"}, {"properties", Json::object()}}; }

  // {"type":"object","properties":{"person":{…"fornamn": leaf}}}: a statement about one path.
  static Json at(const std::string& path, Json leaf, bool required) {
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

  // ---- rows

  // A statement about one row, while it is being made: what it asks of the rest, and how that
  // turned out this time.
  struct Row {
    Index<Group> repeat{};
    std::vector<Json> outside{};
    unsigned turned_out = ~0U;  // one bit for each
  };
  static constexpr std::size_t kMostOutside = 6;

  bool in_row(const Operand& operand) const {
    return row_ && operand.kind == Operand::Kind::answer &&
           model_.questions[operand.question].repeat == row_->repeat;
  }

  // The path from the row, or from the answers.
  std::string path_of(Index<Question> q) const {
    const Question& question = model_.questions[q];
    if (row_ && question.repeat == row_->repeat)
      return question.path.substr(question.rows.size() + 1);
    return question.path;
  }

  // What a row asks of the rest: true or false this time.
  Json from_outside(Json schema) {
    if (!row_ || schema.is_boolean()) return schema;
    auto& outside = row_->outside;
    const auto found = std::find(outside.begin(), outside.end(), schema);
    const auto number = static_cast<std::size_t>(found - outside.begin());
    if (found == outside.end()) outside.push_back(std::move(schema));
    return number >= kMostOutside || (row_->turned_out >> number & 1U) != 0;
  }

  // Runs `make` outside of any row.
  template <class Make>
  Json outside_rows(Make make) {
    Row* const row = row_;
    row_ = nullptr;
    Json out = make();
    row_ = row;
    return from_outside(std::move(out));
  }

  struct Turn {
    Json when, row;  // what holds outside; what is then said of a row
  };
  // A statement about a row for each way the rest can turn out; nothing when there are too many.
  std::vector<Turn> in_each_turn(Index<Group> repeat, const std::function<Json()>& make) {
    Row row{.repeat = repeat};
    Row* const around = row_;
    row_ = &row;
    std::vector<Turn> out;
    make();  // finds what it asks; one way may ask what another does not, so again until it is all
    std::size_t asked = row.outside.size() + 1;
    while (asked != row.outside.size() && row.outside.size() <= kMostOutside) {
      asked = row.outside.size();
      out.clear();
      for (unsigned turn = 0; turn < 1U << asked; ++turn) {
        row.turned_out = turn;
        Json said = make();
        Json when = true;
        for (std::size_t i = 0; i < asked; ++i) {
          const bool holds = (turn >> i & 1U) != 0;
          when = joined(Operator::and_, std::move(when),
                        holds ? row.outside[i] : negation(row.outside[i]));
        }
        out.push_back({std::move(when), std::move(said)});
      }
    }
    if (row.outside.size() > kMostOutside) out.clear();
    row_ = around;
    return out;
  }

  // any, every and no row. Rows that look at another row around them are beyond the schema.
  Json rows(const Operation& o, Bound bound) {
    if (row_) {
      bool looks_around = false;
      for (const Operation& inner : o.inner.front().operations)
        for (const Operand* operand : {&inner.subject, &inner.other, &inner.upper})
          looks_around = looks_around || (in_row(*operand) && row_->repeat != o.repeat);
      if (looks_around) return bound == Bound::may_hold;
      return outside_rows([&] { return rows(o, bound); });
    }
    const std::string& path = model_.groups[o.repeat].path;
    // No row has it: certainly, when certainly none may.
    const bool negative = o.op == Operator::no_row;
    const Bound inner = !negative ? bound : bound == Bound::holds ? Bound::may_hold : Bound::holds;
    const std::vector<Turn> turns = in_each_turn(o.repeat, [&] {
      Bounds b = bounds(o.inner.front());
      return inner == Bound::holds ? std::move(b.holds) : std::move(b.may_hold);
    });
    if (turns.empty()) return bound == Bound::may_hold;
    Json out = false;
    for (const Turn& turn : turns) {
      Json said;
      if (o.op == Operator::every_row)
        said = at(path, {{"type", "array"}, {"items", turn.row}}, false);
      else if (is_always(turn.row, false)) said = false;
      else said = at(path, {{"type", "array"}, {"contains", turn.row}}, true);
      if (is_always(turn.row, true) && o.op == Operator::every_row) said = true;
      out =
          joined(Operator::or_, std::move(out), joined(Operator::and_, turn.when, std::move(said)));
    }
    return negative ? negation(std::move(out)) : out;
  }

  // ---- comparisons

  static Json number(const Decimal& decimal) { return Json::parse(decimal.text()); }

  Json presence(const Operand& operand) {
    switch (operand.kind) {
      case Operand::Kind::answer: {
        const Question& q = model_.questions[operand.question];
        const bool member = !operand.part.empty() && !is_computed(q, operand.part);
        const auto make = [&] {
          return at(path_of(operand.question) + (member ? "/" + operand.part : ""), true, true);
        };
        return in_row(operand) || !row_ ? make() : outside_rows(make);
      }
      case Operand::Kind::rows:
        return at(model_.groups[operand.repeat].path, {{"type", "array"}, {"minItems", 1}}, true);
      default: return true;
    }
  }

  static bool is_computed(const Question& q, const std::string& part) {
    for (const AnswerPart& p : q.kind->parts)
      if (p.name == part) return p.computed;
    return false;
  }

  // What no schema can compare: nothing certain but that both must be there.
  Json uncertain(const Operation& o, Bound bound) {
    if (bound == Bound::holds) return false;
    return joined(Operator::and_, joined(Operator::and_, presence(o.subject), presence(o.other)),
                  presence(o.upper));
  }

  // At least so many rows.
  Json at_least_rows(const Operand& count, std::int64_t least) const {
    if (least <= 0) return true;
    return at(model_.groups[count.repeat].path, {{"type", "array"}, {"minItems", least}}, true);
  }

  Json count(const Operation& o) const {
    // Counts are whole: more than 1.5 is at least 2.
    const auto whole = [](const Decimal& d, bool above) {
      const Decimal down =
          rounded(d, 0) > d ? *difference(rounded(d, 0), Decimal(1)) : rounded(d, 0);
      const std::int64_t floor = std::stoll(down.text());
      return above || down != d ? floor + 1 : floor;
    };
    const auto least = [&](const Operand& limit, bool above) {
      return at_least_rows(o.subject, whole(limit.number, above));
    };
    const auto exactly = [&] {
      if (rounded(o.other.number, 0) != o.other.number) return Json(false);
      return joined(Operator::and_, least(o.other, false), negation(least(o.other, true)));
    };
    switch (o.op) {
      case Operator::equals: return exactly();
      case Operator::differs: return negation(exactly());
      case Operator::less: return negation(least(o.other, false));
      case Operator::at_most: return negation(least(o.other, true));
      case Operator::more: return least(o.other, true);
      case Operator::at_least: return least(o.other, false);
      default: return joined(Operator::and_, least(o.other, false), negation(least(o.upper, true)));
    }
  }

  // An answer against constants, as a statement about the answer; nothing when there is no keyword.
  std::optional<Json> leaf(const Operation& o) const {
    const Question& q = model_.questions[o.subject.question];
    const AnswerType type = answer_type(q);
    const auto value = [&](const std::string& v) {
      return type == AnswerType::yes_no ? Json(v == "yes") : Json(v);
    };
    const auto listed = [&] {
      Json values = Json::array();
      for (const std::string& v : o.values) values.push_back(value(v));
      return Json{{"enum", std::move(values)}};
    };
    const auto constant = [&](const Operand& operand) {
      if (operand.kind == Operand::Kind::date || operand.kind == Operand::Kind::time)
        return Json(operand.text);
      return number(type == AnswerType::money ? *product(operand.number, Decimal(100))
                                              : operand.number);
    };
    const bool is_number = o.other.kind == Operand::Kind::number;
    const char* const json_type = type == AnswerType::money ? "integer" : "number";
    const auto limited = [&](const char* keyword) {
      return Json{{"type", json_type}, {keyword, constant(o.other)}};
    };
    switch (o.op) {
      case Operator::is: return Json{{"const", value(o.values.front())}};
      case Operator::is_not: return Json{{"not", {{"const", value(o.values.front())}}}};
      case Operator::is_one_of: return listed();
      case Operator::is_not_one_of: return Json{{"not", listed()}};
      case Operator::contains:
      case Operator::contains_any: return Json{{"type", "array"}, {"contains", listed()}};
      case Operator::contains_all: {
        Json all = Json::array();
        for (const std::string& v : o.values)
          all.push_back({{"type", "array"}, {"contains", {{"const", v}}}});
        return all_of(std::move(all));
      }
      case Operator::is_longer:
        return Json{{"type", "string"}, {"minLength", number(*sum(o.other.number, Decimal(1)))}};
      case Operator::is_shorter:
        if (o.other.number == Decimal()) return Json(false);
        return Json{{"type", "string"},
                    {"maxLength", number(*difference(o.other.number, Decimal(1)))}};
      case Operator::is_answered: return Json(true);
      default: break;
    }
    const bool is_constant =
        is_number || o.other.kind == Operand::Kind::date || o.other.kind == Operand::Kind::time;
    if (is_constant && o.op == Operator::equals) return Json{{"const", constant(o.other)}};
    if (is_constant && o.op == Operator::differs)
      return Json{{"not", {{"const", constant(o.other)}}}};
    if (!is_number) return std::nullopt;
    switch (o.op) {
      case Operator::less: return limited("exclusiveMaximum");
      case Operator::at_most: return limited("maximum");
      case Operator::more: return limited("exclusiveMinimum");
      case Operator::at_least: return limited("minimum");
      case Operator::between: {
        if (o.upper.kind != Operand::Kind::number) return std::nullopt;
        Json out = limited("minimum");
        out["maximum"] = constant(o.upper);
        return out;
      }
      default: return std::nullopt;
    }
  }

  Json comparison(const Operation& o, Bound bound) {
    if (!o.inner.empty()) return rows(o, bound);
    if (row_ && !in_row(o.subject) && !in_row(o.other) && !in_row(o.upper))
      return outside_rows([&] { return comparison(o, bound); });
    if (o.subject.kind == Operand::Kind::rows) return presence(o.subject);
    const bool constant = o.other.kind == Operand::Kind::number &&
                          (o.op != Operator::between || o.upper.kind == Operand::Kind::number);
    if (o.subject.kind == Operand::Kind::count && constant) return count(o);
    if (o.subject.kind != Operand::Kind::answer || (row_ && !in_row(o.subject)))
      return uncertain(o, bound);
    const Question& q = model_.questions[o.subject.question];
    const bool computed = is_computed(q, o.subject.part);
    std::optional<Json> said = computed ? std::nullopt : leaf(o);
    if (!said) return uncertain(o, bound);
    if (is_always(*said, false)) return false;
    const std::string part = o.subject.part.empty() ? "" : "/" + o.subject.part;
    return at(path_of(o.subject.question) + part, std::move(*said), true);
  }

  static Json all_of(Json parts) {
    if (parts.empty()) return true;
    return parts.size() == 1 ? Json(parts[0]) : Json{{"allOf", std::move(parts)}};
  }

  // Both bounds of each sub-condition, because `not` swaps them.
  struct Bounds {
    Json holds, may_hold;
  };

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

  Bounds bounds(const Condition& condition) {
    std::vector<Bounds> stack;
    for (const Operation& o : condition.operations) {
      switch (o.op) {
        case Operator::named: stack.push_back(named_from_here(o.named)); break;
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
    Bounds out = defined(c.condition, c.id);
    named_[index.value] = out;
    return out;
  }

  // A named condition looks at no row of its own.
  Bounds named_from_here(Index<NamedCondition> index) {
    Row* const row = row_;
    row_ = nullptr;
    Bounds out = named(index);
    row_ = row;
    return {from_outside(std::move(out.holds)), from_outside(std::move(out.may_hold))};
  }

  static Bounds both(Bounds a, Bounds b) {
    return {joined(Operator::and_, std::move(a.holds), std::move(b.holds)),
            joined(Operator::and_, std::move(a.may_hold), std::move(b.may_hold))};
  }

  // A condition under $defs; its name is a hint of where it stands first.
  Bounds defined(const Condition& condition, const std::string& name) {
    Bounds own = bounds(condition);
    const bool exact = own.holds == own.may_hold;
    Bounds out{define(std::move(own.holds), name), {}};
    out.may_hold = exact ? out.holds : define(std::move(own.may_hold), name + ".may");
    return out;
  }

  Json define(Json schema, const std::string& name) {
    if (schema.is_boolean() || (schema.size() == 1 && schema.contains("$ref"))) return schema;
    const auto [known, fresh] = defined_.emplace(schema.dump(), "");
    if (fresh) {
      std::string own = name;
      for (int i = 2; definitions_.contains(own); ++i) own = name + "." + std::to_string(i);
      definitions_[own] = std::move(schema);
      known->second = own;
    }
    return {{"$ref", "#/$defs/" + known->second}};
  }

  static std::string named_after(std::string path, const char* what) {
    std::replace(path.begin(), path.end(), '/', '.');
    return path + "." + what;
  }

  Bounds shown(const Step& step) { return defined(step.show_when, "step." + step.id + ".shown"); }
  Bounds shown(const Group& group) {
    return defined(group.show_when, named_after(group.path, "shown"));
  }
  Bounds shown(const Question& q) { return defined(q.show_when, named_after(q.path, "shown")); }

  // What must hold for what stands in a group of a step to be shown. Of a row only what decides
  // within it: a repeat that is not shown has no rows.
  Bounds around(Index<Step> step, Index<Group> group) {
    Bounds out{true, true};
    std::vector<const Group*> groups;
    for (Index<Group> g = group; g && !(row_ && g == row_->repeat); g = model_.groups[g].parent)
      groups.push_back(&model_.groups[g]);
    if (!row_ && model_.steps[step].show_when) out = shown(model_.steps[step]);
    for (auto it = groups.rbegin(); it != groups.rend(); ++it)
      if ((*it)->show_when) out = both(std::move(out), shown(**it));
    return out;
  }

  // Whether both bounds of conditions agree, in whatever way a row's outside turns out.
  bool is_exact(const std::vector<const Condition*>& conditions, Index<Group> rows) {
    bool exact = true;
    const auto compare = [&] {
      for (const Condition* condition : conditions) {
        const Bounds own = bounds(*condition);
        exact = exact && own.holds == own.may_hold;
      }
      return Json(true);
    };
    if (!rows) compare();
    else if (in_each_turn(rows, compare).empty()) return false;
    return exact;
  }

  // Names are unique in their group, so none is looked for: that would take as long as there are
  // names.
  static void append(Json& object, const std::string& name, Json value) {
    object.get_ref<Json::object_t&>().Container::emplace_back(name, std::move(value));
  }

  // The options with their words, and what the person is told about the answer.
  Json question_schema(const Question& q) const {
    Json schema = q.kind->schema(q);
    Json* const options = schema.contains("items") ? &schema["items"] : &schema;
    if (!q.options.empty() && options->contains("enum")) {
      Json choices = Json::array();
      for (const Option& option : q.options)
        choices.push_back({{"const", option.value}, {"title", text(option.label)}});
      options->erase("enum");
      (*options)["oneOf"] = std::move(choices);
    }
    Json out{{"title", text(q.label)}};
    std::string description = text(q.hint);
    if (const auto own = schema.find("description"); own != schema.end()) {
      if (!description.empty()) description = own->get<std::string>() + " " + description;
      else description = own->get<std::string>();
      schema.erase(own);
    }
    if (!description.empty()) out["description"] = description;
    out.update(schema);
    return out;
  }

  // Whether a question must be there whenever what stands around it is.
  static bool always_needed(const Question& q) { return q.required && !q.show_when; }

  // Whether a group that is shown cannot be left out.
  bool is_needed(const Group& group) const {
    if (group.repeat) return group.repeat->min > 0;
    return std::any_of(group.items.begin(), group.items.end(), [&](const Item& item) {
      if (item.kind == Item::Kind::question) return always_needed(model_.questions[item.question]);
      if (item.kind != Item::Kind::group) return false;
      const Group& inner = model_.groups[item.group];
      return !inner.show_when && is_needed(inner);
    });
  }

  struct Members {
    Json properties = Json::object();
    Json required = Json::array();
  };

  void close(Json& schema, Members members) const {
    schema["properties"] = std::move(members.properties);
    if (!members.required.empty()) schema["required"] = std::move(members.required);
    schema["unevaluatedProperties"] = false;
  }

  Json group_schema(const Group& group) const {
    Json schema{{"type", "object"}};
    if (group.title && !group.repeat) schema["title"] = text(group.title);
    if (!group.repeat) schema["minProperties"] = 1;  // a group without answers is left out
    close(schema, members(group.items));
    if (!group.repeat) return schema;
    Json rows{{"type", "array"}};
    if (group.title) rows["title"] = text(group.title);
    rows["items"] = std::move(schema);
    rows["minItems"] = std::max(group.repeat->min, std::size_t{1});  // else it is left out
    rows["maxItems"] = group.repeat->max;
    return rows;
  }

  Members members(const std::vector<Item>& items) const {
    Members out;
    for (const Item& item : items) {
      if (item.kind == Item::Kind::question) {
        const Question& q = model_.questions[item.question];
        append(out.properties, q.id, question_schema(q));
        if (always_needed(q)) out.required.push_back(q.id);
      } else if (item.kind == Item::Kind::group) {
        const Group& group = model_.groups[item.group];
        append(out.properties, group.id, group_schema(group));
        if (!group.show_when && is_needed(group)) out.required.push_back(group.id);
      }
    }
    return out;
  }

  // Two parts, either of which may be null. A condition is used as it is, never turned around, so
  // that all that depends on it can stand together.
  static Json choice(Json when, Json then, Json otherwise) {
    if (when.size() == 1 && when.contains("not")) {
      when = Json(when["not"]);
      std::swap(then, otherwise);
    }
    Json out{{"if", std::move(when)}};
    if (!then.is_null()) out["then"] = std::move(then);
    if (!otherwise.is_null()) out["else"] = std::move(otherwise);
    return out;
  }

  static void rule(Json& all, Json when, Json then) {
    if (is_always(when, false)) return;
    if (is_always(when, true)) all.push_back(std::move(then));
    else all.push_back(choice(std::move(when), std::move(then), nullptr));
  }

  // There when it is needed, not there when it is not shown; in one breath when that is the same.
  static void rule(Json& all, Json needed, Json there, const Json& shown, Json not_there) {
    if (needed == shown && !shown.is_boolean()) {
      all.push_back(choice(std::move(needed), std::move(there), std::move(not_there)));
      return;
    }
    rule(all, std::move(needed), std::move(there));
    rule(all, negation(shown), std::move(not_there));
  }

  // Whether a schema says only which members are there.
  static bool is_of_members(const Json& schema) {
    const auto known = [](const std::string& keyword) {
      return keyword == "type" || keyword == "properties" || keyword == "required";
    };
    return schema.is_object() && schema.contains("properties") &&
           std::all_of(schema.items().begin(), schema.items().end(),
                       [&](const auto& member) { return known(member.key()); });
  }

  // Both of two schemas, either of which may be null.
  static Json together(Json a, Json b) {
    if (a.is_null() || b.is_null()) return a.is_null() ? b : a;
    const auto has_none_of = [&](const Json& members) {
      return std::none_of(members.items().begin(), members.items().end(), [&](const auto& member) {
        return a["properties"].contains(member.key());
      });
    };
    if (is_of_members(a) && is_of_members(b) && has_none_of(b["properties"])) {
      for (const auto& [name, value] : b["properties"].items())
        append(a["properties"], name, value);
      if (b.contains("required"))
        for (Json& name : b["required"]) a["required"].push_back(std::move(name));
      return a;
    }
    if (a.size() != 1 || !a.contains("allOf")) a = {{"allOf", Json::array({std::move(a)})}};
    a["allOf"].push_back(std::move(b));
    return a;
  }

  // All that depends on one condition in one place: it is asked once. And redocly believes that a
  // definition asked about the same answers a second time always holds.
  static Json by_condition(Json all) {
    Json out = Json::array();
    std::map<std::string, std::size_t> places;
    for (Json& rule : all) {
      const auto place = rule.contains("if") ? places.emplace(rule["if"].dump(), out.size())
                                             : std::pair(places.end(), true);
      if (place.second) {
        out.push_back(std::move(rule));
        continue;
      }
      Json& first = out[place.first->second];
      for (const char* way : {"then", "else"})
        if (rule.contains(way))
          first[way] = together(first.value(way, Json()), std::move(rule[way]));
    }
    return out;
  }

  // Hundreds of rules under `$defs`, some at a time: validators that make a function of each schema
  // take time that grows with its square.
  Json in_parts(Json rules) {
    constexpr std::size_t kTogether = 50;
    if (rules.size() <= kTogether) return rules;
    Json out = Json::array();
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const std::string name = "rules." + std::to_string(i / kTogether + 1);
      if (i % kTogether == 0) {
        definitions_[name] = {{"type", "object"}, {"allOf", Json::array()}};
        out.push_back({{"$ref", "#/$defs/" + name}});
      }
      definitions_[name]["allOf"].push_back(std::move(rules[i]));
    }
    return out;
  }

  // What the conditions of a question ask, as rules on the answers or on a row.
  Json rules_of(const Question& q, const std::string& path) {
    Json all = Json::array();
    if (!q.show_when && !q.required_when) return all;
    Bounds needed = around(q.step, q.group);
    if (q.show_when) needed = both(std::move(needed), shown(q));
    if (!q.required && q.required_when)
      needed = both(std::move(needed), defined(q.required_when, named_after(q.path, "required")));
    if (!q.required && !q.required_when) needed.holds = false;
    rule(all, std::move(needed.holds), at(path, true, true),
         q.show_when ? shown(q).may_hold : Json(true), at(path, false, false));
    return all;
  }

  // A group with a condition of its own: there when it is shown and needed, not there when not.
  Json rules_of(const Group& group, const std::string& path) {
    Json all = Json::array();
    if (!group.show_when) return all;
    Json needed = false;
    if (is_needed(group)) needed = both(around(group.step, group.parent), shown(group)).holds;
    rule(all, std::move(needed), at(path, true, true), shown(group).may_hold,
         at(path, false, false));
    return all;
  }

  // A step with a condition: what it always asks is there when it is shown; nothing is when not.
  void step_rules(Json& all, const Step& step, const Members& asked) {
    if (!step.show_when || asked.properties.empty()) return;
    const Bounds visible = shown(step);
    Json nothing = object(), required = object();
    for (const auto& member : asked.properties.items())
      append(nothing["properties"], member.key(), false);
    for (const std::string name : asked.required) append(required["properties"], name, true);
    required["required"] = asked.required;
    rule(all, asked.required.empty() ? Json(false) : visible.holds, std::move(required),
         visible.may_hold, std::move(nothing));
  }

  // Rules on every row of a repeat.
  void row_rules(Json& all, Index<Group> repeat, const std::function<Json()>& make) {
    for (Turn& turn : in_each_turn(repeat, [&] { return all_of(make()); })) {
      if (is_always(turn.row, true)) continue;
      rule(all, std::move(turn.when),
           at(model_.groups[repeat].path, {{"type", "array"}, {"items", std::move(turn.row)}},
              false));
    }
  }

  void of_rows_or_not(Json& all, Index<Group> rows, const std::function<Json()>& make) {
    if (rows) row_rules(all, rows, make);
    else
      for (Json& one : make()) all.push_back(std::move(one));
  }

  Index<Group> rows_around(Index<Group> group) const {
    Index<Group> g = model_.groups[group].parent;
    while (g && !model_.groups[g].repeat) g = model_.groups[g].parent;
    return g;
  }

  Json answers() {
    Json all = Json::array();
    Json out{{"type", "object"}};
    Members whole;
    for (const Step& step : model_.steps) {
      Members asked = members(step.items);
      step_rules(all, step, asked);
      if (!step.show_when)
        for (Json& name : asked.required) whole.required.push_back(std::move(name));
      for (const auto& member : asked.properties.items())
        append(whole.properties, member.key(), std::move(member.value()));
    }
    for (std::uint32_t i = 0; i < model_.groups.size(); ++i) {
      const Group& group = model_.groups[Index<Group>{i}];
      const Index<Group> rows = rows_around({i});
      const std::string path =
          rows ? group.path.substr(model_.groups[rows].path.size() + 1) : group.path;
      of_rows_or_not(all, rows, [&] { return rules_of(group, path); });
    }
    for (std::uint32_t i = 0; i < model_.questions.size(); ++i) {
      const Question& q = model_.questions[Index<Question>{i}];
      of_rows_or_not(all, q.repeat, [&] { return rules_of(q, path_of({i})); });
    }
    // An exit that certainly holds ends the form: nothing is sent.
    for (const Exit& exit : model_.exits) {
      if (!exit.when) continue;
      Json when = defined(exit.when, "exit." + exit.id).holds;
      const Step& step = model_.steps[exit.step];
      if (step.show_when) when = joined(Operator::and_, shown(step).holds, std::move(when));
      if (!is_always(when, false)) all.push_back(negation(std::move(when)));
    }
    std::size_t number = 0;
    for (const Check& check : model_.checks) {
      const std::string name = "check." + std::to_string(++number);
      of_rows_or_not(all, check.repeat, [&] {
        Json one = check_schema(check, name);
        return one.is_null() ? Json::array() : Json::array({std::move(one)});
      });
    }
    if (!all.empty()) out["allOf"] = in_parts(by_condition(std::move(all)));
    close(out, std::move(whole));
    return out;
  }

  // A check speaks when all it compares is there; it is broken when it certainly does not hold.
  Json check_schema(const Check& check, const std::string& name) {
    if (!check.that) return nullptr;
    Json may_hold = bounds(check.that).may_hold;
    Json when = true;
    for (const Index<Question> q : check.needs)
      when = joined(Operator::and_, std::move(when),
                    presence({.kind = Operand::Kind::answer, .question = q}));
    if (when == may_hold) return nullptr;  // says only that they are there
    for (const Condition* condition : conditions_to_see(model_, check))
      when = joined(Operator::and_, std::move(when), bounds(*condition).holds);
    if (is_always(may_hold, true)) return nullptr;
    may_hold = define(std::move(may_hold), name);
    if (is_always(when, true)) return may_hold;
    if (is_always(when, false)) return nullptr;
    return {{"if", std::move(when)}, {"then", std::move(may_hold)}};
  }

  const Model& model_;
  Row* row_ = nullptr;  // set while a statement is about one row
  Json definitions_ = Json::object();
  std::map<std::string, std::string> defined_;  // a condition's schema → its name under $defs
  std::map<std::uint32_t, Bounds> named_;
};

}  // namespace

FormSchema json_schema(const Model& model, const std::vector<FormRule>& rules,
                       const std::vector<std::string>& languages) {
  SchemaWriter writer(model);
  FormSchema out{writer.run(languages), {}};
  for (const FormRule& rule : rules) out.says.push_back(writer.says(rule));
  return out;
}

// A document has one dialect and one base address: few tools follow a schema that has its own.
nlohmann::ordered_json schema_at(const std::string& place, const nlohmann::ordered_json& schema) {
  std::string text = schema.dump();
  constexpr std::string_view kRoot = "\"$ref\":\"#/$defs/";
  const std::string moved = "\"$ref\":\"" + place + "/$defs/";
  for (std::size_t at = 0; (at = text.find(kRoot, at)) != text.npos; at += moved.size())
    text.replace(at, kRoot.size(), moved);
  Json out = Json::parse(text);
  out.erase("$schema");
  out.erase("$id");
  return out;
}

}  // namespace blankett
