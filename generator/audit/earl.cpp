// EARL 1.0 in JSON-LD, in the form of the implementation reports that W3C's ACT Rules community
// reads: a subject with its assertions, each the outcome of one rule. Tested by audit_test.cpp and
// reports.spec.mjs.

#include <map>

#include "audit/json.h"
#include "audit/report.h"
#include "base/version.h"

namespace blankett {
namespace {

// Everything stands in the file: a reader needs no network.
Json earl_context() {
  const auto id = [](std::string_view iri) { return Json{{"@id", iri}, {"@type", "@id"}}; };
  Json out{{"@vocab", "http://www.w3.org/ns/earl#"},
           {"earl", "http://www.w3.org/ns/earl#"},
           {"dcterms", "http://purl.org/dc/terms/"},
           {"doap", "http://usefulinc.com/ns/doap#"},
           {"ptr", "http://www.w3.org/2009/pointers#"},
           {"WCAG2", "https://www.w3.org/TR/WCAG22/#"},
           {"title", "dcterms:title"},
           {"description", "dcterms:description"},
           {"date", "dcterms:date"},
           {"source", id("dcterms:source")},
           {"isPartOf", id("dcterms:isPartOf")},
           {"name", "doap:name"},
           {"shortdesc", "doap:shortdesc"},
           {"release", "doap:release"},
           {"revision", "doap:revision"},
           {"expression", "ptr:expression"},
           {"assertedBy", id("earl:assertedBy")},
           {"outcome", id("earl:outcome")},
           {"mode", id("earl:mode")},
           {"assertions", {{"@reverse", "earl:subject"}}}};
  return out;
}

Json requirement(const Criterion& c) {
  return {{"@id", "WCAG2:" + c.slug}, {"@type", "TestRequirement"}, {"title", "WCAG2: " + c.id}};
}

Json requirements(std::string_view standards) {
  Json out = Json::array();
  for (const Criterion* c : criteria_of(standards))
    if (c->in_wcag) out.push_back(requirement(*c));
  for (const std::string& id : tagged(standards, "act:"))
    out.push_back({{"@id", "https://www.w3.org/WAI/standards-guidelines/act/rules/" + id + "/"},
                   {"@type", "TestRequirement"},
                   {"title", "ACT: " + id}});
  return out;
}

Json pointer(const Finding& f) {
  if (!f.selector.empty()) return {{"@type", "ptr:CSSSelectorPointer"}, {"expression", f.selector}};
  return {{"@type", "ptr:LineCharPointer"},
          {"ptr:lineNumber", f.place->begin.line},
          {"ptr:charNumber", f.place->begin.column}};
}

struct RuleOutcome {
  std::string id = "earl:passed", description{};
  Json pointers = Json::array();
};

// The worst of what the rule found: a failure before a question, a question before nothing. A
// warning fails advice; a criterion it only casts doubt on.
void add(RuleOutcome& outcome, const Finding& f) {
  const bool advice = is_advice(f.standards) && f.severity == Severity::warning;
  const bool fails = f.suppressed.empty() && (f.severity == Severity::error || advice);
  if (fails) outcome.id = "earl:failed";
  else if (outcome.id == "earl:passed") outcome.id = "earl:cantTell";
  if (!outcome.description.empty()) outcome.description += "\n";
  outcome.description += f.message;
  if (!f.suppressed.empty()) outcome.description += " (suppressed: " + f.suppressed + ")";
  if (f.place) outcome.pointers.push_back(pointer(f));
}

Json assertion(const AuditedRule& rule, const RuleOutcome& outcome) {
  Json result{{"@type", "TestResult"}, {"outcome", outcome.id}};
  if (!outcome.description.empty()) result["description"] = outcome.description;
  if (!outcome.pointers.empty()) result["pointer"] = outcome.pointers;
  Json test{{"@type", "TestCase"}, {"@id", "urn:blankett:rule:" + rule.id}, {"title", rule.id}};
  if (Json parts = requirements(rule.standards); !parts.empty())
    test["isPartOf"] = std::move(parts);
  return {{"@type", "Assertion"},
          {"mode", "earl:automatic"},
          {"assertedBy", "urn:blankett"},
          {"test", std::move(test)},
          {"result", std::move(result)}};
}

// People, each once, by the id that assertions name them with.
class People {
 public:
  Json assertors() const {
    Json out = Json::array();
    for (const auto& [name, id] : ids_)
      out.push_back({{"@id", id}, {"@type", Json::array({"Assertor"})}, {"name", name}});
    return out;
  }
  const std::string& id_of(const std::string& name) {
    const auto [at, fresh] = ids_.try_emplace(name);
    if (fresh) at->second = "urn:blankett:reviewer:" + std::to_string(ids_.size());
    return at->second;
  }

