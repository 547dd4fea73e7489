// Goals first: what must be seen once. Each new case takes the first goal that is not met, and on
// the way the next unmet answer to every other question, so that few cases meet many goals.
// Tested by cases_test.cpp and, in the browser, by cases.spec.mjs.

#include "contract/cases.h"

#include <algorithm>
#include <functional>

#include "base/hash.h"
#include "contract/draft.h"
#include "kinds/sample.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kToday = "2027-03-01";
constexpr int kTries = 12;
constexpr std::size_t kMostRows = 50;
constexpr std::size_t kCasesToTry = 6;  // to break a rule and no other

struct Goal {
  enum class Kind : std::uint8_t { shown, hidden, answer, no_answer, rows } kind = Kind::shown;
  Index<Question> question{};
  Index<Group> repeat{};
  std::size_t value = 0;  // the place of the answer in the list, or the number of rows
  bool met = false;
};

class Maker {
 public:
  Maker(const Contract& contract, std::size_t most_looks)
      : contract_(contract),
        model_(contract.model()),
        candidates_(contract, kToday),
        seed_(static_cast<std::uint32_t>(hash_of(model_.id + " " + model_.version))),
        most_looks_(most_looks) {}

  Cases run() {
    set_goals();
    for (std::size_t g = 0; g < goals_.size(); ++g) reach(g);
    for (const Goal& goal : goals_)
      if (!goal.met) out_.not_reached.push_back(name_of(goal));
    for (const FormRule& rule : contract_.rules()) break_rule(rule);
    break_the_rest();
    out_.today = kToday;
    return std::move(out_);
  }

 private:
  std::vector<Violation> check(const Json& submission) {
    looks_ += contract_.rules().size();
    return contract_.check(submission, kToday);
  }
  bool is_spent() const { return looks_ > most_looks_; }

  // ---- goals

  static RowOf first_row(const Question& q) {
    return q.repeat ? RowOf{{q.repeat.value, 0}} : RowOf{};
  }

  void set_goals() {
    Draft draft(contract_, candidates_, kToday, seed_);
    for (const Group& group : model_.groups) {
      if (!group.repeat) continue;
      const Index<Group> index{static_cast<std::uint32_t>(&group - &*model_.groups.begin())};
      for (const std::size_t n : {group.repeat->min, std::min(group.repeat->max, kMostRows)})
        goals_.push_back({.kind = Goal::Kind::rows, .repeat = index, .value = n});
    }
    for (std::uint32_t i = 0; i < model_.questions.size(); ++i) {
      const Question& q = model_.questions[Index<Question>{i}];
      goals_.push_back({.kind = Goal::Kind::shown, .question = {i}});
      if (q.show_when || !conditions_around(model_, q.step, q.group, {}).empty())
        goals_.push_back({.kind = Goal::Kind::hidden, .question = {i}});
      if (q.formula) continue;
      const std::size_t answers = draft.right({i}, first_row(q)).size();
      for (std::size_t value = 0; value < answers; ++value)
        goals_.push_back({.kind = Goal::Kind::answer, .question = {i}, .value = value});
      if (!q.required) goals_.push_back({.kind = Goal::Kind::no_answer, .question = {i}});
    }
  }

  std::string name_of(const Goal& goal) {
    if (goal.kind == Goal::Kind::rows)
      return model_.groups[goal.repeat].path + ": " + std::to_string(goal.value) + " rows";
    const Question& q = model_.questions[goal.question];
    switch (goal.kind) {
      case Goal::Kind::hidden: return q.path + " hidden";
      case Goal::Kind::no_answer: return q.path + " not answered";
      case Goal::Kind::answer: {
        Draft draft(contract_, candidates_, kToday, seed_);
        std::string value = draft.right(goal.question, first_row(q))[goal.value].dump();
        constexpr std::size_t kShort = 60;
        if (value.size() > kShort)
          value = "an answer of " + std::to_string(value.size()) + " bytes";
        return q.path + " = " + value;
      }
      default: return q.path + " shown";
    }
  }

