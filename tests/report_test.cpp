// The three printers: for people, for pipelines, for code scanning.

#include "base/report.h"

#include <nlohmann/json.hpp>
#include <set>

#include "audit/report.h"
#include "base/version.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

Place place(std::string file, Position begin, Position end, std::string line) {
  return {std::move(file), begin, end, std::move(line)};
}

Finding finding(std::optional<Place> at, Severity severity = Severity::error) {
  Finding f;
  f.severity = severity;
  f.rule = "some-rule/what";
  f.message = "found `it`";
  f.place = std::move(at);
  return f;
}

// A finding as a stage would make it: the bytes `wrong` in a source.
Finding found_in(const std::string& bytes, const std::string& wrong) {
  static constexpr Message kMessage{"some-rule/what", "found `it`", ""};
  Sources sources;
  const SourceId id = sources.add("forms/x/form.xml", bytes);
  const auto begin = static_cast<std::uint32_t>(bytes.find(wrong));
  Diagnostics out;
  out.add(
      {.message = &kMessage, .at = {id, begin, begin + static_cast<std::uint32_t>(wrong.size())}});
  return resolve(out, sources, {}).front();
}

std::string text_of(const Finding& f) { return report_text({&f, 1}, Colour::off); }

// All that can be said of a finding.
Finding whole() {
  Finding f = finding(place("forms/år 1/form.xml", {4, 7}, {5, 3}, "  <å b=\"fel\">"));
  f.help = "write rätt";
  f.standards = "wcag:1.3.1 wcag:3.3.2";
  f.related.push_back({place("forms/blocks/b.xml", {1, 2}, {1, 4}, "<b>"), "first used here"});
  f.fix = Finding::Fix{place("forms/år 1/form.xml", {4, 9}, {4, 12}, ""), "rätt"};
  return f;
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

Json json_line(const Finding& f) {
  const std::string text = report_json({&f, 1});
  REQUIRE(text.find('\n') == text.size() - 1);
  return Json::parse(text);
}

}  // namespace

TEST_CASE("nothing found prints nothing", "[report]") {
  CHECK(report_text({}, Colour::off) == "");
  CHECK(report_text({}, Colour::on) == "");
  CHECK(report_json({}) == "");
}

TEST_CASE("the caret stands under the words", "[report]") {
  CHECK(text_of(found_in("<a>\n  <b id=\"x y\"/>\n</a>", "x y")) ==
        "forms/x/form.xml:2:10: error: found `it` [some-rule/what]\n"
        "    2 |   <b id=\"x y\"/>\n"
        "      |          ^^^\n");
  CHECK(text_of(found_in("<å ä=\"öö\" é=\"här\">", "här")) ==
        "forms/x/form.xml:1:14: error: found `it` [some-rule/what]\n"
        "    1 | <å ä=\"öö\" é=\"här\">\n"
        "      |              ^^^\n");
  // A tab is one column in every editor's count; the snippet shows it as one space.
  CHECK(text_of(found_in("\t<b\tid=\"x\"/>", "x")) ==
        "forms/x/form.xml:1:9: error: found `it` [some-rule/what]\n"
        "    1 |  <b id=\"x\"/>\n"
        "      |         ^\n");
}

TEST_CASE("an empty place is one caret, also at the end of the line", "[report]") {
  CHECK(text_of(finding(place("f", {1, 4}, {1, 4}, "abc"))) ==
        "f:1:4: error: found `it` [some-rule/what]\n"
        "    1 | abc\n"
        "      |    ^\n");
  CHECK(text_of(finding(place("f", {1, 1}, {1, 1}, ""))) ==
        "f:1:1: error: found `it` [some-rule/what]\n"
        "    1 | \n"
        "      | ^\n");
}

TEST_CASE("a place of several lines is shown to the end of the first", "[report]") {
  CHECK(text_of(found_in("<p>\n  <b>ett två\n  tre</b>\n</p>", "två\n  tre")) ==
        "forms/x/form.xml:2:10: error: found `it` [some-rule/what]\n"
        "    2 |   <b>ett två\n"
        "      |          ^^^\n");
}

