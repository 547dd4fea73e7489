// Tested by language_test.cpp, by the labelled sentences and by tests/diagnostics/rules-classes.

#include "plain/stretched_verbs.h"

#include <algorithm>

#include "base/text.h"
#include "plain/messages.h"

namespace blankett::plain {
namespace {

constexpr Columns kLightColumns{4, 4}, kPairColumns{6, 6};
constexpr std::string_view kLightTable = "light-verbs", kPairTable = "stretched-verbs";

std::vector<std::string> strings(std::string_view field) {
  std::vector<std::string> out;
  for (const std::string_view word : listed(field)) out.emplace_back(word);
  return out;
}

LightForm form_of(std::string_view written, std::size_t verb, std::size_t tense) {
  LightForm out{.verb = verb, .tense = tense};
  for (const std::string_view word : parts_of(written, ' ')) out.words.emplace_back(word);
  return out;
}

std::size_t outer_bytes(std::string_view word) {
  return std::size_t{static_cast<unsigned char>(word.front())} << 8 |
         static_cast<unsigned char>(word.back());
}

}  // namespace

StretchedVerbs::StretchedVerbs(const Table& light, const Table& pairs, Diagnostics& out) {
  for (const Row& row : light) {
    if (!has_columns(row, kLightColumns, kLightTable, out)) continue;
    using With = LightVerb::With;
    const std::string_view with = row.field(1);
    if (with != "any" && with != "listed" && with != "event") {
      say(out, Says::no_use, Severity::error, row.place(1), {std::string(with)});
      continue;
    }
    const std::size_t verb = verbs_.size();
    verbs_.push_back({std::string(row.field(0)), with == "any"      ? With::any
                                                 : with == "listed" ? With::listed
                                                                    : With::event});
    std::size_t tense = 0;
    for (const std::string_view form : listed(row.field(2)))
      forms_[std::string(form.substr(0, form.find(' ')))].push_back(form_of(form, verb, tense++));
    for (const std::string_view form : listed(row.field(3)))
      forms_[std::string(form.substr(0, form.find(' ')))].push_back(
          form_of(form, verb, LightForm::kOther));
  }
  // "bli föremål för" before "bli", and "sätt" before the imperative that looks alike.
  for (auto& [word, forms] : forms_) {
    begins_.set(outer_bytes(word));
    std::stable_sort(forms.begin(), forms.end(), [](const LightForm& a, const LightForm& b) {
      return a.words.size() > b.words.size();
    });
  }
  for (const Row& row : pairs) {
    if (!has_columns(row, kPairColumns, kPairTable, out)) continue;
    StretchedVerb pair{.light = strings(row.field(1)),
                       .plain = strings(row.field(2)),
                       .advice = std::string(row.field(4)),
                       .swallowed = std::string(row.field(3))};
    for (const std::string& name : pair.light)
      if (std::none_of(verbs_.begin(), verbs_.end(), [&](const auto& v) { return v.name == name; }))
        say(out, Says::no_light_verb, Severity::error, row.place(1), {name});
    const std::string_view level = row.field(5);
    pair.good = level == "good";
    pair.severity = level == "warning" ? Severity::warning : Severity::note;
    if (level != "good" && level != "warning" && level != "suggestion")
      say(out, Says::no_level, Severity::error, row.place(5), {std::string(level)});
    for (const std::string_view noun : listed(row.field(0)))
      nouns_[std::string(noun)].push_back(pairs_.size());
    pairs_.push_back(std::move(pair));
  }
}

const std::vector<LightForm>& StretchedVerbs::forms_of(std::string_view word) const {
  static const std::vector<LightForm> none;
  if (word.empty() || !begins_.test(outer_bytes(word))) return none;
  const auto found = forms_.find(std::string(word));
  return found == forms_.end() ? none : found->second;
}

const StretchedVerb* StretchedVerbs::pair(std::string_view noun, const LightVerb& verb) const {
  const auto found = nouns_.find(std::string(noun));
  if (found == nouns_.end()) return nullptr;
  for (const std::size_t i : found->second) {
    const StretchedVerb& pair = pairs_[i];
    if (pair.light.empty()
            ? verb.with != LightVerb::With::listed
            : std::find(pair.light.begin(), pair.light.end(), verb.name) != pair.light.end())
      return &pair;
  }
  return nullptr;
}

}  // namespace blankett::plain
