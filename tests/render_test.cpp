// What reaches a page: conditions in words, escaping, the data block.

#include "render/render.h"

#include <map>
#include <nlohmann/json.hpp>

#include "contract/condition_json.h"
#include "kinds/markup.h"
#include "kinds/words.h"
#include "parse/parse.h"
#include "render/client_data.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const Project& project() {
  static const auto loaded = load(with(Files{}), {});
  return *loaded;
}

const Locale& locale(std::string_view language) {
  for (const Locale& l : project().locales)
    if (l.language == language) return l;
  FAIL("no such language");
  return project().locales.front();
}

struct Linked {
  Sources sources;
  Document document;
  Model model;
};

std::unique_ptr<Linked> linked(const std::string& head, const std::string& questions) {
  auto out = std::make_unique<Linked>();
  Diagnostics found;
  out->document = parse(
      out->sources,
      out->sources.add("t/form.xml",
                       "<form id=\"t\" version=\"1.0.0\"><title>T &amp; "
                       "&lt;b&gt;</title><summary>S</summary><service owner=\"o\">"
                       "<endpoint href=\"https://e.example/t\"/></service>" +
                           head + "<step id=\"s\"><title>S</title>" + questions + "</step></form>"),
      found);
  REQUIRE(!out->document.empty());
  out->model = link(out->document, "t", {}, out->sources, found);
  REQUIRE(!found.has_errors());
  return out;
}

std::string words(const std::string& condition, std::string_view language = "sv") {
  const auto l = linked(
      "<condition id=\"bil\" label=\"Bil\">val is one of a, b</condition>"
      "<condition id=\"c\" label=\"C\">" +
          condition + "</condition>",
      "<choice id=\"val\"><label>Vad väljer du?</label><option value=\"a\">Buss</option>"
      "<option value=\"b\">Tåg</option><option value=\"d\">Gång</option></choice>"
      "<yes-no id=\"ja\"><label>Bor du här?</label></yes-no>"
      "<date id=\"start\"><label>Första dagen</label></date><date id=\"slut\"><label>Sista "
      "dagen</label></date><text id=\"t\"><label>Text</label></text>"
      "<repeat id=\"r\"><row-title>Rad</row-title><yes-no id=\"k\"><label>Klar?</label></yes-no>"
      "<number id=\"n\"><label>Nummer</label></number></repeat>");
  const Edition edition = localise(l->model, locale(language));
  return in_words(l->model.conditions[Index<NamedCondition>{1}].condition, edition);
}

TEST_CASE("conditions are said in words", "[render]") {
  CHECK(words("ja is no") == "du har svarat ”Nej” på frågan ”Bor du här?”");
  CHECK(words("val is one of a, b, d") ==
        "du har svarat ”Buss”, ”Tåg” eller ”Gång” på frågan ”Vad väljer du?”");
  CHECK(words("@bil") == "du har svarat ”Buss” eller ”Tåg” på frågan ”Vad väljer du?”");
  CHECK(words("slut is after start").find("svaret på ”Första dagen”") != std::string::npos);
  CHECK(words("start is on or after 2026-01-31").find("31 januari 2026") != std::string::npos);
  CHECK(words("start is on or after 2026-01-31", "en").find("31 January 2026") !=
        std::string::npos);
}

TEST_CASE("mixed and and or cannot be misread", "[render]") {
  const std::string yes = words("ja is yes"), bus = words("val is a"), train = words("val is b");
  CHECK(words("ja is yes and (val is a or val is b)") ==
        yes + " och (" + bus + " eller " + train + ")");
  CHECK(words("(ja is yes and val is a) or val is b") ==
        "(" + yes + " och " + bus + ") eller " + train);
  CHECK(words("ja is yes and val is a and val is b") == yes + " och " + bus + " och " + train);
}

// What ends with a whole condition would swallow the next part of the sentence.
TEST_CASE("no two conditions with rows or not read the same", "[render]") {
  for (const std::string language : {"sv", "en"}) {
    std::map<std::string, std::string> said;  // words → condition
    for (const std::string rows : {"no", "any", "every"})
      for (const std::string join : {"or", "and"})
        for (const std::string& condition :
             {rows + " r has (k is yes) " + join + " number of r is 2",
              rows + " r has (k is yes " + join + " n is 2)",
              rows + " r has (k is yes) " + join + " ja is yes " + join + " val is a",
              "ja is yes " + join + " " + rows + " r has (k is yes) " + join + " val is a"}) {
          const auto [other, fresh] = said.emplace(words(condition, language), condition);
          INFO(condition << " | " << other->second << " | " << other->first);
          CHECK(fresh);
        }
    for (const std::string condition :
         {"not ja is yes and val is a", "not (ja is yes and val is a)", "not ja is yes or val is a",
          "not (ja is yes or val is a)", "val is a and not ja is yes and val is b",
          "val is a and not (ja is yes and val is b)", "not (not ja is yes and val is a)"}) {
      const auto [other, fresh] = said.emplace(words(condition, language), condition);
      INFO(condition << " | " << other->second << " | " << other->first);
      CHECK(fresh);
    }
  }
  const std::string yes = words("ja is yes"), bus = words("val is a");
  CHECK(words("not ja is yes") == "det inte stämmer att " + yes);
  CHECK(words("not ja is yes and val is a") == "(det inte stämmer att " + yes + ") och " + bus);
  CHECK(words("not (ja is yes and val is a)") ==
        "det inte stämmer att (" + yes + " och " + bus + ")");
}

