#include "model/rule.h"

#include <algorithm>

#include "rules/words.h"

namespace blankett::rules::group_title {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"group-title/none", "the group `{0}` has no title that says whose or what “{1}” is",
     "give the group a <title>, or say it in the labels"},
};

// Of the questions in a group, the first whose label needs something around it to be understood.
const Question* unclear_in(const Edition& edition, const Group& group) {
  for (const Item& item : group.items) {
    if (item.kind != Item::Kind::question) continue;
    const Question& q = edition.model->questions[item.question];
    const std::string label = edition.plain(q.label);
    for (const std::string_view list :
         {rule.id, std::string_view("label-purpose"), std::string_view("label-vague")})
      if (!edition.locale->words_for(list).in(label).empty()) return &q;
  }
  return nullptr;
}

bool asks(const Item& item) {
  return item.kind == Item::Kind::question || item.kind == Item::Kind::group;
}

// Alone in its step or in its group, a group is named by what is around it.
bool stands_alone(const Model& model, const Group& group) {
  const auto& around =
      group.parent ? model.groups[group.parent].items : model.steps[group.step].items;
  return std::count_if(around.begin(), around.end(), asks) < 2;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  if (!is_as_written(edition)) return;
  const Model& model = *edition.model;
  for (const Group& group : model.groups) {
    if (group.title || group.repeat) continue;
    const auto questions = std::count_if(group.items.begin(), group.items.end(), asks);
    if (questions < 2 || stands_alone(model, group)) continue;
    const Question* unclear = unclear_in(edition, group);
    if (!unclear) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = group.at,
             .arguments = {group.id, edition.plain(unclear->label)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "group-title",
                          .severity = Severity::review,
                          .standards = "wcag:1.3.1 wcag:2.4.6 en301549:9.1.3.1 en301549:9.2.4.6",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::group_title
