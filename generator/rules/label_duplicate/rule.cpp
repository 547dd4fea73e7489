#include "model/rule.h"

#include <map>
#include <vector>

#include "base/text.h"
#include "rules/words.h"

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

// The words of the texts, so that “Name” in a group is another than “Name” in the next.
std::string name_of(const Table<Text>& texts, const std::vector<Index<Text>>& parts) {
  std::string out;
  for (const Index<Text> part : parts) out += lower_case(texts[part].plain()) + "\n";
  return out;
}

using Seen = std::map<std::pair<std::uint32_t, std::string>, std::vector<Index<Text>>>;

// The texts that were called the same before; null when there are none, or when they are called
// the same in the form as written, of which it is said there.
const std::vector<Index<Text>>* same_before(const Edition& edition, std::uint32_t among,
                                            const std::vector<Index<Text>>& parts, Seen& seen) {
  const auto [first, fresh] = seen.emplace(std::pair(among, name_of(edition.texts, parts)), parts);
  if (fresh) return nullptr;
  const Table<Text>& written = edition.model->texts;
  const bool same_there = name_of(written, first->second) == name_of(written, parts);
  return same_there && !is_as_written(edition) ? nullptr : &first->second;
}

void check_options(const Edition& edition, const Question& q, Diagnostics& out) {
  Seen seen;
  for (const Option& option : q.options) {
    if (!option.label || edition.text(option.label).empty()) continue;
    const auto* first = same_before(edition, 0, {option.label}, seen);
    if (!first) continue;
    out.add({.message = &kMessages[2],
             .severity = rule.severity,
             .at = edition.text(option.label).at,
             .arguments = {edition.plain(option.label)},
             .related = {{edition.text(first->front()).at, &kMessages[1]}}});
  }
}

// Two questions with the same label are told apart by the title of their group, as in an address
// for the person and one for the guardian.
void check(const Edition& edition, const Sources&, Diagnostics& out) {
  const Model& model = *edition.model;
  Seen seen;
  std::map<std::uint32_t, const Question*> asked;  // by its label
  for (const Question& q : model.questions) {
    check_options(edition, q, out);
    if (!q.label || edition.text(q.label).empty()) continue;
    asked.emplace(q.label.value, &q);
    std::vector<Index<Text>> parts = {q.label};
    for (Index<Group> g = q.group; g; g = model.groups[g].parent)
      if (model.groups[g].title) parts.push_back(model.groups[g].title);
    const auto* first = same_before(edition, q.step.value, parts, seen);
    if (!first) continue;
    // A translator sees the words, an author the question.
    const auto place = [&](Index<Text> label) {
      return is_as_written(edition) ? asked.at(label.value)->at : edition.text(label).at;
    };
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = place(q.label),
             .arguments = {edition.plain(q.label)},
             .related = {{place(first->front()), &kMessages[1]}}});
  }
}

}  // namespace

constinit const Rule rule{.id = "label-duplicate",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 wcag:2.4.6",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::label_duplicate