  bool is_met(const Goal& goal, Draft& draft) const {
    if (goal.kind == Goal::Kind::rows) {
      const auto own = draft.shown().find(model_.groups[goal.repeat].path);
      const std::size_t count = own == draft.shown().end() ? 0 : std::get<Rows>(own->second).count;
      return count == goal.value;
    }
    const Question& q = model_.questions[goal.question];
    const bool is_shown = draft.is_shown(goal.question, first_row(q));
    const Json* own = draft.get(goal.question, first_row(q));
    switch (goal.kind) {
      case Goal::Kind::shown: return is_shown && (own || q.formula);
      case Goal::Kind::hidden: return !is_shown;
      case Goal::Kind::no_answer: return is_shown && !own;
      default:
        return is_shown && own && *own == draft.right(goal.question, first_row(q))[goal.value];
    }
  }

  // ---- valid cases

  // A form filled in with answers that have not been seen yet.
  Draft begun(std::uint32_t attempt, Index<Group> own_rows, std::size_t rows) {
    Draft draft(contract_, candidates_, kToday, seed_ + attempt * 7919);
    for (std::uint32_t g = 0; g < model_.groups.size(); ++g) {
      const Group& group = model_.groups[Index<Group>{g}];
      if (!group.repeat) continue;
      const bool own = own_rows && own_rows.value == g;
      draft.set_rows({g}, own ? rows : std::max<std::size_t>(group.repeat->min, 1));
    }
    std::vector<const Goal*> wanted(model_.questions.size());
    for (const Goal& goal : goals_)
      if (!goal.met && goal.question && wanted[goal.question.value] == nullptr &&
          (goal.kind == Goal::Kind::answer || goal.kind == Goal::Kind::no_answer))
        wanted[goal.question.value] = &goal;
    for (std::uint32_t i = 0; i < model_.questions.size(); ++i) {
      const Question& q = model_.questions[Index<Question>{i}];
      if (q.formula) continue;
      const std::size_t count = q.repeat ? draft.rows(q.repeat) : 1;
      for (std::size_t row = 0; row < count; ++row) {
        const RowOf there = q.repeat ? RowOf{{q.repeat.value, row}} : RowOf{};
        const std::vector<Json>& values = draft.right({i}, there);
        if (values.empty()) continue;
        const Goal* goal = row == 0 ? wanted[i] : nullptr;
        // A second try keeps to what is usual: what is wanted may be what stands in the way.
        if (goal && attempt % 2 == 0)
          draft.set({i}, there,
                    goal->kind == Goal::Kind::no_answer ? Json(nullptr) : values[goal->value]);
        else draft.set({i}, there, values[attempt < 2 ? 0 : draft.any(values.size())]);
      }
    }
    return draft;
  }

  void steer_to(const Goal& goal, Draft& draft) {
    if (goal.kind == Goal::Kind::rows) {
      const Group& group = model_.groups[goal.repeat];
      std::vector<const Condition*> conditions =
          conditions_around(model_, group.step, goal.repeat, {});
      draft.steer(conditions, {}, goal.value > 0 || conditions.empty());
      return;
    }
    const Question& q = model_.questions[goal.question];
    const RowOf row = first_row(q);
    std::vector<const Condition*> conditions = conditions_around(model_, q.step, q.group, {});
    if (q.show_when) conditions.push_back(&q.show_when);
    draft.steer(conditions, row, goal.kind != Goal::Kind::hidden);
    if (goal.kind == Goal::Kind::answer)
      draft.set(goal.question, row, draft.right(goal.question, row)[goal.value]);
    if (goal.kind == Goal::Kind::no_answer) {
      draft.set(goal.question, row, nullptr);
      if (q.required_when) draft.steer(q.required_when, row, false);
    }
    if (goal.kind == Goal::Kind::shown && !q.formula && !draft.get(goal.question, row) &&
        !draft.right(goal.question, row).empty())
      draft.set(goal.question, row, draft.right(goal.question, row).front());
  }

  // Mends what is wrong with a draft. False when it does not know how.
  bool mend(Draft& draft, Json& submission) {
    constexpr int kRounds = 8;
    for (int round = 0; round < kRounds; ++round) {
      submission = draft.submission(contract_.languages().front());
      const std::vector<Violation> wrong = check(submission);
      if (wrong.empty()) return true;
      for (const Violation& violation : wrong)
        if (!violation.rule || !mend(violation, draft)) return false;
    }
    return false;
  }

  // The row that a pointer goes through.
  static RowOf row_of(const Violation& violation) {
    const FormRule& rule = *violation.rule;
    if (!rule.rows) return {};
    const std::size_t slot = rule.pointer.find("{row}");
    if (slot == std::string::npos) return {{rule.rows.value, 0}};
    return {{rule.rows.value, std::stoul(violation.pointer.substr(slot))}};
  }

