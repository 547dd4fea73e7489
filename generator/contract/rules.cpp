// Walks the form once; what stands where decides the order.
// Tested by contract_test.cpp.

#include "contract/rules.h"

#include <algorithm>

namespace blankett {
namespace {

class Lister {
 public:
  explicit Lister(const Model& model) : model_(model) {}

  std::vector<FormRule> run() {
    for (std::uint32_t s = 0; s < model_.steps.size(); ++s) {
      const Step& step = model_.steps[Index<Step>{s}];
      if (step.show_when)
        add({.kind = FormRule::Kind::shown,
             .id = "step." + step.id + ".shown",
             .pointer = "/answers",
             .step = {s},
             .when = {&step.show_when}});
      items(step.items);
    }
    return std::move(rules_);
  }

 private:
  void add(FormRule rule) { rules_.push_back(std::move(rule)); }

  void items(const std::vector<Item>& items) {
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question: question(item.question); break;
        case Item::Kind::group: group(item.group); break;
        case Item::Kind::exit: exit(item.exit); break;
        case Item::Kind::check: check(item.check); break;
        case Item::Kind::info:
        case Item::Kind::media: break;  // nothing to answer
      }
    }
  }

  void question(Index<Question> index) {
    const Question& q = model_.questions[index];
    const std::string pointer = pointer_of(model_, q);
    const auto of = [&](FormRule::Kind kind, std::string_view what) {
      return FormRule{.kind = kind,
                      .id = q.path + "." + std::string(what),
                      .pointer = pointer,
                      .rows = q.repeat,
                      .question = index};
    };
    add(of(FormRule::Kind::value, "value"));
    for (const ValueRule& beyond : q.kind->rules) {
      if (beyond.applies && !beyond.applies(q)) continue;
      FormRule rule = of(FormRule::Kind::beyond, beyond.function);
      if (!beyond.part.empty()) rule.pointer += "/" + std::string(beyond.part);
      rule.value = &beyond;
      rule.reason = beyond.reason;
      add(std::move(rule));
    }
    std::vector<const Condition*> visible = conditions_around(model_, q.step, q.group, q.repeat);
    if (q.show_when) {
      FormRule rule = of(FormRule::Kind::shown, "shown");
      rule.when = {&q.show_when};
      add(std::move(rule));
      visible.push_back(&q.show_when);
    }
    if (q.formula) {
      FormRule rule = of(FormRule::Kind::calculation, "calculation");
      rule.when = visible;
      add(std::move(rule));
    }
    if (!q.required && !q.required_when) return;
    FormRule rule = of(FormRule::Kind::required, "required");
    rule.reason = "missing";
    rule.when = std::move(visible);
    if (!q.required) rule.when.push_back(&q.required_when);
    add(std::move(rule));
  }

  void group(Index<Group> index) {
    const Group& g = model_.groups[index];
    const auto of = [&](FormRule::Kind kind, std::string_view what) {
      std::string pointer = "/answers/" + g.path;
      Index<Group> rows = g.parent;
      while (rows && !model_.groups[rows].repeat) rows = model_.groups[rows].parent;
      if (rows) pointer.insert(9 + model_.groups[rows].path.size(), "/{row}");
      return FormRule{.kind = kind,
                      .id = g.path + "." + std::string(what),
                      .pointer = std::move(pointer),
                      .rows = rows,
                      .group = index};
    };
    if (g.repeat) add(of(FormRule::Kind::value, "value"));
    std::vector<const Condition*> visible = conditions_around(model_, g.step, g.parent, {});
    if (g.show_when) {
      FormRule rule = of(FormRule::Kind::shown, "shown");
      rule.when = {&g.show_when};
      add(std::move(rule));
      visible.push_back(&g.show_when);
    }
    if (g.repeat && g.repeat->min > 0) {
      FormRule rule = of(FormRule::Kind::required, "required");
      rule.when = std::move(visible);
      add(std::move(rule));
    }
    items(g.items);
  }

  void exit(Index<Exit> index) {
    const Exit& e = model_.exits[index];
    if (!e.when) return;
    FormRule rule{.kind = FormRule::Kind::exit, .id = "exit." + e.id, .pointer = "/answers"};
    const Condition& step = model_.steps[e.step].show_when;
    if (step) rule.when.push_back(&step);
    rule.when.push_back(&e.when);
    add(std::move(rule));
  }

  void check(Index<Check> index) {
    const Check& c = model_.checks[index];
    if (!c.that) return;
    std::string pointer = c.shown_at_rows ? "/answers/" + model_.groups[c.shown_at_rows].path
                                          : pointer_of(model_, model_.questions[c.shown_at]);
    add({.kind = FormRule::Kind::check,
         .id = "check." + std::to_string(index.value + 1),
         .pointer = std::move(pointer),
         .rows = c.repeat,
         .check = index,
         .when = conditions_to_see(model_, c)});
  }

  const Model& model_;
  std::vector<FormRule> rules_;
};

void gather(const Condition& condition, std::vector<const Operation*>& out) {
  for (const Operation& o : condition.operations) {
    if (o.op == Operator::and_ || o.op == Operator::or_ || o.op == Operator::not_ ||
        o.op == Operator::named)
      continue;
    if (o.inner.empty()) out.push_back(&o);
    for (const Condition& inner : o.inner) gather(inner, out);
  }
}

}  // namespace

std::vector<const Condition*> conditions_to_see(const Model& model, const Check& check) {
  if (check.shown_at_rows)
    return conditions_around(model, model.groups[check.shown_at_rows].step, check.shown_at_rows,
                             {});
  if (std::find(check.needs.begin(), check.needs.end(), check.shown_at) != check.needs.end())
    return {};
  const Question& q = model.questions[check.shown_at];
  const bool in_row = q.repeat && q.repeat == check.repeat;
  std::vector<const Condition*> out =
      conditions_around(model, q.step, q.group, in_row ? q.repeat : Index<Group>{});
  if (q.show_when) out.push_back(&q.show_when);
  return out;
}

std::vector<const Operation*> comparisons_of(const Model& model) {
  std::vector<const Operation*> out;
  for (const NamedCondition& c : model.conditions) gather(c.condition, out);
  for (const Step& step : model.steps) gather(step.show_when, out);
  for (const Group& group : model.groups) gather(group.show_when, out);
  for (const Question& q : model.questions) {
    gather(q.show_when, out);
    gather(q.required_when, out);
    for (const ExpressionStep& step : q.formula.steps)
      for (const Condition& condition : step.condition) gather(condition, out);
  }
  for (const Exit& exit : model.exits) gather(exit.when, out);
  for (const Check& check : model.checks) gather(check.that, out);
  return out;
}

std::vector<FormRule> rules_of(const Model& model) { return Lister(model).run(); }

std::string pointer_of(const Model&, const Question& question) {
  std::string out = "/answers/" + question.path;
  constexpr std::size_t kBefore = 9;  // "/answers/"
  if (question.repeat) out.insert(kBefore + question.rows.size(), "/{row}");
  return out;
}

std::vector<const Condition*> conditions_around(const Model& model, Index<Step> step,
                                                Index<Group> group, Index<Group> rows) {
  std::vector<const Condition*> out;
  for (Index<Group> g = group; g && g != rows; g = model.groups[g].parent)
    if (model.groups[g].show_when) out.push_back(&model.groups[g].show_when);
  if (!rows && model.steps[step].show_when) out.push_back(&model.steps[step].show_when);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace blankett
