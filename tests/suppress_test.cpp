// What an author lets be: where it reaches, what reports make of it, and that it is never
// forgotten.

#include "rules/suppress.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "audit/report.h"
#include "base/report.h"
#include "page/origin.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::string form_with(const std::string& in_form, const std::string& in_step,
                      const std::string& in_question) {
  return "<form id=\"skylt\" version=\"1.0.0\" xml:lang=\"sv\">" + in_form +
         "<title>Anmäl en skadad skylt</title><summary>Berätta var skylten står.</summary>"
         "<service owner=\"x\"><endpoint href=\"https://a.example\"/></service>"
         "<step id=\"platsen\">" +
         in_step +
         "<title>Platsen</title>"
         "<text id=\"gata\" required=\"yes\">" +
         in_question +
         "<label>Vad står det på <term ref=\"vagvisare\">hänvisningsskylten</term>?</label></text>"
         "<text id=\"hus\" required=\"yes\"><label>Vad heter <term "
         "ref=\"vagvisare\">stolpen</term>?"
         "</label></text></step></form>";
}

constexpr const char* kTerms =
    "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"sv\" xmlns=\"urn:iso:std:iso:30042:ed-2\">"
    "<text><body><conceptEntry id=\"vagvisare\"><langSec xml:lang=\"sv\">"
    "<descrip type=\"definition\">En skylt som visar vägen.</descrip>"
    "<termSec><term>vägvisare</term></termSec></langSec></conceptEntry></body></text></tbx>";

std::vector<Finding> findings(const std::string& form) {
  Files files = form_file(form);
  files["forms/terms.tbx"] = kTerms;
  return findings_of(with(files));
}

constexpr const char* kAllow =
    "<allow rule=\"term-other-word\" reason=\"Så står det på skyltarna.\"/>";

// Which of the two questions' findings are suppressed, and how many errors there are.
std::string verdict(const std::string& form) {
  std::string out;
  for (const Finding& f : findings(form)) {
    if (f.severity == Severity::error) out += f.rule + " ";
    if (f.rule.starts_with("term-other-word/")) out += f.suppressed.empty() ? "open " : "left ";
  }
  return out;
}

}  // namespace

TEST_CASE("an allow reaches what it stands in, and nothing else", "[allow]") {
  CHECK(verdict(form_with("", "", "")) == "open open ");
  CHECK(verdict(form_with(kAllow, "", "")) == "left left ");
  CHECK(verdict(form_with("", kAllow, "")) == "left left ");
  CHECK(verdict(form_with("", "", kAllow)) == "left open ");
}

TEST_CASE("an outer allow that an inner one leaves nothing is found", "[allow]") {
  CHECK(verdict(form_with("", kAllow, kAllow)) == "left left ");
  const std::string one = form_with(kAllow, kAllow, "");
  CHECK(verdict(one) == "allow/nothing left left ");
}

TEST_CASE("what is suppressed is in every report, with its reason", "[allow]") {
  std::vector<Finding> all = findings(form_with("", "", kAllow));
  REQUIRE(all.size() == 2);
  const std::string text = report_text(all, Colour::off);
  CHECK(text.find(": suppressed review: ") != text.npos);
  CHECK(text.find("]: Så står det på skyltarna.\n") != text.npos);
  const auto lines = report_json(all);
  const auto first = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
  CHECK(first.at("suppressed") == "Så står det på skyltarna.");
  const auto results = nlohmann::json::parse(report_sarif(all, {})).at("runs").at(0).at("results");
  REQUIRE(results.size() == 2);
  CHECK(results[0].at("suppressions").at(0).at("kind") == "inSource");
  CHECK(results[0].at("suppressions").at(0).at("justification") == "Så står det på skyltarna.");
  // The standard: all say, or none.
  CHECK(results[1].at("suppressions").empty());
}

