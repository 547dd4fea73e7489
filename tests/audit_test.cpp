// The table of criteria against what it names, and what an audit concludes.

#include "audit/audit.h"

#include <algorithm>
#include <set>

#include "audit/report.h"
#include "rules/check.h"
#include "support/catch.h"
#include "support/forms.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

// The same as W3C publishes: every A and AA criterion of WCAG 2.2.
constexpr std::string_view kWcag22 =
    "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 "
    "1.4.5 "
    "1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 "
    "2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 "
    "3.2.6 "
    "3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3";

std::vector<AuditedRule> rules_of_registry() {
  std::vector<AuditedRule> out;
  for (const RegisteredRule& r : all_rules())
    out.push_back({.id = std::string(r.rule->id),
                   .severity = r.rule->severity,
                   .standards = std::string(r.rule->standards),
                   .looks_at = r.rule->page      ? SubjectKind::page
                               : r.rule->edition ? SubjectKind::edition
                                                 : SubjectKind::form});
  return out;
}

}  // namespace

TEST_CASE("every A and AA criterion has a row, in order, and 4.1.1 is the only other", "[audit]") {
  std::string ids;
  for (const Criterion& c : criteria().all)
    if (c.in_wcag) ids += (ids.empty() ? "" : " ") + c.id;
    else CHECK(c.id == "4.1.1");
  CHECK(ids == kWcag22);
  CHECK(criteria().all.size() == 56);
  CHECK(criteria().beyond.size() == 31);
}

TEST_CASE("every row is whole", "[audit]") {
  const std::set<std::string> fresh = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"};
  std::set<std::string> slugs;
  for (const Criterion& c : criteria().all) {
    INFO(c.id);
    CHECK((c.level == "A" || c.level == "AA"));
    CHECK(slugs.insert(c.slug).second);
    CHECK_FALSE(c.name.swedish.empty());
    CHECK_FALSE(c.name.english.empty());
    CHECK(c.clause == (fresh.count(c.id) ? "new" : "9." + c.id));
    CHECK_FALSE(c.situations.empty());
    CHECK_FALSE(c.person.empty());
    for (const Said& question : c.person) {
      CHECK(question.swedish.ends_with('?'));
      CHECK(question.english.ends_with('?'));
    }
    for (const std::string& name : c.needs) Contents{}.has(name);  // an unknown name aborts
  }
  std::set<std::size_t> concerned;
  for (const Criterion& c : criteria().all)
    concerned.insert(c.situations.begin(), c.situations.end());
  CHECK(criteria().situations.size() == 10);
  // No criterion of WCAG is about people who cannot speak: nothing in a page listens.
  CHECK(concerned.size() == 9);
}

TEST_CASE("every criterion is met in a way that is named: construction, rule, test or person",
          "[audit]") {
  for (const Criterion& c : criteria().all) {
    INFO(c.id);
    CHECK((!c.construction || !c.proofs.empty()));
    for (const std::string& proof : c.proofs) CHECK(criteria().proofs.count(proof) == 1);
  }
}

TEST_CASE("the tests that the table names are there", "[audit]") {
  for (const auto& [id, proof] : criteria().proofs) {
    INFO(id << ": " << proof.file << ": " << proof.test);
    const std::string text = read(proof.file);
    const bool found = text.find("test(\"" + proof.test + "\"") != text.npos ||
                       text.find("test(`" + proof.test + "`") != text.npos ||
                       text.find("TEST_CASE(\"" + proof.test + "\"") != text.npos;
    CHECK(found);
  }
}

TEST_CASE("what was shown in a browser names criteria and tests that are there", "[audit]") {
  std::set<std::string> themes;
  for (const BrowserRun& run : browser_runs()) {
    INFO(run.theme);
    CHECK(themes.insert(run.theme).second);
    CHECK(run.hash.size() == 16);
    CHECK(run.date.size() == 10);
    CHECK_FALSE(run.blankett.empty());
    CHECK(run.browser.starts_with("Chromium "));
    CHECK(read("themes/" + run.theme + "/theme.json").find("\"" + run.theme + "\"") !=
          std::string::npos);
    // The criteria that only a browser can tell.
    for (const char* id : {"1.4.4", "1.4.10", "1.4.12", "2.4.7", "2.4.11", "2.5.8"})
      CHECK(run.tests.count(id) == 1);
    for (const auto& [id, proof] : run.tests) {
      INFO(id << ": " << proof.file << ": " << proof.test);
      CHECK(criteria().find(id));
      CHECK(proof.in_browser());
      CHECK(proof.test.starts_with(id + ": "));
      CHECK(read(proof.file).find("test(\"" + proof.test + "\"") != std::string::npos);
    }
  }
  CHECK(themes.count("stockholm") == 1);
}

