// The verdict is worked out from the model, not from the schema, so that each tests the other.
// Values first, so that every condition sees all of them; then the rules, row by row.
// Tested by contract_test.cpp and, against validators and the page, by cases.spec.mjs.

#include "contract/contract.h"

#include <algorithm>

#include "base/check.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

std::optional<Decimal> decimal_of(const Json& value) {
  return value.is_number() ? Decimal::parse(value.dump()) : std::nullopt;
}

// What the schema of one answer finds, as the page says it.
std::string reason_of(const Question& q, const Json& value, const SchemaFinding& finding) {
  const auto has = [&](std::string_view reason) {
    return std::find(q.kind->errors.begin(), q.kind->errors.end(), reason) != q.kind->errors.end();
  };
  if (q.kind->reason) {
    std::string own = q.kind->reason(q, value, finding.pointer, finding.keyword);
    if (!own.empty()) return own;
  }
  static const std::map<std::string_view, std::string_view> kByKeyword = {
      {"maxLength", "length"}, {"minimum", "range"}, {"maximum", "range"}, {"required", "missing"}};
  const auto known = kByKeyword.find(finding.keyword);
  const bool fraction = value.is_number_float() && finding.keyword == "type";
  const std::string reason(known != kByKeyword.end()  ? known->second
                           : fraction && has("whole") ? "whole"
                                                      : "format");
  const std::string of_member =
      reason + "-" + finding.pointer.substr(finding.pointer.find('/') + 1);
  return has(of_member) ? of_member : reason;
}

}  // namespace

std::optional<Answer> answer_of(const Question& question, const Json& value) {
  const auto text = [&]() -> std::optional<Answer> {
    if (!value.is_string()) return std::nullopt;
    return value.get<std::string>();
  };
  std::optional<Answer> out;
  switch (answer_type(question)) {
    case AnswerType::yes_no:
      if (value.is_boolean()) out = value.get<bool>();
      break;
    case AnswerType::choice:
    case AnswerType::date:
    case AnswerType::time:
    case AnswerType::text: out = text(); break;
    case AnswerType::number:
      if (const auto number = decimal_of(value)) out = *number;
      break;
    case AnswerType::money:
      if (const auto ore = decimal_of(value)) out = quotient(*ore, Decimal(100)).value_or(*ore);
      break;
    case AnswerType::choices: {
      if (!value.is_array()) break;
      std::vector<std::string> chosen;
      for (const Json& each : value)
        if (each.is_string()) chosen.push_back(each);
      out = std::move(chosen);
      break;
    }
    case AnswerType::only_presence: out = std::monostate{}; break;
  }
  if (question.kind->parts.empty() || !out) return out;
  Parts parts;
  if (value.is_string()) parts[""] = value;
  for (const AnswerPart& part : question.kind->parts) {
    const std::string name(part.name);
    std::string own;
    if (part.computed) own = question.kind->part(value, name);
    else if (value.is_object() && value.contains(name) && value[name].is_string())
      own = value[name];
    if (!own.empty()) parts[name] = own;
  }
  return parts;
}

// One submission being read.
class Contract::Reader {
 public:
  Reader(const Contract& contract, const Json& submission, std::string_view today)
      : contract_(contract),
        model_(contract.model_),
        submission_(submission),
        today_(today),
        wrong_(contract.rules_.size()) {}

  std::vector<Violation> run() {
    envelope();
    for (std::size_t i = 0; i < contract_.rules_.size(); ++i) {
      const FormRule& rule = contract_.rules_[i];
      if (rule.kind == FormRule::Kind::value || rule.kind == FormRule::Kind::beyond) continue;
      const std::size_t rows = rule.rows ? count(rule.rows) : 1;
      for (std::size_t row = 0; row < rows; ++row) {
        const RowOf which = rule.rows ? RowOf{{rule.rows.value, row}} : RowOf{};
        if (!broken(rule, which)) continue;
        wrong_[i].push_back({in_row(rule, row), &rule, reason_of(rule)});
      }
    }
    for (std::vector<Violation>& each : wrong_)
      std::move(each.begin(), each.end(), std::back_inserter(out_));
    return std::move(out_);
  }