  bool mend(const Violation& violation, Draft& draft) {
    const FormRule& rule = *violation.rule;
    const RowOf row = row_of(violation);
    switch (rule.kind) {
      case FormRule::Kind::required: {
        if (!rule.question) {
          draft.set_rows(rule.group, model_.groups[rule.group].repeat->min);
          return true;
        }
        const std::vector<Json>& values = draft.right(rule.question, row);
        if (values.empty()) return false;
        draft.set(rule.question, row, values.front());
        return true;
      }
      case FormRule::Kind::exit: return draft.steer(rule.when, row, false);
      case FormRule::Kind::check: return draft.steer(model_.checks[rule.check].that, row, true);
      default: return false;
    }
  }

  void reach(std::size_t which) {
    for (std::uint32_t attempt = 0; attempt < kTries && !goals_[which].met && !is_spent();
         ++attempt) {
      const Goal& goal = goals_[which];
      Draft draft = begun(attempt, goal.repeat, goal.value);
      steer_to(goal, draft);
      Json submission;
      if (!mend(draft, submission) || !is_met(goal, draft)) continue;
      for (Goal& each : goals_) each.met = each.met || is_met(each, draft);
      add(name_of(goals_[which]), "", true, std::move(submission));
      drafts_.push_back(std::move(draft));
    }
  }

  bool add(std::string name, const std::string& breaks, bool by_hand, Json submission) {
    Case out{.name = std::move(name), .breaks = breaks, .by_hand = by_hand};
    out.violations = check(submission);
    out.schema_accepts = contract_.check_schema(submission).empty();
    out.submission = std::move(submission);
    if (breaks.empty() != out.violations.empty()) return false;
    out_.list.push_back(std::move(out));
    return true;
  }

  // ---- invalid cases

  // Keeps the first of some submissions that breaks this rule alone; else the one that breaks it
  // with the fewest others.
  struct Best {
    Json submission;
    std::size_t violations = 0;  // 0: none found
  };
  void consider(Best& best, const FormRule& rule, Json submission) {
    if (best.violations == 1 || is_spent()) return;
    const std::vector<Violation> wrong = check(submission);
    const bool breaks = std::any_of(wrong.begin(), wrong.end(),
                                    [&](const Violation& v) { return v.rule == &rule; });
    if (!breaks || (best.violations > 0 && best.violations <= wrong.size())) return;
    best = {std::move(submission), wrong.size()};
  }

  bool keep(Best best, const FormRule& rule, bool by_hand, const std::string& what) {
    if (best.violations == 0) return false;
    return add(rule.id + (what.empty() ? "" : ": " + what), rule.id,
               by_hand && best.violations == 1, std::move(best.submission));
  }

  std::size_t valid_count() const { return drafts_.size(); }
  const Json& valid(std::size_t i) const { return out_.list[i].submission; }

  static Json::json_pointer pointer(const FormRule& rule, std::size_t row) {
    std::string out = rule.pointer;
    if (const std::size_t slot = out.find("{row}"); slot != out.npos)
      out.replace(slot, 5, std::to_string(row));
    return Json::json_pointer(out);
  }

  void break_rule(const FormRule& rule) {
    const bool found = !is_spent() && try_to_break(rule);
    if (!found) out_.not_reached.push_back("a submission that breaks " + rule.id);
  }

  bool try_to_break(const FormRule& rule) {
    switch (rule.kind) {
      case FormRule::Kind::value: return rule.question ? break_value(rule) : break_rows(rule);
      case FormRule::Kind::beyond: return break_value(rule);
      case FormRule::Kind::required: return leave_out(rule);
      case FormRule::Kind::shown: return put_in(rule);
      case FormRule::Kind::calculation: return miscalculate(rule);
      case FormRule::Kind::exit:
      case FormRule::Kind::check: return change_an_answer(rule);
    }
    return false;
  }

  // Some answer in place of a right one.
  bool replace_answer(const FormRule& rule, const Json& value, bool by_hand,
                      const std::string& what) {
    if (!contract_.refuses(rule, value, path_of(model_.questions[rule.question]))) return false;
    const Json::json_pointer at(first_pointer(model_.questions[rule.question]));
    Best best;
    for (std::size_t i = 0, tried = 0; i < valid_count() && best.violations != 1; ++i) {
      if (!valid(i).contains(at) || ++tried > kCasesToTry) continue;
      Json submission = valid(i);
      submission[at] = value;
      consider(best, rule, std::move(submission));
    }
    return keep(std::move(best), rule, by_hand, what);
  }

