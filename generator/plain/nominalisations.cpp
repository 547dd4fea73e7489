// Tested by language_test.cpp and by the labelled sentences in tests/plain.

#include "plain/nominalisations.h"

#include <algorithm>
#include <array>

#include "plain/analysis.h"

namespace blankett::plain {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {"suffix", "participle", "gerund", "thing",
                                                    "whole",  "noun",       "action"};
constexpr std::size_t kFewestLettersOfNoun = 6;  // shorter ones name things, mostly

std::vector<std::string> words_in_row(const Row& row) {
  std::vector<std::string> out;
  for (const std::string_view word : listed(row.field(1))) out.emplace_back(word);
  return out;
}

}  // namespace

Nominalisations::Nominalisations(const Table& table, Diagnostics& out) {
  for (const Row& row : table) {
    if (!has_columns(row, {2, 2}, "nominalisations", out) ||
        !has_value(row, 0, "kind", kKinds, out))
      continue;
    const std::string_view kind = row.field(0);
    std::vector<std::string> words = words_in_row(row);
    for (const std::string& word : words) longest_ = std::max(longest_, word.size());
    if (kind == "suffix" || kind == "participle" || kind == "gerund") {
      for (const std::string& inflection : words)
        if (!inflection.empty()) last_[static_cast<unsigned char>(inflection.back())] = true;
      suffixes_.push_back({words, kind == "participle" ? Is::participle
                                  : kind == "gerund"   ? Is::gerund
                                                       : Is::noun});
    }
    if (kind == "thing") things_.insert(words.begin(), words.end());
    if (kind == "whole") whole_.insert(words.begin(), words.end());
    if (kind == "noun") nouns_.insert(words.begin(), words.end());
    if (kind == "action") actions_.insert(words.begin(), words.end());
  }
}

Nominalisations::Is Nominalisations::operator()(std::string_view word) const {
  if (nouns_.count(word) > 0) return Is::noun;
  if (letters_in(word) < kFewestLettersOfNoun) return Is::no;
  for (const std::string_view form : {word, word.substr(0, word.size() - 1)}) {
    if (form.size() < word.size() && !word.ends_with('s')) break;  // the genitive
    if (form.empty() || !last_[static_cast<unsigned char>(form.back())]) continue;
    const Suffix* best = nullptr;
    std::size_t ending = 0, of_base = 0;
    for (const Suffix& suffix : suffixes_)
      for (const std::string& inflection : suffix.inflections)
        if (inflection.size() > ending && form.size() > inflection.size() + 1 &&
            form.ends_with(inflection)) {
          best = &suffix;
          ending = inflection.size();
          of_base = &inflection == &suffix.inflections.front() ? 1 : 0;
        }
    if (!best) continue;
    const std::string base =
        std::string(form.substr(0, form.size() - ending)) + best->inflections.front();
    if (letters_in(base) < kFewestLettersOfNoun || whole_.count(base) > 0) return Is::no;
    // The longest word that ends it decides: "ordning" is a thing, "samordning" is not.
    bool decided = false;
    for (std::size_t n = std::min(longest_, base.size()); n > 2 && !decided; --n) {
      const std::string_view last = std::string_view(base).substr(base.size() - n);
      if (actions_.count(last) > 0) decided = true;
      else if (things_.count(last) > 0) return Is::no;
    }
    return of_base == 1 ? best->base : Is::noun;
  }
  return Is::no;
}

}  // namespace blankett::plain
