// Accessibility statements: that there is one for each service and for all, that every page leads
// to its own, and that none claims more than was checked.

#include <algorithm>
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
  if (reviews.starts_with("<reviews")) all["forms/skylt/review.xml"] = reviews;
  else if (!reviews.empty())
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
    if (!path.ends_with(".html")) continue;
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

TEST_CASE("what does not apply is no hindrance, and no part of what is asked", "[statement]") {
  const auto inapplicable = [](const std::string& number) {
    return "<criterion number=\"" + number +
           "\" outcome=\"not-applicable\">Formuläret har inget ljud.</criterion>";
  };
  const std::string sound = inapplicable("1.4.2");
  const Bundle whole = built(kForm, review(passed_all("1.4.2") + sound + seen(kForm)));
  CHECK(statement(whole).at("conformance") == "full");
  CHECK(statement(whole).at("basis").at("judged_by_people") == 55);
  CHECK(statement(whole).at("basis").at("passed") == 54);
  CHECK(statement(whole).at("basis").at("not_applicable") == 1);
  // Of the form as it was.
  std::string changed = kForm;
  changed.replace(changed.find("Vilken gata"), 11, "Vilken väg ");
  const Bundle after = built(changed, review(passed_all("1.4.2") + sound + seen(kForm)));
  CHECK(statement(after).at("conformance") == "partial");
  CHECK(statement(after).at("basis").at("not_applicable") == 0);
  // 20 of 55 are no more than half; of the 39 that apply they are.
  std::string failed, inapplicable_ones;
  std::size_t fails = 0, others = 0;
  for (const Criterion& c : criteria().all) {
    if (!c.in_wcag) continue;
    if (c.of_every_form && fails++ < 20)
      failed += "<criterion number=\"" + c.id + "\" outcome=\"failed\">Nej.</criterion>";
    if (!c.of_every_form && others++ < 16) inapplicable_ones += inapplicable(c.id);
  }
  CHECK(statement(built(kForm, review(failed + seen(kForm)))).at("conformance") == "partial");
  CHECK(
      statement(built(kForm, review(failed + inapplicable_ones + seen(kForm)))).at("conformance") ==
      "none");
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

TEST_CASE("one known fault is a shortcoming, and no breach of most of the law", "[statement]") {
  const auto failed = [](const std::string& number) {
    return "<criterion number=\"" + number + "\" outcome=\"failed\">Det fungerar inte.</criterion>";
  };
  const Bundle one = built(kForm, review(failed("1.4.10") + seen(kForm)));
  CHECK(statement(one).at("conformance") == "partial");
  CHECK(statement(one).at("shortcomings").size() == 1);
  CHECK_FALSE(has(page(one), "Många krav är inte uppfyllda"));
  const std::string two = failed("1.4.10") + failed("1.4.12");
  CHECK(statement(built(kForm, review("<criterion number=\"1.1.1\" outcome=\"passed\"/>" + two +
                                      seen(kForm))))
            .at("conformance") == "partial");
  // More than half of the 55.
  std::string most;
  std::size_t count = 0;
  for (const Criterion& c : criteria().all)
    if (c.in_wcag && count < 27 && ++count > 0) most += failed(c.id);
  CHECK(statement(built(kForm, review(most + seen(kForm)))).at("conformance") == "partial");
  most += failed("4.1.3");
  CHECK(statement(built(kForm, review(most + seen(kForm)))).at("conformance") == "none");
}

TEST_CASE("a fault that was found in one language is told in all, unless it is of a translation",
          "[statement]") {
  Files all = files_below("forms");
  all.merge(files_below("locales"));
  const auto site = [&](const std::string& language, const std::string& inside) {
    Files files = all;
    Options options;
    options.today = kToday;
    std::string parts;
    {
      const MemoryFiles now = with(Files(files));
      const auto project = load(now, options);
      const auto open = open_form(*project, "boendeparkering", now, options);
      for (const Edition& edition : open->editions)
        if (edition.locale->language == language) parts = seen_text(fingerprints_of(edition), "");
    }
    files["forms/boendeparkering/review.xml"] =
        "<reviews form=\"boendeparkering\"><review date=\"2026-11-20\" version=\"1.0.0\" "
        "languages=\"" +
        language + "\" kind=\"expert\" by=\"Granskarna\"><method>Vi gick igenom allt.</method>" +
        inside + "<seen language=\"" + language + "\">" + parts + "</seen></review></reviews>";
    const MemoryFiles now = with(std::move(files));
    const auto project = load(now, options);
    Renderer renderer(project->theme);
    return compile(*project, "boendeparkering", now, options, renderer);
  };
  const auto gaps = [](const Bundle& bundle, const std::string& language) {
    std::vector<std::string> out;
    const Json json = Json::parse(bundle.site.at(language + "/boendeparkering/accessibility.json"));
    for (const Json& gap : json.at("shortcomings"))
      if (gap.at("judged_by_people").get<bool>())
        out.push_back(gap.at("criteria").at(0).get<std::string>() +
                      (gap.at("found_in_another_language").get<bool>() ? " elsewhere" : ""));
    return out;
  };
  const std::string lying =
      "<criterion number=\"1.4.10\" outcome=\"failed\">Sidan går inte att läsa liggande."
      "</criterion>";
  const std::string words =
      "<criterion number=\"2.4.6\" outcome=\"failed\">Etiketten är felöversatt.</criterion>";
  using All = std::vector<std::string>;
  const Bundle swedish = site("sv", lying + words);
  CHECK(gaps(swedish, "sv") == All{"1.4.10", "2.4.6"});
  for (const char* language : {"ar", "en", "fi"}) {
    INFO(language);
    CHECK(gaps(swedish, language) == All{"1.4.10 elsewhere", "2.4.6 elsewhere"});
  }
  for (const PeopleVerdict& said : swedish.people)
    if (said.language == "ar") {
      CHECK(said.verdict == Verdict::cant_tell);
      CHECK(said.doubt == Doubt::elsewhere);
    }
  const Bundle finnish = site("fi", lying + words);
  CHECK(gaps(finnish, "fi") == All{"1.4.10", "2.4.6"});
  CHECK(gaps(finnish, "sv") == All{"1.4.10 elsewhere"});
}

TEST_CASE("a fault without a place stays until it is judged again, in statement and report",
          "[statement]") {
  std::string changed = kForm;
  changed.replace(changed.find("Vilken gata"), 11, "Vilken väg ");
  const auto fault = [](const std::string& at) {
    return review("<criterion number=\"1.4.10\" outcome=\"failed\"" + at +
                  ">Sidan måste skjutas i sidled.</criterion>" + seen(kForm));
  };
  const Bundle whole = built(changed, fault(""));
  REQUIRE(whole.people.size() == 1);
  CHECK(whole.people.front().verdict == Verdict::failed);
  CHECK(statement(whole).at("basis").at("failed") == 1);
  // The place that failed is another now: nobody knows, and it is still told.
  const Bundle placed = built(changed, fault(" at=\"gata\""));
  REQUIRE(placed.people.size() == 1);
  CHECK(placed.people.front().verdict == Verdict::cant_tell);
  CHECK(statement(placed).at("basis").at("failed") == 0);
  CHECK(statement(placed).at("shortcomings").size() == 1);
}

TEST_CASE("a statement quotes the name of the service, and says first that it is a draft",
          "[statement]") {
  const std::string html = page(built(kForm, ""));
  CHECK(has(html, "<h1 class=\"f-title\">Tillgänglighet för ”Anmäl en skylt”</h1>"));
  CHECK(has(html, "e-tjänsten ”Anmäl en skylt”."));
  CHECK(html.find("Redogörelsen är ett utkast") < html.find("Vi känner inte till några brister"));
  CHECK(has(html, "Vi kan inte säga helt förenliga förrän"));
  CHECK_FALSE(has(html, "På varje e-tjänst"));
}

TEST_CASE("an exception for burden is told under its own heading, and is no full compliance",
          "[statement]") {
  const std::string burden =
      "<exception kind=\"burden\" decided=\"2026-11-25\" criteria=\"1.4.10\" at=\"platsen\" "
      "instead=\"Ring oss.\">Kartan går inte att bygga om.</exception>";
  const std::string fault =
      "<criterion number=\"1.4.10\" outcome=\"failed\" at=\"gata\">Rutan måste skjutas i "
      "sidled.</criterion>";
  const Bundle bundle = built(kForm, burden + review(passed_all("1.4.10") + fault + seen(kForm)));
  const Json json = statement(bundle);
  CHECK(json.at("conformance") == "partial");
  const Json told = json.at("exceptions").at(0);
  CHECK(told.at("kind") == "burden");
  CHECK(told.at("decided") == "2026-11-25");
  CHECK(told.at("place_title") == "Platsen");
  CHECK(told.at("criteria") == Json::array({"1.4.10"}));
  CHECK(json.at("shortcomings").at(0).at("exception") == "burden");
  CHECK(json.at("updated") == "2026-11-25");
  const std::string& html = page(bundle);
  const auto at = [&](const std::string& words) {
    const std::size_t found = html.find(words);
    INFO(words);
    REQUIRE(found != html.npos);
    return found;
  };
  // Digg's three headings, and what stands below each.
  const std::size_t law = at("<h3>Bristande förenlighet med lagkraven</h3>"),
                    heavy = at("<h3>Oskäligt betungande anpassning</h3>"),
                    outside = at("<h3>Innehåll som inte omfattas av lagen</h3>");
  CHECK(law < heavy);
  // It does not say that there are none just above one that the law does not let be none.
  CHECK(at("De brister som vi känner till står under nästa rubrik.</p>") < heavy);
  CHECK_FALSE(has(html, "Vi känner inte till några brister"));
  for (const char* words : {"<h4>Platsen</h4>", "Kartan går inte att bygga om.",
                            "Gör så här i stället: Ring oss.", "Rutan måste skjutas i sidled."}) {
    CHECK(heavy < at(words));
    CHECK(at(words) < outside);
  }
  CHECK_FALSE(has(html, "Vi har inte gjort något undantag för det."));
  // With nothing recorded but the exception, the service does not comply fully either.
  CHECK(statement(built(kForm, burden + review(passed_all() + seen(kForm)))).at("conformance") ==
        "partial");
  // Another criterion, and another place, are shortcomings as ever.
  for (const auto& [from, to] :
       {std::pair{"1.4.10\" at", "1.4.12\" at"}, std::pair{"at=\"gata\"", "at=\"hus\""}}) {
    std::string form = kForm;
    form.insert(form.find("</form>"),
                "<step id=\"huset\"><title>Huset</title><text id=\"hus\"><label>Vilket hus står "
                "den vid?</label></text></step>");
    std::string other = burden + review(fault + seen(form));
    const bool of_burden = std::string(from).starts_with("1.4");
    const std::size_t place = of_burden ? other.find(from) : other.rfind(from);
    REQUIRE(place != other.npos);
    other.replace(place, std::string(from).size(), to);
    CHECK(statement(built(form, other)).at("shortcomings").at(0).at("exception").is_null());
  }
}

TEST_CASE("what the law does not cover is told, and is no shortcoming", "[statement]") {
  const std::string outside =
      "<exception kind=\"outside\" decided=\"2026-11-10\" at=\"gata\">Kartan är ett annat "
      "företags.</exception>";
  const Bundle whole = built(kForm, outside + review(passed_all() + seen(kForm)));
  CHECK(statement(whole).at("conformance") == "full");
  CHECK(has(page(whole), "Kartan är ett annat företags."));
  CHECK(has(page(whole), "Vi har inte granskat andras webbplatser som vi länkar till."));
  const std::string fault =
      "<criterion number=\"1.4.10\" outcome=\"failed\" at=\"gata\">Kartan ryms inte.</criterion>";
  const Bundle failed = built(kForm, outside + review(passed_all("1.4.10") + fault + seen(kForm)));
  CHECK(statement(failed).at("shortcomings").at(0).at("exception") == "outside");
  CHECK(statement(failed).at("basis").at("failed") == 0);
  for (const Summary& summary : failed.summaries)
    if (summary.language == "sv") CHECK(summary.shortcomings == 0);
  // Nobody has said that the rest passes 1.4.10, and the page says so.
  CHECK(statement(failed).at("conformance") == "partial");
  CHECK(statement(failed).at("basis").at("judged_by_people") == 54);
  CHECK(has(page(failed), "men människor har inte granskat alla krav"));
  CHECK(has(page(failed), "Människor har bedömt 54 av 55 krav"));
  // When it does, the service complies with the law, and the page says of what.
  const Bundle rest = built(kForm, outside + review(passed_all() + fault + seen(kForm)));
  CHECK(statement(rest).at("conformance") == "full");
  CHECK(statement(rest).at("basis").at("passed") == 55);
  CHECK(statement(rest).at("shortcomings").at(0).at("exception") == "outside");
  const std::string& html = page(rest);
  for (const char* words :
       {"alla krav är uppfyllda", "Innehåll som lagen inte omfattar är inte med i bedömningen.",
        "helt förenliga", "Kartan ryms inte."})
    CHECK(has(html, words));
  CHECK_FALSE(has(html, "inte granskat alla krav"));
  // A burden is no such thing: the law covers what is one.
  std::string burden = outside;
  burden.replace(burden.find("outside\""), 8, "burden\" criteria=\"1.4.10\"");
  CHECK(built(kForm, burden + review(passed_all() + fault + seen(kForm))).site.empty());
}

TEST_CASE("exceptions are told in every language, in words that say theirs", "[statement]") {
  Files all = files_below("forms");
  all.merge(files_below("locales"));
  all["forms/boendeparkering/review.xml"] =
      "<reviews form=\"boendeparkering\"><exception kind=\"burden\" decided=\"2026-11-25\" "
      "criteria=\"1.2.5\">Filmen är &lt;gammal&gt;.</exception></reviews>";
  const MemoryFiles files = with(std::move(all));
  Options options;
  options.today = kToday;
  const auto project = load(files, options);
  Renderer renderer(project->theme);
  const Bundle bundle = compile(*project, "boendeparkering", files, options, renderer);
  for (const Locale& locale : project->locales) {
    INFO(locale.language);
    const std::string& html =
        bundle.site.at(locale.language + "/boendeparkering/accessibility.html");
    CHECK(has(html, "<h3>" + locale.text("statement.inaccessible.burden") + "</h3>"));
    CHECK(has(html, "<h4>" + locale.text("statement.gap.whole") + "</h4>"));
    CHECK(has(html, locale.spoken == "sv" ? "<p>Filmen är &#60;gammal&#62;.</p>"
                                          : "<bdi lang=\"sv\">Filmen är &#60;gammal&#62;.</bdi>"));
  }
}

TEST_CASE("lists have the comma of their language", "[statement]") {
  Files all = files_below("forms");
  all.merge(files_below("locales"));
  all.erase("forms/boendeparkering/review.xml");
  Options options;
  options.today = kToday;
  const std::vector<std::string> languages = {"ar", "fa", "sv"};
  std::string parts;
  {
    const MemoryFiles now = with(Files(all));
    const auto project = load(now, options);
    const auto open = open_form(*project, "boendeparkering", now, options);
    for (const Edition& edition : open->editions)
      for (const std::string& language : languages)
        if (edition.locale->language == language)
          parts += "<seen language=\"" + language + "\">" +
                   seen_text(fingerprints_of(edition), "") + "</seen>";
  }
  all["forms/boendeparkering/review.xml"] =
      "<reviews form=\"boendeparkering\"><exception kind=\"burden\" decided=\"2026-11-25\" "
      "criteria=\"1.2.5 1.2.3\">Filmen är gammal.</exception><review date=\"2026-11-20\" "
      "version=\"1.2.0\" languages=\"ar fa sv\" kind=\"expert\" by=\"Granskarna\">"
      "<method>Vi gick igenom allt.</method><criterion number=\"1.3.1\" outcome=\"failed\">Sidan "
      "läses inte upp i ordning.</criterion>" +
      parts + "</review></reviews>";
  const MemoryFiles files = with(std::move(all));
  const auto project = load(files, options);
  Renderer renderer(project->theme);
  const Bundle bundle = compile(*project, "boendeparkering", files, options, renderer);
  // Numbers of criteria, situations of use, and who looked when.
  for (const Locale& locale : project->locales) {
    if (std::find(languages.begin(), languages.end(), locale.language) == languages.end()) continue;
    INFO(locale.language);
    const std::string comma = locale.spoken == "sv" ? ", " : "، ";
    const std::string& html =
        bundle.site.at(locale.language + "/boendeparkering/accessibility.html");
    CHECK(has(html, "WCAG 1.2.5" + comma + "1.2.3"));
    for (const char* key : {"statement.situation.low-vision", "statement.reviewers.expert"})
      CHECK(has(html, locale.text(key) + comma));
  }
}

TEST_CASE("the statement of all services has a day when that of each has", "[statement]") {
  const auto site = [](const std::vector<std::string>& prepared) {
    Files all;
    for (std::size_t i = 0; i < prepared.size(); ++i) {
      const std::string id = "skylt" + std::string(i, 'a');
      std::string form = kForm;
      form.replace(form.find("\"skylt\""), 7, "\"" + id + "\"");
      all["forms/" + id + "/form.xml"] = form;
      all["forms/" + id + "/review.xml"] =
          "<reviews form=\"" + id + "\"" + prepared[i] + "</reviews>";
    }
    const MemoryFiles files = with(std::move(all));
    Options options;
    options.today = kToday;
    const auto project = load(files, options);
    Renderer renderer(project->theme);
    std::vector<Summary> summaries;
    for (const std::string& id : project->forms)
      for (const Summary& s : compile(*project, id, files, options, renderer).summaries)
        summaries.push_back(s);
    return render_catalogue(summaries, project->locales, project->theme, renderer);
  };
  const std::string first = " prepared=\"2026-11-20\">", second = " prepared=\"2026-11-25\">";
  const Site both = site({second, first});
  const Json json = Json::parse(both.at("sv/accessibility.json"));
  CHECK(json.at("prepared") == "2026-11-25");
  CHECK(json.at("updated") == "2026-11-25");
  CHECK(json.at("services").at(1).at("prepared") == "2026-11-20");
  CHECK(has(both.at("sv/accessibility.html"), "den 25 november 2026"));
  CHECK_FALSE(has(both.at("sv/accessibility.html"), "Redogörelsen är ett utkast"));
  const std::string left = "Innehåll som lagen inte omfattar är inte med i bedömningen.";
  CHECK_FALSE(has(both.at("sv/accessibility.html"), left));
  CHECK(json.at("services").at(0).at("has_outside") == false);
  const Site outside = site(
      {first + "<exception kind=\"outside\" decided=\"2026-11-10\" at=\"gata\">Kartan är ett annat "
               "företags, och vi kan inte ändra den.</exception>"});
  CHECK(has(outside.at("sv/accessibility.html"), left));
  CHECK(Json::parse(outside.at("sv/accessibility.json")).at("services").at(0).at("has_outside") ==
        true);
  const Site one = site({second, ">"});
  CHECK(Json::parse(one.at("sv/accessibility.json")).at("prepared").is_null());
  CHECK(Json::parse(one.at("sv/accessibility.json")).at("updated").is_null());
  CHECK_FALSE(has(one.at("sv/accessibility.html"), "den 25 november 2026"));
  CHECK(has(one.at("sv/accessibility.html"), "Redogörelsen är ett utkast"));
}

TEST_CASE("a day that has passed is not told as a plan", "[statement]") {
  const std::string html = page(
      built(kForm,
            review("<criterion number=\"1.3.1\" outcome=\"failed\" planned=\"2026-11-21\">Exemplet "
                   "läses inte upp.</criterion>" +
                   seen(kForm))));
  CHECK(has(html, "Det skulle ha varit rättat senast 21 november 2026, men"));
  CHECK_FALSE(has(html, "Det ska vara rättat"));
}

TEST_CASE("what somebody recorded is escaped", "[statement]") {
  const Bundle bundle = built(
      kForm, review("<criterion number=\"1.3.1\" outcome=\"failed\">&lt;script&gt;</criterion>" +
                    seen(kForm)));
  CHECK(has(page(bundle), "&#60;script&#62;"));
  CHECK_FALSE(has(page(bundle), "<script>"));
}

}  // namespace blankett::tests