TEST_CASE("an allow in a use reaches the block, in that form only", "[allow]") {
  const auto form = [](const std::string& id, const std::string& inside) {
    return "<form id=\"" + id +
           "\" version=\"1.0.0\" xml:lang=\"sv\"><title>Anmäl en skylt</title>"
           "<summary>Berätta var skylten står.</summary><service owner=\"x\">"
           "<endpoint href=\"https://a.example\"/></service><step id=\"s\"><title>Skylten</title>"
           "<use block=\"skylten\" id=\"skylt\">" +
           inside + "</use></step></form>";
  };
  Files files = form_file(form("ett", kAllow));
  files.merge(form_file(form("tva", "")));
  files["forms/terms.tbx"] = kTerms;
  files["forms/blocks/skylten.xml"] =
      "<block id=\"skylten\" version=\"1.0.0\" xml:lang=\"sv\"><text id=\"gata\"><label>Vad står "
      "det på <term ref=\"vagvisare\">hänvisningsskylten</term>?</label></text></block>";
  std::string said;
  for (const Finding& f : findings_of(with(files)))
    said += f.suppressed.empty() ? "open " : "left ";
  CHECK((said == "left open " || said == "open left "));
}

TEST_CASE("an allow reaches translations and emitted pages", "[allow]") {
  Sources sources;
  Model model;
  const SourceId form = sources.add("form.xml", "<form><allow/></form>");
  const SourceId page = sources.add("page.html", "<p data-question=\"gata\"></p>");
  Question question;
  question.path = "gata";
  question.at = {form, 7, 12};
  model.questions.add(question);
  Suppression s;
  s.rule = "page-heading-order";
  s.reason = "Så är det tänkt.";
  s.covers = {{form, 1, 20}};
  model.suppressions.push_back(s);
  static constexpr Message kMessage{"page-heading-order/jump", "", ""};
  Diagnostics found;
  found.add({.message = &kMessage, .severity = Severity::warning, .at = {page, 3, 4}});
  const SuppressionContext context{{"page-heading-order"}, "2026-11-28", true};
  // Without a place in the form it is not covered, and the allow does nothing.
  CHECK(suppressed(found, model, context).size() == 2);
  Diagnostics placed;
  placed.add({.message = &kMessage,
              .severity = Severity::warning,
              .at = {page, 3, 4},
              .in_form = question.at});
  const Diagnostics marked = suppressed(placed, model, context);
  REQUIRE(marked.size() == 1);
  CHECK(marked.begin()->suppressed == "Så är det tänkt.");
}

TEST_CASE("a place in a page is led back to the question, step or exit it stands in", "[allow]") {
  Sources sources;
  Diagnostics found;
  const std::string html =
      "<html><body><main><section data-step=\"s\"><h2>Steg</h2><div data-question=\"s/namn\">"
      "<p>Ord</p></div></section><section "
      "data-exit=\"ut\"><p>Nej</p></section></main></body></html>";
  const Document page = parse_page(sources, sources.add("p", html), found);
  REQUIRE(found.empty());
  Model model;
  Step step;
  step.id = "s";
  step.at = {SourceId{7}, 10, 11};
  model.steps.add(step);
  Question question;
  question.path = "s/namn";
  question.at = {SourceId{7}, 20, 21};
  model.questions.add(question);
  Exit exit;
  exit.id = "ut";
  exit.at = {SourceId{7}, 30, 31};
  model.exits.add(exit);
  Text title;
  title.at = {SourceId{7}, 1, 2};
  model.title = model.texts.add(title);
  const auto at = [&](std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(html.find(words));
    return Origins(page, model).at(begin).begin;
  };
  CHECK(at("Ord") == 20);
  CHECK(at("p>Ord") == 20);
  CHECK(at("h2") == 10);
  CHECK(at("Nej") == 30);
  CHECK(at("body") == 1);
}

