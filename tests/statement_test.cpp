// Accessibility statements: that there is one for each service and for all, that every page leads
// to its own, and that none claims more than was checked.

#include <nlohmann/json.hpp>

#include "audit/criteria.h"
#include "parse/parse.h"
#include "reviews/reviews.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

const std::string kForm =
    "<form id=\"skylt\" version=\"1.0.0\" xml:lang=\"sv\"><title>Anmäl en skylt</title>"
    "<summary>Berätta var skylten står.</summary><service owner=\"x\">"
    "<channel kind=\"email\">skyltar@stad.example</channel>"
    "<endpoint href=\"https://a.example\"/></service><step id=\"platsen\"><title>Platsen</title>"
    "<text id=\"gata\" required=\"yes\"><label>Vilken gata gäller det?</label></text>"
    "</step></form>";

// What a review of the form as it is has seen.
std::string seen(const std::string& form) {
  const MemoryFiles files = with(form_file(form));
  const auto project = load(files, {});
  const auto open = open_form(*project, "skylt", files, {});
  REQUIRE_FALSE(open->editions.empty());
  return "<seen language=\"sv\">" + seen_text(fingerprints_of(open->editions.front()), "") +
         "</seen>";
}

std::string review(const std::string& inside, const std::string& more = "") {
  return "<review date=\"2026-11-20\" version=\"1.0.0\" languages=\"sv\" kind=\"expert\" "
         "by=\"Granskarna\"" +
         more + "><method>Vi gick igenom allt.</method>" + inside + "</review>";
}

std::string passed_all(const std::string& but = "") {
  std::string out;
  for (const Criterion& c : criteria().all)
    if (c.in_wcag && c.id != but) out += "<criterion number=\"" + c.id + "\" outcome=\"passed\"/>";
  return out;
}

Bundle built(const std::string& form, const std::string& reviews) {
  Files all = form_file(form);
  if (!reviews.empty())
    all["forms/skylt/review.xml"] = "<reviews form=\"skylt\">" + reviews + "</reviews>";
  const MemoryFiles files = with(std::move(all));
  Options options;
  options.today = kToday;
  const auto project = load(files, options);
  Renderer renderer(project->theme);
  return compile(*project, "skylt", files, options, renderer);
}

Json statement(const Bundle& bundle) {
  REQUIRE(bundle.site.count("sv/skylt/accessibility.json") == 1);
  return Json::parse(bundle.site.at("sv/skylt/accessibility.json"));
}

const std::string& page(const Bundle& bundle) {
  return bundle.site.at("sv/skylt/accessibility.html");
}

bool has(const std::string& text, const std::string& what) { return text.find(what) != text.npos; }

// The page that the statement link of a page leads to.
std::string led_to(const std::string& path, const std::string& page) {
  const std::size_t link = page.find("accessibility.html\">", page.find("<footer"));
  if (link == page.npos) return {};
  std::string href = page.substr(page.rfind('"', link) + 1, link - page.rfind('"', link) - 1);
  std::string folder = path.substr(0, path.rfind('/') + 1);
  for (; href.starts_with("../"); href.erase(0, 3))
    folder.erase(folder.rfind('/', folder.size() - 2) + 1);
  return folder + href + "accessibility.html";
}

}  // namespace

TEST_CASE("every language has an accessibility statement, and every page leads to it",
          "[statement]") {
  Files all = files_below("forms");
  all.merge(files_below("locales"));
  const MemoryFiles files = with(std::move(all));
  Options options;
  options.today = kToday;
  const auto project = load(files, options);
  Renderer renderer(project->theme);
  Bundle bundle = compile(*project, "boendeparkering", files, options, renderer);
  Site site = bundle.site;
  site.merge(render_catalogue(bundle.summaries, project->locales, project->theme, renderer));
  for (const Locale& locale : project->locales) {
    INFO(locale.language);
    for (const std::string& folder : {locale.language, locale.language + "/boendeparkering"}) {
      const std::string& html = site.at(folder + "/accessibility.html");
      for (const char* section :
           {"help.title", "report.title", "supervision.title", "technical.title", "method.title"})
        CHECK(has(html, "<h2>" + locale.text("statement." + std::string(section)) + "</h2>"));
      CHECK(has(html, "href=\"tel:+46850800508\""));
      CHECK(has(html, "href=\"https://www.digg.se/tdosanmalan\""));
      CHECK(Json::parse(site.at(folder + "/accessibility.json")).at("conformance") == "partial");
      Sources sources;
      Diagnostics found;
      parse_page(sources, sources.add("p", html), found);
      CHECK(found.empty());
    }
  }
  for (const auto& [path, html] : site) {
    if (!path.ends_with(".html") || path.ends_with("/blankett.html"))
      continue;  // paper has no links
    INFO(path);
    CHECK(site.count(led_to(path, html)) == 1);
    const bool of_form = has(path, "/boendeparkering/");
    CHECK(has(led_to(path, html), "/boendeparkering/") == of_form);
  }
}

