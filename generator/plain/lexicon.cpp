// Tested by language_test.cpp.

#include "plain/lexicon.h"

#include <algorithm>
#include <array>

#include "plain/messages.h"

namespace blankett::plain {
namespace {

constexpr std::array<std::string_view, 6> kAbbreviationClasses = {"never",  "maybe", "unit",
                                                                  "letter", "title", "law"};
constexpr std::array<std::string_view, 4> kAbbreviationAdvice = {"", "write", "keep", "explain"};

Abbreviations::Ends ends_of(std::string_view name) {
  using Ends = Abbreviations::Ends;
  return name == "maybe"    ? Ends::maybe
         : name == "unit"   ? Ends::unit
         : name == "letter" ? Ends::letter
                            : Ends::never;
}

std::vector<std::string> parts_of_abbreviation(std::string_view written) {
  std::vector<std::string> out;
  while (!written.empty()) {
    const std::size_t end = std::min(written.find_first_of(". "), written.size());
    if (end > 0) out.push_back(lower_case(written.substr(0, end)));
    written.remove_prefix(std::min(end + 1, written.size()));
  }
  return out;
}

bool is_in_capitals(std::string_view written) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return written.size() > 1 && written.find('.') == std::string_view::npos &&
         std::count_if(written.begin(), written.end(), capital) > 1;
}

// "Sun.", not "ASAP".
bool is_capitalised(std::string_view written) {
  return written.size() > 1 && written[0] >= 'A' && written[0] <= 'Z' &&
         !(written[1] >= 'A' && written[1] <= 'Z');
}

// Columns: the abbreviation, its class, what it stands for, and "write" when that is better.
void add_short_form(Lexicon& lexicon, const Row& row) {
  if (row.field(3) != "write" || row.field(2).empty()) return;
  ShortForm form{.parts = parts_of_abbreviation(row.field(0)), .full = std::string(row.field(2))};
  if (form.parts.empty()) return;
  form.of = row.field(1) == "unit"    ? ShortForm::Of::unit
            : row.field(1) == "title" ? ShortForm::Of::title
                                      : ShortForm::Of::anything;
  form.stop = row.field(0).ends_with('.') && form.parts.size() == 1;
  form.capital = form.parts.size() == 1 && is_capitalised(row.field(0));
  form.is_word = form.stop && row.field(1) == "maybe";
  lexicon.short_forms[form.parts.front()].push_back(std::move(form));
}

}  // namespace

Lexicon lexicon_of(std::string language, const Tables& tables, Diagnostics& out) {
  Lexicon lexicon;
  lexicon.language = std::move(language);
  const auto table = [&](std::string_view name) -> const Table& {
    static const Table none;
    const auto found = tables.find(name);
    return found == tables.end() ? none : found->second;
  };
  for (const Row& row : table("abbreviations")) {
    if (!has_columns(row, {2, 4}, "abbreviations", out) ||
        !has_value(row, 1, "class", kAbbreviationClasses, out) ||
        !has_value(row, 3, "advice", kAbbreviationAdvice, out))
      continue;
    // An acronym has no stop of its own, and in small letters it can be a word: "LOV", "lov".
    if (!is_in_capitals(row.field(0)))
      lexicon.abbreviations.add(row.field(0), ends_of(row.field(1)));
    add_short_form(lexicon, row);
    const auto parts = parts_of_abbreviation(row.field(0));
    if (parts.size() > 1) lexicon.abbreviation_parts.insert(parts.begin(), parts.end());
  }
  for (const Row& row : table("acronyms")) {
    if (!has_columns(row, {1, 2}, "acronyms", out)) continue;
    const bool fresh = lexicon.acronyms.emplace(lower_case(row.field(0)), row.field(1)).second;
    if (!fresh) say(out, Says::twice, Severity::warning, row.place(0), {std::string(row.field(0))});
  }
  lexicon.verbs = Verbs(tables, out);
  lexicon.nominalisations = Nominalisations(table("nominalisations"), out);
  lexicon.participles = Participles(table("participles"), out);
  lexicon.stretched_verbs = StretchedVerbs(table("light-verbs"), table("stretched-verbs"), out);
  lexicon.word_classes = WordClasses(table("word-classes"), out);
  return lexicon;
}

}  // namespace blankett::plain
