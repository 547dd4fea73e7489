// What every report says of one small audit. The files of tests/golden/reports/ are read by tools
// in tests/browser/reports.spec.mjs.

#include <nlohmann/json.hpp>

#include "audit/report.h"
#include "base/markdown.h"
#include "base/version.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/place.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

AuditedRule rule(std::string id, SubjectKind looks_at, std::string standards,
                 Severity severity = Severity::error) {
  AuditedRule out;
  out.page = {
      "# Om " + id + "\n\nDen som inte ser `hör` **inget**.\n\n## Gör så här\n\n    <b>\n",
      "# About " + id + "\n\nWho cannot see `hears` **nothing**.\n\n## How\n\n- one\n- two\n"};
  out.id = std::move(id);
  out.severity = severity;
  out.standards = std::move(standards);
  out.looks_at = looks_at;
  return out;
}

Finding finding(std::string rule, std::string standards, std::string file, std::uint32_t line,
                Severity severity = Severity::error) {
  Finding out;
  out.rule = std::move(rule);
  out.standards = std::move(standards);
  out.severity = severity;
  out.message = "a <field> has no \"name\"";
  out.help = "give it a label";
  out.place = blankett::Place{std::move(file), {line, 3}, {line, 9}, "  <input>", 10, 16};
  return out;
}

Subject page(std::string name, std::string form, bool script) {
  Subject out{.kind = SubjectKind::page,
              .name = name,
              .form = std::move(form),
              .language = "sv",
              .title = "Sidan & mer",
              .file = name};
  if (out.ours() && !name.starts_with("reports/")) out.edition = "sv";
  out.contents =
      Contents{.controls = true, .fields = true, .script = script, .style = true, .words = true};
  out.language_shown = true;
  return out;
}

// A form in two languages with a page of ours, and somebody else's page.
Audit sample(std::vector<PeopleVerdict> people = {}) {
  Audit out;
  out.date = "2026-11-29";
  out.site = "https://stad.example";
  out.rules = {
      rule("label-vague", SubjectKind::form, "wcag:2.4.6", Severity::review),
      rule("long-words", SubjectKind::edition, "plain-language wcag:3.1.5", Severity::warning),
      rule("page-control-name", SubjectKind::page, "wcag:1.3.1 wcag:4.1.2 act:e086e5"),
      rule("page-heading-order", SubjectKind::page, "best-practice wcag:1.3.1", Severity::warning),
      rule("page-id-duplicate", SubjectKind::page, "wcag:4.1.2 en301549:9.4.1.1"),
      rule("page-language", SubjectKind::page, "wcag:3.1.1 act:b5c3f8 act:bf051a act:ucwvc8")};
  const Subject form{.kind = SubjectKind::form,
                     .name = "flytt",
                     .form = "flytt",
                     .title = "Flytta",
                     .file = "forms/flytt/form.xml",
                     .version = "1.2.0"};
  const Subject swedish{.kind = SubjectKind::edition,
                        .name = "flytt sv",
                        .form = "flytt",
                        .language = "sv",
                        .file = "forms/flytt/form.xml"};
  const Subject finnish{.kind = SubjectKind::edition,
                        .name = "flytt fi",
                        .form = "flytt",
                        .language = "fi",
                        .file = "locales/fi/forms/flytt.xlf",
                        .skipped = Skip::withheld};
  Finding asked =
      finding("label-vague/vague", "wcag:2.4.6", "forms/flytt/form.xml", 4, Severity::review);
  asked.part = "plats/gata";
  asked.part_title = "Platsen: Gata";
  Finding words = finding("long-words/found", "plain-language wcag:3.1.5", "forms/flytt/form.xml",
                          5, Severity::warning);
  attach(out,
         {asked, words,
          finding("page-heading-order/skip", "best-practice wcag:1.3.1", "sv/flytt/index.html", 7,
                  Severity::warning)},
         {form, swedish, finnish, page("sv/flytt/index.html", "flytt", true)});
  Finding unnamed =
      finding("page-control-name/missing", "wcag:1.3.1 wcag:4.1.2 act:e086e5", "portal.html", 9);
  unnamed.selector = "#main > input:nth-of-type(1)";
  Finding left =
      finding("page-id-duplicate/twice", "wcag:4.1.2 en301549:9.4.1.1", "portal.html", 12);
  left.suppressed = "the portal's own widget";
  attach(out, {unnamed, left}, {page("portal.html", "", false)});
  Subject gone{.kind = SubjectKind::page,
               .name = "gone.html",
               .file = "gone.html",
               .skipped = Skip::unreadable};
  attach(out, {}, {gone});
  out.people = people;
  merge_repeats(out);
  return out;
}