TEST_CASE("what nobody has reviewed is said to be so", "[statement]") {
  const Bundle bundle = built(kForm, "");
  const Json json = statement(bundle);
  CHECK(json.at("conformance") == "partial");
  CHECK(json.at("basis").at("judged_by_people") == 0);
  CHECK(json.at("basis").at("criteria") == 55);
  CHECK(json.at("prepared").is_null());
  CHECK(has(page(bundle), "Ingen människa har granskat sidorna"));
  CHECK(has(page(bundle), "Ingen har gått igenom den än."));
  CHECK(has(page(bundle), "mailto:skyltar@stad.example"));
}

TEST_CASE("a form complies only when a person passed every criterion of it as it is",
          "[statement]") {
  const std::string whole = review(passed_all() + seen(kForm));
  CHECK(statement(built(kForm, whole)).at("conformance") == "full");
  // One criterion is not judged, could not be told, or failed.
  CHECK(statement(built(kForm, review(passed_all("1.4.3") + seen(kForm)))).at("conformance") ==
        "partial");
  for (const char* outcome : {"failed", "cannot-tell"}) {
    const std::string one = std::string("<criterion number=\"1.4.3\" outcome=\"") + outcome +
                            "\">Texten är för ljus.</criterion>";
    CHECK(statement(built(kForm, review(passed_all("1.4.3") + one + seen(kForm))))
              .at("conformance") == "partial");
  }
  // A failure that somebody says is fixed must be judged again.
  const std::string fixed =
      "<criterion number=\"1.4.3\" outcome=\"failed\" fixed=\"2026-11-25\">Ljus.</criterion>";
  const std::string first = review(passed_all("1.4.3") + fixed + seen(kForm));
  CHECK(statement(built(kForm, first)).at("conformance") == "partial");
  CHECK(statement(built(kForm, first)).at("shortcomings").empty());
  std::string second = review("<criterion number=\"1.4.3\" outcome=\"passed\"/>" + seen(kForm));
  second.replace(second.find("2026-11-20"), 10, "2026-11-26");
  CHECK(statement(built(kForm, first + second)).at("conformance") == "full");
  // The form is not what was reviewed.
  std::string changed = kForm;
  changed.replace(changed.find("Vilken gata"), 11, "Vilken väg ");
  const Bundle after = built(changed, whole);
  CHECK(statement(after).at("conformance") == "partial");
  CHECK_FALSE(statement(after).at("basis").at("unchanged_since_review").get<bool>());
  CHECK(has(page(after), "Efter granskningen har något ändrats"));
}

TEST_CASE("another language than the one reviewed is not said to comply", "[statement]") {
  const Bundle bundle = built(kForm, review(passed_all() + seen(kForm)));
  for (const auto& [path, bytes] : bundle.site)
    if (path.ends_with("/accessibility.json") && !path.starts_with("sv/skylt"))
      CHECK(Json::parse(bytes).at("conformance") == "partial");
}

TEST_CASE("a shortcoming is told with where, for whom, when and what to do", "[statement]") {
  const Bundle bundle = built(
      kForm,
      review("<criterion number=\"1.3.1\" outcome=\"failed\" at=\"gata\" planned=\"2027-03-31\" "
             "instead=\"Ring oss.\">Exemplet läses inte upp.</criterion>" +
             seen(kForm)));
  const Json gap = statement(bundle).at("shortcomings").at(0);
  CHECK(gap.at("criteria") == Json::array({"1.3.1"}));
  CHECK(gap.at("en301549") == Json::array({"9.1.3.1"}));
  CHECK(gap.at("place") == "gata");
  CHECK(gap.at("judged_by_people") == true);
  CHECK(gap.at("planned") == "2027-03-31");
  const std::string& html = page(bundle);
  for (const char* words :
       {"<h4>Användning utan synförmåga</h4>", "<strong>Vilken gata gäller det?</strong>",
        "Exemplet läses inte upp.", "Gör så här i stället: Ring oss.",
        "Det ska vara rättat senast 31 mars 2027.", "WCAG 1.3.1", "Oberoende granskning"})
    CHECK(has(html, words));
}

TEST_CASE("what somebody recorded is escaped", "[statement]") {
  const Bundle bundle = built(
      kForm, review("<criterion number=\"1.3.1\" outcome=\"failed\">&lt;script&gt;</criterion>" +
                    seen(kForm)));
  CHECK(has(page(bundle), "&#60;script&#62;"));
  CHECK_FALSE(has(page(bundle), "<script>"));
}

}  // namespace blankett::tests
