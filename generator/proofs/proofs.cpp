// Encodes what a form allows and asks the solver. Questions that no condition looks at cost
// nothing. Tested by proofs_test.cpp, against every answer to small forms.

#include "proofs/proofs.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/date.h"
#include "base/text.h"
#include "kinds/kind.h"
#include "model/evaluate.h"
#include "model/print.h"
#include "proofs/domain.h"
#include "proofs/solver.h"

namespace blankett::proofs {
namespace {

// No verdict rests on it: what is compared with today is out of reach.
constexpr std::string_view kToday = "2026-01-01";

Condition alone(const Operation& operation) { return {.operations = {operation}}; }

class Prover {
 public:
  explicit Prover(const Model& model)
      : model_(model),
        questions_(model.questions.size()),
        groups_(model.groups.size()),
        steps_(model.steps.size()),
        named_(model.conditions.size()) {}

  Proof run() {
    for_each_condition([&](const Condition& condition) { note(condition, false); });
    find_free_to_vary();
    encode();
    for (std::uint32_t i = 0; i < named_.size(); ++i) {
      const Condition& condition = model_.conditions[Index<NamedCondition>{i}].condition;
      if (!condition) continue;
      const Site& site = judge(Site::Of::named, i, condition, {}, true);
      named_[i].known_wrong = site.poisoned || !site.can_hold || !site.can_fail;
    }
    for (std::uint32_t i = 0; i < steps_.size(); ++i) prove_step({i});
    return std::move(proof_);
  }

 private:
  struct OfQuestion {
    bool looked_at = false;
    bool known_wrong = false;  // nobody comes to it or can answer it
    std::size_t comparisons = 0;
    std::vector<const Operation*> compared{};  // with constants
    Literal shown = 0, there = 0;
    std::vector<Answer> answers{};
    std::vector<Literal> is{};  // each of `answers`; of choices: each option is chosen
    std::map<std::string, Literal, std::less<>> value{};
  };
  struct OfGroup {
    std::vector<const Operation*> compared{};
    Literal shown = 0;
    Literal rows = 0;  // there is one at least
    std::vector<std::size_t> counts{};
    std::vector<Literal> is{};
  };
  struct OfNamed {
    Literal literal = 0;
    bool known_wrong = false;
  };
  // A comparison that is out of reach, by its words. One and the same is one and the same.
  struct Comparison {
    std::vector<Index<Question>> of{};
    bool exact = false;  // it may be either whatever else is answered: nothing is open
    bool ordered = false;
    Literal literal = 0;
  };

  // ---- what is looked at

  template <class Look>
  void for_each_condition(Look&& look) const {
    for (const NamedCondition& c : model_.conditions) look(c.condition);
    for (const Step& s : model_.steps) look(s.show_when);
    for (const Group& g : model_.groups) look(g.show_when);
    for (const Question& q : model_.questions) {
      look(q.show_when);
      look(q.required_when);
      for (const ExpressionStep& step : q.formula.steps)
        for (const Condition& condition : step.condition) look(condition);
    }
    for (const Info& i : model_.infos) look(i.show_when);
    for (const Media& m : model_.media) look(m.show_when);
    for (const Exit& e : model_.exits) look(e.when);
    for (const Check& c : model_.checks) look(c.that);
  }

  void note(const Condition& condition, bool in_rows) {
    for (const Operation& o : condition.operations) {
      for (const Condition& inner : o.inner) note(inner, true);
      const bool reached = within_reach(o, model_);
      for (const Operand* operand : {&o.subject, &o.other, &o.upper}) {
        if (operand->kind != Operand::Kind::answer) continue;
        OfQuestion& q = questions_[operand->question.value];
        if (o.op != Operator::is_answered) ++q.comparisons;
        if (in_rows) continue;
        q.looked_at = true;
        if (reached) q.compared.push_back(&o);
      }
      if (reached && o.subject.kind == Operand::Kind::count)
        groups_[o.subject.repeat.value].compared.push_back(&o);
      if (!is_comparison(o.op) || reached || in_rows) continue;
      Comparison& c = comparisons_[print(alone(o), model_)];
      if (c.ordered) {  // met before: it counts once
        for (const Index<Question> q : c.of) --questions_[q.value].comparisons;
        continue;
      }
      c.ordered = o.op != Operator::between && is_ordering(o.op);
      for (const Operand* operand : {&o.subject, &o.other, &o.upper})
        if (operand->kind == Operand::Kind::answer) c.of.push_back(operand->question);
    }
  }

