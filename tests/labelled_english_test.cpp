// How well the English rules find what people labelled in tests/plain/english.jsonl. What they say
// at warning level must be right. MISSES=1 prints each miss and false alarm; ODD=1 reads only the
// entries of odd number, which rules can be tuned on.

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "plain/linter.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using nlohmann::json;

struct EnglishSpan {
  std::string label{};
  Range at{};
};
struct EnglishText {
  TextRole role = TextRole::help;
  std::string text{};
  bool good = false;
  std::vector<EnglishSpan> spans{};
};

// The sentences are ASCII but for dashes, so a byte is looked for.
std::size_t english_byte(const std::string& text, std::size_t code_point) {
  std::size_t i = 0;
  for (std::size_t n = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (n++ == code_point) return i;
  }
  return text.size();
}

std::vector<EnglishText> english_texts() {
  std::vector<EnglishText> out;
  const std::string all = read("tests/plain/english.jsonl");
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string line = all.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    const json entry = json::parse(line);
    const std::string id = entry["id"];
    if (std::getenv("ODD") && (id.back() - '0') % 2 == 0) continue;
    EnglishText text{.role = text_role(std::string(entry["role"])).value_or(TextRole::help),
                     .text = entry["sentence"],
                     .good = entry["good"]};
    for (const json& span : entry["spans"])
      text.spans.push_back(
          {span["label"],
           {english_byte(text.text, span["start"]), english_byte(text.text, span["end"])}});
    out.push_back(std::move(text));
  }
  return out;
}

std::unique_ptr<Project> with_all_languages() {
  Options options;
  options.suggestions = true;
  const std::string folder = PROJECT_FOLDER;
  options.forms = folder + "/forms";
  options.locales = folder + "/locales";
  options.theme = folder + "/themes/stockholm";
  return load(DiskFiles(), options);
}

const plain::Linter& english_linter(const Project& project) {
  for (const Locale& locale : project.locales)
    if (locale.language == "en") return *locale.linter;
  FAIL("there is no English");
  return *project.locales.front().linter;
}

// Words that a rule is right about: one list is not always the one that a person thought of.
const std::map<std::string_view, std::vector<std::string_view>>& labels_of_rules() {
  static const std::map<std::string_view, std::vector<std::string_view>> labels = {
      {"officialese",
       {"officialese", "pronoun", "third-person", "stretched-verb", "abbreviation",
        "nominalisation", "double-negation"}},
      {"stretched-verb", {"stretched-verb", "nominalisation", "officialese"}},
      {"double-negation", {"double-negation", "officialese"}},
      {"reference", {"pronoun", "officialese"}},
      {"third-person", {"third-person", "officialese"}},
      {"blame", {"blame"}},
      {"be-passive", {"passive"}},
      {"nominalisation", {"nominalisation"}},
      {"abbreviation", {"abbreviation"}},
      {"acronym", {"abbreviation"}},
      {"slash", {"slash"}},
      {"law-reference", {"law-reference"}},
      {"two-questions", {"two-questions"}},
  };
  return labels;
}

bool meet(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

struct Tally {
  std::size_t right = 0, wrong = 0, found = 0, missed = 0;
  double precision() const {
    return right + wrong == 0 ? 1 : double(right) / double(right + wrong);
  }
  double recall() const { return found + missed == 0 ? 1 : double(found) / double(found + missed); }
};

Tally tally(const plain::Linter& linter, std::string_view rule, Severity level) {
  const auto& labels = labels_of_rules().at(rule);
  const std::string_view own = labels.front();
  Tally out;
  for (const EnglishText& text : english_texts()) {
    std::vector<Range> found;
    for (const auto& f : linter.check(text.role, text.text))
      if (f.severity >= level && f.rule->id == rule) found.push_back(f.at);
    for (const Range at : found) {
      const bool right = std::any_of(text.spans.begin(), text.spans.end(), [&](const auto& s) {
        return meet(s.at, at) && std::count(labels.begin(), labels.end(), s.label) > 0;
      });
      ++(right ? out.right : out.wrong);
      if (!right && std::getenv("MISSES"))
        std::printf("  wrong  %-15s [%s] %s\n", std::string(rule).c_str(),
                    text.text.substr(at.begin, at.end - at.begin).c_str(), text.text.c_str());
    }
    for (const EnglishSpan& s : text.spans) {
      if (s.label != own) continue;
      const bool is_found =
          std::any_of(found.begin(), found.end(), [&](Range at) { return meet(at, s.at); });
      ++(is_found ? out.found : out.missed);
      if (!is_found && std::getenv("MISSES"))
        std::printf("  missed %-15s [%s] %s\n", std::string(rule).c_str(),
                    text.text.substr(s.at.begin, s.at.end - s.at.begin).c_str(), text.text.c_str());
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the English rules find what people labelled", "[labelled]") {
  const auto project = with_all_languages();
  const plain::Linter& linter = english_linter(*project);
  Tally warnings;
  std::printf("%-16s %6s %6s\n", "English", "P", "R");
  for (const auto& [rule, labels] : labels_of_rules()) {
    if (!linter.rule(rule)) continue;
    const Tally all = tally(linter, rule, Severity::note);
    const Tally warned = tally(linter, rule, Severity::warning);
    warnings.right += warned.right, warnings.wrong += warned.wrong;
    std::printf("%-16s %6.3f %6.3f  right %zu wrong %zu missed %zu; at warning %.3f %.3f\n",
                std::string(rule).c_str(), all.precision(), all.recall(), all.right, all.wrong,
                all.missed, warned.precision(), warned.recall());
  }
  std::printf("warnings         %6.3f  right %zu wrong %zu\n", warnings.precision(), warnings.right,
              warnings.wrong);
  CHECK(warnings.right >= 40);
  CHECK(warnings.precision() >= 0.95);
  CHECK(tally(linter, "officialese", Severity::note).recall() >= 0.5);
  CHECK(tally(linter, "be-passive", Severity::note).recall() >= 0.9);
  CHECK(tally(linter, "be-passive", Severity::note).precision() >= 0.9);
}

TEST_CASE("good English is left alone at warning level", "[labelled]") {
  const auto project = with_all_languages();
  const plain::Linter& linter = english_linter(*project);
  std::size_t words = 0, wrong = 0;
  for (const EnglishText& text : english_texts()) {
    if (!text.good) continue;
    words += words_of(text.text).size();
    for (const auto& f : linter.check(text.role, text.text))
      if (f.severity >= Severity::warning) {
        ++wrong;
        UNSCOPED_INFO(f.rule->id << ": " << text.text);
      }
  }
  REQUIRE(words > 300);
  CHECK(double(wrong) * 1000 / double(words) <= 2);
}

}  // namespace blankett::tests
