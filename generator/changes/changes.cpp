// Compares what two models mean, not what their files say. Questions are matched by path; one with
// the same name and kind that stands elsewhere was moved. Nobody can know of one that was renamed.
// Tested by changes_test.cpp.

#include "changes/changes.h"

#include <algorithm>
#include <map>

#include "changes/comparing.h"
#include "kinds/words.h"
#include "model/print.h"

namespace blankett {
namespace {

bool same_pieces(const Text& a, const Text& b) {
  return std::equal(a.pieces.begin(), a.pieces.end(), b.pieces.begin(), b.pieces.end(),
                    [](const Piece& x, const Piece& y) {
                      return x.kind == y.kind && x.name == y.name && x.attribute == y.attribute;
                    });
}

// Pairs questions by path, and then those that are left by name and kind, when only one can be
// meant.
void pair(Comparing& c) {
  const Model &old = *c.old.model, &now = *c.now.model;
  std::map<std::string_view, Index<Question>> by_path;
  for (std::uint32_t i = 0; i < now.questions.size(); ++i) by_path[now.questions[{i}].path] = {i};
  const auto join = [&](Index<Question> was, Index<Question> is) {
    c.question_now[was.value] = is;
    c.question_old[is.value] = was;
  };
  for (std::uint32_t i = 0; i < old.questions.size(); ++i)
    if (const auto found = by_path.find(old.questions[{i}].path); found != by_path.end())
      join({i}, found->second);

  using Name = std::pair<std::string_view, const Kind*>;
  std::map<Name, std::pair<std::vector<Index<Question>>, std::vector<Index<Question>>>> left;
  for (std::uint32_t i = 0; i < old.questions.size(); ++i)
    if (!c.question_now[i])
      left[{old.questions[{i}].id, old.questions[{i}].kind}].first.push_back({i});
  for (std::uint32_t i = 0; i < now.questions.size(); ++i)
    if (!c.question_old[i])
      left[{now.questions[{i}].id, now.questions[{i}].kind}].second.push_back({i});
  for (const auto& [name, both] : left)
    if (both.first.size() == 1 && both.second.size() == 1)
      join(both.first.front(), both.second.front());
}

Change whole_form(std::string_view kind, bool swedish) {
  const ChangeKind& k = change_kind(kind);
  return {.kind = &k, .words = std::string(swedish ? k.says.sv : k.says.en), .drafts = k.drafts};
}

}  // namespace

std::vector<Change> changes(const Side& old, const Side& now) {
  Comparing c(old, now);
  compare_form(c, old, now);
  compare_parts(c);
  compare_questions(c);
  compare_stops(c);
  return std::move(c.out);
}

Change form_added(bool swedish) { return whole_form("form-added", swedish); }
Change form_removed(bool swedish) { return whole_form("form-removed", swedish); }

Comparing::Comparing(const Side& from, const Side& to)
    : old(from.edition),
      now(to.edition),
      before(*from.edition.model),
      question_now(from.edition.model->questions.size()),
      question_old(to.edition.model->questions.size()),
      swedish(to.edition.locale->language == "sv") {
  pair(*this);
  for (std::uint32_t i = 0; i < before.questions.size(); ++i)
    if (question_now[i]) before.questions[{i}].path = now.model->questions[question_now[i]].path;
}

void Comparing::say(std::string_view kind, std::string path, const Slots& slots) {
  const ChangeKind& k = change_kind(kind);
  Change change{.kind = &k,
                .path = std::move(path),
                .words = filled(swedish ? k.says.sv : k.says.en, slots),
                .drafts = k.drafts};
  for (const auto& [name, value] : slots) {
    if (name == "old") change.old = value;
    if (name == "new") change.now = value;
  }
  out.push_back(std::move(change));
}

void Comparing::say(std::string_view kind, std::string path, const Slots& slots,
                    const Condition& was, const Condition& is) {
  say(kind, std::move(path), slots);
  out.back().old = print(was, *old.model);
  out.back().now = print(is, *now.model);
  out.back().as_written = was || is;
}

std::string Comparing::when(const Condition& condition, const Edition& edition) const {
  if (!condition) return std::string(word("alltid", "always"));
  return std::string(word("när ", "when ")) + in_words(condition, edition);
}

std::string Comparing::what(const Question& q, const Edition& edition) const {
  const std::string name = collapsed(edition.plain(q.label));
  if (q.kind->computed)
    return swedish ? "Uträkningen ”" + name + "”" : "The calculation “" + name + "”";
  return swedish ? "Frågan ”" + name + "”" : "The question “" + name + "”";
}

std::string Comparing::what(const Group& group, const Edition& edition) const {
  std::string name = collapsed(edition.plain(group.title));
  if (name.empty() && group.repeat) name = collapsed(edition.plain(group.repeat->row_title));
  if (name.empty()) name = group.path;
  if (group.repeat) return swedish ? "Raderna ”" + name + "”" : "The rows “" + name + "”";
  return swedish ? "Gruppen ”" + name + "”" : "The group “" + name + "”";
}

std::string Comparing::what(const Step& step, const Edition& edition) const {
  const std::string name = collapsed(edition.plain(step.title));
  return swedish ? "Steget ”" + name + "”" : "The step “" + name + "”";
}

bool Comparing::same_words(Index<Text> was, Index<Text> is) const {
  static const Text none;
  return same_pieces(was ? old.text(was) : none, is ? now.text(is) : none);
}

void Comparing::text(std::string_view kind, const std::string& path, Slots slots, Index<Text> was,
                     Index<Text> is) {
  if (same_words(was, is)) return;
  slots.emplace_back("old", plain_old(was));
  slots.emplace_back("new", plain_now(is));
  const auto quoted_or_none = [&](const std::string& words) {
    return words.empty() ? std::string(word("ingen", "none")) : quoted(words);
  };
  slots.emplace_back("was", quoted_or_none(plain_old(was)));
  slots.emplace_back("is", quoted_or_none(plain_now(is)));
  say(kind, path, slots);
}

void Comparing::shown(const std::string& path, const std::string& subject, const Condition& was,
                      const Condition& is, bool demanded) {
  std::string_view kind;
  switch (meanings.compare(meaning_before(was), meaning_now(is))) {
    case Holds::as_often: return;
    case Holds::more_often: kind = "shown-more-often"; break;
    case Holds::less_often:
      kind = demanded ? "required-shown-less-often" : "shown-less-often";
      break;
    case Holds::nobody_knows: kind = demanded ? "required-show-when-changed" : "show-when-changed";
  }
  say(kind, path, {{"what", subject}, {"old", when(was, old)}, {"new", when(is, now)}}, was, is);
}

}  // namespace blankett
