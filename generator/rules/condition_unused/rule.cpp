#include "model/rule.h"

#include <map>
#include <vector>

namespace blankett::rules::condition_unused {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"condition-unused/unused", "nothing uses the condition `{0}`",
     "use it as @{0} where it is meant, or take it out"},
};

class Uses {
 public:
  explicit Uses(const Model& model) : model_(model), used_(model.conditions.size()) {
    for (const Step& s : model.steps) look(s.show_when);
    for (const Group& g : model.groups) look(g.show_when);
    for (const Question& q : model.questions) {
      look(q.show_when);
      look(q.required_when);
      unsure_ |= q.formula.poisoned;
      for (const ExpressionStep& step : q.formula.steps)
        for (const Condition& condition : step.condition) look(condition);
    }
    for (const Info& i : model.infos) look(i.show_when);
    for (const Media& m : model.media) look(m.show_when);
    for (const Exit& e : model.exits) look(e.when);
    for (const Check& c : model.checks) look(c.that);
    // Of two with the same id, reported already, either may be meant.
    std::map<std::string_view, bool> by_id;
    for (std::uint32_t i = 0; i < used_.size(); ++i) by_id[id_of(i)] |= used_[i];
    for (std::uint32_t i = 0; i < used_.size(); ++i) used_[i] = by_id[id_of(i)];
    // A condition looks only at those above it.
    for (std::uint32_t i = static_cast<std::uint32_t>(used_.size()); i-- > 0;)
      if (used_[i]) look(model.conditions[Index<NamedCondition>{i}].condition);
  }

  // A condition that could not be understood may be where it is used.
  bool has(std::uint32_t i) const { return used_[i] || unsure_; }

 private:
  std::string_view id_of(std::uint32_t i) const {
    return model_.conditions[Index<NamedCondition>{i}].id;
  }

  void look(const Condition& condition) {
    unsure_ |= condition.poisoned;
    for (const Operation& o : condition.operations) {
      if (o.op == Operator::named) used_[o.named.value] = true;
      for (const Condition& inner : o.inner) look(inner);
    }
  }

  const Model& model_;
  std::vector<bool> used_;
  bool unsure_ = false;
};

void check(const Model& model, Diagnostics& out) {
  const Uses uses(model);
  for (std::uint32_t i = 0; i < model.conditions.size(); ++i) {
    const NamedCondition& named = model.conditions[Index<NamedCondition>{i}];
    if (uses.has(i) || named.condition.poisoned) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = named.at,
             .arguments = {named.id}});
  }
}

}  // namespace

constinit const Rule rule{.id = "condition-unused",
                          .severity = Severity::error,
                          .standards = "best-practice",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::condition_unused
