// How well the rules find what people labelled in tests/plain: precision and recall of each, and
// false alarms in a thousand words of good text. MISSES=1 prints each miss and false alarm.

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "plain/linter.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using nlohmann::json;

struct LabelledSpan {
  std::string label{}, text{};
  Range at{};
};
struct LabelledText {
  std::string id{}, role{}, text{};
  bool good = false;
  std::vector<LabelledSpan> spans{}, second{};  // of two readers who did not know of each other
};

// The byte of a code point.
std::size_t byte_of(const std::string& text, std::size_t code_point) {
  std::size_t i = 0;
  for (std::size_t n = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (n++ == code_point) return i;
  }
  return text.size();
}

std::vector<json> lines_of(const std::string& path) {
  std::vector<json> out;
  const std::string all = read("tests/plain/" + path);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    if (end > begin) out.push_back(json::parse(all.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::vector<LabelledSpan> spans_of(const json& line, const std::string& text) {
  std::vector<LabelledSpan> out;
  for (const json& span : line.value("spans", json::array()))
    out.push_back(
        {span["label"], span["text"], {byte_of(text, span["start"]), byte_of(text, span["end"])}});
  return out;
}

std::vector<LabelledText> labelled(const std::string& name) {
  std::vector<LabelledText> out;
  for (const json& line : lines_of(name)) {
    LabelledText text;
    text.id = line["id"];
    text.role = line.value("role", "help");
    text.text = line.value("sentence", line.value("text", ""));
    text.good = line.value("good", false);
    text.spans = spans_of(line, text.text);
    out.push_back(std::move(text));
  }
  return out;
}

bool overlap(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

struct Score {
  std::size_t right = 0, wrong = 0, found = 0, missed = 0, wrong_in_good = 0;
  double precision() const {
    return right + wrong == 0 ? 1 : double(right) / double(right + wrong);
  }
  double recall() const { return found + missed == 0 ? 1 : double(found) / double(found + missed); }
  double f1() const {
    const double p = precision(), r = recall();
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }
};

// What counts as found of a label: these rules, at this level or above.
struct Judged {
  const char* label;
  std::vector<std::string_view> rules;
  Severity level;
  std::vector<std::string_view> also_right;  // labels that make a finding right as well
};

Score score(const plain::Linter& linter, const std::vector<LabelledText>& texts,
            const Judged& judged) {
  const bool misses = std::getenv("MISSES") != nullptr;
  Score out;
  for (const LabelledText& text : texts) {
    const auto findings = linter.check(text_role(text.role).value_or(TextRole::help), text.text);
    std::vector<Range> found;
    for (const auto& f : findings)
      if (f.severity >= judged.level &&
          std::count(judged.rules.begin(), judged.rules.end(), f.rule->id) > 0)
        found.push_back(f.at);
    for (const Range at : found) {
      const bool right = std::any_of(text.spans.begin(), text.spans.end(), [&](const auto& s) {
        return overlap(s.at, at) &&
               (s.label == judged.label ||
                std::count(judged.also_right.begin(), judged.also_right.end(), s.label) > 0);
      });
      ++(right ? out.right : out.wrong);
      if (!right && text.good) ++out.wrong_in_good;
      if (!right && misses)
        std::printf("  wrong  %-16s [%s] %s\n", judged.label,
                    text.text.substr(at.begin, at.end - at.begin).c_str(), text.text.c_str());
    }
    for (const LabelledSpan& s : text.spans) {
      if (s.label != judged.label) continue;
      const bool is_found =
          std::any_of(found.begin(), found.end(), [&](Range at) { return overlap(at, s.at); });
      ++(is_found ? out.found : out.missed);
      if (!is_found && misses)
        std::printf("  missed %-16s [%s] %s\n", judged.label, s.text.c_str(), text.text.c_str());
    }
  }
  return out;
}

// With all its languages.
std::unique_ptr<Project> whole_project() {
  Options options;
  options.suggestions = true;
  const std::string folder = PROJECT_FOLDER;
  options.forms = folder + "/forms";
  options.locales = folder + "/locales";
  options.theme = folder + "/themes/stockholm";
  return load(DiskFiles(), options);
}

const plain::Linter& linter_of(const Project& project, std::string_view language) {
  for (const Locale& locale : project.locales)
    if (locale.language == language) return *locale.linter;
  FAIL("no language");
  return *project.locales.front().linter;
}

}  // namespace

// The lists were tuned with the entries of odd numbers; what is judged are the even ones.
bool is_even(const LabelledText& text) {
  const std::size_t digit = text.id.find_last_of("0123456789");
  return digit != std::string::npos && (text.id[digit] - '0') % 2 == 0;
}

const std::vector<std::string_view> kWords = {"officialese", "reference", "third-person",
                                              "connective"};

TEST_CASE("the Swedish rules find what people labelled", "[labelled]") {
  const auto project = whole_project();
  const plain::Linter& linter = linter_of(*project, "sv");
  std::vector<LabelledText> texts;
  for (const char* name : {"dev.jsonl", "forms.jsonl", "letters.jsonl", "web.jsonl"})
    for (LabelledText& text : labelled(name))
      if (is_even(text) != (std::getenv("ODD") != nullptr)) texts.push_back(std::move(text));
  std::size_t words_of_good = 0;
  for (const LabelledText& text : texts)
    if (text.good) words_of_good += TextWords(text.text).size();

  struct Wanted {
    Judged judged;
    double precision = 0, recall = 0, f1 = 0;
  };
  // Against one reader, who did not mark every stiff word. What two readers say of the words is
  // below.
  const std::vector<Wanted> wanted = {
      {{"passive", {"s-passive"}, Severity::note, {}}, 0, 0, 0.98},
      {{"officialese",
        kWords,
        Severity::warning,
        {"pronoun", "third-person", "stretched-verb", "abbreviation", "double-negation"}},
       0.86,
       0.85},
      {{"nominalisation", {"nominalisation"}, Severity::note, {}}, 0, 0, 0.90},
      {{"passive-participle", {"bli-passive"}, Severity::note, {}}},
      {{"stretched-verb", {"stretched-verb"}, Severity::note, {"nominalisation", "officialese"}}},
      {{"third-person", {"third-person"}, Severity::note, {"officialese"}}},
      {{"pronoun", {"reference"}, Severity::note, {"officialese"}}},
      {{"double-negation", {"double-negation"}, Severity::note, {}}},
      {{"abbreviation", {"abbreviation", "acronym"}, Severity::note, {}}},
      {{"slash", {"slash"}, Severity::note, {}}},
      {{"law-reference", {"law-reference"}, Severity::note, {}}},
      {{"two-questions", {"two-questions"}, Severity::note, {}}},
      {{"blame", {"blame"}, Severity::note, {}}},
  };
  std::printf("%-20s %6s %6s %6s\n", "label", "P", "R", "F1");
  for (const Wanted& w : wanted) {
    const Score s = score(linter, texts, w.judged);
    std::printf(
        "%-20s %6.3f %6.3f %6.3f  right %zu wrong %zu missed %zu, wrong in good text %.2f per "
        "1,000 words\n",
        w.judged.label, s.precision(), s.recall(), s.f1(), s.right, s.wrong, s.missed,
        1000 * double(s.wrong_in_good) / double(words_of_good));
    if (std::getenv("ODD")) continue;
    INFO(w.judged.label);
    CHECK(s.precision() >= w.precision);
    CHECK(s.recall() >= w.recall);
    CHECK(s.f1() >= w.f1);
  }
}

// What another reader marked in the same texts, by their ids.
std::map<std::string, json> second_labels() {
  std::map<std::string, json> out;
  for (json& line : lines_of("second.jsonl")) out.emplace(line["id"], line);
  return out;
}

bool is_stiff(const LabelledSpan& s) { return s.label == "officialese"; }
bool is_worth_changing(const LabelledSpan& s) {
  return s.label != "passive" && s.label != "nominalisation" && s.label != "deponent" &&
         s.label != "passive-lexical";
}

// Of the words that warn, and of one reader against the other.
struct WordScores {
  Score words, readers;
};

// Readers differ on stiff words, so that none can be the measure of the others. A warning is wrong
// when neither would change the words; a word is missed when both would.
WordScores score_words(const plain::Linter& linter, std::span<const char* const> files) {
  const std::map<std::string, json> seconds = second_labels();
  const auto any = [](const std::vector<LabelledSpan>& spans, Range at, const auto& counts) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const LabelledSpan& s) { return counts(s) && overlap(s.at, at); });
  };
  const bool misses = std::getenv("MISSES") != nullptr;
  WordScores out;
  for (const char* name : files)
    for (const LabelledText& text : labelled(name)) {
      REQUIRE(seconds.count(text.id) == 1);
      const std::vector<LabelledSpan> second = spans_of(seconds.at(text.id), text.text);
      std::vector<Range> found;
      for (const auto& f : linter.check(text_role(text.role).value_or(TextRole::help), text.text))
        if (f.severity >= Severity::warning &&
            std::count(kWords.begin(), kWords.end(), f.rule->id) > 0)
          found.push_back(f.at);
      for (const Range at : found) {
        const bool right =
            any(text.spans, at, is_worth_changing) || any(second, at, is_worth_changing);
        ++(right ? out.words.right : out.words.wrong);
        if (!right && misses)
          std::printf("  neither [%s] %s\n", text.text.substr(at.begin, at.end - at.begin).c_str(),
                      text.text.c_str());
      }
      for (const LabelledSpan& s : text.spans) {
        if (!is_stiff(s)) continue;
        const bool both = any(second, s.at, is_stiff);
        ++(both ? out.readers.found : out.readers.missed);
        if (!both) continue;
        const bool is_found =
            std::any_of(found.begin(), found.end(), [&](Range at) { return overlap(at, s.at); });
        ++(is_found ? out.words.found : out.words.missed);
        if (!is_found && misses) std::printf("  both [%s] %s\n", s.text.c_str(), text.text.c_str());
      }
      for (const LabelledSpan& s : second)
        if (is_stiff(s))
          ++(any(text.spans, s.at, is_stiff) ? out.readers.right : out.readers.wrong);
    }
  return out;
}

