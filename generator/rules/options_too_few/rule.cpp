#include "model/rule.h"

#include "kinds/kind.h"

namespace blankett::rules::options_too_few {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"options-too-few/none", "`{0}` has no options to choose between",
     "add at least two <option value=\"…\">"},
    {"options-too-few/one", "`{0}` has only one option",
     "add another, or ask with yes-no or declaration instead"},
};

void check(const Model& model, Diagnostics& out) {
  for (const Question& q : model.questions) {
    if (!q.kind->has_options || q.options.size() >= 2) continue;
    if (q.options.empty() && q.settings.count("list") == 1) continue;  // said of the list
    out.add({.message = &kMessages[q.options.size()],
             .severity = rule.severity,
             .at = q.at,
             .arguments = {q.id}});
  }
}

}  // namespace

constinit const Rule rule{.id = "options-too-few",
                          .severity = Severity::error,
                          .standards = "wcag:3.3.2",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::options_too_few
