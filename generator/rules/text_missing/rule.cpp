#include "model/rule.h"

#include <map>

namespace blankett::rules::text_missing {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"text-missing/empty", "`{0}` holds no words", "write them, or take the element away"},
};

// The elements that are not called what the role of their text is called.
std::map<std::uint32_t, std::string_view> elements_of(const Model& model) {
  std::map<std::uint32_t, std::string_view> out;
  const auto called = [&](Index<Text> text, std::string_view element) {
    if (text) out.emplace(text.value, element);
  };
  for (const Info& info : model.infos) called(info.body, "info");
  for (const Media& media : model.media) called(media.transcript, "transcript");
  for (const Question& q : model.questions) called(q.unit, "unit");
  for (const Group& group : model.groups)
    if (group.repeat) called(group.repeat->row_title, "row-title");
  return out;
}

// Labels have a rule of their own, which also finds those that were never written.
void check(const Model& model, Diagnostics& out) {
  const auto elements = elements_of(model);
  for (std::uint32_t i = 0; i < model.texts.size(); ++i) {
    const Text& text = model.texts[Index<Text>{i}];
    if (!text.empty() || text.role == TextRole::label) continue;
    const auto element = elements.find(i);
    const std::string_view name = element == elements.end() ? name_of(text.role) : element->second;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = text.at,
             .arguments = {std::string(name)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "text-missing",
                          .severity = Severity::error,
                          .standards = "wcag:2.4.2 wcag:2.4.6 wcag:3.3.1 wcag:3.3.2",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::text_missing
