// Tested by language_test.cpp on the examples of every rule, and by language_test.cpp.

#include "plain/linter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include "plain/measures.h"
#include "plain/messages.h"
#include "plain/rule_file.h"

namespace blankett::plain {
namespace {

// Nobody puts a hundred words of one text right at a time; a text of megabytes can have a million.
constexpr std::size_t kMostInText = 100;

constexpr std::string_view kNeutral = "neutral", kTargets = "targets", kSpelling = "spelling";
constexpr std::string_view kEnglish = "en";
constexpr std::array<std::string_view, 5> kVowels = {"a", "e", "i", "o", "u"};
constexpr Columns kTargetColumns{6, 6};

// "Medtag" becomes "Ta med", not "ta med", and "ERHÅLLA" becomes "FÅ".
std::string in_case_of(std::string_view written, std::string with) {
  if (written.empty() || with.empty()) return with;
  // Of the first letter, which has one byte or two in the languages that have capitals.
  const auto first = [](std::string_view words) {
    return words.substr(0, static_cast<unsigned char>(words[0]) < 0x80 ? 1 : 2);
  };
  const std::string_view letter = first(written);
  if (lower_case(letter) == letter) return with;
  const std::string_view rest = written.substr(letter.size());
  if (rest.size() > 1 && upper_case(rest) == rest) return upper_case(with);
  const std::string_view own = first(with);
  return upper_case(own) + with.substr(own.size());
}

// A dot between letters without a space: of a file's name or a server's. After one that ends a
// sentence comes a capital, also where the space is forgotten.
bool is_inner_dot(std::string_view text, std::size_t dot) {
  const auto is_small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return dot > 0 && dot + 1 < text.size() && text[dot] == '.' && text[dot - 1] != ' ' &&
         is_small(text[dot + 1]);
}

// A part of a file's name, or of an address of mail or of the web, whose words nobody can change.
// Addresses are short; so is what is looked at, whatever a hostile text writes without a space.
bool is_in_address(std::string_view text, Range at) {
  constexpr std::size_t kLongest = 100;
  std::size_t begin = at.begin, end = at.end;
  const auto is_space = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\n'; };
  while (begin > 0 && at.begin - begin < kLongest && !is_space(begin - 1)) --begin;
  while (end < text.size() && end - at.end < kLongest && !is_space(end)) ++end;
  const std::string_view token = text.substr(begin, end - begin);
  return token.find('@') != token.npos || token.find("://") != token.npos ||
         token.starts_with("www.") || is_inner_dot(text, at.end) ||
         (at.begin > 0 && is_inner_dot(text, at.begin - 1));
}

// "An adequate" would become "an enough": English has "an" before a vowel, and only there.
bool breaks_article(const Analysis& text, std::size_t word, std::string_view with) {
  const std::string_view before = text.previous(word);
  if (before != "a" && before != "an") return false;
  const bool vowel = is_one_of(lower_case(with.substr(0, 1)), kVowels);
  return vowel != (before == "an");
}

bool is_part_of_lexicon(std::string_view table) {
  return table == "abbreviations" || table == "verbs" || table == "verb-prefixes" ||
         table == "s-words" || table == "nominalisations" || table == "participles" ||
         table == "acronyms" || table == "word-classes" || table == "light-verbs" ||
         table == "stretched-verbs" || table == kTargets || table == kSpelling;
}

// Sentences are longer or shorter in another language, and so is what is said of them.
void scale(LanguageRule& rule, const Calibration& calibration) {
  const auto unit = rule.parameters.find("unit");
  const bool words = unit == rule.parameters.end() || unit->second == "words";
  if (rule.language != kNeutral || rule.detector != "length" || !words) return;
  for (LanguageLimit& limit : rule.limits)
    limit.most = std::round(limit.most * calibration.sentence);
}

// Whether a field is a number as the value is one; else that is said.
template <typename Number>
bool read_number(const Row& row, std::size_t i, Number& value, Diagnostics& out) {
  const std::string_view text = row.field(i);
  const char* const last = text.data() + text.size();
  const auto [end, wrong] = std::from_chars(text.data(), last, value);
  const bool digits = text.find_first_not_of("0123456789.-") == text.npos;
  if (digits && text.starts_with('-') && text.size() > 1) {
    say(out, Says::negative, Severity::error, row.place(i), {std::string(text)});
    return false;
  }
  if (wrong == std::errc() && end == last && digits) return true;
  say(out, Says::no_number, Severity::error, row.place(i), {std::string(text)});
  return false;
}

std::string text_role_names() {
  std::string out;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(TextRole::alternative); ++i)
    out.append(out.empty() ? "" : ", ").append(name_of(static_cast<TextRole>(i)));
  return out;
}

// Nothing when the line is wrong, which is said.
std::optional<Target> target_of(const Row& row, Diagnostics& out) {
  if (!has_columns(row, kTargetColumns, kTargets, out) ||
      !has_value(row, 0, "measure", measure_names(), out))
    return std::nullopt;
  Target target{.measure = std::string(row.field(0))};
  for (const std::string_view name : parts_of(row.field(1), ' ')) {
    const auto role = text_role(name);
    if (!role) {
      say(out, Says::no_value, Severity::error, row.place(1),
          {std::string(name), "roles", text_role_names()});
      return std::nullopt;
    }
    target.roles.push_back(*role);
  }
  const bool numbers = read_number(row, 2, target.most, out) &&
                       read_number(row, 3, target.worst, out) &&
                       read_number(row, 4, target.fewest_words, out);
  if (!numbers) return std::nullopt;
  if (target.worst < target.most) {
    say(out, Says::limits, Severity::error, row.place(3),
        {std::string(row.field(3)), std::string(row.field(2))});
    return std::nullopt;
  }
  return target;
}

// A measure has one target for each role, and one for all texts together.
bool is_new(const Target& target, const Row& row, std::set<std::string>& seen, Diagnostics& out) {
  std::vector<std::string> names;
  for (const TextRole role : target.roles)
    names.push_back(target.measure + " " + std::string(name_of(role)));
  if (names.empty()) names.push_back(target.measure);
  for (const std::string& name : names) {
    if (seen.insert(name).second) continue;
    say(out, Says::twice, Severity::error, row.place(target.roles.empty() ? 0 : 1), {name});
    return false;
  }
  return true;
}

// The targets of the nearest folder that has some. Those on words a sentence are for Swedish, when
// they are neutral.
std::vector<Target> read_targets(std::span<const RuleFiles* const> files,
                                 const Calibration& calibration, Diagnostics& out) {
  std::vector<Target> targets;
  const auto has = [](const RuleFiles* folder) { return folder->tables.count(kTargets) > 0; };
  const auto folder = std::find_if(files.begin(), files.end(), has);
  if (folder == files.end()) return targets;
  std::set<std::string> seen;
  for (const Row& row : (*folder)->tables.find(kTargets)->second) {
    auto read = target_of(row, out);
    if (!read || !is_new(*read, row, seen, out)) continue;
    Target& target = *read;
    const bool scaled = target.measure == "sentence-words";
    if ((*folder)->language == kNeutral && scaled) {
      target.most = std::round(target.most * calibration.sentence);
      target.worst = std::round(target.worst * calibration.sentence);
    }
    targets.push_back(std::move(target));
  }
  return targets;
}

// Variants and neutral rules are read for several languages, and what is wrong is said once.
void add_new(const Diagnostics& found, Diagnostics& out) {
  if (found.empty()) return;
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.at.source, d.at.begin, d.at.end, d.message, d.arguments);
  };
  std::set<decltype(key(*found.begin()))> said;
  for (const Diagnostic& d : out) said.insert(key(d));
  for (const Diagnostic& d : found)
    if (said.insert(key(d)).second) out.add(d);
}

