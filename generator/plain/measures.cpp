// Tested by measures_test.cpp, with values worked out by hand.

#include "plain/measures.h"

#include <algorithm>
#include <cmath>

namespace blankett::plain {
namespace {

constexpr double kThousand = 1000, kPercent = 100;
constexpr std::string_view kSPassive = "s-passive";    // a detector
constexpr std::string_view kListRule = "officialese";  // a rule

bool is_on_passives(const LanguageRule& rule) { return rule.detector.ends_with("passive"); }

// Not those that only count beside something else, or what is no fault: "krävs", "göra en
// prövning".
bool counts_all(const LanguageRule& rule) { return rule.parameters.empty(); }

bool is_on_nominalisations(const LanguageRule& rule) {
  return rule.detector == "nominalisation" && counts_all(rule);
}

struct NamedMeasure {
  std::string_view name;
  std::optional<double> (*of)(const Measures& m);
};
using OneMeasure = std::optional<double>;
constexpr std::array<NamedMeasure, 10> kNamedMeasures = {{
    {"words", [](const Measures& m) { return OneMeasure(static_cast<double>(m.words())); }},
    {"sentence-words", [](const Measures& m) { return m.words_a_sentence(); }},
    {"sentence-share", [](const Measures& m) { return m.share_over(kLongSentence); }},
    {"long-words", [](const Measures& m) { return m.long_words(); }},
    {"lix", [](const Measures& m) { return m.lix(); }},
    {"ovix", [](const Measures& m) { return m.ovix(); }},
    {"passives", [](const Measures& m) { return m.passives(); }},
    {"list-words", [](const Measures& m) { return m.list_words(); }},
    {"nominalisations", [](const Measures& m) { return m.nominalisations(); }},
    {"nominal-ratio", [](const Measures& m) { return m.nominal_ratio(); }},
}};

std::optional<double> quotient(double of, double by) {
  return by > 0 ? std::optional(of / by) : std::nullopt;
}

}  // namespace

Measures::Measures(const Linter& linter) : linter_(&linter) {
  for (const auto& rule : linter.rules()) {
    if (is_on_passives(*rule) && counts_all(*rule) && passive_ != kSPassive)
      passive_ = rule->detector;
    has_lists_ = has_lists_ || rule->id == kListRule;
    has_nominalisations_ = has_nominalisations_ || is_on_nominalisations(*rule);
  }
}

void Measures::add(const Analysis& text, std::span<const LanguageFinding> found) {
  ++texts_;
  words_ += text.words.size();
  const Lexicon& lexicon = linter_->lexicon();
  for (const Sentence& sentence : text.sentences) {
    if (sentence.end == sentence.first) continue;
    ++sentences_;
    ++by_words_[sentence.end - sentence.first];
  }
  for (std::size_t w = 0; w < text.words.size(); ++w) {
    const std::string_view word = text.lower(w);
    if (letters_in(word) > lexicon.long_word) ++long_;
    if (forms_.find(word) == forms_.end()) forms_.emplace(word);
    if (!lexicon.verbs.empty() &&
        (lexicon.verbs.is_finite(word) || lexicon.verbs.s_form(word, text.next(w)) != SForm::none))
      ++verbs_;
  }
  for (const LanguageFinding& f : found) {
    if (f.severity == Severity::error) ++errors_;
    else if (f.severity == Severity::warning) ++warnings_;
    else ++suggestions_;
    if (f.rule->detector == passive_ && counts_all(*f.rule)) ++passives_;
    if (f.rule->id == kListRule && f.severity >= Severity::warning) ++listed_;
    if (is_on_nominalisations(*f.rule)) ++nominalisations_;
  }
}

void Measures::add(const Measures& other) {
  texts_ += other.texts_;
  words_ += other.words_;
  sentences_ += other.sentences_;
  long_ += other.long_;
  verbs_ += other.verbs_;
  passives_ += other.passives_;
  listed_ += other.listed_;
  nominalisations_ += other.nominalisations_;
  errors_ += other.errors_;
  warnings_ += other.warnings_;
  suggestions_ += other.suggestions_;
  for (const auto& [words, sentences] : other.by_words_) by_words_[words] += sentences;
  forms_.insert(other.forms_.begin(), other.forms_.end());
}

std::array<std::size_t, kLengths> Measures::lengths() const {
  std::array<std::size_t, kLengths> out{};
  for (const auto& [words, sentences] : by_words_)
    out[std::min((words - 1) / kLengthStep, kLengths - 1)] += sentences;
  return out;
}

std::optional<double> Measures::words_a_sentence() const {
  return quotient(static_cast<double>(words_), static_cast<double>(sentences_));
}

std::optional<double> Measures::median_words() const {
  if (sentences_ == 0) return std::nullopt;
  const auto of_rank = [&](std::size_t rank) {
    std::size_t before = 0;
    for (const auto& [words, sentences] : by_words_)
      if (rank < (before += sentences)) return static_cast<double>(words);
    return 0.0;
  };
  return (of_rank((sentences_ - 1) / 2) + of_rank(sentences_ / 2)) / 2;
}

std::optional<double> Measures::share_over(std::size_t words) const {
  std::size_t over = 0;
  for (const auto& [each, sentences] : by_words_) over += each > words ? sentences : 0;
  return quotient(kPercent * static_cast<double>(over), static_cast<double>(sentences_));
}

std::optional<double> Measures::long_words() const {
  return quotient(kPercent * static_cast<double>(long_), static_cast<double>(words_));
}

std::optional<double> Measures::lix() const {
  const auto sentence = words_a_sentence(), long_share = long_words();
  if (!sentence || !long_share) return std::nullopt;
  return *sentence + *long_share;
}

std::optional<double> Measures::ovix() const {
  const auto all = static_cast<double>(words_), differ = static_cast<double>(forms_.size());
  if (words_ < 2 || forms_.size() == words_) return std::nullopt;
  return std::log(all) / std::log(2 - std::log(differ) / std::log(all));
}

std::optional<double> Measures::per_thousand(std::size_t count, bool known) const {
  if (!known) return std::nullopt;
  return quotient(kThousand * static_cast<double>(count), static_cast<double>(words_));
}

std::optional<double> Measures::passives() const {
  return per_thousand(passives_, !passive_.empty());
}
std::optional<double> Measures::list_words() const { return per_thousand(listed_, has_lists_); }
std::optional<double> Measures::nominalisations() const {
  return per_thousand(nominalisations_, has_nominalisations_);
}

std::optional<double> Measures::nominal_ratio() const {
  if (!has_nominalisations_) return std::nullopt;
  return quotient(static_cast<double>(nominalisations_), static_cast<double>(verbs_));
}

std::optional<double> Measures::named(std::string_view name) const {
  for (const NamedMeasure& measure : kNamedMeasures)
    if (measure.name == name) return measure.of(*this);
  return std::nullopt;
}

std::span<const std::string_view> measure_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> out;
    for (const NamedMeasure& measure : kNamedMeasures) out.push_back(measure.name);
    return out;
  }();
  return names;
}

Verdict verdict(const Target& target, const Measures& measures) {
  const auto value = measures.named(target.measure);
  if (!value || measures.words() < target.fewest_words) return Verdict::unknown;
  return *value > target.worst  ? Verdict::far_over
         : *value > target.most ? Verdict::over
                                : Verdict::met;
}

}  // namespace blankett::plain