  // A date that stands in one comparison only can be chosen so that it holds, or so that it does
  // not, whatever the other date is. That comparison settled, so may the other date be.
  void find_free_to_vary() {
    for (bool more = true; more;) {
      more = false;
      for (auto& [words, c] : comparisons_) {
        if (c.exact || !c.ordered) continue;
        c.exact = std::any_of(c.of.begin(), c.of.end(), [&](Index<Question> q) {
          const Question& question = model_.questions[q];
          return question.kind->name == "date" && questions_[q.value].comparisons == 1;
        });
        if (!c.exact) continue;
        more = true;
        for (const Index<Question> q : c.of) --questions_[q.value].comparisons;
      }
    }
  }

  // ---- the form as clauses

  void encode() {
    for (std::uint32_t i = 0; i < questions_.size(); ++i) {
      const Question& q = model_.questions[Index<Question>{i}];
      OfQuestion& own = questions_[i];
      own.shown = solver_.all({around(q.step, q.group), literal(q.show_when)});
      if (own.looked_at) encode(q, own);
    }
    for (std::uint32_t i = 0; i < steps_.size(); ++i) shown(Index<Step>{i});
    for (std::uint32_t i = 0; i < groups_.size(); ++i) shown(Index<Group>{i});
  }

  Literal around(Index<Step> step, Index<Group> group) {
    return group ? inside(group) : shown(step);
  }
  Literal shown(Index<Step> step) {
    Literal& own = steps_[step.value];
    if (own == 0) own = literal(model_.steps[step].show_when);
    return own;
  }
  Literal inside(Index<Group> group) {
    const Literal visible = shown(group);
    return model_.groups[group].repeat ? groups_[group.value].rows : visible;
  }
  Literal shown(Index<Group> index) {
    OfGroup& own = groups_[index.value];
    if (own.shown != 0) return own.shown;
    const Group& group = model_.groups[index];
    own.shown = solver_.all({around(group.step, group.parent), literal(group.show_when)});
    if (group.repeat) encode_rows(*group.repeat, own);
    return own.shown;
  }

  void encode_rows(const Repeat& repeat, OfGroup& own) {
    own.counts = counts_of(repeat, own.compared);
    for (std::size_t i = 0; i < own.counts.size(); ++i) own.is.push_back(solver_.fresh());
    own.rows = -own.is.front();  // the first is none
    solver_.exactly_one(own.is);
    solver_.add({own.shown, own.is.front()});
    if (repeat.min > 0 && own.counts.size() > 1) solver_.add({-own.shown, -own.is.front()});
  }

  void encode(const Question& q, OfQuestion& own) {
    const AnswerType type = answer_type(q);
    if (type == AnswerType::choices) return encode_choices(q, own);
    if (const auto answers = answers_of(q, own.compared)) own.answers = *answers;
    else own.answers = {std::monostate()};
    for (const Answer& answer : own.answers) {
      own.is.push_back(solver_.fresh());
      if (const auto* text = std::get_if<std::string>(&answer)) own.value[*text] = own.is.back();
      if (const bool* yes = std::get_if<bool>(&answer))
        own.value[*yes ? "yes" : "no"] = own.is.back();
    }
    own.there = solver_.fresh();
    std::vector<Literal> one = own.is;
    one.push_back(-own.there);
    solver_.exactly_one(one);
    solver_.add({-own.there, own.shown});
  }

  void encode_choices(const Question& q, OfQuestion& own) {
    std::vector<Literal> ordinary, exclusive;
    for (const Option& option : q.options) {
      const auto [known, fresh] = own.value.emplace(option.value, 0);
      if (!fresh) continue;
      known->second = solver_.fresh();
      own.is.push_back(known->second);
      (option.exclusive ? exclusive : ordinary).push_back(known->second);
    }
    if (own.is.empty()) own.is = {solver_.fresh()};
    own.there = solver_.any(own.is);
    solver_.add({-own.there, own.shown});
    const ChoiceLimits limits = choice_limits(q);
    const std::vector<Literal> count = solver_.counted(ordinary);
    const Literal some = solver_.any(ordinary);
    if (limits.fewest > 1)
      solver_.add(
          {-some, limits.fewest > count.size() ? solver_.never() : count[limits.fewest - 1]});
    if (limits.most < count.size()) solver_.add({-count[limits.most]});
    if (exclusive.empty()) return;
    // Either one of these alone, or none of them.
    exclusive.push_back(-solver_.all({own.there, -some}));
    solver_.exactly_one(exclusive);
  }