void check_tables_are_read(const RuleFiles& files, Diagnostics& out) {
  std::set<std::string, std::less<>> read;
  for (const auto& [name, document] : files.rules) {
    if (document.empty()) return;  // broken, which is said: it may read any of them
    for (const std::string_view list : parts_of(document.root().value("lists"), ' '))
      read.emplace(list);
  }
  for (const auto& [name, table] : files.tables)
    if (!is_part_of_lexicon(name) && read.count(name) == 0 && !table.empty())
      say(out, Says::unused_table, Severity::warning, table.front().at, {name});
}

// The words of spelling.tsv.
std::vector<std::string_view> own_words(const Tables& tables, Diagnostics& out) {
  std::vector<std::string_view> words;
  const auto table = tables.find(kSpelling);
  if (table == tables.end()) return words;
  std::set<std::string_view> seen;
  for (const Row& row : table->second) {
    const std::string_view word = row.field(0);
    if (!has_columns(row, {1, 1}, kSpelling, out)) continue;
    if (!is_one_word(word))
      say(out, Says::no_word, Severity::error, row.place(0), {std::string(word)});
    else if (!seen.insert(word).second)
      say(out, Says::twice, Severity::warning, row.place(0), {std::string(word)});
    else words.push_back(word);
  }
  return words;
}

}  // namespace