void golden(const std::string& name, const std::string& text) {
  check_golden(PROJECT_FOLDER "/tests/golden/reports/" + name, text);
}

PeopleVerdict said(std::string_view criterion, Verdict verdict, Doubt doubt = Doubt::none) {
  PeopleVerdict out;
  out.form = "flytt";
  out.language = "sv";
  out.criterion = static_cast<std::size_t>(criteria().find(criterion) - criteria().all.data());
  out.verdict = verdict;
  out.doubt = doubt;
  out.reviewers = {{"2026-11-20", "Rådet <KHR>", "1.0.0", Reviewers::khr}};
  if (verdict == Verdict::failed) {
    out.place = "gata";
    out.words = "Läses inte upp";
  }
  if (doubt == Doubt::changed) out.not_seen = {"flytt.title"};
  return out;
}

PeopleVerdict inapplicable(std::string_view criterion) {
  PeopleVerdict out = said(criterion, Verdict::not_present);
  out.not_applicable = {{"", "Inget styrs med <gester>"}};
  return out;
}

Judgement judgement(const Audit& audit, std::string_view subject, std::string_view id) {
  const auto judged = judge(audit);
  for (std::size_t i = 0; i < audit.subjects.size(); ++i)
    for (std::size_t c = 0; c < judged[i].size(); ++c)
      if (audit.subjects[i].name == subject && criteria().all[c].id == id) return judged[i][c];
  return {};
}

BrowserRun browser_run() {
  BrowserRun out{.theme = "stad",
                 .hash = "0123456789abcdef",
                 .blankett = std::string(kVersion),
                 .date = "2026-11-28",
                 .browser = "Chromium 143.0.1"};
  out.tests["1.4.10"] = {"tests/browser/criteria.spec.mjs", "1.4.10: it fits"};
  return out;
}

std::string_view verdict(const Audit& audit, std::string_view subject, std::string_view id) {
  const auto judged = judge(audit);
  for (std::size_t i = 0; i < audit.subjects.size(); ++i)
    for (std::size_t c = 0; c < judged[i].size(); ++c)
      if (audit.subjects[i].name == subject && criteria().all[c].id == id)
        return name_of(judged[i][c].verdict);
  return "";
}

}  // namespace

TEST_CASE("each report says the same of the same audit, byte for byte", "[audit]") {
  Audit audit = sample({said("2.4.3", Verdict::passed), said("3.3.3", Verdict::failed),
                        said("2.4.4", Verdict::cant_tell, Doubt::changed),
                        said("2.4.6", Verdict::passed), inapplicable("2.5.1")});
  const BrowserRun run = browser_run();
  audit.look = {run.theme, run.hash};
  audit.runs = {&run, 1};
  golden("report.audit.json", report_audit(audit));
  golden("report.sv.html", report_html(audit, true));
  golden("report.en.html", report_html(audit, false));
  golden("report.junit.xml", report_junit(audit));
  golden("report.earl.json", report_earl(audit));
  golden("report.wcag-em.json", report_wcag_em(audit, false));
  golden("report.openacr.yaml", report_openacr(audit));
  std::vector<RuleSummary> rules;
  for (const AuditedRule& r : audit.rules)
    rules.push_back({r.id + "/found", "what " + r.id + " finds", "do it right", r.standards,
                     r.severity, r.page.english});
  golden("report.sarif", report_sarif(audit.findings, rules));
}

