// Tested by language_test.cpp and by the labelled sentences in tests/plain.

#include "plain/verbs.h"

#include <algorithm>
#include <array>

#include "plain/analysis.h"

namespace blankett::plain {
namespace {

constexpr std::array<std::string_view, 7> kSWordClasses = {
    "deponent", "reciprocal", "middle", "lexical", "passive", "other", "ending"};
constexpr std::size_t kVerbColumns = 4;  // or the infinitive alone
constexpr std::size_t kFewestLetters = 3;

std::string_view without(std::string_view word, std::string_view ending) {
  return word.substr(0, word.size() - ending.size());
}

// The present without its ending: "skriv" of skriver, "ge" of ger, "gör" of gör.
std::string present_stem(std::string_view infinitive, std::string_view present) {
  if (present.ends_with("er")) {
    const std::string_view stem = without(present, "er");
    const bool vowel = infinitive == std::string(stem) + "e";          // ge, ske
    if (stem.ends_with("mm")) return std::string(without(stem, "m"));  // töms, ryms
    return std::string(vowel ? without(present, "r") : stem);
  }
  if (!present.ends_with('r') || infinitive == std::string(present) + "a")
    return std::string(present);
  return std::string(without(present, "r"));
}

SForm class_of(std::string_view name) {
  if (name == "passive") return SForm::passive;
  if (name == "lexical") return SForm::lexical;
  if (name == "middle") return SForm::middle;
  if (name == "deponent" || name == "reciprocal") return SForm::deponent;
  return SForm::none;
}

}  // namespace

Verbs::Verbs(const Tables& tables, Diagnostics& out) {
  const auto table = [&](std::string_view name) -> const Table& {
    static const Table none;
    const auto found = tables.find(name);
    return found == tables.end() ? none : found->second;
  };
  for (const Row& row : table("verbs"))
    if (row.fields.size() == 1 || has_columns(row, {kVerbColumns, kVerbColumns}, "verbs", out))
      add_verb(row);
  for (const Row& row : table("verb-prefixes"))
    if (has_columns(row, {1, 1}, "verb-prefixes", out)) prefixes_.emplace_back(row.field(0));
  for (const Row& row : table("s-words")) {
    const bool ending = row.field(0) == "ending";
    const std::size_t columns = ending ? 2 : 3;
    if (!has_value(row, 0, "class", kSWordClasses, out) ||
        !has_columns(row, {columns, columns}, "s-words", out))
      continue;
    if (ending) {
      noun_endings_.emplace_back(row.field(1));
      continue;
    }
    for (const std::string_view form : listed(row.field(2)))
      listed_.emplace(form, class_of(row.field(0)));
  }
}

void Verbs::add_first_conjugation(std::string_view infinitive) {
  const std::string a(infinitive);
  for (const char* ending : {"s", "des", "ts"}) s_forms_.insert(a + ending);
  for (const char* ending : {"d", "t", "de"}) participles_.insert(a + ending);
  for (const char* ending : {"r", "de"}) finite_.insert(a + ending);
}

void Verbs::add_verb(const Row& row) {
  const std::string infinitive(row.field(0)), present(row.field(1)), preterite(row.field(2)),
      supine(row.field(3));
  if (present.empty() || present == infinitive + "r") {
    if (infinitive.ends_with('a') && (present.empty() || preterite == infinitive + "de"))
      return add_first_conjugation(infinitive);
  }
  finite_.insert({present, preterite});
  const std::string stem = present_stem(infinitive, present);
  s_forms_.insert({infinitive + "s", preterite + "s", supine + "s"});
  if (!stem.ends_with('s')) s_forms_.insert(stem + "s");
  s_forms_.insert(stem + "es");
  // Participles go by the supine: skrivit → skriven, köpt → köpt, ställt (ställde) → ställd.
  if (supine.ends_with("it")) {
    const std::string root(without(supine, "it"));
    for (const char* ending : {"en", "et", "na"}) participles_.insert(root + ending);
  } else if (supine.ends_with("tt")) {
    const std::string root(without(supine, "tt"));
    for (const char* ending : {"dd", "tt", "dda"}) participles_.insert(root + ending);
  } else if (supine.ends_with('t')) {
    const std::string root(without(supine, "t"));
    participles_.insert(supine);
    const bool voiced = preterite.ends_with("de");
    participles_.insert({root + (voiced ? "d" : "t"), root + (voiced ? "da" : "ta")});
  }
}

bool Verbs::with_prefix(const Words& forms, std::string_view word, int depth) const {
  for (const std::string& prefix : prefixes_) {
    if (!word.starts_with(prefix)) continue;
    const std::string_view rest = word.substr(prefix.size());
    if (letters_in(rest) < kFewestLetters) continue;
    if (forms.count(rest) > 0 || (depth > 1 && with_prefix(forms, rest, depth - 1))) return true;
  }
  return false;
}

SForm Verbs::s_form(std::string_view word, std::string_view next) const {
  if (!word.ends_with('s') || empty() || letters_in(word) < kFewestLetters) return SForm::none;
  if (!next.empty())
    if (const auto found = listed_.find(std::string(word).append(" ").append(next));
        found != listed_.end())
      return found->second;
  if (const auto found = listed_.find(word); found != listed_.end()) return found->second;
  if (s_forms_.count(word) > 0) return SForm::passive;
  if (with_prefix(s_forms_, word, 2)) return SForm::passive;
  // "diarieförs", "kvalitetsgranskas": any noun can stand before some verbs.
  if (const std::size_t hyphen = word.rfind('-'); hyphen != word.npos)
    return s_form(word.substr(hyphen + 1), next);
  const auto ends_as_noun = [&](const std::string& ending) { return word.ends_with(ending); };
  if (std::any_of(noun_endings_.begin(), noun_endings_.end(), ends_as_noun)) return SForm::none;
  if (word.ends_with("erades") || word.ends_with("eras") || word.ends_with("erats"))
    return SForm::passive;
  if (word.ends_with("ades") || word.ends_with("as")) return SForm::likely;
  if (word.ends_with("ats")) return SForm::supine;
  return SForm::none;
}

bool Verbs::is_participle(std::string_view word) const {
  if (participles_.count(word) > 0 || with_prefix(participles_, word, 2)) return true;
  const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
  return ends("erad") || ends("erat") || ends("erade");
}

bool Verbs::is_finite(std::string_view word) const {
  return finite_.count(word) > 0 || with_prefix(finite_, word, 2);
}

}  // namespace blankett::plain
