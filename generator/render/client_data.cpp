// The form as data for the browser: the same conditions, checks and words as the compiler has.
// Tested by render_test.cpp; conditions, against the compiler's own verdicts, by
// condition.spec.mjs.

#include "render/client_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/ui_texts.h"

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
    out.push_back(client_condition(o.inner.front(), model));
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

class Writer {
 public:
  explicit Writer(const Edition& edition) : edition_(edition), model_(*edition.model) {}

  Json run() {
    const Locale& locale = *edition_.locale;
    Json out{{"form", model_.id},
             {"version", model_.version},
             {"language", locale.language},
             {"endpoint", model_.service.endpoint},
             {"title", edition_.plain(model_.title)},
             {"site", locale.text("site-name")},
             {"conditions", Json::object()}};
    for (const NamedCondition& c : model_.conditions)
      out["conditions"][c.id] = client_condition(c.condition, model_);
    out["steps"] = steps();
    out["questions"] = questions();
    out["groups"] = groups();
    out["exits"] = exits();
    out["checks"] = checks();
    out["parts"] = parts();
    Json text = Json::object();
    for (const UiText& ui : ui_texts())
      if (ui.in_browser) text[ui.key] = locale.text(ui.key);
    out["text"] = std::move(text);
    return out;
  }

 private:
  void put_condition(Json& out, const char* key, const Condition& condition) const {
    if (condition) out[key] = client_condition(condition, model_);
  }

  void items(const std::vector<Item>& items, Json& out) const {
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question:
          out.push_back({{"question", model_.questions[item.question].path}});
          break;
        case Item::Kind::group: {
          const Group& group = model_.groups[item.group];
          if (!group.repeat) {
            this->items(group.items, out);
            break;
          }
          Json rows = Json::array();
          this->items(group.items, rows);
          out.push_back({{"repeat", group.path}, {"items", std::move(rows)}});
          break;
        }
        case Item::Kind::exit: out.push_back({{"exit", model_.exits[item.exit].id}}); break;
        case Item::Kind::check: out.push_back({{"check", item.check.value}}); break;
        case Item::Kind::info:
        case Item::Kind::media: break;  // nothing to answer: see parts()
      }
    }
  }

  // What is shown between the questions, by the numbers that the page gives it.
  Json parts() const {
    Json out = Json::array();
    const auto add = [&](const Condition& show, Index<Group> group, Index<Step> step) {
      Json entry{{"step", model_.steps[step].id}};
      if (group) entry["group"] = model_.groups[group].path;
      put_condition(entry, "show", show);
      out.push_back(std::move(entry));
    };
    for (const Info& info : model_.infos) add(info.show_when, info.group, info.step);
    for (const Media& media : model_.media) add(media.show_when, media.group, media.step);
    return out;
  }

  // The repeat that a group lies in, itself not counted.
  const Group* rows_around(const Group& group) const {
    for (Index<Group> g = group.parent; g; g = model_.groups[g].parent)
      if (model_.groups[g].repeat) return &model_.groups[g];
    return nullptr;
  }

  Json steps() const {
    Json out = Json::array();
    for (const Step& step : model_.steps) {
      Json entry{{"id", step.id}, {"title", edition_.plain(step.title)}};
      put_condition(entry, "show", step.show_when);
      Json list = Json::array();
      items(step.items, list);
      entry["items"] = std::move(list);
      out.push_back(std::move(entry));
    }
    return out;
  }

  // The author's words where there are any, else the kind's own with the label in them.
  Json errors(const Question& q) const {
    Json out = Json::object();
    Slots slots = q.kind->slots ? q.kind->slots(edition_, q) : Slots{};
    slots.emplace_back("label", edition_.plain(q.label));
    std::vector<std::string_view> reasons = {"missing"};
    reasons.insert(reasons.end(), q.kind->errors.begin(), q.kind->errors.end());
    for (const std::string_view reason : reasons) {
      const auto own = std::find_if(q.errors.begin(), q.errors.end(),
                                    [&](const ErrorText& e) { return e.reason == reason; });
      const std::string key = "error." + std::string(q.kind->name) + "." + std::string(reason);
      out[std::string(reason)] = own != q.errors.end() ? edition_.plain(own->text)
                                                       : filled(edition_.locale->text(key), slots);
    }
    return out;
  }

  Json questions() const {
    Json out = Json::array();
    for (const Question& q : model_.questions) {
      Json entry{{"path", q.path},
                 {"kind", q.kind->name},
                 {"label", edition_.plain(q.label)},
                 {"step", model_.steps[q.step].id}};
      if (q.repeat) entry["repeat"] = model_.groups[q.repeat].path;
      if (q.unit) entry["unit"] = edition_.plain(q.unit);
      put_condition(entry, "show", q.show_when);
      if (q.required) entry["required"] = true;
      put_condition(entry, "required", q.required_when);
      if (!q.options.empty()) {
        Json options = Json::object();
        for (const Option& option : q.options) options[option.value] = edition_.plain(option.label);
        entry["options"] = std::move(options);
      }
      if (q.formula) entry["formula"] = client_expression(q.formula, model_);
      if (!q.kind->computed) entry["errors"] = errors(q);
      if (q.kind->client) q.kind->client(q, entry);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json groups() const {
    Json out = Json::array();
    for (const Group& group : model_.groups) {
      Json entry{{"path", group.path}, {"title", edition_.plain(group.title)}};
      if (const Group* rows = rows_around(group)) entry["in"] = rows->path;
      put_condition(entry, "show", group.show_when);
      if (group.repeat)
        entry["repeat"] = {{"min", group.repeat->min},
                           {"max", group.repeat->max},
                           {"row", edition_.plain(group.repeat->row_title)}};
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json exits() const {
    Json out = Json::array();
    for (const Exit& exit : model_.exits)
      out.push_back({{"id", exit.id},
                     {"step", model_.steps[exit.step].id},
                     {"when", client_condition(exit.when, model_)}});
    return out;
  }

  Json checks() const {
    Json out = Json::array();
    for (const Check& check : model_.checks) {
      Json needs = Json::array();
      for (const Index<Question> q : check.needs) needs.push_back(model_.questions[q].path);
      Json entry{{"step", model_.steps[check.step].id},
                 {"that", client_condition(check.that, model_)},
                 {"needs", std::move(needs)},
                 {"at", check.shown_at_rows ? model_.groups[check.shown_at_rows].path
                                            : model_.questions[check.shown_at].path},
                 {"message", edition_.plain(check.message)}};
      if (check.repeat) entry["repeat"] = model_.groups[check.repeat].path;
      out.push_back(std::move(entry));
    }
    return out;
  }

  const Edition& edition_;
  const Model& model_;
};

}  // namespace

Json client_condition(const Condition& condition, const Model& model) {
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

Json client_expression(const Expression& expression, const Model& model) {
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
        stack.push_back(Json::array({"if", client_condition(step.condition.front(), model),
                                     std::move(yes), std::move(no)}));
        break;
      }
    }
  }
  return stack.empty() ? Json(nullptr) : std::move(stack.back());
}

std::string client_data(const Edition& edition) {
  const std::string json = Writer(edition).run().dump();
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (const char c : json) {
    switch (c) {  // these occur in strings only, where an escape means the same
      case '<': out += "\\u003c"; break;
      case '>': out += "\\u003e"; break;
      case '&': out += "\\u0026"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace blankett