TEST_CASE("what a browser showed of the same look is said of our pages, and decides nothing",
          "[audit]") {
  Audit audit = sample();
  const Criterion& reflow = *criteria().find("1.4.10");
  CHECK(audit.shown_in_browser(reflow).english.empty());
  const BrowserRun run = browser_run();
  audit.look = {run.theme, run.hash};
  audit.runs = {&run, 1};
  CHECK(audit.in_browser().current);
  const Judgement ours = judgement(audit, "sv/flytt/index.html", "1.4.10");
  CHECK(ours.verdict == Verdict::cant_tell);
  CHECK(ours.reason.english.starts_with("Tested in a browser on all components"));
  CHECK(ours.reason.english.find("Chromium 143.0.1 2026-11-28") != std::string::npos);
  CHECK(judgement(audit, "flytt", "1.4.10").reason.english == ours.reason.english);
  CHECK(judgement(audit, "sv/flytt/index.html", "2.4.3").reason.english.find("browser") ==
        std::string::npos);
  // Nobody else's page has our look.
  CHECK(judgement(audit, "portal.html", "1.4.10").reason.english.find("browser") ==
        std::string::npos);
  // What a person says comes first, and what a browser showed stands beside.
  audit.people = {said("1.4.10", Verdict::cant_tell, Doubt::changed)};
  CHECK(judgement(audit, "flytt", "1.4.10").reason.english.starts_with("Judged by people"));
  CHECK(judgement(audit, "flytt", "1.4.10").reason.english.find("Tested in a browser") !=
        std::string::npos);
  audit.people = {said("1.4.10", Verdict::passed)};
  CHECK(judgement(audit, "flytt", "1.4.10").verdict == Verdict::passed);
  audit.people.clear();
  const auto earlier = [&](const Look& look, const BrowserRun& was) {
    Audit other = audit;
    other.look = look;
    other.runs = {&was, 1};
    const Judgement j = judgement(other, "sv/flytt/index.html", "1.4.10");
    CHECK(j.verdict == Verdict::cant_tell);
    return j.reason.english;
  };
  CHECK(earlier({run.theme, "another"}, run).find("of an earlier look") != std::string::npos);
  BrowserRun old = run;
  old.blankett = "0.0.1";
  CHECK(earlier({run.theme, run.hash}, old).find("of an earlier look") != std::string::npos);
  CHECK(earlier({"another", run.hash}, run).find("browser") == std::string::npos);
}

TEST_CASE("people's verdict is that of the form and its pages in the language", "[audit]") {
  Audit audit = sample();
  audit.people = {said("2.4.3", Verdict::passed), said("3.3.3", Verdict::failed),
                  said("2.4.4", Verdict::cant_tell, Doubt::changed)};
  for (const char* name : {"flytt", "sv/flytt/index.html"}) {
    INFO(name);
    const Judgement passed = judgement(audit, name, "2.4.3");
    CHECK(passed.verdict == Verdict::passed);
    CHECK(passed.mode == Mode::manual);
    CHECK(passed.people == std::vector<std::size_t>{0});
    CHECK(passed.reason.english.find("Rådet <KHR> (disability council), 2026-11-20") !=
          std::string::npos);
    CHECK(judgement(audit, name, "3.3.3").verdict == Verdict::failed);
    CHECK(
        judgement(audit, name, "3.3.3").reason.english.ends_with("Failed. gata: Läses inte upp."));
    const Judgement doubtful = judgement(audit, name, "2.4.1");
    CHECK(doubtful.verdict == Verdict::cant_tell);
    CHECK(doubtful.people.empty());
  }
  CHECK(judgement(audit, "portal.html", "2.4.3").verdict == Verdict::cant_tell);
  CHECK(judgement(audit, "portal.html", "2.4.3").people.empty());
  // A page in a language that nobody judged, and then the form is not passed either.
  Subject finnish = page("fi/flytt/index.html", "flytt", true);
  finnish.edition = "fi";
  attach(audit, {}, {finnish});
  CHECK(judgement(audit, "fi/flytt/index.html", "2.4.3").verdict == Verdict::cant_tell);
  CHECK(judgement(audit, "flytt", "2.4.3").verdict == Verdict::cant_tell);
  CHECK(judgement(audit, "flytt", "2.4.3").reason.english ==
        "People have judged it in sv, but not in fi.");
  CHECK(judgement(audit, "flytt", "3.3.3").verdict == Verdict::failed);
  // That nobody has judged the review sheet holds back nothing; what is found there does.
  Audit sheet = sample();
  sheet.people = {said("2.4.3", Verdict::passed)};
  attach(sheet, {}, {page("reports/sv/flytt/index.html", "flytt", true)});
  CHECK(judgement(sheet, "flytt", "2.4.3").verdict == Verdict::passed);
  CHECK(judgement(sheet, "reports/sv/flytt/index.html", "2.4.3").verdict == Verdict::cant_tell);
  attach(sheet, {finding("page-order/x", "wcag:2.4.3", "reports/sv/x.html", 3)},
         {page("reports/sv/x.html", "flytt", true)});
  CHECK(judgement(sheet, "flytt", "2.4.3").verdict == Verdict::failed);
}