TEST_CASE("one character is not one characters", "[render]") {
  CHECK(words("t is longer than 1", "en").ends_with("is longer than one character"));
  CHECK(words("t is shorter than 2", "en").ends_with("is shorter than 2 characters"));
  CHECK(words("t is longer than 1").ends_with("är längre än ett tecken"));
}

TEST_CASE("what an author writes is escaped everywhere on the page", "[render]") {
  const auto l =
      linked("",
             "<text id=\"a\" why=\"&lt;script&gt;alert(1)&lt;/script&gt;\">"
             "<label>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &quot;'&amp; {{label}} "
             "{{{label_html}}}</label></text>");
  const Edition edition = localise(l->model, locale("sv"));
  Renderer renderer(project().theme);
  const Site site = render(std::span(&edition, 1), {"sv"}, project().theme, renderer);
  const std::string& page = site.at("sv/t/index.html");
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("<script>") == std::string::npos);
  std::size_t ends = 0;  // of the data block: this theme has no scripts
  for (std::size_t i = 0; (i = page.find("</script>", i)) != std::string::npos; ++i) ++ends;
  CHECK(ends == 1);
  CHECK(page.find("{{label}}") != std::string::npos);  // text is not a template
  Sources sources;
  Diagnostics found;
  const Document document = parse_page(sources, sources.add("p", page), found);
  REQUIRE(!document.empty());
  CHECK(found.empty());
}

TEST_CASE("the data block is JSON that cannot end its element", "[render]") {
  const auto l = linked("", "<text id=\"a\"><label>&lt;/script&gt; &amp; &lt;!--</label></text>");
  const std::string data = client_data(localise(l->model, locale("sv")));
  CHECK(data.find_first_of("<>&") == std::string::npos);
  const auto json = nlohmann::json::parse(data);
  CHECK(json["questions"][0]["label"] == "</script> & <!--");
  CHECK(json["title"] == "T & <b>");
  for (const char* key : {"steps", "questions", "groups", "exits", "checks", "conditions", "text"})
    CHECK(json.contains(key));
}

TEST_CASE("markup spells the closed set of elements and nothing else", "[render]") {
  const auto l =
      linked("",
             "<text id=\"a\"><label>En <a href=\"https://e.example/?a=1&amp;b=2\">länk</a>, <abbr "
             "title=\"till &quot;exempel&quot;\">t.ex.</abbr>, <span "
             "lang=\"en\">yes</span><br/>rad</label></text>");
  CHECK(markup(l->model.texts[l->model.questions[Index<Question>{0}].label]) ==
        "En <a href=\"https://e.example/?a=1&#38;b=2\">länk</a>, <abbr title=\"till "
        "&#34;exempel&#34;\">t.ex.</abbr>, <span lang=\"en\" dir=\"ltr\">yes</span><br/>rad");
}

TEST_CASE("conditions that build on each other stay short in words", "[render]") {
  std::string head = "<condition id=\"c0\" label=\"Noll\">ja is yes</condition>";
  for (int n = 1; n <= 40; ++n) {
    const std::string below = "@c" + std::to_string(n - 1);
    head += "<condition id=\"c" + std::to_string(n) + "\" label=\"Nummer\">" + below + " and (" +
            below + " or ja is yes)</condition>";
  }
  const auto l = linked(head,
                        "<yes-no id=\"ja\"><label>Ja?</label></yes-no>"
                        "<text id=\"a\" show-when=\"@c40\"><label>A</label></text>");
  const Edition edition = localise(l->model, locale("sv"));
  const std::string said = in_words(l->model.questions[Index<Question>{1}].show_when, edition);
  CHECK(said.find("det stämmer att ”Nummer”") != std::string::npos);
  CHECK(said.size() < 300);
}

TEST_CASE("a chain of one connective is one flat list for the browser", "[render]") {
  const auto l = linked(
      "<condition id=\"c\" label=\"C\">a is yes and b is yes and a is no</condition>",
      "<yes-no id=\"a\"><label>A?</label></yes-no><yes-no id=\"b\"><label>B?</label></yes-no>");
  CHECK(condition_json(l->model.conditions[Index<NamedCondition>{0}].condition, l->model).size() ==
        4);
}

TEST_CASE("a channel is a link only when its words are a number or an address", "[render]") {
  const auto page = [](const std::string& channel) {
    Sources sources;
    Diagnostics found;
    const Document document = parse(
        sources,
        sources.add(
            "t/form.xml",
            "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary><service "
            "owner=\"o\">" +
                channel +
                "<endpoint href=\"https://e.example/t\"/></service><step id=\"s\"><title>S</title>"
                "<yes-no id=\"a\"><label>A?</label></yes-no></step></form>"),
        found);
    const Model model = link(document, "t", {}, sources, found);
    REQUIRE(!found.has_errors());
    const Edition edition = localise(model, locale("sv"));
    Renderer renderer(project().theme);
    return render(std::span(&edition, 1), {"sv"}, project().theme, renderer).at("sv/t/index.html");
  };
  const auto links = [&](const std::string& kind, const std::string& words,
                         const std::string& href) {
    return page("<channel kind=\"" + kind + "\">" + words + "</channel>").find("href=\"" + href) !=
           std::string::npos;
  };
  CHECK(links("phone", "08-508 00 508", "tel:+46850800508\""));
  CHECK_FALSE(links("phone", "Ring växeln 08-508 00 508 (vardagar 8–16)", "tel:"));
  CHECK(links("email", "kontakt@stad.example", "mailto:kontakt@stad.example\""));
  CHECK_FALSE(links("email", "Skriv till kommunen", "mailto:"));
}

}  // namespace
}  // namespace blankett::tests