 private:
  void say(const std::string& pointer, const char* reason) {
    out_.push_back({pointer, nullptr, reason});
  }

  void envelope() {
    if (!submission_.is_object()) return say("", "contract.type");
    const auto member = [&](const char* name) -> const Json* {
      const auto found = submission_.find(name);
      if (found != submission_.end()) return &*found;
      say(std::string("/") + name, "contract.missing");
      return nullptr;
    };
    if (const Json* form = member("form"); form && *form != model_.id)
      say("/form", "contract.form");
    if (const Json* version = member("version"); version && *version != model_.version)
      say("/version", "contract.version");
    if (const Json* language = member("language")) {
      const auto& all = contract_.languages_;
      if (std::find(all.begin(), all.end(), *language) == all.end())
        say("/language", "contract.language");
    }
    for (const auto& each : submission_.items())
      if (each.key() != "form" && each.key() != "version" && each.key() != "language" &&
          each.key() != "answers")
        say("/" + pointer_token(each.key()), "contract.unknown");
    const Json* answers = member("answers");
    if (!answers) return;
    if (!answers->is_object()) return say("/answers", "contract.type");
    std::vector<const std::vector<Item>*> steps;
    for (const Step& step : model_.steps) steps.push_back(&step.items);
    object(*answers, steps, "/answers", "");
  }

  // The members of the answers, of a group or of a row. `place` is its path as Answers has it.
  void object(const Json& given, const std::vector<const std::vector<Item>*>& lists,
              const std::string& pointer, const std::string& place) {
    std::set<std::string_view> known;
    const Members members(given);
    for (const std::vector<Item>* list : lists)
      for (const Item& item : *list) {
        if (item.kind != Item::Kind::question && item.kind != Item::Kind::group) continue;
        const bool is_question = item.kind == Item::Kind::question;
        const std::string& id =
            is_question ? model_.questions[item.question].id : model_.groups[item.group].id;
        known.insert(id);
        const Json* const own = members.find(id);
        if (!own) continue;
        const std::string at = pointer + "/" + id;
        const std::string inside = place.empty() ? id : place + "/" + id;
        if (is_question) answer(item.question, *own, at, inside);
        else group(item.group, *own, at, inside);
      }
    for (const auto& each : given.items())
      if (known.count(each.key()) == 0)
        say(pointer + "/" + pointer_token(each.key()), "contract.unknown");
  }

  void group(Index<Group> index, const Json& given, const std::string& pointer,
             const std::string& place) {
    const Group& g = model_.groups[index];
    if (!g.repeat) {
      if (!given.is_object()) return say(pointer, "contract.type");
      if (given.empty()) say(pointer, "contract.empty");
      present_.insert(place);
      return object(given, {&g.items}, pointer, place);
    }
    if (!given.is_array()) return say(pointer, "contract.type");
    present_.insert(g.path);
    answers_[g.path] = Rows{given.size()};
    const std::size_t least = std::max<std::size_t>(g.repeat->min, 1);
    if (given.size() < least || given.size() > g.repeat->max) {
      const std::size_t rule = contract_.of_repeat_.at(index.value);
      wrong_[rule].push_back({pointer, &contract_.rules_[rule], "contract.rows"});
    }
    for (std::size_t row = 0; row < given.size(); ++row) {
      const std::string at = pointer + "/" + std::to_string(row);
      if (!given[row].is_object()) say(at, "contract.type");
      else object(given[row], {&g.items}, at, place + "/" + std::to_string(row + 1));
    }
  }

