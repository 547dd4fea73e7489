// The page rules on the W3C's test cases of the ACT rules. They lie beside the repository, or where
// BLANKETT_ACT says, and are not ours to keep here: without them the test is skipped.
//
// A case is found when a rule that names the ACT rule says error or warning of it; `review` is the
// answer "cannot tell", which is neither right nor wrong.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "page/page.h"
#include "parse/parse.h"
#include "rules/check.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

struct Case {
  std::string file, rule, name, expected, kind;  // kind: the class S, P or C
};

// What our rules said of a case: the worst of those that name its ACT rule.
enum class Answer { not_run, silent, review, found };

struct Row {
  std::string name, kind;
  int failed = 0, others = 0;
  int found = 0, reviewed = 0;                 // of the failed
  int false_positives = 0, other_reviews = 0;  // of the others
  int not_run = 0;
  std::vector<std::string> missed{}, wrong{};
};

std::filesystem::path act_folder() {
  if (const char* const given = std::getenv("BLANKETT_ACT")) return given;
  return PROJECT_FOLDER "/../shared/testdata/act";
}

std::string bytes_of(const std::filesystem::path& file) {
  std::string out;
  if (std::FILE* const f = std::fopen(file.c_str(), "rb")) {
    char buffer[1 << 16];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, f)) > 0;)
      out.append(buffer, n);
    std::fclose(f);
  }
  return out;
}

std::vector<Case> cases_in(const std::filesystem::path& folder) {
  std::vector<Case> out;
  for (const auto& entry : nlohmann::json::parse(bytes_of(folder / "index.json")))
    out.push_back({entry.at("file"), entry.at("rule"), entry.at("name"), entry.at("expected"),
                   entry.at("class")});
  return out;
}

bool names(const Rule& rule, const std::string& act) {
  const std::string all = " " + std::string(rule.standards) + " ";
  return all.find(" act:" + act + " ") != all.npos;
}

Answer answer_to(const Case& asked, const std::string& bytes) {
  Sources sources;
  Diagnostics found;
  const SourceId source = sources.add(asked.file, bytes);
  const bool html = asked.file.ends_with(".html");
  const Document document =
      html ? parse_html(sources, source, found) : parse_page(sources, source, found);
  if (document.empty()) return Answer::not_run;
  Answer answer = Answer::silent;
  const Page page(document);
  for (const RegisteredRule& r : all_rules()) {
    if (!r.rule->page || !names(*r.rule, asked.rule)) continue;
    Diagnostics out;
    r.rule->page(page, out);
    for (const Diagnostic& d : out)
      answer = std::max(answer, d.severity >= Severity::warning ? Answer::found : Answer::review);
  }
  return answer;
}

bool is_ruled(const std::string& act) {
  const auto all = all_rules();
  return std::any_of(all.begin(), all.end(),
                     [&](const RegisteredRule& r) { return names(*r.rule, act); });
}

void count(const Case& asked, Answer answer, Row& row) {
  const bool failed = asked.expected == "failed";
  ++(failed ? row.failed : row.others);
  if (answer == Answer::not_run) ++row.not_run;
  if (answer == Answer::found) ++(failed ? row.found : row.false_positives);
  if (answer == Answer::review) ++(failed ? row.reviewed : row.other_reviews);
  if (failed && answer != Answer::found)
    row.missed.push_back(asked.file + (answer == Answer::review ? " (review)" : ""));
  if (!failed && answer == Answer::found) row.wrong.push_back(asked.file);
}

void print(const std::map<std::string, Row>& rows) {
  fmt::print("{:8}{:3}{:>7}{:>7}{:>7}{:>8}{:>7}{:>10}{:>9}  {}\n", "rule", "", "failed", "found",
             "review", "missed", "other", "false pos", "not run", "name");
  for (const auto& [rule, row] : rows) {
    fmt::print("{:8}{:3}{:>7}{:>7}{:>7}{:>8}{:>7}{:>10}{:>9}  {}{}\n", rule, row.kind, row.failed,
               row.found, row.reviewed, row.failed - row.found - row.reviewed, row.others,
               row.false_positives, row.not_run, row.name,
               row.other_reviews ? fmt::format(" ({} for review)", row.other_reviews) : "");
    for (const std::string& file : row.missed) fmt::print("{:11}missed {}\n", "", file);
    for (const std::string& file : row.wrong) fmt::print("{:11}false  {}\n", "", file);
  }
}

}  // namespace

TEST_CASE("page rules answer the W3C's cases of the ACT rules", "[act]") {
  const std::filesystem::path folder = act_folder();
  if (!std::filesystem::exists(folder / "index.json")) {
    WARN("skipped: no ACT cases in " << folder.string() << "; BLANKETT_ACT can name their folder");
    return;
  }
  std::map<std::string, Row> rows;
  std::map<std::string, Row> classes;
  std::vector<std::string> unruled;
  for (const Case& asked : cases_in(folder)) {
    const std::string bytes = bytes_of(folder / "cases" / asked.file);
    REQUIRE_FALSE(bytes.empty());
    const Answer answer = answer_to(asked, bytes);
    Row& row = rows[asked.rule];
    row.name = asked.name;
    row.kind = asked.kind;
    count(asked, answer, row);
    count(asked, answer, classes[asked.kind]);
  }
  for (const auto& [rule, row] : rows)
    if (!is_ruled(rule)) unruled.push_back(rule);
  print(rows);
  for (auto& [kind, row] : classes)
    fmt::print(
        "class {}: {} of {} failed found, {} for review; {} false positives of {}; {} not "
        "run\n",
        kind, row.found, row.failed, row.reviewed, row.false_positives, row.others, row.not_run);
  INFO("no rule for: " << fmt::format("{}", fmt::join(unruled, " ")));

  // Review is an answer of class S only where no parser can know: two cases depend on a script.
  const Row& s = classes["S"];
  CHECK(s.failed - s.found - s.reviewed == 0);
  CHECK(s.reviewed <= 2);
  CHECK(s.false_positives == 0);
  const Row& p = classes["P"];
  CHECK(3 * (p.found + p.reviewed) >= 2 * p.failed);
  CHECK(p.false_positives == 0);
  const Row& c = classes["C"];
  // Text on a picture can only be asked about.
  CHECK(10 * (c.found + c.reviewed) >= 9 * c.failed);
  CHECK(c.reviewed <= 1);
  CHECK(c.false_positives == 0);
}

}  // namespace blankett::tests