  Literal literal(const Condition& condition) {
    if (condition.poisoned) return solver_.fresh();
    std::vector<Literal> stack;
    for (const Operation& o : condition.operations) {
      if (o.op == Operator::not_) {
        stack.back() = -stack.back();
      } else if (o.op == Operator::and_ || o.op == Operator::or_) {
        const Literal second = stack.back();
        stack.pop_back();
        stack.back() = o.op == Operator::and_ ? solver_.all({stack.back(), second})
                                              : solver_.any({stack.back(), second});
      } else if (o.op == Operator::named) {
        OfNamed& named = named_[o.named.value];
        if (named.literal == 0) named.literal = literal(model_.conditions[o.named].condition);
        stack.push_back(named.literal);
      } else {
        stack.push_back(comparison(o));
      }
    }
    return stack.empty() ? solver_.always() : stack.back();
  }

  Literal comparison(const Operation& o) {
    if (!within_reach(o, model_)) return out_of_reach(o);
    if (o.subject.repeat && o.subject.kind != Operand::Kind::answer) return of_rows(o);
    const OfQuestion& own = questions_[o.subject.question.value];
    if (o.op == Operator::is_answered) return own.there;
    std::vector<Literal> chosen;
    const bool by_value = o.op == Operator::is || o.op == Operator::is_not ||
                          o.op == Operator::is_one_of || o.op == Operator::is_not_one_of ||
                          o.op == Operator::contains || o.op == Operator::contains_any ||
                          o.op == Operator::contains_all;
    if (!by_value) {
      const Question& q = model_.questions[o.subject.question];
      RowOf row;
      if (q.repeat) row[q.repeat.value] = 0;
      const std::string path = path_in_row(model_, q, row);
      const Condition condition = alone(o);
      for (std::size_t i = 0; i < own.is.size(); ++i)
        if (holds(condition, model_, {{path, own.answers[i]}}, kToday, row))
          chosen.push_back(own.is[i]);
      return solver_.any(std::move(chosen));
    }
    for (const std::string& value : o.values) {
      const auto found = own.value.find(value);
      chosen.push_back(found == own.value.end() ? solver_.never() : found->second);
    }
    switch (o.op) {
      case Operator::is_not:
      case Operator::is_not_one_of: return solver_.all({own.there, -solver_.any(chosen)});
      case Operator::contains_all: return solver_.all(chosen);
      default: return solver_.any(chosen);
    }
  }

  Literal of_rows(const Operation& o) {
    shown(o.subject.repeat);
    const OfGroup& own = groups_[o.subject.repeat.value];
    if (o.op == Operator::is_answered) return own.rows;
    const std::string& path = model_.groups[o.subject.repeat].path;
    std::vector<Literal> chosen;
    for (std::size_t i = 0; i < own.counts.size(); ++i)
      if (holds(alone(o), model_, {{path, Rows{own.counts[i]}}}, kToday))
        chosen.push_back(own.is[i]);
    return solver_.any(std::move(chosen));
  }

  // It may hold or not, but only when there is something to compare.
  Literal out_of_reach(const Operation& o) {
    Comparison& c = comparisons_[print(alone(o), model_)];
    if (c.literal != 0) return c.literal;
    c.literal = solver_.fresh();
    for (const Operand* operand : {&o.subject, &o.other, &o.upper})
      if (operand->kind == Operand::Kind::answer)
        solver_.add({-c.literal, questions_[operand->question.value].there});
    if (o.repeat) {
      shown(o.repeat);
      const Literal rows = groups_[o.repeat.value].rows;
      solver_.add({o.op == Operator::any_row ? -c.literal : c.literal, rows});
    }
    return c.literal;
  }

  // ---- what is asked

  // Looks through named conditions too, each once.
  void for_each_operation(const Condition& condition, std::set<std::uint32_t>& seen,
                          const std::function<void(const Operation&)>& look) const {
    for (const Operation& o : condition.operations) {
      look(o);
      for (const Condition& inner : o.inner) for_each_operation(inner, seen, look);
      if (o.op == Operator::named && seen.insert(o.named.value).second)
        for_each_operation(model_.conditions[o.named].condition, seen, look);
    }
  }