TEST_CASE("a long line is cut around the place", "[report]") {
  const std::string before(1000, 'a'), after(1000, 'b');
  CHECK(text_of(found_in(before + "ÅÄÖ" + after, "ÅÄÖ")) ==
        "forms/x/form.xml:1:1001: error: found `it` [some-rule/what]\n"
        "    1 | " +
            std::string(53, 'a') + "ÅÄÖ" + std::string(104, 'b') + "\n" + "      | " +
            std::string(53, ' ') + "^^^\n");
  // At the beginning nothing is cut away; a long place ends with the line.
  CHECK(text_of(found_in("x" + after, after)) ==
        "forms/x/form.xml:1:2: error: found `it` [some-rule/what]\n"
        "    1 | x" +
            std::string(159, 'b') + "\n" + "      |  " + std::string(159, '^') + "\n");
  // 160 columns are shown whole, though they are more bytes.
  std::string whole_line;
  for (int i = 0; i < 159; ++i) whole_line += "å";
  CHECK(text_of(found_in(whole_line + "x", "x")).find(whole_line + "x\n") != std::string::npos);
}

TEST_CASE("help and related places follow", "[report]") {
  CHECK(text_of(whole()) ==
        "forms/år 1/form.xml:4:7: error: found `it` [some-rule/what]\n"
        "    4 |   <å b=\"fel\">\n"
        "      |       ^^^^^^^\n"
        "      = write rätt\n"
        "      = forms/blocks/b.xml:1:2: first used here\n");
  CHECK(text_of(finding(std::nullopt, Severity::warning)) ==
        "warning: found `it` [some-rule/what]\n");
}

TEST_CASE("colour marks the severity, the words and the caret", "[report]") {
  const auto in_colour = [](Severity severity) {
    const Finding f = finding(place("f", {1, 2}, {1, 3}, "abc"), severity);
    return report_text({&f, 1}, Colour::on);
  };
  CHECK(in_colour(Severity::error) ==
        "f:1:2: \x1b[1;31merror\x1b[0m: \x1b[1mfound `it`\x1b[0m [some-rule/what]\n"
        "    1 | abc\n"
        "      |  \x1b[1;32m^\x1b[0m\n");
  CHECK(in_colour(Severity::warning).find("\x1b[1;33mwarning\x1b[0m") != std::string::npos);
  CHECK(in_colour(Severity::note).find("\x1b[1;36mnote\x1b[0m") != std::string::npos);
  CHECK(in_colour(Severity::review).find("\x1b[1;36mreview\x1b[0m") != std::string::npos);
}

TEST_CASE("a hostile page cannot command the terminal", "[report]") {
  Finding f = finding(place("f\x1b[2J", {1, 1}, {1, 2}, "a\x1b]0;title\x07\x7f\u009b31m"));
  f.message = "found `\x1b[31m`";
  f.help = "\x1b[0m";
  const std::string text = text_of(f);
  for (const char bad : {'\x1b', '\x07', '\x7f'}) CHECK(text.find(bad) == std::string::npos);
  CHECK(text.find("\u009b") == std::string::npos);
}

TEST_CASE("every JSON line has every key", "[report]") {
  const std::vector<std::string> all = {"column",   "end_column", "end_line",  "file",
                                        "fix",      "help",       "line",      "message",
                                        "part",     "related",    "rule",      "selector",
                                        "severity", "standards",  "suppressed"};
  const Json line = json_line(whole());
  CHECK(keys(line) == all);
  CHECK(line == Json::parse(R"({
    "file": "forms/år 1/form.xml", "line": 4, "column": 7, "end_line": 5, "end_column": 3,
    "severity": "error", "rule": "some-rule/what", "message": "found `it`", "help": "write rätt",
    "standards": ["wcag:1.3.1", "wcag:3.3.2"], "part": null, "selector": null, "suppressed": null,
    "related": [{"file": "forms/blocks/b.xml", "line": 1, "column": 2, "end_line": 1,
                 "end_column": 4, "message": "first used here"}],
    "fix": {"file": "forms/år 1/form.xml", "line": 4, "column": 9, "end_line": 4,
            "end_column": 12, "with": "rätt"}, "suppressed": null})"));
  const Json bare = json_line(finding(std::nullopt, Severity::review));
  CHECK(keys(bare) == all);
  CHECK(bare == Json::parse(R"({
    "file": null, "line": null, "column": null, "end_line": null, "end_column": null,
    "severity": "review", "rule": "some-rule/what", "message": "found `it`", "help": null,
    "standards": [], "part": null, "selector": null, "suppressed": null, "related": [],
    "fix": null})"));
}

TEST_CASE("JSON is one object a line, whatever the words hold", "[report]") {
  std::vector<Finding> findings = {finding(std::nullopt), whole()};
  findings[0].message = "a\nb\t\"c\" \xFF é";  // not UTF-8: a message can quote a broken file
  const std::string text = report_json(findings);
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
  CHECK(Json::parse(text.substr(0, text.find('\n'))).at("message") == "a\nb\t\"c\" \uFFFD é");
}