Linter::Linter(std::string language, std::span<const RuleFiles* const> files,
               Calibration calibration, Reader reader, Diagnostics& out)
    : suggestions_(reader.suggestions) {
  Diagnostics found;
  Tables tables;
  std::set<std::string_view> seen;
  for (const RuleFiles* folder : files) {
    tables.insert(folder->tables.begin(), folder->tables.end());
    for (const auto& [name, document] : folder->rules) {
      if (document.empty() || !seen.insert(name).second) continue;
      auto rule =
          read_rule({name, folder->language, document, folder->tables}, reader.language, found);
      if (!rule) continue;
      scale(*rule, calibration);
      detectors_.push_back(detector_named(rule->detector));
      rules_.push_back(std::move(rule));
    }
    check_tables_are_read(*folder, found);
  }
  lexicon_ = lexicon_of(std::move(language), tables, found);
  lexicon_.long_word = calibration.long_word;
  const std::vector<std::string_view> own = own_words(tables, found);
  if (suggestions_) prepare_spelling(files, own, found);
  lexicon_.sentence = calibration.sentence;
  targets_ = read_targets(files, calibration, found);
  add_new(found, out);
  std::size_t phrases = 0;
  for (const auto& rule : rules_) phrases += rule->phrases.size();
  phrases_.reserve(phrases);
  for (const auto& rule : rules_)
    for (const LanguagePhrase& phrase : rule->phrases)
      phrases_.add_pattern(phrase.words, {rule.get(), &phrase});
}

void Linter::prepare_spelling(std::span<const RuleFiles* const> files,
                              std::span<const std::string_view> own, Diagnostics& out) {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [](const auto& r) { return r->detector == kSpelling; });
  if (found == rules_.end()) return;
  const LanguageRule& rule = **found;
  const auto setting = [&](std::string_view name) {
    const auto at = rule.parameters.find(name);
    return at == rule.parameters.end() ? std::string() : at->second;
  };
  const auto folder = std::find_if(
      files.begin(), files.end(), [&](const RuleFiles* f) { return f->language == rule.language; });
  const std::string name = setting("dictionary");
  const Dictionary* dictionary = dictionary_named(name, (*folder)->dictionaries);
  if (!dictionary) {
    unchecked_spelling_ = &rule;
    if (can_look_up_words())
      say(out, Says::no_dictionary, Severity::note, rule.at,
          {rule.language, name, setting("package"), (*folder)->dictionaries});
    else say(out, Says::no_hunspell, Severity::note, rule.at, {rule.language, setting("package")});
    return;
  }
  Speller::Settings settings{.compounds = setting("compounds") == "yes",
                             .letters = setting("letters")};
  const std::string alike = setting("alike");
  for (const std::string_view group : parts_of(alike, ' ')) settings.alike.emplace_back(group);
  auto speller = std::make_shared<Speller>(*dictionary, std::move(settings));
  for (const std::string_view word : own) speller->add(word);
  for (const RuleFiles* f : files)
    for (const std::string& words : f->words)
      for (const Range at : words_of(words))
        speller->add(std::string_view(words).substr(at.begin, at.end - at.begin));
  lexicon_.speller = std::move(speller);
}

const LanguageRule* Linter::rule(std::string_view id) const {
  const auto found =
      std::find_if(rules_.begin(), rules_.end(), [&](const auto& r) { return r->id == id; });
  return found == rules_.end() ? nullptr : found->get();
}