TEST_CASE("people answer what a rule asks, and outweigh nothing that it is certain of", "[audit]") {
  Audit audit = sample();
  audit.people = {said("2.4.6", Verdict::passed)};
  const Judgement answered = judgement(audit, "flytt", "2.4.6");
  CHECK(answered.verdict == Verdict::passed);
  CHECK(answered.mode == Mode::semi_automatic);
  CHECK(answered.findings.size() == 1);
  const auto with_finding = [&](Severity severity, const char* suppressed) {
    Audit more = audit;
    Finding f = finding("label-vague/none", "wcag:2.4.6", "sv/flytt/index.html", 4, severity);
    f.suppressed = suppressed;
    more.findings.push_back(std::move(f));
    more.about.push_back({3});
    return more;
  };
  // A warning is of something that is there, and fails nothing.
  const Audit warned = with_finding(Severity::warning, "");
  CHECK(judgement(warned, "flytt", "2.4.6").verdict == Verdict::cant_tell);
  const Audit certain = with_finding(Severity::error, "");
  CHECK(judgement(certain, "flytt", "2.4.6").verdict == Verdict::failed);
  CHECK(judgement(certain, "flytt", "2.4.6").mode == Mode::automatic);
  CHECK(judgement(certain, "sv/flytt/index.html", "2.4.6").people.empty());
  // A fault that is left with a reason is there all the same; a question that is left is answered.
  CHECK(judgement(with_finding(Severity::warning, "so"), "flytt", "2.4.6").verdict ==
        Verdict::cant_tell);
  CHECK(judgement(with_finding(Severity::review, "so"), "flytt", "2.4.6").verdict ==
        Verdict::passed);
  // What a machine decides, or finds nothing of, people may still fail.
  Audit against = sample();
  against.people = {said("3.1.1", Verdict::failed), said("1.2.1", Verdict::passed)};
  CHECK(judgement(against, "flytt", "3.1.1").verdict == Verdict::failed);
  CHECK(judgement(against, "flytt", "1.2.1").verdict == Verdict::not_present);
}

TEST_CASE("a conformance report claims support where people passed it in every form", "[audit]") {
  const auto level = [](const Audit& audit, const std::string& id) {
    const std::string text = report_openacr(audit);
    const std::size_t at = text.find("level: ", text.find("num: \"" + id + "\"")) + 7;
    return text.substr(at, text.find('\n', at) - at);
  };
  Audit audit = sample();
  audit.people = {said("2.4.3", Verdict::passed)};
  CHECK(level(audit, "2.4.3") != "supports");  // somebody else's pages are in it
  std::erase_if(audit.subjects, [](const Subject& s) { return !s.ours(); });
  CHECK(level(audit, "2.4.3") == "supports");
  CHECK(level(audit, "2.4.4") != "supports");
  audit.people = {said("2.4.3", Verdict::failed)};
  CHECK(level(audit, "2.4.3") == "does-not-support");
}