// The lists were made with the first; nobody who made them had seen the later texts.
TEST_CASE("the Swedish words are those that two readers would change", "[labelled]") {
  const auto project = whole_project();
  const plain::Linter& linter = linter_of(*project, "sv");
  static constexpr const char* kFirst[] = {"forms.jsonl", "letters.jsonl", "web.jsonl"};
  static constexpr const char* kLater[] = {"later.jsonl"};
  for (const std::span<const char* const> files :
       {std::span<const char* const>(kFirst), std::span<const char* const>(kLater)}) {
    const auto [words, readers] = score_words(linter, files);
    std::printf(
        "%s: words of two readers P %.3f R %.3f right %zu wrong %zu found %zu missed %zu; the "
        "readers agree F1 %.3f\n",
        files.front(), words.precision(), words.recall(), words.right, words.wrong, words.found,
        words.missed, readers.f1());
    CHECK(words.precision() >= 0.97);
    CHECK(words.recall() >= 0.80);
  }
}

TEST_CASE("sentences end where people say", "[labelled]") {
  const auto project = whole_project();
  std::map<std::string, Score> scores;
  for (const json& line : lines_of("sentences.jsonl")) {
    const std::string text = line["text"], language = line["language"];
    std::set<std::size_t> wanted, found;
    for (const json& end : line["ends"]) wanted.insert(byte_of(text, end));
    for (const Range s : sentences_of(text, linter_of(*project, language).lexicon().abbreviations))
      found.insert(s.end);
    Score& score = scores[language];
    for (const std::size_t end : found) ++(wanted.count(end) ? score.right : score.wrong);
    for (const std::size_t end : wanted) ++(found.count(end) ? score.found : score.missed);
    if (wanted != found && std::getenv("MISSES"))
      std::printf("  %s %s\n", language.c_str(), text.c_str());
  }
  CHECK(scores["sv"].f1() >= 0.98);
  for (const auto& [language, s] : scores)
    std::printf("sentence ends %-4s P %.3f R %.3f F1 %.3f\n", language.c_str(), s.precision(),
                s.recall(), s.f1());
}

