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
    case Operator::is_answered: return "answered";
    case Operator::date_is: return "date-is";
    case Operator::date_is_not: return "date-is-not";
    case Operator::before: return "before";
    case Operator::after: return "after";
    case Operator::on_or_before: return "on-or-before";
    case Operator::on_or_after: return "on-or-after";
    case Operator::named: return "named";
    case Operator::and_: return "and";
    case Operator::or_: return "or";
    case Operator::not_: return "not";
  }
  return "";
}

Json value_of(const Question& q, const std::string& value) {
  if (q.kind->answer == AnswerType::yes_no) return value == "yes";
  return value;
}

Json operand(const DateOperand& date, const Model& model) {
  switch (date.kind) {
    case DateOperand::Kind::question: return {{"question", model.questions[date.question].path}};
    case DateOperand::Kind::date: return {{"date", date.date}};
    case DateOperand::Kind::today: return {{"today", true}};
  }
  return nullptr;
}

Json comparison(const Operation& o, const Model& model) {
  const Question& q = model.questions[o.question];
  Json out = Json::array({name_of(o.op), q.path});
  switch (o.op) {
    case Operator::is:
    case Operator::is_not: out.push_back(value_of(q, o.values.front())); break;
    case Operator::is_one_of:
    case Operator::is_not_one_of: {
      Json values = Json::array();
      for (const std::string& value : o.values) values.push_back(value_of(q, value));
      out.push_back(std::move(values));
      break;
    }
    case Operator::is_answered: break;
    default: out.push_back(operand(o.date, model));
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
        case Item::Kind::group: this->items(model_.groups[item.group].items, out); break;
        case Item::Kind::exit: out.push_back({{"exit", model_.exits[item.exit].id}}); break;
        case Item::Kind::check: out.push_back({{"check", item.check.value}}); break;
      }
    }
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
      put_condition(entry, "show", q.show_when);
      if (q.required) entry["required"] = true;
      put_condition(entry, "required", q.required_when);
      if (!q.options.empty()) {
        Json options = Json::object();
        for (const Option& option : q.options) options[option.value] = edition_.plain(option.label);
        entry["options"] = std::move(options);
      }
      entry["errors"] = errors(q);
      if (q.kind->client) q.kind->client(q, entry);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json groups() const {
    Json out = Json::array();
    for (const Group& group : model_.groups) {
      Json entry{{"path", group.path}, {"title", edition_.plain(group.title)}};
      put_condition(entry, "show", group.show_when);
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
      out.push_back({{"step", model_.steps[check.step].id},
                     {"that", client_condition(check.that, model_)},
                     {"needs", std::move(needs)},
                     {"at", model_.questions[check.shown_at].path},
                     {"message", edition_.plain(check.message)}});
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