 private:
  std::map<std::string, std::string> ids_{};
};

// What people said of a criterion, where it decides or says why nothing is decided.
Json assertion(const Criterion& criterion, const Judgement& judged, const PeopleVerdict& said,
               People& people) {
  const Reviewer& reviewer = said.reviewers.front();
  Json result{{"@type", "TestResult"},
              {"outcome", judged.verdict == Verdict::not_present
                              ? "earl:inapplicable"
                              : "earl:" + std::string(name_of(judged.verdict))},
              {"date", reviewer.date},
              {"description", judged.reason.english}};
  return {{"@type", "Assertion"},
          {"mode", "earl:" + std::string(name_of(judged.mode))},
          {"assertedBy", people.id_of(reviewer.by)},
          {"test",
           {{"@type", "TestCase"},
            {"@id", "urn:blankett:people:" + criterion.id},
            {"title", criterion.id + " judged by people"},
            {"isPartOf", Json::array({requirement(criterion)})}}},
          {"result", std::move(result)}};
}

// What the tests in a browser showed: of the look of our pages, and of none of them by itself.
void add_in_browser(const Audit& audit, Json& graph) {
  const InBrowser in = audit.in_browser();
  if (!in.run) return;
  graph.push_back({{"@id", "urn:blankett:browser-tests"},
                   {"@type", Json::array({"Assertor", "earl:Software"})},
                   {"name", "blankett's tests in a browser"},
                   {"shortdesc", in.run->browser},
                   {"release", {{"@type", "doap:Version"}, {"revision", in.run->blankett}}}});
  Json assertions = Json::array();
  for (const Criterion& c : criteria().all) {
    const Proof* test = in.run->of(c);
    if (!test) continue;
    Json result{{"@type", "TestResult"},
                {"outcome", in.current ? "earl:passed" : "earl:cantTell"},
                {"date", in.run->date},
                {"description", audit.shown_in_browser(c).english}};
    assertions.push_back({{"@type", "Assertion"},
                          {"mode", "earl:automatic"},
                          {"assertedBy", "urn:blankett:browser-tests"},
                          {"test",
                           {{"@type", "TestCase"},
                            {"@id", "urn:blankett:browser-test:" + c.id},
                            {"title", test->file + ": " + test->test},
                            {"isPartOf", Json::array({requirement(c)})}}},
                          {"result", std::move(result)}});
  }
  graph.push_back({{"@type", Json::array({"TestSubject"})},
                   {"source", "urn:blankett:theme:" + in.run->theme + ":" + in.run->hash},
                   {"title", "Components and page states of the theme " + in.run->theme},
                   {"assertions", std::move(assertions)}});
}

}  // namespace

std::string report_earl(const Audit& audit) {
  // Subject, rule → what it found there.
  std::map<std::pair<std::size_t, const AuditedRule*>, RuleOutcome> found;
  for (std::size_t i = 0; i < audit.findings.size(); ++i)
    if (const AuditedRule* rule = audit.rule_of(audit.findings[i]))
      for (const std::size_t subject : audit.about[i])
        if (audit.findings[i].severity != Severity::note)
          add(found[{subject, rule}], audit.findings[i]);
  const auto judged = judge(audit);
  People people;
  Json graph = Json::array();
  graph.push_back({{"@id", "urn:blankett"},
                   {"@type", Json::array({"Assertor", "earl:Software"})},
                   {"name", "blankett"},
                   {"shortdesc", "compiles and checks e-service forms"},
                   {"release", {{"@type", "doap:Version"}, {"revision", kVersion}}}});
  for (std::size_t i = 0; i < audit.subjects.size(); ++i) {
    const Subject& s = audit.subjects[i];
    if (s.kind == SubjectKind::edition) continue;
    Json assertions = Json::array();
    for (const AuditedRule& rule : audit.rules) {
      if (rule.looks_at != s.kind) continue;
      RuleOutcome outcome;
      if (!audit.ran(rule, s)) {
        outcome.id = "earl:untested";
        outcome.description = audit.not_run(rule, s).english;
      }
      if (const auto at = found.find({i, &rule}); at != found.end()) outcome = at->second;
      assertions.push_back(assertion(rule, outcome));
    }
    for (std::size_t c = 0; c < judged[i].size(); ++c)
      if (const Judgement& j = judged[i][c]; !j.people.empty())
        assertions.push_back(
            assertion(criteria().all[c], j, audit.people[j.people.front()], people));
    const std::string source = s.kind == SubjectKind::page ? audit.address(s) : s.file;
    graph.push_back({{"@type", Json::array({"TestSubject"})},
                     {"source", source},
                     {"title", s.title.empty() ? s.name : s.title},
                     {"assertions", std::move(assertions)}});
    if (const std::string unread = unread_of(s, false); !unread.empty())
      graph.back()["description"] = unread;
  }
  add_in_browser(audit, graph);
  for (Json& assertor : people.assertors()) graph.push_back(std::move(assertor));
  Json out{{"@context", earl_context()}};
  out["@graph"] = std::move(graph);
  return printed(out);
}

}  // namespace blankett