// What a label makes right that a rule finds.
const std::map<std::string_view, std::vector<std::string_view>>& labels_of_rules() {
  static const std::map<std::string_view, std::vector<std::string_view>> labels = {
      {"officialese",
       {"officialese", "pronoun", "third-person", "stretched-verb", "abbreviation",
        "double-negation"}},
      {"reference", {"pronoun", "officialese"}},
      {"third-person", {"third-person", "officialese"}},
      {"connective", {"officialese", "pronoun"}},
      {"double-negation", {"double-negation", "officialese"}},
      {"stretched-verb", {"stretched-verb", "nominalisation", "officialese"}},
      {"abbreviation", {"abbreviation", "officialese"}},
      {"acronym", {"abbreviation"}},
      {"slash", {"slash"}},
      {"law-reference", {"law-reference"}},
      {"two-questions", {"two-questions"}},
      {"blame", {"blame", "officialese"}},
      {"s-passive", {"passive"}},
      {"bli-passive", {"passive-participle"}},
      {"nominalisation", {"nominalisation"}},
  };
  return labels;
}

constexpr double kLeastPrecision = 0.95;  // of a rule that warns

// Every rule that has labels, on the entries that it was not tuned with.
TEST_CASE("a Swedish rule warns only when it is nearly always right", "[labelled]") {
  const auto project = whole_project();
  const plain::Linter& linter = linter_of(*project, "sv");
  struct Count {
    std::size_t right = 0, wrong = 0, warned_right = 0, warned_wrong = 0;
  };
  std::map<std::string, Count> counts;
  const std::map<std::string, json> seconds = second_labels();
  for (const char* name : {"dev.jsonl", "forms.jsonl", "letters.jsonl", "web.jsonl", "later.jsonl"})
    for (const LabelledText& text : labelled(name)) {
      if (!is_even(text)) continue;
      // Of two readers, one is enough: they differ on stiff words, and a careful editor marks what
      // either would change.
      std::vector<LabelledSpan> spans = text.spans;
      if (const auto second = seconds.find(text.id); second != seconds.end())
        for (LabelledSpan& span : spans_of(second->second, text.text))
          spans.push_back(std::move(span));
      for (const auto& f : linter.check(text_role(text.role).value_or(TextRole::help), text.text)) {
        const auto labels = labels_of_rules().find(f.rule->id);
        if (labels == labels_of_rules().end()) continue;
        const bool right = std::any_of(spans.begin(), spans.end(), [&](const auto& s) {
          return overlap(s.at, f.at) && std::count(labels->second.begin(), labels->second.end(),
                                                   std::string_view(s.label)) > 0;
        });
        Count& count = counts[f.rule->id];
        ++(right ? count.right : count.wrong);
        if (f.severity >= Severity::warning) ++(right ? count.warned_right : count.warned_wrong);
        if (!right && f.severity >= Severity::warning && std::getenv("WARNED"))
          std::printf("  %s [%s] %s\n", f.rule->id.c_str(),
                      text.text.substr(f.at.begin, f.at.end - f.at.begin).c_str(),
                      text.text.c_str());
      }
    }
  // What nobody has labelled has no precision, so it only suggests. Lengths are counted, not
  // judged.
  for (const auto& rule : linter.rules()) {
    INFO(rule->id);
    if (rule->severity >= Severity::warning && rule->language == "sv" && rule->detector != "length")
      CHECK(labels_of_rules().count(rule->id) == 1);
  }
  for (const auto& [rule, c] : counts) {
    INFO(rule);
    const std::size_t warned = c.warned_right + c.warned_wrong;
    std::printf("%-16s all %4zu right %4zu wrong; warnings %4zu right %4zu wrong\n", rule.c_str(),
                c.right, c.wrong, c.warned_right, c.warned_wrong);
    CHECK(double(c.warned_right) >= kLeastPrecision * double(warned));
  }
}

