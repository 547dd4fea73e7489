#include "model/rule.h"

#include <algorithm>
#include <set>

#include "model/phrases.h"
#include "rules/words.h"

namespace blankett::rules::error_field {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"error-field/unnamed", "“{0}” shares no word with the question “{1}”",
     "name what the question asks for: the error also stands alone, in the list of errors"},
};

// Words are inflected, so their first letters are compared; in fewer than three anything is alike.
constexpr std::size_t kLetters = 3;

// The bytes of each letter of a word.
std::vector<std::string> letters_of(std::string_view word) {
  std::vector<std::string> out;
  for (const char c : word) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80 && !out.empty()) out.back() += c;
    else out.emplace_back(1, c);
  }
  return out;
}

// The stems that a text can be known by. Where articles and prepositions are joined to a word, as
// in Arabic, its stem may begin at any letter.
void add_stems(std::string_view plain, bool joined, std::set<std::string>& out) {
  const TextWords words(plain);
  for (const std::string_view word : words.lower) {
    const std::vector<std::string> letters = letters_of(word);
    for (std::size_t i = 0; i + kLetters <= letters.size(); ++i) {
      std::string stem;
      for (std::size_t k = i; k < i + kLetters; ++k) stem += letters[k];
      out.insert(std::move(stem));
      if (!joined) break;
    }
  }
}

// What the person sees of a question beside its error.
std::set<std::string> stems_around(const Edition& edition, const Question& q) {
  const bool joined = edition.locale->direction == "rtl";
  std::vector<Index<Text>> texts = titles_around(*edition.model, q);
  texts.insert(texts.end(), {q.label, q.hint, q.unit});
  for (const Option& option : q.options) texts.push_back(option.label);
  std::set<std::string> out;
  for (const Index<Text> text : texts) add_stems(edition.plain(text), joined, out);
  return out;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  for (const Question& q : edition.model->questions) {
    if (q.errors.empty() || !q.label) continue;
    const std::set<std::string> known = stems_around(edition, q);
    if (known.empty()) continue;
    for (const ErrorText& error : q.errors) {
      const Text& text = edition.text(error.text);
      std::set<std::string> said;
      add_stems(text.plain(), edition.locale->direction == "rtl", said);
      const bool named = std::any_of(said.begin(), said.end(),
                                     [&](const std::string& stem) { return known.count(stem); });
      if (named || said.empty()) continue;
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = text.at,
               .arguments = {text.plain(), edition.plain(q.label)}});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "error-field",
                          .severity = Severity::review,
                          .standards = "wcag:3.3.1 en301549:9.3.3.1",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::error_field
