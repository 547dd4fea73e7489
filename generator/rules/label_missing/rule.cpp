#include "model/rule.h"

#include "kinds/kind.h"

namespace blankett::rules::label_missing {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"label-missing/empty", "question `{0}` has no label",
     "add <label>…</label>: what the person reads"},
};

// The form took the block's words away: what is wrong stands in the form, not in the block.
bool is_overridden(const Model& model, const Question& q) {
  return q.label && model.texts[q.label].at.source != q.at.source;
}

void check(const Model& model, Diagnostics& out) {
  for (const Question& q : model.questions)
    if (!q.label || model.texts[q.label].empty())
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = is_overridden(model, q) ? model.texts[q.label].at : q.at,
               .arguments = {q.id}});
}

}  // namespace

constinit const Rule rule{.id = "label-missing",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 wcag:3.3.2 wcag:4.1.2",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::label_missing
