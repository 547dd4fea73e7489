#include "model/rule.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/sentences.h"
#include "base/text.h"
#include "rules/translations.h"

namespace blankett::rules::label_translated_twice {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"label-translated-twice/other", "“{0}” is “{1}” here, and “{2}” elsewhere in the form",
     "translate the same label alike, so that people know it again; else change the source"},
    {"label-translated-twice/first", "the first one is here", ""},
    {"label-translated-twice/other-form", "“{0}” is “{1}” here, and “{2}” in the form {3}",
     "translate the same label alike in all forms, so that people know it again; else change the "
     "source"},
};

// Labels, and what can be chosen. A word can be both and differ: "Barn" above a list, and in one.
bool is_compared(TextRole role) { return role == TextRole::label || role == TextRole::option; }

// As two labels are compared: without case, layout, soft hyphens and a mark at the end.
std::string as_compared(const std::string& plain) {
  std::string out;
  const TextWords words(plain);
  for (const std::string_view word : words.lower) out.append(word).append(" ");
  return out;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  std::map<std::pair<TextRole, std::string>, const Text*> first;
  for (const TranslatedText& text : translated_texts(edition)) {
    const TextRole role = text.source.role;
    if (!is_compared(role)) continue;
    const std::string source = text.source.plain(), target = text.target.plain();
    const auto [found, fresh] = first.emplace(std::pair(role, as_compared(source)), &text.target);
    if (fresh || as_compared(found->second->plain()) == as_compared(target)) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = text.target.at,
             .arguments = {collapsed(source), collapsed(target), collapsed(found->second->plain())},
             .related = {{found->second->at, &kMessages[1]}}});
  }
}

// How one label is translated in one language.
struct Ways {
  struct Way {
    const TranslatedLabel* first = nullptr;
    std::set<std::string_view> forms{};
  };
  std::map<std::string, Way> ways{};  // by the translation, as compared
  const Way* common = nullptr;        // in the most forms; of as many, the first
};

bool stands_before(const TranslatedLabel& a, const TranslatedLabel& b) {
  return std::tie(a.form, a.at.begin.line, a.at.begin.column) <
         std::tie(b.form, b.at.begin.line, b.at.begin.column);
}

}  // namespace

constinit const Rule rule{.id = "label-translated-twice",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:3.2.4",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::label_translated_twice

namespace blankett::rules {
namespace twice = label_translated_twice;

std::vector<TranslatedLabel> translated_labels(const Edition& edition, const Sources& sources) {
  Diagnostics places;
  std::vector<TranslatedLabel> out;
  std::set<std::tuple<TextRole, std::string, std::string>> seen;
  for (const TranslatedText& text : translated_texts(edition)) {
    const TextRole role = text.source.role;
    if (!twice::is_compared(role)) continue;
    std::string source = collapsed(text.source.plain()), target = collapsed(text.target.plain());
    if (!seen.emplace(role, twice::as_compared(source), twice::as_compared(target)).second)
      continue;
    places.add({.message = &twice::kMessages[1], .at = text.target.at});
    out.push_back({edition.model->id,
                   edition.locale->language,
                   role,
                   std::move(source),
                   std::move(target),
                   {}});
  }
  std::vector<Finding> found = resolve(places, sources, {});
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (found[i].place) out[i].at = std::move(*found[i].place);
    out[i].at.source_line.clear();
  }
  return out;
}

std::vector<Finding> compare_labels(const std::vector<TranslatedLabel>& labels,
                                    const Wording& wording) {
  using Key = std::tuple<std::string_view, TextRole, std::string>;  // language … label as compared
  std::map<Key, twice::Ways> all;
  std::vector<const TranslatedLabel*> ordered;
  for (const TranslatedLabel& label : labels) ordered.push_back(&label);
  std::sort(ordered.begin(), ordered.end(),
            [](const auto* a, const auto* b) { return twice::stands_before(*a, *b); });
  for (const TranslatedLabel* label : ordered) {
    auto& ways = all[{label->language, label->role, twice::as_compared(label->source)}].ways;
    twice::Ways::Way& way = ways[twice::as_compared(label->target)];
    if (!way.first) way.first = label;
    way.forms.insert(label->form);
  }
  const auto is_commoner = [](const twice::Ways::Way& a, const twice::Ways::Way& b) {
    return a.forms.size() != b.forms.size() ? a.forms.size() > b.forms.size()
                                            : twice::stands_before(*a.first, *b.first);
  };
  for (auto& [key, ways] : all)
    for (const auto& [target, way] : ways.ways)
      if (!ways.common || is_commoner(way, *ways.common)) ways.common = &way;
  std::vector<Finding> out;
  std::set<std::pair<std::string_view, Key>> said;
  for (const TranslatedLabel* label : ordered) {
    const Key key{label->language, label->role, twice::as_compared(label->source)};
    const auto* common = all.at(key).common;
    // In one form two ways are said by the rule itself.
    if (common->forms.count(label->form) > 0 || !said.emplace(label->form, key).second) continue;
    Diagnostics one;
    one.add(
        {.message = &twice::kMessages[2],
         .severity = twice::rule.severity,
         .arguments = {label->source, label->target, common->first->target, common->first->form}});
    one.add({.message = &twice::kMessages[1]});
    std::vector<Finding> resolved = resolve(one, Sources(), wording);
    Finding& finding = out.emplace_back(std::move(resolved[0]));
    finding.place = label->at;
    finding.related.push_back({common->first->at, std::move(resolved[1].message)});
  }
  return out;
}

}  // namespace blankett::rules