// All phrases together, and each word in one of them: the longest from the first word on. A list
// can guard a word of its own by a longer phrase; what another list only suggests or knows to be
// good hides no warning.
std::vector<Phrases<Linter::Listed>::Match> Linter::phrases_in(TextRole role,
                                                               const Analysis& text) const {
  using Match = Phrases<Listed>::Match;
  const auto counts = [role](const Listed& l) { return l.rule->applies_to(role); };
  const auto warns = [](const Match& m) {
    return !m.meaning->phrase->good && m.meaning->phrase->severity >= Severity::warning;
  };
  const auto hides = [&](const Match& kept, const Match& m) {
    if (kept.meaning->rule != m.meaning->rule && warns(m) && !warns(kept)) return false;
    for (std::size_t word = m.first; word < m.first + m.count; ++word)
      if (m.has(word) && kept.has(word)) return true;
    return false;
  };
  std::vector<Match> out;
  std::size_t open = 0;  // of those kept, the first that can reach the word looked at
  for (Match& m : phrases_.all(text.words, counts)) {
    while (open < out.size() && out[open].first + out[open].count <= m.first) ++open;
    const auto from = out.begin() + static_cast<std::ptrdiff_t>(open);
    if (std::none_of(from, out.end(), [&](const Match& kept) { return hides(kept, m); }))
      out.push_back(std::move(m));
  }
  return out;
}

void Linter::check_phrases(TextRole role, const Analysis& text, const Quotes& quotes,
                           bool suggestions, Found& out) const {
  for (const auto& match : phrases_in(role, text)) {
    const LanguagePhrase& phrase = *match.meaning->phrase;
    if (phrase.good || (phrase.severity == Severity::note && !suggestions)) continue;
    if (quotes.mention(match.at)) continue;
    if (out.findings.size() == kMostInText) {
      ++out.left_out;
      continue;
    }
    if (is_in_address(text.text(), match.at)) continue;
    const LanguageRule& rule = *match.meaning->rule;
    const std::string_view written = text.written(match.at);
    const std::string with = in_case_of(written, phrase.with);
    const bool fits = phrase.fix && !quotes.touch(match.at) &&
                      !(lexicon_.language == kEnglish && breaks_article(text, match.first, with));
    const char* which = !with.empty() ? "found" : !phrase.advice.empty() ? "advice" : "rewrite";
    const Message* message = rule.message(which);
    out.findings.push_back(
        {.rule = &rule,
         .message = message ? message : rule.message("found"),
         .severity = phrase.severity,
         .at = match.at,
         .arguments = {std::string(written), with.empty() ? phrase.advice : with},
         .with = fits ? with : std::string()});
  }
}

Linter::Found Linter::find(TextRole role, const Analysis& text, bool suggestions) const {
  Found out;
  if (text.words.size() == 0) return out;
  const Quotes quotes(text.words);
  check_phrases(role, text, quotes, suggestions, out);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const LanguageRule& rule = *rules_[i];
    if (!detectors_[i]->find || !rule.applies_to(role)) continue;
    if (rule.severity == Severity::note && !suggestions) continue;
    hits.clear();
    detectors_[i]->find({rule, role, text, lexicon_}, hits);
    std::size_t kept = 0;
    for (Hit& hit : hits) {
      // A rule without words for this says that it is no fault.
      const Message* message = rule.message(hit.which);
      const Severity severity = hit.severity.value_or(rule.severity);
      if (!message || (severity == Severity::note && !suggestions)) continue;
      if (detectors_[i]->on_words && quotes.mention(hit.at)) continue;
      if (quotes.touch(hit.at)) hit.with.clear();
      if (++kept > kMostInText) {
        ++out.left_out;
        continue;
      }
      out.findings.push_back({.rule = &rule,
                              .message = message,
                              .severity = severity,
                              .at = hit.at,
                              .arguments = std::move(hit.arguments),
                              .with = std::move(hit.with)});
    }
  }
  std::stable_sort(
      out.findings.begin(), out.findings.end(),
      [](const LanguageFinding& a, const LanguageFinding& b) { return a.at.begin < b.at.begin; });
  return out;
}

std::vector<LanguageFinding> Linter::check(TextRole role, const Analysis& text) const {
  return find(role, text).findings;
}

std::vector<LanguageFinding> Linter::check(TextRole role, std::string_view plain) const {
  return check(role, Analysis(plain, lexicon_));
}

}  // namespace blankett::plain