  // Each wrong answer that the kind knows; and an answer of another type.
  bool break_value(const FormRule& rule) {
    const Question& q = model_.questions[rule.question];
    bool found = false;
    for (const Sample& sample : samples_of(q))
      if (!sample.reason.empty())
        found =
            replace_answer(rule, sample.value, sample.by_hand, std::string(sample.reason)) || found;
    if (rule.kind == FormRule::Kind::value)
      return replace_answer(rule, Json::object(), false, "another type") || found;
    if (rule.value->holds == is_composed)
      return replace_answer(rule, decomposed(q), false, "composed") || found;
    return found;
  }

  static std::vector<Sample> samples_of(const Question& q) {
    return q.kind->samples ? q.kind->samples(q, path_of(q)) : std::vector<Sample>{};
  }
  static std::string path_of(const Question& q) {
    return q.repeat ? q.rows + "/1" + q.path.substr(q.rows.size()) : q.path;
  }

  // A right answer with a letter spelt as two characters.
  static Json decomposed(const Question& q) {
    for (const Sample& sample : samples_of(q)) {
      if (!sample.reason.empty()) continue;
      if (sample.value.is_string()) return with_two_character_letter(sample.value);
      Json out = sample.value;
      out["city"] = with_two_character_letter(out.value("city", "A"));
      return out;
    }
    return nullptr;
  }