  void answer(Index<Question> index, const Json& value, const std::string& pointer,
              const std::string& place) {
    const Question& q = model_.questions[index];
    present_.insert(place);
    const std::vector<SchemaFinding> found =
        contract_.schema_check_.check(contract_.leaves_[index.value], value);
    for (const std::size_t i : contract_.of_question_.at(index.value)) {
      const FormRule& rule = contract_.rules_[i];
      if (rule.kind == FormRule::Kind::value && !found.empty()) {
        wrong_[i].push_back(
            {pointer + found.front().pointer, &rule, reason_of(q, value, found.front())});
      } else if (rule.kind == FormRule::Kind::beyond && found.empty() &&
                 !rule.value->holds(q, value, place)) {
        const std::string part =
            rule.value->part.empty() ? "" : "/" + std::string(rule.value->part);
        wrong_[i].push_back({pointer + part, &rule, rule.reason});
      }
    }
    // A computed part is only asked of what has the right form.
    const bool fits = found.empty() || q.kind->parts.empty();
    if (std::optional<Answer> own = fits ? answer_of(q, value) : std::nullopt)
      answers_[place] = std::move(*own);
  }

  std::size_t count(Index<Group> repeat) const {
    const auto found = answers_.find(model_.groups[repeat].path);
    const Rows* rows = found == answers_.end() ? nullptr : std::get_if<Rows>(&found->second);
    return rows ? rows->count : 0;
  }

  bool all_hold(const FormRule& rule, const RowOf& row) const {
    return std::all_of(rule.when.begin(), rule.when.end(), [&](const Condition* condition) {
      return holds(*condition, model_, answers_, today_, row);
    });
  }

  bool is_present(const FormRule& rule, const RowOf& row) const {
    if (rule.question)
      return present_.count(path_in_row(model_, model_.questions[rule.question], row)) > 0;
    if (!rule.group) {
      const std::vector<Item>& items = model_.steps[rule.step].items;
      return std::any_of(items.begin(), items.end(), [&](const Item& item) {
        if (item.kind == Item::Kind::question)
          return present_.count(model_.questions[item.question].path) > 0;
        return item.kind == Item::Kind::group && present_.count(model_.groups[item.group].path) > 0;
      });
    }
    const std::string& path = model_.groups[rule.group].path;
    if (row.empty()) return present_.count(path) > 0;
    const std::string& repeat = model_.groups[rule.rows].path;
    return present_.count(repeat + "/" + std::to_string(row.begin()->second + 1) +
                          path.substr(repeat.size())) > 0;
  }

  bool broken(const FormRule& rule, const RowOf& row) {
    switch (rule.kind) {
      case FormRule::Kind::required: return all_hold(rule, row) && !is_present(rule, row);
      case FormRule::Kind::shown: return is_present(rule, row) && !all_hold(rule, row);
      case FormRule::Kind::exit: return all_hold(rule, row);
      case FormRule::Kind::calculation: return miscalculated(rule, row);
      case FormRule::Kind::check: {
        const Check& check = model_.checks[rule.check];
        const auto is_there = [&](Index<Question> q) {
          const Question& question = model_.questions[q];
          if (question.repeat && row.count(question.repeat.value) == 0) return true;
          return answers_.count(path_in_row(model_, question, row)) > 0;
        };
        return std::all_of(check.needs.begin(), check.needs.end(), is_there) &&
               all_hold(rule, row) && !holds(check.that, model_, answers_, today_, row);
      }
      case FormRule::Kind::value:
      case FormRule::Kind::beyond: break;
    }
    return false;
  }

  bool miscalculated(const FormRule& rule, const RowOf& row) {
    if (!all_hold(rule, row)) return false;
    const Question& q = model_.questions[rule.question];
    const std::optional<Decimal> right = computed(q.formula, model_, answers_, today_, row);
    if (!right) return is_present(rule, row);
    const auto own = answers_.find(path_in_row(model_, q, row));
    const auto* given = own == answers_.end() ? nullptr : std::get_if<Decimal>(&own->second);
    return !given || *given != rounded(*right, q.decimals);
  }

  static std::string in_row(const FormRule& rule, std::size_t row) {
    std::string out = rule.pointer;
    constexpr std::string_view kSlot = "{row}";
    if (const std::size_t at = out.find(kSlot); at != out.npos)
      out.replace(at, kSlot.size(), std::to_string(row));
    return out;
  }

