// The engine of the plain-language rules. The rules themselves are data: locales/<lang>/rules/.
// Substitution reads every text once, however many words are listed: each word is looked up as the
// first word of a phrase, and the longest phrase wins. Occurrence counts the words of a sentence.
// Tested by language_test.cpp on the examples inside every rule file.

#include "model/rule.h"

#include <algorithm>

#include "base/text.h"
#include "rules/language/language.h"

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

struct Words {
  std::vector<Range> ranges;
  std::vector<std::string> lower;
};

Words words_in(std::string_view text) {
  Words words;
  words.ranges = words_of(text);
  words.lower.reserve(words.ranges.size());
  for (const Range r : words.ranges)
    words.lower.push_back(lower_case(text.substr(r.begin, r.end - r.begin)));
  return words;
}

const PhraseIndex::Entry* longest_at(const Words& words, std::size_t i, const PhraseIndex& index,
                                     TextRole role) {
  const auto found = index.by_first_word.find(words.lower[i]);
  if (found == index.by_first_word.end()) return nullptr;
  const PhraseIndex::Entry* best = nullptr;
  for (const PhraseIndex::Entry& entry : found->second) {
    const std::size_t n = entry.words.size();
    if (i + n > words.lower.size() || !applies(*entry.rule, role)) continue;
    if (best && n <= best->words.size()) continue;
    const auto from = words.lower.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::equal(entry.words.begin(), entry.words.end(), from)) best = &entry;
  }
  return best;
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
  const Words words = words_in(plain);
  for (std::size_t i = 0; i < words.lower.size();) {
    const PhraseIndex::Entry* entry = longest_at(words, i, locale.phrases, role);
    if (!entry) {
      ++i;
      continue;
    }
    const std::size_t n = entry->words.size();
    const Range at{words.ranges[i].begin, words.ranges[i + n - 1].end};
    const std::string_view written = plain.substr(at.begin, at.end - at.begin);
    const std::string with = in_case_of(written, entry->swap->with);
    out.push_back({entry->rule, at, {std::string(written), with}, with});
    i += n;
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

// The findings of one rule stand in order, so each place is looked for from the one before: a long
// text is read once, not once for each finding. Text with markup in it is short.
class Places {
 public:
  Places(const Sources& sources, const Text& text, const PlainText& plain)
      : sources_(sources), text_(text), plain_(plain) {}

  Span of(Range range) {
    if (plain_.runs.size() != 1 || plain_.runs[0].begin != 0)
      return part_of(sources_, text_, plain_, range.begin, range.end);
    const Piece& piece = text_.pieces[plain_.runs[0].piece];
    if (piece.at.source == SourceId::none) return text_.at;
    if (from_ == 0 || range.begin < from_) {
      from_ = 0;
      rest_ = piece.at;
    }
    const Span at =
        part_of_collapsed(sources_, rest_, std::string_view(piece.name).substr(from_),
                          range.begin - from_, std::min(range.end, piece.name.size()) - from_);
    from_ = range.begin;
    rest_.begin = at.begin;
    return at;
  }

 private:
  const Sources& sources_;
  const Text& text_;
  const PlainText& plain_;
  std::size_t from_ = 0;
  Span rest_{};
};

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