TEST_CASE("a suggestion is let be whether it is shown or not", "[allow]") {
  const auto said = [](const std::string& label, bool suggestions) {
    const std::string form =
        "<form id=\"t\" version=\"1.0.0\" xml:lang=\"sv\"><title>Ansök</title><summary>Ansök "
        "här.</summary><service owner=\"x\"><endpoint href=\"https://a.example\"/></service>"
        "<step id=\"s\"><title>Frågor</title><text id=\"q\"><allow rule=\"s-passive\" "
        "reason=\"Så står det i lagen.\"/><label>" +
        label + "</label></text></step></form>";
    Options options;
    options.suggestions = suggestions;
    std::string out;
    for (const Finding& f : findings_of(with(form_file(form)), options))
      if (f.rule.starts_with("s-passive/") || f.rule.starts_with("allow/"))
        out += f.rule + (f.suppressed.empty() ? " " : " left ");
    return out;
  };
  CHECK(said("Hur prövas ärendet?", true) == "s-passive/found left ");
  CHECK(said("Hur prövas ärendet?", false) == "s-passive/found left ");
  CHECK(said("Hur prövar vi ärendet?", true) == "allow/nothing ");
  CHECK(said("Hur prövar vi ärendet?", false) == "allow/nothing ");
}

TEST_CASE("an allow reaches the words of a translation", "[allow]") {
  const auto said = [](const std::string& allow) {
    const auto unit = [](const std::string& id, const std::string& source,
                         const std::string& target) {
      return "<trans-unit id=\"t." + id + "\"><source>" + source +
             "</source><target state=\"final\">" + target + "</target></trans-unit>";
    };
    Files files = {
        {"forms/t/form.xml",
         "<form id=\"t\" version=\"1.0.0\" xml:lang=\"sv\"><title>Ansök</title><summary>Ansök "
         "här.</summary><service owner=\"x\"><endpoint href=\"https://a.example\"/></service>"
         "<step id=\"s\"><title>Frågor</title><text id=\"q\">" +
             allow + "<label>Vad vill du använda?</label></text></step></form>"},
        {"locales/en/forms/t.xlf",
         "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file "
         "original=\"forms/t/form.xml\" source-language=\"sv\" target-language=\"en\" "
         "datatype=\"xml\"><body>" +
             unit("title", "Ansök", "Apply") + unit("summary", "Ansök här.", "Apply here.") +
             unit("step.s.title", "Frågor", "Questions") +
             unit("q.label", "Vad vill du använda?", "What will you utilise?") +
             "</body></file></xliff>"}};
    std::string out;
    for (const Finding& f : findings_of(with(std::move(files))))
      if (f.rule.starts_with("officialese/") || f.rule.starts_with("allow/"))
        out += f.rule + (f.suppressed.empty() ? " " : " left ");
    return out;
  };
  CHECK(said("") == "officialese/found ");
  CHECK(said("<allow rule=\"officialese\" reason=\"Så heter knappen.\"/>") ==
        "officialese/found left ");
}

TEST_CASE("an allow that finds nothing is told beside other errors", "[allow]") {
  const std::string form =
      "<form id=\"skylt\" version=\"1.0.0\" xml:lang=\"sv\"><title>Anmäl en skylt</title>"
      "<summary>Berätta var skylten står.</summary><service owner=\"x\">"
      "<endpoint href=\"https://a.example\"/></service><step id=\"s\"><title>Skylten</title>"
      "<text id=\"gata\"><allow rule=\"options-too-few\" reason=\"Det ska vara så här.\"/>"
      "<label>Vilken gata?</label></text><text id=\"mer\"><label/></text></step></form>";
  std::string said;
  for (const Finding& f : findings_of(with(form_file(form)))) said += f.rule + " ";
  CHECK(said == "allow/nothing label-missing/empty ");
}