TEST_CASE("what people say does not apply is so in every report, with the reason", "[audit]") {
  Audit audit = sample({inapplicable("2.5.1"), inapplicable("2.4.6")});
  std::erase_if(audit.subjects, [](const Subject& s) { return !s.ours(); });
  for (const char* name : {"flytt", "sv/flytt/index.html"}) {
    INFO(name);
    const Judgement own = judgement(audit, name, "2.5.1");
    CHECK(own.verdict == Verdict::not_present);
    CHECK(own.mode == Mode::manual);
    CHECK(own.reason.english.ends_with("It does not apply. Inget styrs med <gester>."));
  }
  // It answers what a rule asks, and takes away nothing that is certain.
  CHECK(judgement(audit, "flytt", "2.4.6").mode == Mode::semi_automatic);
  Audit certain = audit;
  certain.findings.push_back(finding("label-vague/none", "wcag:2.4.6", "sv/flytt/index.html", 4));
  certain.about.push_back({3});
  CHECK(judgement(certain, "flytt", "2.4.6").verdict == Verdict::failed);
  const std::string earl = report_earl(audit), json = report_audit(audit),
                    em = report_wcag_em(audit, true), acr = report_openacr(audit),
                    html = report_html(audit, true);
  CHECK(earl.find("earl:inapplicable") != earl.npos);
  CHECK(em.find("earl:inapplicable") != em.npos);
  for (const std::string* report : {&earl, &json, &em, &acr}) {
    INFO(*report);
    CHECK(report->find("Inget styrs med <gester>") != report->npos);
  }
  CHECK(html.find("Kravet gäller inte. Inget styrs med &#60;gester&#62;.") != html.npos);
  const std::size_t at = acr.find("num: \"2.5.1\"");
  CHECK(acr.substr(acr.find("level: ", at) + 7, 14) == "not-applicable");
  // One form where it applies and passes, and one where it does not.
  Audit two = audit;
  Subject other = two.subjects[0];
  other.name = other.form = "annan";
  Subject its = page("sv/annan/index.html", "annan", true);
  attach(two, {}, {other, its});
  PeopleVerdict passed = said("2.5.1", Verdict::passed);
  passed.form = "annan";
  two.people.push_back(passed);
  const std::string both = report_openacr(two);
  CHECK(both.substr(both.find("level: ", both.find("num: \"2.5.1\"")) + 7, 8) == "supports");
}

TEST_CASE("what need not be accessible by law is said at its criteria, and changes no verdict",
          "[audit]") {
  const auto place = [](std::string_view id) {
    return static_cast<std::size_t>(criteria().find(id) - criteria().all.data());
  };
  const Audit before = sample({said("1.4.10", Verdict::failed)});
  Audit audit = before;
  audit.exceptions = {{.form = "flytt",
                       .said = {.kind = Exempt::burden,
                                .decided = "2026-11-25",
                                .criteria = {"1.2.5"},
                                .words = "Filmen är <gammal>",
                                .instead = "Ring oss."},
                       .criteria = {place("1.2.5")}},
                      {.form = "flytt",
                       .said = {.kind = Exempt::outside,
                                .decided = "2026-11-20",
                                .place = "gata",
                                .words = "Kartan är ett annat företags."},
                       .criteria = {place("1.4.10")}}};
  for (const char* id : {"1.2.5", "1.4.10"})
    CHECK(verdict(audit, "flytt", id) == verdict(before, "flytt", id));
  const std::string html = report_html(audit, true), english = report_html(audit, false);
  const auto card = [](const std::string& report, const std::string& id) {
    const std::size_t begin = report.find("<h4>" + id + " ");
    REQUIRE(begin != report.npos);
    return report.substr(begin, report.find("</li>", begin) - begin);
  };
  CHECK(card(html, "1.2.5")
            .find("<p>Undantag för oskäligt betungande anpassning (12 §) i "
                  "formuläret flytt, beslutat 2026-11-25: Filmen är &#60;gammal&#62;. "
                  "I stället: Ring oss.</p>") != html.npos);
  CHECK(card(html, "1.4.10")
            .find("<p>Innehåll som inte omfattas av lagen i formuläret flytt, gata, "
                  "beslutat 2026-11-20: Kartan är ett annat företags.</p>") != html.npos);
  CHECK(card(html, "1.4.3").find("beslutat") == html.npos);
  CHECK(card(english, "1.2.5").find("Exception for a disproportionate burden (section 12)") !=
        english.npos);
  const auto json = nlohmann::json::parse(report_audit(audit));
  REQUIRE(json.at("exceptions").size() == 2);
  CHECK(json.at("exceptions").at(0).at("kind") == "burden");
  CHECK(json.at("exceptions").at(0).at("place").is_null());
  CHECK(json.at("exceptions").at(1).at("place") == "gata");
  for (const auto& criterion : json.at("criteria"))
    CHECK(criterion.at("exceptions") == (criterion.at("id") == "1.2.5" ? nlohmann::json{0}
                                         : criterion.at("id") == "1.4.10"
                                             ? nlohmann::json{1}
                                             : nlohmann::json::array()));
  const std::string acr = report_openacr(audit);
  const auto notes = [&](const std::string& id) {
    const std::size_t at = acr.find("notes: ", acr.find("num: \"" + id + "\""));
    return acr.substr(at, acr.find('\n', at) - at);
  };
  CHECK(notes("1.2.5").ends_with("decided 2026-11-25: Filmen är <gammal>. Instead: Ring oss.\""));
  CHECK(
      notes("1.4.10").ends_with("Content outside the law (2018:1937) in the form flytt, gata, "
                                "decided 2026-11-20: Kartan är ett annat företags.\""));
}