TEST_CASE("SARIF has what its schema requires", "[report]") {
  const std::vector<RuleSummary> rules = {
      {"other/one", "one", "", "", Severity::note},
      {"some-rule/what", "found `{0}`", "write {1}", "wcag:1.3.1 wcag:3.3.2", Severity::error}};
  std::vector<Finding> findings = {whole(), finding(std::nullopt, Severity::warning)};
  findings.push_back(finding(place("f", {1, 1}, {1, 2}, "x"), Severity::review));
  findings.back().rule = "unheard/of";
  const Json log = Json::parse(report_sarif(findings, rules));
  CHECK(log.at("version") == "2.1.0");
  CHECK(log.at("$schema").get<std::string>().find("sarif-2.1.0") != std::string::npos);
  REQUIRE(log.at("runs").size() == 1);
  const Json& run = log.at("runs")[0];
  CHECK(run.at("columnKind") == "unicodeCodePoints");
  const Json& driver = run.at("tool").at("driver");
  CHECK(driver.at("name") == "blankett");
  CHECK(driver.at("semanticVersion") == std::string(kVersion));
  REQUIRE(driver.at("rules").size() == 2);
  std::set<std::string> ids;
  for (const Json& rule : driver.at("rules")) {
    ids.insert(rule.at("id"));
    CHECK_FALSE(rule.at("shortDescription").at("text").get<std::string>().empty());
    CHECK_FALSE(rule.at("help").at("text").get<std::string>().empty());
  }
  CHECK(ids.size() == 2);
  CHECK(
      driver.at("rules")[1].at("properties").at("tags") ==
      Json({"accessibility", "wcag:1.3.1", "wcag:3.3.2", "en301549:9.1.3.1", "en301549:9.3.3.2"}));
  CHECK(driver.at("rules")[0].at("defaultConfiguration").at("level") == "note");

  const Json& results = run.at("results");
  REQUIRE(results.size() == 3);
  for (const Json& result : results) {
    CHECK_FALSE(result.at("message").at("text").get<std::string>().empty());
    CHECK(std::set<std::string>{"none", "note", "warning", "error"}.count(result.at("level")));
    if (result.contains("ruleIndex"))
      CHECK(driver.at("rules").at(result.at("ruleIndex").get<std::size_t>()).at("id") ==
            result.at("ruleId"));
  }
  CHECK(results[0] == Json::parse(R"({
    "ruleId": "some-rule/what", "ruleIndex": 1, "level": "error",
    "message": {"text": "found `it` – write rätt"},
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "forms/%C3%A5r%201/form.xml"},
      "region": {"startLine": 4, "startColumn": 7, "endLine": 5, "endColumn": 3}}}],
    "relatedLocations": [{"message": {"text": "first used here"},
      "physicalLocation": {"artifactLocation": {"uri": "forms/blocks/b.xml"},
      "region": {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 4}}}],
    "fixes": [{"description": {"text": "write rätt"}, "artifactChanges": [{
      "artifactLocation": {"uri": "forms/%C3%A5r%201/form.xml"},
      "replacements": [{"deletedRegion":
        {"startLine": 4, "startColumn": 9, "endLine": 4, "endColumn": 12},
        "insertedContent": {"text": "rätt"}}]}]}],
    "partialFingerprints": {"primaryLocationLineHash": "f1d202fcc9c2837e:1"}})"));
  CHECK(results[1].at("level") == "warning");
  CHECK_FALSE(results[1].contains("locations"));
  CHECK(results[2].at("level") == "none");  // a review is for people: SARIF wants level none
  CHECK(results[2].at("kind") == "review");
  CHECK_FALSE(results[2].contains("ruleIndex"));
}

TEST_CASE("SARIF places are relative references", "[report]") {
  const auto uri = [](std::string file) {
    const Finding f = finding(place(std::move(file), {1, 1}, {1, 1}, ""));
    const Json log = Json::parse(report_sarif({&f, 1}, {}));
    return log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
              ["uri"]
                  .get<std::string>();
  };
  CHECK(uri("forms/a/form.xml") == "forms/a/form.xml");
  CHECK(uri("100%/a?b#c.xml") == "100%25/a%3Fb%23c.xml");
  CHECK(uri("c:/x\\y") == "c%3A/x%5Cy");
  CHECK(uri("[å]") == "%5B%C3%A5%5D");
}

TEST_CASE("SARIF of nothing is a whole log", "[report]") {
  const Json log = Json::parse(report_sarif({}, {}));
  CHECK(log.at("runs")[0].at("results") == Json::array());
  CHECK(log.at("runs")[0].at("tool").at("driver").at("rules") == Json::array());
}

}  // namespace blankett::tests