  const Contract& contract_;
  const Model& model_;
  const Json& submission_;
  std::string_view today_;
  Answers answers_;
  std::set<std::string> present_;  // what is there, right or wrong: by path as Answers has it
  std::vector<std::vector<Violation>> wrong_;  // of each rule
  std::vector<Violation> out_;
};

Contract::Contract(const Model& model, std::vector<std::string> languages)
    : model_(model),
      languages_(std::move(languages)),
      rules_(rules_of(model)),
      schema_(json_schema(model, rules_, languages_)),
      schema_check_(schema_.json) {
  for (const Question& q : model.questions) leaves_.push_back(q.kind->schema(q));
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const FormRule& rule = rules_[i];
    if (rule.kind != FormRule::Kind::value && rule.kind != FormRule::Kind::beyond) continue;
    if (rule.question) of_question_[rule.question.value].push_back(i);
    else of_repeat_[rule.group.value] = i;
  }
  comparisons_ = comparisons_of(model);
}

bool Contract::accepts(Index<Question> question, const Json& value,
                       const std::string& instance) const {
  const Question& q = model_.questions[question];
  if (!schema_check_.check(leaves_[question.value], value).empty()) return false;
  return std::all_of(q.kind->rules.begin(), q.kind->rules.end(), [&](const ValueRule& rule) {
    return (rule.applies && !rule.applies(q)) || rule.holds(q, value, instance);
  });
}

bool Contract::refuses(const FormRule& rule, const Json& value, const std::string& instance) const {
  const bool fits = schema_check_.check(leaves_[rule.question.value], value).empty();
  if (rule.kind == FormRule::Kind::value) return !fits;
  return fits && !rule.value->holds(model_.questions[rule.question], value, instance);
}

std::vector<Violation> Contract::check(const Json& submission, std::string_view today) const {
  return Reader(*this, submission, today).run();
}

std::vector<SchemaFinding> Contract::check_schema(const Json& submission) const {
  return schema_check_.check(submission);
}

std::string reason_of(const FormRule& rule) {
  switch (rule.kind) {
    case FormRule::Kind::required: return rule.question ? rule.reason : "contract.rows";
    case FormRule::Kind::shown: return "contract.shown";
    case FormRule::Kind::exit: return "contract.exit";
    case FormRule::Kind::calculation: return "contract.calculation";
    case FormRule::Kind::check: return "check";
    case FormRule::Kind::value:
    case FormRule::Kind::beyond: break;
  }
  return rule.reason;
}

std::string message_of(const FormRule& rule, const std::string& reason, const Edition& edition) {
  const Model& model = *edition.model;
  if (rule.check) return edition.plain(model.checks[rule.check].message);
  std::string label;
  if (rule.question) {
    const Question& q = model.questions[rule.question];
    // As the page does: what has no words of its own is of the wrong form.
    std::string words;
    if (!q.kind->computed && !reason.starts_with("contract."))
      for (const auto& [own, text] : error_texts(edition, q)) {
        if (own == reason) return text;
        if (own == "format" || (words.empty() && own == "missing")) words = text;
      }
    if (!words.empty()) return words;
    label = edition.plain(q.label);
  } else if (rule.group) {
    const Group& g = model.groups[rule.group];
    label = edition.plain(g.title);
    if (reason == "contract.rows")
      return edition.locale->say(reason,
                                 {{"label", label},
                                  {"min", std::to_string(std::max<std::size_t>(g.repeat->min, 1))},
                                  {"max", std::to_string(g.repeat->max)}});
  } else if (rule.step) {
    label = edition.plain(model.steps[rule.step].title);
  }
  const bool known = reason.starts_with("contract.");
  return edition.locale->say(known ? reason : "contract.value", {{"label", label}});
}

std::string message_of(const Violation& violation, const Edition& edition) {
  if (violation.rule) return message_of(*violation.rule, violation.reason, edition);
  return edition.locale->text(violation.reason);
}

}  // namespace blankett