TEST_CASE("passed is said only where a machine decides the whole criterion, and did", "[audit]") {
  const Audit audit = sample();
  CHECK(verdict(audit, "sv/flytt/index.html", "3.1.1") == "passed");
  CHECK(verdict(audit, "sv/flytt/index.html", "4.1.1") == "passed");
  CHECK(verdict(audit, "flytt", "3.1.1") == "passed");
  CHECK(verdict(audit, "sv/flytt/index.html", "1.3.1") == "cantTell");
  CHECK(verdict(audit, "sv/flytt/index.html", "4.1.2") == "cantTell");
  // A rule of those that decide it is not there.
  Audit fewer = sample();
  fewer.rules.back().standards = "wcag:3.1.1 act:b5c3f8 act:bf051a";
  CHECK(verdict(fewer, "sv/flytt/index.html", "3.1.1") == "cantTell");
  // It is there and did not run.
  Audit stopped = sample();
  for (Subject& s : stopped.subjects) s.skipped = Skip::errors;
  CHECK(verdict(stopped, "sv/flytt/index.html", "3.1.1") == "cantTell");
  CHECK(verdict(stopped, "sv/flytt/index.html", "1.2.1") == "cantTell");
}

TEST_CASE("a certain finding fails its criteria; advice, questions and what is suppressed do not",
          "[audit]") {
  const Audit audit = sample();
  CHECK(verdict(audit, "portal.html", "1.3.1") == "failed");
  CHECK(verdict(audit, "portal.html", "4.1.2") == "failed");
  CHECK(verdict(audit, "portal.html", "4.1.1") == "cantTell");
  CHECK(verdict(audit, "sv/flytt/index.html", "1.3.1") == "cantTell");
  CHECK(verdict(audit, "flytt", "2.4.6") == "cantTell");
  CHECK(verdict(audit, "gone.html", "1.3.1") == "cantTell");
}

TEST_CASE("what is not in a page is not present, unless a script that nobody knows can add it",
          "[audit]") {
  CHECK(verdict(sample(), "sv/flytt/index.html", "1.2.1") == "notPresent");
  CHECK(verdict(sample(), "sv/flytt/index.html", "2.1.4") == "cantTell");
  CHECK(verdict(sample(), "portal.html", "1.2.1") == "notPresent");
  CHECK(verdict(sample(), "portal.html", "2.1.2") == "passed");
  Audit scripted = sample();
  for (Subject& s : scripted.subjects)
    if (s.contents) s.contents->script = true;
  CHECK(verdict(scripted, "portal.html", "1.2.1") == "cantTell");
  CHECK(verdict(scripted, "portal.html", "2.1.2") == "cantTell");
}