TEST_CASE("what decides a criterion wholly is a rule, or an ACT rule that one may implement",
          "[audit]") {
  for (const Criterion& c : criteria().all)
    for (const std::string& by : c.decided_by) {
      INFO(c.id << ": " << by);
      if (by.starts_with("act:")) {
        CHECK(by.size() == 10);
        continue;
      }
      const auto rules = rules_of_registry();
      CHECK(std::any_of(rules.begin(), rules.end(), [&](const AuditedRule& r) {
        return r.id == by && r.looks_at == SubjectKind::page;
      }));
    }
}

TEST_CASE("every criterion that a rule names is one", "[audit]") {
  for (const RegisteredRule& r : all_rules())
    for (const std::string& id : tagged(r.rule->standards, "wcag:")) {
      INFO(r.rule->id << ": " << id);
      const auto& beyond = criteria().beyond;
      CHECK((criteria().find(id) || std::any_of(beyond.begin(), beyond.end(),
                                                [&](const auto& c) { return c.first == id; })));
    }
}

TEST_CASE("a clause follows from its criterion, and stands alone only for 4.1.1", "[audit]") {
  const auto ids = [](std::string_view standards) {
    std::string out;
    for (const Criterion* c : criteria_of(standards)) out += c->id + " ";
    return out;
  };
  CHECK(ids("wcag:4.1.2 wcag:1.3.1 act:e086e5") == "1.3.1 4.1.2 ");
  CHECK(ids("wcag:4.1.2 en301549:9.4.1.1") == "4.1.1 4.1.2 ");
  CHECK(ids("wcag:1.3.1 en301549:9.1.3.1 wcag:3.1.5").size() == 6);
  CHECK(ids("").empty());
}

namespace {

// What `blankett check` keeps of one form or page.
Bundle bundle_of(const std::string& form) {
  const MemoryFiles files = with(form_file(form));
  const auto project = load(files, {});
  Renderer renderer(project->theme);
  return compile(*project, project->forms.at(0), files, {}, renderer);
}

constexpr std::string_view kForm = R"(<?xml version="1.0" encoding="UTF-8"?>
<form id="prov" version="1.0.0" xml:lang="sv">
  <title>Prova en sak</title>
  <summary>Berätta vad du vill prova.</summary>
  <service owner="kansliet">
    <channel kind="phone">08-508 00 508</channel>
    <endpoint href="https://e-tjanster.example/prov"/>
  </service>
  <step id="plats">
    <title>Platsen</title>
    <text id="gata" required="yes"><label>Vilken gata gäller det?</label></text>
    <text id="mer"><label>LABEL</label></text>
  </step>
</form>
)";

std::string form_with(std::string_view label) {
  std::string form(kForm);
  return form.replace(form.find("LABEL"), 5, label);
}

}  // namespace

TEST_CASE("a compiled form says what was looked at: itself, its languages, its pages", "[audit]") {
  const Bundle whole = bundle_of(form_with("Vilket nummer?"));
  REQUIRE(whole.subjects.size() > 3);
  CHECK(whole.subjects[0].kind == SubjectKind::form);
  CHECK(whole.subjects[0].title == "Prova en sak");
  for (const Subject& s : whole.subjects) {
    CHECK(s.skipped == Skip::none);
    CHECK(s.ours());
    if (s.kind != SubjectKind::page) continue;
    REQUIRE(s.contents);
    CHECK_FALSE(s.contents->media);
    CHECK_FALSE(s.title.empty());
    CHECK(s.language == "sv");
  }
  // Where something must be put right first, nothing has looked at what comes after.
  const Bundle broken = bundle_of(form_with(""));
  CHECK(broken.subjects.size() == 1);
  Audit audit;
  attach(audit, broken.findings, broken.subjects);
  const auto judged = judge(audit);
  for (const Judgement& j : judged[0]) CHECK(j.verdict != Verdict::passed);
}

