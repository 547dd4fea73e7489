#include "model/rule.h"

#include <algorithm>
#include <optional>

#include "kinds/kind.h"
#include "rules/words.h"

namespace blankett::rules::condition_distance {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"condition-distance/apart", "`{0}` comes and goes with `{1}`, but `{2}` stands between them",
     "move it to just after `{1}`, or to a later step"},
    {"condition-distance/between", "this stands between them", ""},
};

// What a condition looks at: questions, and rows that are groups.
struct Looked {
  std::vector<Index<Question>> questions{};
  std::vector<Index<Group>> rows{};
};

void add(const Operand& operand, Looked& out) {
  if (operand.question) out.questions.push_back(operand.question);
  if (operand.repeat) out.rows.push_back(operand.repeat);
}

Looked looked_at(const Model& model, const Condition& condition) {
  Looked out;
  std::vector<const Condition*> left = {&condition};
  while (!left.empty()) {
    const Condition* c = left.back();
    left.pop_back();
    for (const Operation& o : c->operations) {
      if (o.named) left.push_back(&model.conditions[o.named].condition);
      if (o.repeat) out.rows.push_back(o.repeat);
      for (const Operand* operand : {&o.subject, &o.other, &o.upper}) add(*operand, out);
      // What the rows look at within themselves stands in them.
      if (!o.repeat)
        for (const Condition& inner : o.inner) left.push_back(&inner);
    }
  }
  return out;
}

// One list of items: those of a step, or of a group.
struct Container {
  const Model& model;
  const std::vector<Item>& items;
  Index<Group> group{};  // none: of a step
  Index<Step> step{};

  std::optional<std::size_t> of_group(Index<Group> g) const {
    while (g && model.groups[g].parent != group) g = model.groups[g].parent;
    if (!g || model.groups[g].step != step) return std::nullopt;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].kind == Item::Kind::group && items[i].group == g) return i;
    return std::nullopt;
  }
  std::optional<std::size_t> of_question(Index<Question> q) const {
    const Question& question = model.questions[q];
    if (question.group != group) return of_group(question.group);
    if (question.step != step) return std::nullopt;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].kind == Item::Kind::question && items[i].question == q) return i;
    return std::nullopt;
  }
};

const Condition* condition_of(const Model& model, const Item& item) {
  if (item.kind == Item::Kind::question) return &model.questions[item.question].show_when;
  if (item.kind == Item::Kind::group) return &model.groups[item.group].show_when;
  return nullptr;
}

bool is_computed(const Model& model, const Item& item) {
  return item.kind == Item::Kind::question && model.questions[item.question].kind->computed;
}

const std::string& id_of(const Model& model, const Item& item) {
  return item.kind == Item::Kind::group ? model.groups[item.group].id
                                        : model.questions[item.question].id;
}

Span at_of(const Model& model, const Item& item) {
  return item.kind == Item::Kind::group ? model.groups[item.group].at
                                        : model.questions[item.question].at;
}

void check_items(const Container& in, Diagnostics& out) {
  const Model& model = in.model;
  for (std::size_t i = 1; i < in.items.size(); ++i) {
    const Condition* condition = condition_of(model, in.items[i]);
    if (!condition || !*condition || condition->poisoned || is_computed(model, in.items[i]))
      continue;
    const Looked looked = looked_at(model, *condition);
    std::optional<std::size_t> last;
    const auto consider = [&](std::optional<std::size_t> at) {
      if (at && *at < i && (!last || *at > *last)) last = at;
    };
    for (const Index<Question> q : looked.questions) consider(in.of_question(q));
    for (const Index<Group> g : looked.rows) consider(in.of_group(g));
    if (!last) continue;
    // Others that come and go may stand there, and what nobody answers.
    for (std::size_t k = *last + 1; k < i; ++k) {
      const Condition* own = condition_of(model, in.items[k]);
      if (!own || *own || is_computed(model, in.items[k])) continue;
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = at_of(model, in.items[i]),
               .arguments = {id_of(model, in.items[i]), id_of(model, in.items[*last]),
                             id_of(model, in.items[k])},
               .related = {{at_of(model, in.items[k]), &kMessages[1]}}});
      break;
    }
  }
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  if (!is_as_written(edition)) return;
  const Model& model = *edition.model;
  for (std::uint32_t i = 0; i < model.steps.size(); ++i) {
    const Index<Step> step{i};
    check_items({model, model.steps[step].items, {}, step}, out);
  }
  for (std::uint32_t i = 0; i < model.groups.size(); ++i) {
    const Index<Group> group{i};
    check_items({model, model.groups[group].items, group, model.groups[group].step}, out);
  }
}

}  // namespace

constinit const Rule rule{.id = "condition-distance",
                          .severity = Severity::review,
                          .standards = "wcag:1.3.2 wcag:3.2.2 en301549:9.1.3.2",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::condition_distance