namespace {

// A group with a link that says nothing, after whatever is to stand first in it.
std::string vague_link(const std::string& inside = "") {
  return "<group id=\"g\">" + inside +
         "<title>Vem du är</title><info><p>Om namn kan du läsa mer <a "
         "href=\"https://a.example/\">här</a>.</p></info><text id=\"namn\" "
         "purpose=\"name\"><label>Ditt namn</label></text></group>";
}

// "rule/message left" and so on, of what is said of that rule or its like.
std::string said_of_links(const std::vector<Finding>& all) {
  std::string out;
  for (const Finding& f : all)
    if (f.rule.find("link") != f.rule.npos)
      out += f.rule + (f.suppressed.empty() ? " open. " : " left. ");
  return out;
}

std::string form_of_one(const std::string& question) {
  return "<form id=\"f\" version=\"1.0.0\" xml:lang=\"sv\"><title>Ansök</title>"
         "<summary>Du kan ansöka här.</summary><service owner=\"x\">"
         "<endpoint href=\"https://x.example/\"/></service><step id=\"ett\"><title>Du</title>" +
         question + "</step></form>";
}

}  // namespace

TEST_CASE("what a rule on forms and one on pages say of one link is said once", "[allow]") {
  CHECK(said_of_links(findings_of_form(form_of_one(vague_link()))) == "link-vague/words open. ");
  // Either name lets it be, and does something.
  for (const char* rule : {"link-vague", "page-link-text"}) {
    INFO(rule);
    const auto all = findings_of_form(form_of_one(vague_link(
        "<allow rule=\"" + std::string(rule) + "\" reason=\"Det står vad det är före.\"/>")));
    CHECK(said_of_links(all) == "link-vague/words left. ");
  }
  // Two links in two places are two.
  const std::string other =
      "<group id=\"h\"><title>Var du bor</title><info><p>Om orter kan du läsa mer <a "
      "href=\"https://a.example/\">här</a>.</p></info><text id=\"ort\"><label>Din "
      "ort</label></text></group>";
  CHECK(said_of_links(findings_of_form(form_of_one(vague_link() + other))) ==
        "link-vague/words open. link-vague/words open. ");
}

TEST_CASE("a built page that is checked alone is let be what its form lets be", "[allow][cli]") {
  const Place place;
  const auto said = [&](const std::string& inside) {
    place.form("f", vague_link(inside));
    CHECK(place.run("build").code == 0);
    return place.run("check output/sv/f --format json").out;
  };
  const std::string open = said("");
  CHECK(has(open, "page-link-text/context"));
  CHECK_FALSE(has(open, "Det står vad"));
  for (const char* rule : {"link-vague", "page-link-text"}) {
    INFO(rule);
    const std::string left =
        said("<allow rule=\"" + std::string(rule) + "\" reason=\"Det står vad det är före.\"/>");
    std::istringstream lines(left);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);)
      if (has(line, "page-link-text/")) {
        ++count;
        CHECK(has(line, "\"suppressed\":\"Det står vad det är före.\""));
      }
    CHECK(count > 0);
  }
  // In the info or the film itself, which have no name to be known by.
  const std::string allow = "<allow rule=\"page-link-text\" reason=\"Det står vad det är före.\"/>";
  const auto with_info = [&](const std::string& first, const std::string& second) {
    const auto info = [](const std::string& inside, const std::string& about) {
      return "<info>" + inside + "<p>Om " + about +
             " kan du läsa mer <a href=\"https://a.example/" + about + "\">här</a>.</p></info>";
    };
    place.form("f", info(first, "namn") + "<text id=\"namn\"><label>Ditt namn</label></text>" +
                        info(second, "orter"));
    CHECK(place.run("build").code == 0);
    std::istringstream lines(place.run("check output/sv/f/index.html --format json").out);
    std::string out;
    for (std::string line; std::getline(lines, line);)
      if (has(line, "page-link-text/"))
        out += has(line, "\"suppressed\":\"Det står vad det är före.\"") ? "left. " : "open. ";
    return out;
  };
  CHECK(with_info("", "") == "open. open. ");
  CHECK(with_info(allow, "") == "left. open. ");
  CHECK(with_info("", allow) == "open. left. ");
  // Another question's reason is not this one's.
  place.form("f", vague_link() +
                      "<text id=\"ort\"><allow rule=\"link-vague\" "
                      "reason=\"Det står vad det är före.\"/><label>Ort</label></text>");
  CHECK_FALSE(has(place.run("check output/sv/f --format json").out, "Det står vad"));
}

}  // namespace blankett::tests
