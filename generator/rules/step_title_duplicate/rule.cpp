#include "model/rule.h"

#include <map>

#include "base/text.h"
#include "rules/words.h"

namespace blankett::rules::step_title_duplicate {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"step-title-duplicate/same", "two steps are both called “{0}”",
     "say in the titles what each step is about"},
    {"step-title-duplicate/first", "the first one is here", ""},
};

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  const Model& model = *edition.model;
  std::map<std::string, Index<Text>> seen;
  for (const Step& step : model.steps) {
    if (!step.title || edition.text(step.title).empty()) continue;
    const std::string words = edition.plain(step.title);
    const auto [first, fresh] = seen.emplace(lower_case(words), step.title);
    if (fresh) continue;
    // Said of the form as written, where its words are the same already.
    const bool same_there = lower_case(model.texts[first->second].plain()) ==
                            lower_case(model.texts[step.title].plain());
    if (same_there && !is_as_written(edition)) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = edition.text(step.title).at,
             .arguments = {words},
             .related = {{edition.text(first->second).at, &kMessages[1]}}});
  }
}

}  // namespace

constinit const Rule rule{.id = "step-title-duplicate",
                          .severity = Severity::warning,
                          .standards = "wcag:2.4.2 wcag:2.4.6 en301549:9.2.4.2 en301549:9.2.4.6",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::step_title_duplicate