// Text that an editor has passed: nothing in it needs a warning.
TEST_CASE("good Swedish text has few false warnings", "[labelled]") {
  const auto project = whole_project();
  const plain::Linter& linter = linter_of(*project, "sv");
  std::size_t words = 0;
  std::map<std::string, std::size_t> warnings, suggestions;
  for (const char* name : {"good.jsonl", "forms.jsonl", "letters.jsonl", "web.jsonl"})
    for (const LabelledText& text : labelled(name)) {
      if (!text.good) continue;
      words += TextWords(text.text).size();
      for (const auto& f : linter.check(text_role(text.role).value_or(TextRole::help), text.text)) {
        // What is labelled in good text is there, and may be said.
        const bool labelled_here = std::any_of(text.spans.begin(), text.spans.end(),
                                               [&](const auto& s) { return overlap(s.at, f.at); });
        if (labelled_here) continue;
        ++(f.severity >= Severity::warning ? warnings : suggestions)[f.rule->id];
        if (f.severity >= Severity::warning && std::getenv("WARNED"))
          std::printf("  good: %s [%s] %s\n", f.rule->id.c_str(),
                      text.text.substr(f.at.begin, f.at.end - f.at.begin).c_str(), text.id.c_str());
      }
    }
  std::size_t all = 0;
  for (const auto& [rule, n] : warnings) {
    all += n;
    std::printf("good text: %-16s %.2f false warnings per 1,000 words\n", rule.c_str(),
                1000 * double(n) / double(words));
  }
  for (const auto& [rule, n] : suggestions)
    std::printf("good text: %-16s %.2f suggestions per 1,000 words\n", rule.c_str(),
                1000 * double(n) / double(words));
  std::printf("good text: %zu words, %.2f false warnings per 1,000\n", words,
              1000 * double(all) / double(words));
  REQUIRE(words > 5000);
  CHECK(1000 * double(all) / double(words) <= 2);
}

}  // namespace blankett::tests
