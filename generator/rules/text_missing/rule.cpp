#include "model/rule.h"

namespace blankett::rules::text_missing {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"text-missing/empty", "`{0}` holds no words", "write them, or take the element away"},
};

// Labels have a rule of their own, which also finds those that were never written.
void check(const Model& model, Diagnostics& out) {
  for (const Text& text : model.texts)
    if (text.empty() && text.role != TextRole::label)
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = text.at,
               .arguments = {std::string(name_of(text.role))}});
}

}  // namespace

constinit const Rule rule{.id = "text-missing",
                          .severity = Severity::error,
                          .standards = "wcag:2.4.2 wcag:2.4.6 wcag:3.3.1 wcag:3.3.2",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::text_missing