  bool is_known_wrong(const Condition& condition) const {
    bool wrong = condition.poisoned;
    std::set<std::uint32_t> seen;
    for_each_operation(condition, seen, [&](const Operation& o) {
      if (o.op == Operator::named)
        wrong |= named_[o.named.value].known_wrong || model_.conditions[o.named].condition.poisoned;
      for (const Operand* operand : {&o.subject, &o.other, &o.upper})
        if (operand->kind == Operand::Kind::answer)
          wrong |= questions_[operand->question.value].known_wrong;
    });
    return wrong;
  }

  // Its own comparisons: those of a named condition are told where it is defined.
  bool is_open(const Condition& condition) const {
    return std::any_of(condition.operations.begin(), condition.operations.end(),
                       [&](const Operation& o) {
                         if (!is_comparison(o.op) || within_reach(o, model_)) return false;
                         const auto found = comparisons_.find(print(alone(o), model_));
                         return found == comparisons_.end() || !found->second.exact;
                       });
  }

  const Site& judge(Site::Of of, std::uint32_t index, const Condition& condition,
                    std::vector<Literal> here, bool reached) {
    Site site{.of = of, .index = index, .condition = &condition};
    site.poisoned = !reached || is_known_wrong(condition);
    site.open = is_open(condition);
    const Literal own = literal(condition);
    const auto possible_here = [&](Literal what) {
      here.push_back(what);
      const bool possible = solver_.possible(here);
      site.open |= !solver_.settled();
      here.pop_back();
      return possible;
    };
    if (reached) {
      site.can_hold = possible_here(own);
      site.can_fail = possible_here(-own);
      site.reached = site.can_hold || site.can_fail;
    } else {
      site.reached = false;
    }
    if (!site.reached) site.can_hold = site.can_fail = false;
    site.can_hold_alone = site.can_hold || solver_.possible({own});
    site.can_fail_alone = site.can_fail || solver_.possible({-own});
    proof_.sites.push_back(site);
    return proof_.sites.back();
  }

  // Returns whether what the condition shows can be come to.
  bool shows(Site::Of of, std::uint32_t index, const Condition& condition, Literal around,
             bool reached) {
    if (!condition && !condition.poisoned) return reached;
    return judge(of, index, condition, {before_, around}, reached).can_hold;
  }

  void prove_step(Index<Step> index) {
    const Step& step = model_.steps[index];
    const Literal visible = shown(index);
    const bool reached = shows(Site::Of::step, index.value, step.show_when, solver_.always(), true);
    exits_.clear();
    guards_.clear();
    asked_.clear();
    walk(step.items, visible, reached);
    if (!reached) return;
    for (const Literal exit : exits_) guards_.push_back(-exit);
    std::vector<Literal> left = guards_;
    for (const Index<Question> q : asked_) require(q, left);
    const Literal past = solver_.all(left);
    if (!solver_.possible({before_, visible, past})) proof_.inescapable.push_back(index);
    else before_ = solver_.all({before_, solver_.any({-visible, past})});
  }

  void walk(const std::vector<Item>& items, Literal around, bool reached) {
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question: walk(item.question, around, reached); break;
        case Item::Kind::group: walk(item.group, around, reached); break;
        case Item::Kind::exit: walk(item.exit, around, reached); break;
        case Item::Kind::check: walk(item.check, around, reached); break;
        case Item::Kind::info:
          shows(Site::Of::info, item.info.value, model_.infos[item.info].show_when, around,
                reached);
          break;
        case Item::Kind::media:
          shows(Site::Of::media, item.media.value, model_.media[item.media].show_when, around,
                reached);
          break;
      }
    }
  }

  void walk(Index<Group> index, Literal around, bool reached) {
    const Group& group = model_.groups[index];
    reached = shows(Site::Of::group, index.value, group.show_when, around, reached);
    walk(group.items, inside(index), reached);
  }

