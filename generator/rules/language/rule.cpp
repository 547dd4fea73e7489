// The engine of the plain-language rules. The rules themselves are data: locales/<lang>/rules/.
// Substitution looks for phrases; occurrence counts the words of a sentence.
// Tested by language_test.cpp on the examples inside every rule file.

#include "model/rule.h"

#include <algorithm>

#include "base/text.h"
#include "rules/language/language.h"
#include "rules/places.h"

namespace blankett::rules::language {
extern const Rule rule;
namespace {

bool applies(const LanguageRule& r, TextRole role) {
  return std::find(r.roles.begin(), r.roles.end(), role) != r.roles.end();
}

// "Medtag" becomes "Ta med", not "ta med".
std::string in_case_of(std::string_view written, std::string with) {
  if (written.empty() || with.empty()) return with;
  const bool capital = written[0] >= 'A' && written[0] <= 'Z';
  if (capital && with[0] >= 'a' && with[0] <= 'z') with[0] = static_cast<char>(with[0] - 32);
  return with;
}

// The words lie in order, so a long text is not read again for each of its sentences.
std::size_t words_within(const std::vector<Range>& words, Range sentence) {
  const auto first = std::partition_point(words.begin(), words.end(),
                                          [&](Range w) { return w.begin < sentence.begin; });
  const auto last =
      std::partition_point(first, words.end(), [&](Range w) { return w.end <= sentence.end; });
  return static_cast<std::size_t>(last - first);
}

}  // namespace

std::vector<LanguageFinding> find(const Locale& locale, TextRole role, std::string_view plain) {
  std::vector<LanguageFinding> out;
  const TextWords words(plain);
  const auto counts = [role](const Substitution& s) { return applies(*s.rule, role); };
  for (const auto& match : locale.phrases.in(words, counts)) {
    const std::string_view written = plain.substr(match.at.begin, match.at.end - match.at.begin);
    const std::string with = in_case_of(written, match.meaning->swap->with);
    out.push_back({match.meaning->rule, match.at, {std::string(written), with}, with});
  }
  for (const auto& r : locale.rules) {
    if (r->kind != LanguageRule::Kind::occurrence || !applies(*r, role)) continue;
    if (words.ranges.size() <= r->most) continue;  // no sentence can be too long
    for (const Range sentence : sentences_of(plain, locale.language)) {
      const std::size_t count = words_within(words.ranges, sentence);
      if (count > r->most)
        out.push_back({r.get(), sentence, {std::to_string(count), std::to_string(r->most)}, {}});
    }
  }
  return out;
}

namespace {

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const Text& text : edition.texts) {
    if (text.empty()) continue;
    const PlainText plain = flattened(text);
    Places places(sources, text, plain);
    for (LanguageFinding& f : find(*edition.locale, text.role, plain.words)) {
      const Span at = places.of(f.at);
      std::optional<FixIt> fix;
      const bool whole = sources.bytes(at).find('<') == std::string_view::npos;
      if (!f.with.empty() && whole) fix = FixIt{at, std::move(f.with)};
      out.add({.message = &f.rule->message,
               .severity = f.rule->severity,
               .at = at,
               .arguments = std::move(f.arguments),
               .fix = std::move(fix)});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "language",
                          .severity = Severity::warning,
                          .standards = "",
                          .messages = {},
                          .edition = check};
}  // namespace blankett::rules::language