TEST_CASE("a finding in a form names its step and question", "[audit]") {
  const Bundle broken = bundle_of(form_with(""));
  REQUIRE(broken.findings.size() == 1);
  CHECK(broken.findings[0].part == "plats/mer");
  CHECK(broken.findings[0].part_title.starts_with("Platsen"));
}

TEST_CASE("a finding in a page names its element", "[audit]") {
  const std::string page =
      "<!DOCTYPE html><html lang=\"sv\"><head><title>En sida</title></head><body><main>"
      "<h1>En sida</h1><div><p>Hej</p></div><div id=\"b\"><p>Namn <input></p></div>"
      "<p>Ort <input></p></main></body></html>";
  std::vector<std::string> selectors;
  for (const Finding& f : findings_of_page(page))
    if (f.rule.starts_with("page-control-name")) selectors.push_back(f.selector);
  CHECK(selectors ==
        std::vector<std::string>{"#b > p:nth-of-type(1) > input:nth-of-type(1)",
                                 "html > body > main:nth-of-type(1) > p:nth-of-type(1) > "
                                 "input:nth-of-type(1)"});
}

TEST_CASE("a finding on a page of ours names the place in its form", "[audit]") {
  Files files = form_file(form_of({.id = "plats"}));
  files["plats.html"] =
      "<!DOCTYPE html><title>x</title><script type=\"application/json\" "
      "id=\"form-data\">{\"form\":\"plats\"}</script><body>"
      "<div data-question=\"antal\"><input></div><input>";
  files["other.html"] = "<!DOCTYPE html><title>y</title><body><input>";
  const MemoryFiles all(with(files));
  const auto project = load(all, {});
  std::vector<std::string> places;
  for (const Finding& f : check_pages(*project, {"plats.html", "other.html"}, all, {}))
    if (f.rule == "page-control-name/none")
      for (const auto& related : f.related)
        places.push_back(f.place->file + " → " + related.place.file + ":" +
                         std::to_string(related.place.begin.column));
  REQUIRE(places.size() == 2);
  CHECK(places.front().starts_with("plats.html → forms/plats/form.xml:"));
  CHECK(places.front() != places.back());  // the question, and the title of the form
}

TEST_CASE("a ratio is written as the reader's language writes decimals", "[audit]") {
  Files files = files_below("locales/sv");
  files["page.html"] =
      "<!DOCTYPE html><html lang=\"sv\"><title>Ny sida</title><body><h1>Ny sida</h1><p "
      "style=\"color: #777; background: #fff\">Texten här är för ljus.</p></body></html>";
  const MemoryFiles all = with(std::move(files));
  for (const auto& [reader, words] : {std::pair{"sv", "har kontrasten 4,47:1, det behövs 4,5:1"},
                                      {"en", "has a contrast of 4.47:1, 4.5:1 is needed"}}) {
    INFO(reader);
    Options options;
    options.reader = reader;
    const auto project = load(all, options);
    std::string said;
    for (const Finding& f : check_pages(*project, {"page.html"}, all, options))
      if (f.rule == "page-contrast/low") said += f.message;
    INFO(said);
    CHECK(said.find(words) != said.npos);
  }
}

TEST_CASE("a thousand findings of a rule are kept of a page, and the others counted", "[audit]") {
  std::string page = "<!DOCTYPE html><html lang=sv><title>Fel</title><body>";
  for (int i = 0; i < 1500; ++i) page += "<input>";
  std::size_t kept = 0;
  std::vector<std::string> more;
  for (const Finding& f : findings_of_page(page)) {
    kept += f.rule == "page-control-name/none" ? 1 : 0;
    if (f.rule == "page/more") more.push_back(f.message);
  }
  CHECK(kept == 1000);
  CHECK(more == std::vector<std::string>{
                    "500 more of the rule `page-control-name` were found on this page"});
}

