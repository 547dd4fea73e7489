#include "model/rule.h"

#include <algorithm>

#include "kinds/kind.h"
#include "rules/words.h"

namespace blankett::rules::label_purpose {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"label-purpose/plain", "“{0}” is asked as any `{1}`, so no browser can fill it in",
     "write {2}; or subject=\"other\" when it is about somebody else"},
};

bool is_plain(const Question& q) {
  const std::string_view kind = q.kind->name;
  return (kind == "text" || kind == "long-text" || kind == "number") &&
         !q.settings.count("purpose");
}

// “Name” under “The dog” or “The child” is nobody's whose browser fills it in. The list of words
// for others is that of purpose-other.
bool is_about_others(const Edition& edition, const Question& q) {
  if (q.about_other || q.repeat) return true;
  const WordList& others = edition.locale->words_for("purpose-other");
  const auto titles = titles_around(*edition.model, q);
  return std::any_of(titles.begin(), titles.end(),
                     [&](Index<Text> title) { return !others.in(edition.plain(title)).empty(); });
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  if (!is_as_written(edition)) return;
  for (const Question& q : edition.model->questions) {
    if (!q.label || !is_plain(q) || is_about_others(edition, q)) continue;
    const auto found = words_found(edition, sources, rule.id, edition.text(q.label));
    if (found.empty()) continue;
    // A purpose stands on a text, so another kind has to become one.
    std::string instead = found.front().means;
    if (!instead.starts_with('<') && q.kind->name != "text") instead = "<text " + instead + ">";
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = q.at,
             .arguments = {found.front().words, std::string(q.kind->name), std::move(instead)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "label-purpose",
                          .severity = Severity::review,
                          .standards = "wcag:1.3.5 en301549:9.1.3.5",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::label_purpose
