#include "model/rule.h"

#include <algorithm>
#include <map>

#include "kinds/kind.h"
#include "rules/words.h"

namespace blankett::rules::asked_twice {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"asked-twice/same", "`{0}` asks for what `{1}` has asked for already",
     "leave it out; or ask first whether it is the same, and show it only when it is not"},
    {"asked-twice/first", "it is asked for here", ""},
};

// What a question wants to know of the person who fills in the form; empty when it cannot be told.
// A form may well be about two organisations.
std::string wants(const Question& q) {
  const std::string_view kind = q.kind->name;
  if (const auto purpose = q.settings.find("purpose"); purpose != q.settings.end())
    return purpose->second.value == "organization" ? std::string() : purpose->second.value;
  const bool known =
      kind == "email" || kind == "phone" || kind == "address" || kind == "personal-number";
  return known ? std::string(kind) : std::string();
}

// Everything with a condition that a question stands in, itself included. A question is shown
// whenever another is, if all of its conditions are also the other's.
std::vector<const void*> conditions_of(const Model& model, const Question& q) {
  std::vector<const void*> out;
  if (q.show_when) out.push_back(&q);
  for (Index<Group> g = q.group; g; g = model.groups[g].parent)
    if (model.groups[g].show_when) out.push_back(&model.groups[g]);
  if (model.steps[q.step].show_when) out.push_back(&model.steps[q.step]);
  return out;
}

bool holds_with(const std::vector<const void*>& conditions,
                const std::vector<const void*>& others) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const void* c) {
    return std::find(others.begin(), others.end(), c) != others.end();
  });
}

bool is_about_others(const Edition& edition, const Question& q) {
  if (q.about_other || q.repeat) return true;
  const WordList& others = edition.locale->words_for("purpose-other");
  std::vector<Index<Text>> texts = titles_around(*edition.model, q);
  texts.push_back(q.label);
  return std::any_of(texts.begin(), texts.end(),
                     [&](Index<Text> text) { return !others.in(edition.plain(text)).empty(); });
}

// Whom a question is about, as far as the titles of its groups tell: nobody else than the person
// when it has none, or when the nearest says “you”. Other groups may be about two people, though no
// question says so.
std::string whom(const Edition& edition, const Question& q) {
  const auto titles = titles_around(*edition.model, q);
  if (titles.empty()) return {};
  if (!edition.locale->words_for(rule.id).in(edition.plain(titles.front())).empty()) return {};
  std::string out;
  for (const Index<Text> title : titles) out += lower_case(edition.plain(title)) + "\n";
  return out;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  if (!is_as_written(edition)) return;
  const Model& model = *edition.model;
  std::map<std::pair<std::string, std::string>, const Question*> seen;
  for (const Question& q : model.questions) {
    const std::string what = wants(q);
    if (what.empty() || is_about_others(edition, q)) continue;
    const auto [first, fresh] = seen.emplace(std::pair(what, whom(edition, q)), &q);
    if (fresh) continue;
    // Asked on two ways of which nobody goes both, or only when the first does not do.
    if (!holds_with(conditions_of(model, q), conditions_of(model, *first->second))) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = q.at,
             .arguments = {q.path, first->second->path},
             .related = {{first->second->at, &kMessages[1]}}});
  }
}

}  // namespace

constinit const Rule rule{.id = "asked-twice",
                          .severity = Severity::review,
                          .standards = "wcag:3.3.7",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::asked_twice
