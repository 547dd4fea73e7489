// An evaluation of W3C's WCAG-EM Report Tool 3.0.3, as it saves them. The tool drops what it cannot
// compact with its own context, and stops at a criterion that it does not know: so the addresses
// are http, the ids those of WCAG 2.2, and each assertion is about one criterion. Tested by
// audit_test.cpp and reports.spec.mjs.

#include "audit/json.h"
#include "audit/report.h"
#include "base/version.h"

namespace blankett {
namespace {

constexpr std::string_view kToolVersion = "3.0.3";

Json tool_context() {
  Json out{{"reporter", "http://github.com/w3c/wai-wcag-em-report-tool/"},
           {"wcagem", "http://www.w3.org/TR/WCAG-EM/#"},
           {"Evaluation", "wcagem:procedure"},
           {"defineScope", "wcagem:step1"},
           {"scope", "wcagem:step1a"},
           {"step1b", {{"id", "wcagem:step1b"}, {"type", "id"}}},
           {"conformanceTarget", "step1b"},
           {"accessibilitySupportBaseline", "wcagem:step1c"},
           {"additionalEvaluationRequirements", "wcagem:step1d"},
           {"exploreTarget", "wcagem:step2"},
           {"essentialFunctionality", "wcagem:step2b"},
           {"pageTypeVariety", "wcagem:step2c"},
           {"technologiesReliedUpon", "wcagem:step2d"},
           {"selectSample", "wcagem:step3"},
           {"structuredSample", "wcagem:step3a"},
           {"randomSample", "wcagem:step3b"},
           {"Website", "wcagem:website"},
           {"Webpage", "wcagem:webpage"},
           {"auditSample", "wcagem:step4"},
           {"reportFindings", "wcagem:step5"},
           {"documentSteps", "wcagem:step5a"},
           {"commissioner", "wcagem:commissioner"},
           {"evaluator", "wcagem:evaluator"},
           {"evaluationSpecifics", "wcagem:step5b"},
           {"WCAG", "http://www.w3.org/TR/WCAG/#"},
           {"WCAG20", "http://www.w3.org/TR/WCAG20/#"},
           {"WCAG21", "http://www.w3.org/TR/WCAG21/#"},
           {"WAI", "http://www.w3.org/WAI/"},
           {"A", "WAI:WCAG2A-Conformance"},
           {"AA", "WAI:WCAG2AA-Conformance"},
           {"AAA", "WAI:WCAG2AAA-Conformance"},
           {"wcagVersion", "WAI:standards-guidelines/wcag/#versions"},
           {"reportToolVersion", "wcagem:reportToolVersion"},
           {"earl", "http://www.w3.org/ns/earl#"},
           {"Assertion", "earl:Assertion"},
           {"TestMode", "earl:TestMode"},
           {"TestCriterion", "earl:TestCriterion"},
           {"TestCase", "earl:TestCase"},
           {"TestRequirement", "earl:TestRequirement"},
           {"TestSubject", "earl:TestSubject"},
           {"TestResult", "earl:TestResult"},
           {"OutcomeValue", "earl:OutcomeValue"},
           {"Pass", "earl:Pass"},
           {"Fail", "earl:Fail"},
           {"CannotTell", "earl:CannotTell"},
           {"NotApplicable", "earl:NotApplicable"},
           {"NotTested", "earl:NotTested"},
           {"assertedBy", "earl:assertedBy"},
           {"mode", "earl:mode"},
           {"result", "earl:result"},
           {"subject", "earl:subject"},
           {"test", "earl:test"},
           {"outcome", "earl:outcome"},
           {"dcterms", "http://purl.org/dc/terms/"},
           {"title", "dcterms:title"},
           {"description", "dcterms:description"},
           {"summary", "dcterms:summary"},
           {"date", "dcterms:date"},
           {"hasPart", "dcterms:hasPart"},
           {"isPartOf", "dcterms:isPartOf"},
           {"id", "@id"},
           {"type", "@type"},
           {"language", "@language"}};
  return out;
}

Json outcome(Verdict verdict) {
  const auto value = [](std::string_view id, std::string_view type, std::string_view title) {
    return Json{{"id", id}, {"type", Json::array({"OutcomeValue", type})}, {"title", title}};
  };
  switch (verdict) {
    case Verdict::failed: return value("earl:failed", "Fail", "Failed");
    case Verdict::passed: return value("earl:passed", "Pass", "Passed");
    case Verdict::not_present: return value("earl:inapplicable", "NotApplicable", "Not present");
    default: return value("earl:cantTell", "CannotTell", "Cannot tell");
  }
}

// What stands in the tool's box: why it is so, and what was found where.
std::string observations(const Audit& audit, const Criterion& criterion, const Judgement& judged,
                         bool swedish) {
  std::string out;
  const auto line = [&](const std::string& words) { out += (out.empty() ? "" : "\n") + words; };
  for (const std::size_t i : judged.findings) {
    const Finding& f = audit.findings[i];
    std::string words = "- " + f.message;
    if (!f.selector.empty()) words += " (" + f.selector + ")";
    if (!f.help.empty()) words += ": " + f.help;
    if (!f.suppressed.empty()) words += " [" + f.suppressed + "]";
    line(words);
  }
  if (!judged.reason.in(swedish).empty()) line(judged.reason.in(swedish));
  if (judged.verdict == Verdict::cant_tell)
    for (const Said& question : criterion.person) line(question.in(swedish));
  return out;
}

Json day_of(const std::string& date) {
  return {{"type", "http://www.w3.org/TR/NOTE-datetime"}, {"@value", date}};
}

struct Words {
  std::string_view title, description, baseline, technologies, essential, variety, summary,
      specifics;
};

Words words_in(bool swedish) {
  if (swedish)
    return {
        "E-tjänster",
        "Sidorna som en körning av blankett har läst",
        "Fylls i av granskaren: webbläsare och hjälpmedel",
        "HTML, CSS och JavaScript",
        "Fylla i och skicka ett ärende, från start till kvitto",
        "Formulär med alla steg, pappersblankett, samtalsstöd",
        "Maskinen har avgjort det den kan avgöra helt, och det som människor har bedömt står med "
        "vem och när. Resten är märkt Cannot tell och väntar på en granskare.",
        "Reglerna kördes på sidorna som de levereras, utan webbläsare"};
  return {"E-services",
          "The pages that a run of blankett has read",
          "To be filled in by the evaluator: browsers and assistive technology",
          "HTML, CSS and JavaScript",
          "Filling in and sending an errand, from start to receipt",
          "Forms with all their steps, paper forms, phone scripts",
          "The machine has decided what it can decide wholly, and what people have judged says who "
          "and when. The rest says Cannot tell, and waits for an evaluator.",
          "The rules read the pages as they are delivered, without a browser"};
}

}  // namespace

std::string report_wcag_em(const Audit& audit, bool swedish) {
  const Words words = words_in(swedish);
  const Json date = day_of(audit.date);
  std::string specifics(words.specifics);
  if (const std::string unread = unread_of(audit, swedish); !unread.empty())
    specifics += ". " + unread;
  const auto judged = judge(audit);
  const std::string evaluator = "blankett " + std::string(kVersion);
  Json sample = Json::array(), assertions = Json::array();
  for (std::size_t i = 0; i < audit.subjects.size(); ++i) {
    const Subject& page = audit.subjects[i];
    if (page.kind != SubjectKind::page) continue;
    const Json subject{{"id", "_:page_" + std::to_string(sample.size() + 1)},
                       {"type", Json::array({"TestSubject", "Webpage"})},
                       {"title", page.title.empty() ? page.name : page.title},
                       {"description", audit.address(page)}};
    sample.push_back(subject);
    for (std::size_t c = 0; c < judged[i].size(); ++c) {
      const Criterion& criterion = criteria().all[c];
      if (!criterion.in_wcag) continue;  // the tool stops at an id that WCAG 2.2 has not
      const Judgement& j = judged[i][c];
      const Reviewer* person =
          j.people.empty() ? nullptr : &audit.people[j.people.front()].reviewers.front();
      const Json day = person ? day_of(person->date) : date;
      Json result{{"type", "TestResult"},
                  {"date", day},
                  {"description", observations(audit, criterion, j, swedish)},
                  {"outcome", outcome(j.verdict)}};
      assertions.push_back(
          {{"type", "Assertion"},
           {"date", day},
           {"mode", {{"type", "TestMode"}, {"@value", "earl:" + std::string(name_of(j.mode))}}},
           {"result", std::move(result)},
           {"subject", subject},
           {"test",
            {{"id", "WCAG:" + criterion.slug},
             {"type", Json::array({"TestCriterion", "TestRequirement"})}}},
           {"assertedBy", person ? person->by : evaluator}});
    }
  }
  Json out{{"@context", tool_context()},
           {"language", swedish ? "sv" : "en"},
           {"type", "Evaluation"},
           {"reportToolVersion", kToolVersion}};
  out["defineScope"] = {
      {"id", "_:defineScope"},
      {"scope",
       {{"id", "_:website"},
        {"type", Json::array({"TestSubject", "Website"})},
        {"title", words.title},
        {"description", audit.site.empty() ? std::string(words.description) : audit.site}}},
      {"wcagVersion", "2.2"},
      {"conformanceTarget", "AA"},
      {"accessibilitySupportBaseline", words.baseline},
      {"additionalEvaluationRequirements", "EN 301 549 V3.2.1"}};
  out["exploreTarget"] = {
      {"id", "_:exploreTarget"},
      {"technologiesReliedUpon",
       Json::array({{{"title", "HTML"}}, {{"title", "CSS"}}, {{"title", "JavaScript"}}})},
      {"essentialFunctionality", words.essential},
      {"pageTypeVariety", words.variety}};
  out["selectSample"] = {{"id", "_:selectSample"},
                         {"structuredSample", std::move(sample)},
                         {"randomSample", Json::array()}};
  out["auditSample"] = std::move(assertions);
  out["reportFindings"] = {{"date", date},
                           {"summary", words.summary},
                           {"title", words.title},
                           {"commissioner", ""},
                           {"evaluator", evaluator},
                           {"evaluationSpecifics", specifics},
                           {"documentSteps", Json::array({{{"id", "_:about"}},
                                                          {{"id", "_:defineScope"}},
                                                          {{"id", "_:exploreTarget"}},
                                                          {{"id", "_:selectSample"}}})}};
  return printed(out);
}

}  // namespace blankett
