#include "model/rule.h"

#include "kinds/kind.h"
#include "rules/words.h"

namespace blankett::rules::purpose_other {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"purpose-other/words",
     "the browser fills in `{0}` with the person's own data, though it says “{1}”",
     "write subject=\"other\" when it is about somebody else"},
    {"purpose-other/rows", "the browser fills in `{0}` with the person's own data in every row",
     "write subject=\"other\" when the rows are about others"},
};

// The kinds that offer a browser to fill them in.
bool is_filled_in(const Question& q) {
  const std::string_view kind = q.kind->name;
  return kind == "email" || kind == "phone" || kind == "address" || kind == "web-address" ||
         (kind == "text" && q.settings.count("purpose") == 1);
}

std::string words_for_others(const Edition& edition, const Sources& sources, const Question& q) {
  std::vector<Index<Text>> texts = titles_around(*edition.model, q);
  texts.insert(texts.begin(), q.label);
  for (const Index<Text> text : texts) {
    if (!text) continue;
    const auto found = words_found(edition, sources, rule.id, edition.text(text));
    if (!found.empty()) return found.front().words;
  }
  return {};
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  if (!is_as_written(edition)) return;
  const Model& model = *edition.model;
  for (const Question& q : model.questions) {
    if (q.about_other || !is_filled_in(q)) continue;
    std::string words = words_for_others(edition, sources, q);
    const bool rows = q.repeat && model.groups[q.repeat].repeat->max > 1;
    if (words.empty() && !rows) continue;
    out.add({.message = &kMessages[words.empty() ? 1 : 0],
             .severity = rule.severity,
             .at = q.at,
             .arguments = {q.id, std::move(words)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "purpose-other",
                          .severity = Severity::review,
                          .standards = "wcag:1.3.5 en301549:9.1.3.5",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::purpose_other