TEST_CASE("a form fails with its pages, and with what stands in itself", "[audit]") {
  Audit audit = sample();
  attach(audit, {finding("page-control-name/missing", "wcag:4.1.2", "sv/flytt/index.html", 3)}, {});
  audit.about.back() = {3};
  CHECK(verdict(audit, "flytt", "4.1.2") == "failed");
  attach(audit, {finding("label-missing/empty", "wcag:3.3.2", "forms/flytt/form.xml", 3)}, {});
  audit.about.back() = {0};
  CHECK(verdict(audit, "flytt", "3.3.2") == "failed");
}

TEST_CASE("what is found in a block is said once, and about every form that uses it", "[audit]") {
  Audit audit;
  for (const char* form : {"a", "b"})
    attach(audit, {finding("label-missing/empty", "wcag:3.3.2", "forms/blocks/x.xml", 3)},
           {{.kind = SubjectKind::form, .name = form, .form = form}});
  merge_repeats(audit);
  REQUIRE(audit.findings.size() == 1);
  CHECK(audit.about[0] == std::vector<std::size_t>{0, 1});
}

TEST_CASE("the file for the WCAG-EM tool names only criteria that it knows", "[audit]") {
  const Json json = Json::parse(report_wcag_em(sample(), true));
  for (const Json& a : json["auditSample"]) {
    const std::string id = a["test"]["id"];
    CHECK(id.starts_with("WCAG:"));
    CHECK(id != "WCAG:parsing");
  }
  CHECK(json["auditSample"].size() == 3 * 55);
}

TEST_CASE("the draft for procurement claims full support of nothing", "[audit]") {
  const std::string yaml = report_openacr(sample());
  CHECK(yaml.find("level: supports") == yaml.npos);
  // Something failed on one page of three.
  CHECK(yaml.find("level: partially-supports\n              notes: \"Found by machine on 1 of 3") !=
        yaml.npos);
  // That nothing was found says nothing.
  CHECK(yaml.find("level: partially-supports\n              notes: \"Draft") == yaml.npos);
  // What was judged, and in which version.
  CHECK(yaml.find("name: \"Flytta, portal.html, gone.html\"\n  version: \"1.2.0; pages "
                  "2026-11-29\"") != yaml.npos);
}

TEST_CASE("a report is no way into its reader", "[audit]") {
  Audit audit = sample();
  for (Finding& f : audit.findings) {
    f.message = "</script><img src=x onerror=alert(1)>\x01\n\"'&]]>";
    f.part = f.selector = f.place->file = f.suppressed = f.message;
  }
  for (Subject& s : audit.subjects) s.name = s.title = "javascript:alert(1)<b>";
  audit.site.clear();
  const std::string html = report_html(audit, false);
  CHECK(html.find("<img") == html.npos);
  CHECK(html.find("href=\"javascript:") == html.npos);
  CHECK(report_junit(audit).find('\x01') == std::string::npos);
  CHECK(report_junit(audit).find("<img") == std::string::npos);
  CHECK(report_openacr(audit).find('\x01') == std::string::npos);
}

TEST_CASE("the pages of rules become HTML", "[audit]") {
  CHECK(markdown_html("# A <b>\n\nOne `x<y`\ntwo **bold** * and `open.\n\n## B\n\n- p\n- q\n\n    "
                      "code\n    <more>\n",
                      3) ==
        "<h3>A &#60;b&#62;</h3>\n<p>One <code>x&#60;y</code> two <strong>bold</strong> * and "
        "`open.</p>\n<h4>B</h4>\n<ul>\n<li>p</li>\n<li>q</li>\n</ul>\n<pre><code>code\n"
        "&#60;more&#62;</code></pre>\n");
  // Code that the page in Swedish has too, and code that only begins as it does.
  CHECK(markdown_html("    <p>Hej</p>\n    <hr>\n\n    <p>Hej\n", 3,
                      "# A\n\n    <p>Hej</p>\n    <hr>\n") ==
        "<pre lang=\"sv\"><code>&#60;p&#62;Hej&#60;/p&#62;\n&#60;hr&#62;</code></pre>\n"
        "<pre><code>&#60;p&#62;Hej</code></pre>\n");
  CHECK(markdown_words("`<a>` **b**") == "<code>&#60;a&#62;</code> <strong>b</strong>");
  CHECK(markdown_title("# Title \n\nText") == "Title");
  CHECK(markdown_first_paragraph("# T\n\nOne\ntwo.\n\nThree") == "<p>One two.</p>\n");
  CHECK(markdown_first_paragraph("").empty());
}

