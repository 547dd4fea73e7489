#include "model/rule.h"

#include <map>

#include "base/text.h"

namespace blankett::rules::label_duplicate {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"label-duplicate/same-step", "two questions of this step are both called “{0}”",
     "say what sets them apart, in the labels or in the titles of their groups"},
    {"label-duplicate/first", "the first one is here", ""},
    {"label-duplicate/options", "two options of a question are both called “{0}”",
     "say what sets them apart, or take one of them away"},
};

void check_options(const Model& model, const Question& q, Diagnostics& out) {
  std::map<std::string, Span> seen;
  for (const Option& option : q.options) {
    if (!option.label || model.texts[option.label].empty()) continue;
    const std::string words = model.texts[option.label].plain();
    const auto [first, fresh] = seen.emplace(lower_case(words), model.texts[option.label].at);
    if (fresh) continue;
    out.add({.message = &kMessages[2],
             .severity = rule.severity,
             .at = model.texts[option.label].at,
             .arguments = {words},
             .related = {{first->second, &kMessages[1]}}});
  }
}

// Two questions with the same label are told apart by the title of their group, as in an address
// for the person and one for the guardian.
void check(const Model& model, Diagnostics& out) {
  std::map<std::pair<std::uint32_t, std::string>, const Question*> seen;
  for (const Question& q : model.questions) {
    check_options(model, q, out);
    if (!q.label || model.texts[q.label].empty()) continue;
    std::string name = lower_case(model.texts[q.label].plain());
    for (Index<Group> g = q.group; g; g = model.groups[g].parent)
      if (const Index<Text> title = model.groups[g].title)
        name += "\n" + lower_case(model.texts[title].plain());
    const auto [first, fresh] = seen.emplace(std::pair(q.step.value, std::move(name)), &q);
    if (fresh) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = q.at,
             .arguments = {model.texts[q.label].plain()},
             .related = {{first->second->at, &kMessages[1]}}});
  }
}

}  // namespace

constinit const Rule rule{.id = "label-duplicate",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 wcag:2.4.6",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::label_duplicate