  void walk(Index<Question> index, Literal around, bool reached) {
    const Question& q = model_.questions[index];
    OfQuestion& own = questions_[index.value];
    reached = shows(Site::Of::question, index.value, q.show_when, around, reached);
    if (q.required_when)
      judge(Site::Of::required, index.value, q.required_when, {before_, own.shown}, reached);
    own.known_wrong = !reached;
    if (!has_an_answer(q)) {
      if (reached && !limits_cross(q)) proof_.impossible.push_back(index);
      own.known_wrong = true;
    }
    if (own.looked_at && !own.known_wrong && !q.kind->computed && (q.required || q.required_when))
      asked_.push_back(index);
  }

  void walk(Index<Exit> index, Literal around, bool reached) {
    const Exit& exit = model_.exits[index];
    if (!exit.when) return;
    const Site site = judge(Site::Of::exit, index.value, exit.when, {before_, around}, reached);
    if (site.poisoned || !site.can_hold || !site.can_fail) return;
    const Literal own = literal(exit.when);
    const Literal earlier = solver_.any(exits_);
    if (!site.open && solver_.possible({before_, around, earlier, own}) && solver_.settled()) {
      // Which, is in the answer that was found.
      for (std::size_t i = 0; i < exits_.size(); ++i)
        if (solver_.holds(exits_[i]) && !is_open(model_.exits[exit_ids_[i]].when)) {
          proof_.overlaps.push_back({exit_ids_[i], index, example(exit_ids_[i], index)});
          break;
        }
    }
    if (exits_.empty()) exit_ids_.clear();
    exits_.push_back(own);
    exit_ids_.push_back(index);
  }

  void walk(Index<Check> index, Literal around, bool reached) {
    const Check& check = model_.checks[index];
    if (!check.that) return;
    std::vector<Literal> speaks = {before_, around};
    for (const Index<Question> q : check.needs) speaks.push_back(questions_[q.value].there);
    const Site site = judge(Site::Of::check, index.value, check.that, speaks, reached);
    if (site.poisoned || !site.can_hold) return;
    guards_.push_back(solver_.any({-solver_.all(speaks), literal(check.that)}));
  }

  // Leaving the step, a required question has been answered, if anybody can.
  void require(Index<Question> index, std::vector<Literal>& left) {
    const Question& q = model_.questions[index];
    const OfQuestion& own = questions_[index.value];
    const Literal wanted =
        solver_.all({own.shown, q.required ? solver_.always() : literal(q.required_when)});
    std::vector<Literal> here = guards_;
    here.insert(here.end(), {before_, wanted});
    if (solver_.possible(here)) {
      here.push_back(own.there);
      if (!solver_.possible(here)) {
        proof_.unanswerable.push_back(index);
        questions_[index.value].known_wrong = true;
        return;
      }
    }
    left.push_back(solver_.any({-wanted, own.there}));
  }

  std::string example(Index<Exit> first, Index<Exit> second) const {
    std::set<std::uint32_t> mentioned, seen;
    for (const Index<Exit> exit : {first, second})
      for_each_operation(model_.exits[exit].when, seen, [&](const Operation& o) {
        if (o.subject.kind == Operand::Kind::answer) mentioned.insert(o.subject.question.value);
      });
    std::string out;
    for (const std::uint32_t i : mentioned) {
      const Question& q = model_.questions[Index<Question>{i}];
      out += (out.empty() ? "`" : ", `") + q.path + "` = " + answer(questions_[i]);
    }
    return out;
  }

  std::string answer(const OfQuestion& own) const {
    if (!solver_.holds(own.there)) return "–";
    std::string out;
    for (const auto& [value, is] : own.value)
      if (solver_.holds(is)) out += (out.empty() ? "" : "+") + value;
    for (std::size_t i = 0; out.empty() && i < own.answers.size(); ++i)
      if (const auto* number = std::get_if<Decimal>(&own.answers[i]))
        if (solver_.holds(own.is[i])) out = number->text();
    return out.empty() ? "…" : "`" + out + "`";
  }

  const Model& model_;
  Solver solver_;
  Proof proof_;
  std::vector<OfQuestion> questions_;
  std::vector<OfGroup> groups_;
  std::vector<Literal> steps_;
  std::vector<OfNamed> named_;
  std::map<std::string, Comparison, std::less<>> comparisons_;
  Literal before_ = 1;  // the steps before have been left in order
  // Of the step at hand:
  std::vector<Literal> exits_, guards_;
  std::vector<Index<Exit>> exit_ids_;
  std::vector<Index<Question>> asked_;
};

}  // namespace

Proof prove(const Model& model) { return Prover(model).run(); }

}  // namespace blankett::proofs