TEST_CASE("check writes every report, to a file or to standard output", "[audit][cli]") {
  const Place place;
  place.form("f", "<text id=\"a\"><label></label></text>");
  place.form("g");
  for (const std::string format :
       {"text", "json", "sarif", "audit", "html", "junit", "earl", "wcag-em", "openacr"}) {
    INFO(format);
    const std::string command = "check forms --today 2026-11-29 --format " + format;
    const Run shown = place.run(command);
    CHECK(shown.code == 1);
    CHECK_FALSE(shown.out.empty());
    const Run kept = place.run(command + " -o kept");
    CHECK(kept.code == 1);
    CHECK(kept.out.empty());
    CHECK(bytes_of(place.top / "kept") == shown.out);
  }
  CHECK(has(place.run("check forms --format html", "LANG=sv_SE.UTF-8").out, "<html lang=\"sv\">"));
  CHECK(place.run("check forms --today 2026-02-30").code == 2);
  CHECK(place.run("check forms --site http://stad.example").code == 2);
  CHECK(place.run("check forms --format html -o forms").code == 3);
  CHECK(place.run("check forms --format html -o nowhere/report.html").code == 2);
  const Json audit =
      Json::parse(place.run("check forms --format audit --site https://stad.example").out);
  CHECK(audit.at("site") == "https://stad.example");
  CHECK(audit.at("findings").size() == 1);
  CHECK(audit.at("findings")[0].at("part") == "ett/a");
}

TEST_CASE("check takes a page by any spelling, and never writes over what it reads", "[cli]") {
  const Place place;
  place.form("f");
  const std::string page = "<!DOCTYPE html><html lang=sv><title>Sida</title><main><img src=x.png>";
  put(place.top / "PAGE.HTML", page);
  CHECK(has(place.run("check PAGE.HTML").out, "PAGE.HTML:1:"));
  const Run input = place.run("check - < PAGE.HTML");
  CHECK(has(input.out, "-:1:"));
  CHECK(has(input.out, "page-image-name"));
  const Run over = place.run("check PAGE.HTML -o ./PAGE.HTML");
  CHECK(over.code == 2);
  CHECK(has(over.err, "overwrite"));
  CHECK(bytes_of(place.top / "PAGE.HTML") == page);
  CHECK(place.run("check forms -o forms/f/form.xml").code == 2);
  CHECK(has(place.run("check gone.html").err, "no such file"));
  CHECK(has(place.run("check gone.html", "LANG=sv_SE.UTF-8").err, "ingen sådan fil"));
  CHECK(place.run("build -o site").code == 0);
  CHECK(std::filesystem::exists(place.top / "site/sv/f/index.html"));
}

TEST_CASE("what stands on several pages of a form is said once, at its place in the form",
          "[audit][cli]") {
  const Place place;
  place.form("f",
             "<info><p>Läs om det <a href=\"https://stad.example/a\">här</a> eller "
             "<a href=\"https://stad.example/b\">här</a>.</p></info>" +
                 std::string(Place::kQuestion));
  const Json audit = Json::parse(place.run("check forms --format audit").out);
  std::map<std::string, int> times;
  for (const Json& f : audit.at("findings")) {
    CHECK(f.at("file").get<std::string>().ends_with("form.xml"));
    ++times[f.at("rule").get<std::string>() + f.at("line").dump() + f.at("column").dump()];
  }
  CHECK_FALSE(times.empty());
  for (const auto& [what, count] : times) {
    INFO(what);
    CHECK(count == 1);
  }
}

}  // namespace blankett::tests