  static std::string with_two_character_letter(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == 'a' || text[i] == 'A') return text.insert(i + 1, "\u030a");
    return "A\u030a" + text;
  }

  static std::string first_pointer(const Question& q) {
    return "/answers/" + (q.repeat ? q.rows + "/0" + q.path.substr(q.rows.size()) : q.path);
  }

  bool break_rows(const FormRule& rule) {
    const Group& group = model_.groups[rule.group];
    const Json::json_pointer at("/answers/" + group.path);
    Best none, too_many;
    for (std::size_t i = 0; i < valid_count(); ++i) {
      if (!valid(i).contains(at)) continue;
      Json submission = valid(i);
      submission[at] = Json::array();
      consider(none, rule, std::move(submission));
      if (group.repeat->max > kMostRows) continue;
      submission = valid(i);
      while (submission[at].size() <= group.repeat->max)
        submission[at].push_back(submission[at].back());
      consider(too_many, rule, std::move(submission));
    }
    const bool empty = keep(std::move(none), rule, false, "no rows");
    return keep(std::move(too_many), rule, false, "too many rows") || empty;
  }

  // A member of the answers and the groups that are empty without it.
  static void erase(Json& submission, const Json::json_pointer& at) {
    Json& parent = submission[at.parent_pointer()];
    if (!parent.is_object()) return;
    parent.erase(at.back());
    if (parent.empty() && at.parent_pointer().to_string() != "/answers" &&
        submission[at.parent_pointer().parent_pointer()].is_object())
      erase(submission, at.parent_pointer());
  }

  bool leave_out(const FormRule& rule) {
    Best best;
    for (std::size_t i = 0; i < valid_count() && best.violations != 1; ++i) {
      if (!valid(i).contains(pointer(rule, 0))) continue;
      Json submission = valid(i);
      erase(submission, pointer(rule, 0));
      consider(best, rule, std::move(submission));
    }
    return keep(std::move(best), rule, static_cast<bool>(rule.question), "");
  }

  // Some question that the rule hides.
  void for_each_hidden(const FormRule& rule, const std::function<void(Index<Question>)>& look) {
    if (rule.question) return look(rule.question);
    for (std::uint32_t i = 0; i < model_.questions.size(); ++i) {
      const Question& q = model_.questions[Index<Question>{i}];
      bool inside = rule.step && q.step == rule.step;
      for (Index<Group> g = q.group; rule.group && g; g = model_.groups[g].parent)
        inside = inside || g == rule.group;
      if (inside) look({i});
    }
  }

  bool put_in(const FormRule& rule) {
    Best best;
    Draft draft(contract_, candidates_, kToday, seed_);
    for_each_hidden(rule, [&](Index<Question> question) {
      const Question& q = model_.questions[question];
      Json value = 0;
      if (!q.formula) {
        const std::vector<Json>& values = draft.right(question, first_row(q));
        if (values.empty()) return;
        value = values.front();
      }
      for (std::size_t i = 0; i < valid_count() && best.violations != 1; ++i) {
        Json submission = valid(i);
        if (q.repeat) {
          const Json::json_pointer rows("/answers/" + q.rows);
          if (!submission.contains(rows)) submission[rows] = Json::array({Json::object()});
        }
        const Json::json_pointer at(first_pointer(q));
        if (submission.contains(at)) continue;
        submission[at] = value;
        consider(best, rule, std::move(submission));
      }
    });
    return keep(std::move(best), rule, false, "");
  }

  bool miscalculate(const FormRule& rule) {
    const Question& q = model_.questions[rule.question];
    const Json::json_pointer at(first_pointer(q));
    Best best;
    for (std::size_t i = 0; i < valid_count() && best.violations != 1; ++i) {
      if (!valid(i).contains(at)) continue;
      Json submission = valid(i);
      if (submission[at].is_number_integer())
        submission[at] = submission[at].get<std::int64_t>() + 1;
      else submission[at] = submission[at].get<double>() + 1;
      consider(best, rule, std::move(submission));
    }
    return keep(std::move(best), rule, false, "");
  }

  // An answer that ends the form, or that does not go with another.
  bool change_an_answer(const FormRule& rule) {
    Best best;
    for (std::size_t i = 0; i < drafts_.size() && best.violations != 1; ++i)
      for (std::uint32_t attempt = 0; attempt < 4 && best.violations != 1; ++attempt) {
        Draft draft = drafts_[i];
        const RowOf row = rule.rows ? RowOf{{rule.rows.value, 0}} : RowOf{};
        if (rule.rows && draft.rows(rule.rows) == 0) continue;
        if (rule.check) draft.steer(model_.checks[rule.check].that, row, false);
        else draft.steer(rule.when, row, true);
        consider(best, rule, draft.submission(contract_.languages().front()));
      }
    return keep(std::move(best), rule, true, "");
  }

  // What no rule of the form is about.
  void break_the_rest() {
    if (valid_count() == 0) return;
    const auto with = [&](const char* name, const char* at, const Json& value) {
      Json submission = valid(0);
      submission[Json::json_pointer(at)] = value;
      add(name, "contract", false, std::move(submission));
    };
    with("another form", "/form", "ett-annat-formular");
    with("another version", "/version", "0.0.0");
    with("another language", "/language", "xx");
    with("an unknown answer", "/answers/okand_fraga", 1);
    with("an unknown member", "/okand", 1);
    with("answers of another type", "/answers", Json::array());
    Json submission = valid(0);
    submission.erase("answers");
    add("no answers", "contract", false, std::move(submission));
  }

  const Contract& contract_;
  const Model& model_;
  Candidates candidates_;
  std::uint32_t seed_;
  std::size_t most_looks_;
  std::size_t looks_ = 0;
  std::vector<Goal> goals_;
  std::vector<Draft> drafts_;  // of the valid cases
  Cases out_;
};

}  // namespace

Json Cases::example() const {
  return list.empty() || !list.front().violations.empty() ? Json() : list.front().submission;
}

Cases cases_of(const Contract& contract, std::size_t most_looks) {
  return Maker(contract, most_looks).run();
}

std::string cases_json(const Cases& cases, const Contract& contract) {
  const Model& model = contract.model();
  std::string out = "{\n";
  const auto member = [&](const char* name, const Json& value) {
    out += "\"" + std::string(name) + "\": " + value.dump() + ",\n";
  };
  member("form", model.id);
  member("version", model.version);
  member("today", cases.today);
  member("not_reached", cases.not_reached);
  out += "\"cases\": [\n";
  for (const Case& each : cases.list) {
    Json errors = Json::array();
    for (const Violation& violation : each.violations) {
      Json error{{"pointer", violation.pointer}, {"reason", violation.reason}};
      if (violation.rule) error["rule"] = violation.rule->id;
      errors.push_back(std::move(error));
    }
    Json line{{"name", each.name}};
    if (!each.breaks.empty()) line["breaks"] = each.breaks;
    line["by_hand"] = each.by_hand;
    line["schema"] = each.schema_accepts;
    line["valid"] = each.violations.empty();
    line["errors"] = std::move(errors);
    line["submission"] = each.submission;
    out += line.dump() + (&each == &cases.list.back() ? "\n" : ",\n");
  }
  return out + "]\n}\n";
}

}  // namespace blankett