TEST_CASE("hostile pages are checked to the end, and little is said of them", "[audit]") {
  const auto repeated = [](std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
  };
  std::string cycle, bomb;
  for (int i = 0; i < 2000; ++i)
    cycle += "<input id=a" + std::to_string(i) + " aria-labelledby='a" +
             std::to_string((i + 1) % 2000) + " a" + std::to_string(i * 7 % 2000) + "'>";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "var(--a" + std::to_string(i - 1) + ") ";
    bomb += "--a" + std::to_string(i) + ":" + before + before + ";";
  }
  const std::map<std::string, std::string> bodies = {
      {"links", repeated("<a href=x>här</a>", 50'000)},
      {"headings", repeated("<h2>a</h2><h4>b</h4>", 50'000)},
      {"cyclic ids", cycle},
      {"one id",
       repeated("<input id=a>", 20'000) + "<p aria-labelledby='" + repeated("a ", 20'000) + "'>"},
      {"long name", "<p id=a>" + std::string(100'000, 'x') + "</p>" +
                        repeated("<button aria-labelledby=a></button>", 5'000)},
      {"variables", "<style>:root{--a0:x;" + bomb + "}p{color:var(--a59)}</style><p>x"},
      {"selectors", "<style>" + repeated(":is(", 20'000) + "a" + repeated(")", 20'000) +
                        "{color:red}</style><p>x"},
      {"media", "<style>" + repeated("@media screen{", 50'000) + "</style><p>x"},
      {"elements", "<style>" + repeated("*:has(*:has(*)){color:red}", 20) + "</style>" +
                       repeated("<div><p>x</p></div>", 5'000)},
      {"bytes", std::string(200'000, '\xff')},
      {"tables", "<table><tr>" +
                     repeated("<td colspan=1000 rowspan=65534 headers='a b'>x</td>", 200) +
                     repeated("<tr><td rowspan=0>x<th scope=col>y", 2'000) + "</table>"},
      {"sheets elsewhere",
       "<link rel=stylesheet href='http://127.0.0.1:9/x.css'><link rel=stylesheet "
       "href='/etc/passwd'><link rel=stylesheet href='../../../etc/passwd'><style>@import "
       "url(/dev/zero);</style><p>x"}};
  constexpr std::size_t kRules = 80;
  for (const auto& [name, body] : bodies) {
    INFO(name);
    const auto found =
        findings_of_page("<!DOCTYPE html><html lang=sv><title>Sida</title><body><main>" + body);
    CHECK(found.size() < kRules * 1001);
    for (const Finding& f : found)
      if (f.place && f.place->source_line.size() > 10'000) FAIL_CHECK(f.place->source_line.size());
  }
  CHECK(listed(findings_of_page("<!DOCTYPE html><html lang=sv><title>Sida</title><body>" +
                                repeated("<div>", 100'000)),
               "page.html")
            .find("parse/too-deep") != std::string::npos);
}

TEST_CASE("pages that are too many to be compared are said to be so", "[audit][slow]") {
  const std::string filling = "<!--" + std::string(std::size_t{33} << 20, 'x') + "-->";
  Files files;
  std::vector<std::string> paths;
  for (const char* name : {"a.html", "b.html", "c.html"}) {
    files[name] = "<!DOCTYPE html><html lang=sv><title>Lika</title><body>" + filling;
    paths.emplace_back(name);
  }
  const MemoryFiles all(with(files));
  const auto project = load(all, {});
  std::vector<std::string> found;
  for (const Finding& f : check_pages(*project, paths, all, {}))
    if (f.rule == "project/not-compared") found.push_back(f.message);
  CHECK(found ==
        std::vector<std::string>{"2 pages were checked, but not compared with the others"});
}

TEST_CASE("a page is read for what criteria ask of it", "[audit]") {
  const auto held = [](const std::string& body) {
    const auto project = load(with(Files{}), {});
    std::vector<Subject> pages;
    check_pages(*project, {"page.html"},
                MemoryFiles({{"page.html", "<!DOCTYPE html><title>x</title><body>" + body}}), {},
                &pages);
    const Subject& page = pages.at(0);
    std::string out;
    for (const char* name :
         {"images", "media", "frames", "links", "controls", "fields", "script", "style"})
      if (page.contents && page.contents->has(name)) out += std::string(name) + " ";
    return out;
  };
  CHECK(held("<p>Hej</p>").empty());
  CHECK(held("<a href=\"x\">x</a>") == "links ");
  CHECK(held("<a>x</a>").empty());
  CHECK(held("<a href=\" JavaScript:x()\">x</a>") == "links script ");
  CHECK(held("<p onclick=\"x()\">x</p>") == "script ");
  CHECK(held("<script type=\"application/json\">{}</script>").empty());
  CHECK(held("<script type=\"module\">x</script>") == "script ");
  CHECK(held("<input type=\"HIDDEN\">").empty());
  CHECK(held("<input type=\"submit\">") == "controls ");
  CHECK(held("<input type=\"image\">") == "images controls ");
  CHECK(held("<input>") == "controls fields ");
  CHECK(held("<div contenteditable>x</div>") == "controls fields ");
  CHECK(held("<video src=\"x\"></video>") == "media ");
  CHECK(held("<iframe src=\"x\"></iframe>") == "frames ");
  CHECK(held("<object data=\"x\"></object>") == "images media frames ");
  CHECK(held("<p style=\"color:red\">x</p>") == "style ");
}

TEST_CASE("pictures that style sheets bring in, or could, are contents of a page", "[audit]") {
  const auto images = [](const std::string& head, const std::string& body = "<p>Hej</p>") {
    std::vector<Subject> pages;
    const auto project = load(with(Files{}), {});
    check_pages(*project, {"page.html"},
                MemoryFiles({{"page.html", "<!DOCTYPE html><title>x</title>" + head + body},
                             {"a.css", "p{background:#fff url(chart.png)}"}}),
                {}, &pages);
    return pages.at(0).contents->images;
  };
  CHECK(images("<style>p{background-image:url(chart.png)}</style>"));
  CHECK(images("<style>@media print{p::before{content:URL(\"x.png\")}}</style>"));
  CHECK(images("<link rel=stylesheet href=a.css>"));
  CHECK(images("", "<p style=\"background:url(x.png)\">Hej</p>"));
  CHECK(images("<link rel=stylesheet href=\"https://cdn.example/a.css\">"));
  CHECK_FALSE(images("<style>p{background:#fff;content:\"x\"}</style>"));
}

namespace {

// What `blankett check` keeps of somebody else's page.
Audit audit_of_page(const std::string& html, bool enhanced = false) {
  const auto project = load(with(Files{}), {});
  Options options;
  options.enhanced = enhanced;
  Audit out;
  out.enhanced = enhanced;
  std::vector<Subject> pages;
  std::vector<Finding> found =
      check_pages(*project, {"page.html"}, MemoryFiles({{"page.html", html}}), options, &pages);
  attach(out, std::move(found), std::move(pages));
  for (const RegisteredRule& r : all_rules()) {
    AuditedRule rule{.id = std::string(r.rule->id),
                     .severity = r.rule->severity,
                     .standards = std::string(r.rule->standards)};
    rule.looks_at = r.rule->page || r.rule->pages ? SubjectKind::page : SubjectKind::form;
    rule.on_request = r.rule->on_request;
    rule.compares = r.rule->pages != nullptr;
    out.rules.push_back(std::move(rule));
  }
  return out;
}

Judgement judged(const Audit& audit, std::string_view id) {
  for (std::size_t c = 0; c < criteria().all.size(); ++c)
    if (criteria().all[c].id == id) return judge(audit).at(0).at(c);
  return {};
}

std::string page_in(const std::string& language, const std::string& body,
                    const std::string& head = "") {
  return "<!DOCTYPE html><html lang=\"" + language + "\"><title>Permits here</title>" + head +
         "<main><h1>Permits</h1>" + body + "</main>";
}

const std::string kEnglish =
    "<p>You can apply for a permit to park where you live, and we will send it to you by post "
    "when we have looked at what you have told us.</p>";

}  // namespace

TEST_CASE("the language of a page is passed only when its text was recognised", "[audit]") {
  CHECK(judged(audit_of_page(page_in("en", kEnglish)), "3.1.1").verdict == Verdict::passed);
  CHECK(judged(audit_of_page(page_in("en-GB", kEnglish)), "3.1.1").verdict == Verdict::passed);
  for (const std::string& body :
       {std::string(
            "<p>您可以在这里申请居民停车许可证。我们会在审核您的资料之后把许可证寄给您。</p>"),
        std::string("<p>Sök här</p>"), std::string("<div id=root></div>"), std::string()}) {
    INFO(body);
    const Judgement j = judged(audit_of_page(page_in("en", body)), "3.1.1");
    CHECK(j.verdict == Verdict::cant_tell);
    CHECK(j.reason.english.find("recognise") != std::string::npos);
  }
  CHECK(judged(audit_of_page(""), "3.1.1").verdict != Verdict::passed);
}

TEST_CASE("an empty page is judged by nothing", "[audit]") {
  for (const std::string& html : {std::string(), std::string("<!DOCTYPE html><title>x</title>")}) {
    const std::vector<std::vector<Judgement>> all = judge(audit_of_page(html));
    for (const Judgement& j : all.at(0))
      CHECK((j.verdict == Verdict::cant_tell || j.verdict == Verdict::failed));
  }
}

TEST_CASE("a rule that runs on request, or compares pages, is not said to have run", "[audit]") {
  const auto ran = [](const Audit& audit, std::string_view id) {
    for (const AuditedRule& rule : audit.rules)
      if (rule.id == id) return audit.ran(rule, audit.subjects.at(0));
    FAIL("no such rule");
    return false;
  };
  const Audit usual = audit_of_page(page_in("en", kEnglish));
  CHECK_FALSE(ran(usual, "page-contrast-enhanced"));
  CHECK_FALSE(ran(usual, "pages-title"));
  CHECK(ran(usual, "page-contrast"));
  CHECK(ran(audit_of_page(page_in("en", kEnglish), true), "page-contrast-enhanced"));
  for (const std::string& report : {report_earl(usual), report_junit(usual)}) {
    const std::size_t at = report.find("page-contrast-enhanced");
    if (at != report.npos) CHECK(report.find("--enhanced") != report.npos);
  }
  CHECK(report_junit(usual).find("page-contrast-enhanced") == std::string::npos);
  CHECK(report_html(usual, true).find("Den körs bara med --enhanced.") != std::string::npos);
}

TEST_CASE("every report names the style sheets that were not read", "[audit]") {
  const std::string sheet = "https://cdn.example/look.css";
  const Audit audit = audit_of_page(
      page_in("en", kEnglish + "<img src=x.png>",
              "<style>p{color:#000}</style><link rel=stylesheet href=\"" + sheet + "\">"));
  std::size_t said = 0, why = 0;
  for (const Finding& f : audit.findings) {
    if (f.rule == kSheetUnread) {
      ++said;
      CHECK(f.severity == Severity::review);
      CHECK(f.message.find(sheet) != std::string::npos);
      REQUIRE(f.place);
      CHECK(f.place->begin.column > 60);  // the address in the page
      CHECK(fails_run(f, true));
      CHECK_FALSE(fails_run(f, false));
    }
    if (f.rule.starts_with("page-image-name"))
      for (const auto& related : f.related)
        why += related.message == "this style sheet could not be read, and could change it";
  }
  CHECK(said == 1);
  CHECK(why == 1);
  for (const std::string& report :
       {report_html(audit, true), report_html(audit, false), report_audit(audit),
        report_junit(audit), report_earl(audit), report_wcag_em(audit, true), report_openacr(audit),
        report_sarif(audit.findings, {})})
    CHECK(report.find(sheet) != std::string::npos);
  Audit strict = audit;
  strict.strict = true;
  CHECK(report_junit(strict).find("<failure type=\"review\"") != std::string::npos);
  CHECK(report_junit(audit).find("<failure") == std::string::npos);
}

TEST_CASE("a warning fails no criterion", "[audit]") {
  const std::string danish =
      "<p>Du kan søge om en tilladelse til at parkere, hvor du bor, og vi sender den til dig med "
      "posten, når vi har set på det, du har fortalt os. Hvis noget mangler, skriver vi til dig."
      "</p>";
  const Audit audit = audit_of_page(page_in("en", danish));
  REQUIRE(std::any_of(audit.findings.begin(), audit.findings.end(), [](const Finding& f) {
    return f.rule.starts_with("page-language-match") && f.severity == Severity::warning;
  }));
  const Judgement j = judged(audit, "3.1.1");
  CHECK(j.verdict == Verdict::cant_tell);
  CHECK(j.reason.english.starts_with("A rule warns"));
  CHECK(report_earl(audit).find("earl:failed") == std::string::npos);
  CHECK(report_junit(audit).find("<failure") == std::string::npos);
}

}  // namespace blankett::tests
