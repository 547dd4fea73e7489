// A variant of a language, sv-simple (lättläst), is a language like any other, but uses the words
// of its parent where it has none of its own.

#include <nlohmann/json.hpp>

#include "localise/localise.h"
#include "plain/linter.h"
#include "render/render.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const std::string kForm =
    "<form id=\"t\" version=\"1.0.0\"><title>Ansök</title><summary>S</summary><service owner=\"o\">"
    "<endpoint href=\"https://e.example/t\"/></service><step id=\"s\"><title>Steg</title>"
    "<use block=\"person\" id=\"p\"/></step></form>";
const std::string kBlock =
    "<block id=\"person\" version=\"1.0.0\"><text "
    "id=\"namn\"><label>Efternamn</label></text></block>";

std::string unit(const std::string& id, const std::string& source, const std::string& target) {
  return "<trans-unit id=\"" + id + "\"><source>" + source + "</source><target>" + target +
         "</target></trans-unit>";
}

std::string xliff(const std::string& language, const std::string& units) {
  return "<xliff version=\"1.2\"><file target-language=\"" + language + "\"><body>" + units +
         "</body></file></xliff>";
}

Files project(const std::string& units, Files more = {}) {
  more["forms/t/form.xml"] = kForm;
  more["forms/blocks/person.xml"] = kBlock;
  if (!units.empty()) more["locales/sv-simple/forms/t.xlf"] = xliff("sv-simple", units);
  return more;
}

const std::string kUnits = unit("t.title", "Ansök", "Sök här") + unit("t.summary", "S", "Kort") +
                           unit("t.step.s.title", "Steg", "Del");

struct Built {
  std::unique_ptr<Project> project;
  Bundle bundle;
};

Built built(const Files& files) {
  const MemoryFiles all = with(files);
  Built out{load(all, {}), {}};
  INFO(listed(out.project->findings, ""));
  REQUIRE(!out.project->has_errors());
  Renderer renderer(out.project->theme);
  out.bundle = compile(*out.project, "t", all, {}, renderer);
  INFO(listed(out.bundle.findings, ""));
  REQUIRE(!out.bundle.site.empty());
  return out;
}

bool has(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

TEST_CASE("a tag without its variants, and what it falls back to", "[variant]") {
  CHECK(spoken_language("sv") == "sv");
  CHECK(spoken_language("sv-simple") == "sv");
  CHECK(spoken_language("sv-x-lattlast") == "sv");
  CHECK(spoken_language("sr-Latn-RS") == "sr-Latn-RS");
  CHECK(spoken_language("zh-Hant-TW-x-a") == "zh-Hant-TW");
  CHECK(spoken_language("de-1996") == "de");
  CHECK(spoken_language("es-419") == "es-419");
  using Tags = std::vector<std::string>;
  CHECK(parents_of("sv").empty());
  CHECK(parents_of("sv-simple") == Tags{"sv"});
  CHECK(parents_of("zh-Hant-TW") == Tags{"zh-Hant", "zh"});
  CHECK(parents_of("sv-x-lattlast") == Tags{"sv"});
}

TEST_CASE("a variant has its own text and the words of its parent", "[variant]") {
  const Built b = built(project(kUnits));
  const std::string& page = b.bundle.site.at("sv-simple/t/index.html");
  CHECK(has(page, "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"sv\""));
  CHECK(has(page, "Sök här</h1>"));
  CHECK(has(page, ">Börja</a>"));  // a word of the page
  CHECK(has(page, "Efternamn"));   // a text of a block
  CHECK(has(page, "\"language\":\"sv-simple\""));
  for (const char* other : {"sv/t/index.html", "sv-simple/t/index.html"})
    CHECK(has(
        b.bundle.site.at(other),
        "<a href=\"../../sv-simple/t/index.html\" lang=\"sv\" dir=\"ltr\" hreflang=\"sv-simple\""));
  CHECK(has(page, ">Lättläst svenska</a>"));
  const auto schema = nlohmann::json::parse(b.bundle.site.at("schemas/t/1.0.0/schema.json"));
  CHECK(schema.at("properties").at("language").at("enum").dump() == "[\"sv\",\"sv-simple\"]");
  CHECK(b.bundle.site.count("schemas/t/1.0.0/labels.sv-simple.json") == 1);
}

TEST_CASE("a form without a translation is not offered in the variant", "[variant]") {
  const Built b = built(project(""));
  for (const auto& [path, page] : b.bundle.site) {
    INFO(path);
    CHECK_FALSE(has(path, "sv-simple"));
    CHECK_FALSE(has(page, "sv-simple"));
  }
  Renderer renderer(b.project->theme);
  const Site site =
      render_catalogue(b.bundle.summaries, b.project->locales, b.project->theme, renderer);
  CHECK(has(site.at("sv/index.html"), "t/index.html"));
  CHECK_FALSE(has(site.at("sv-simple/index.html"), "t/index.html"));
}

TEST_CASE("a form's own text must be there in the variant", "[variant]") {
  const MemoryFiles files =
      with(project(unit("t.title", "Ansök", "Sök här") + unit("t.summary", "S", "Kort")));
  const std::string said = listed(findings_of(files), "forms/t/form.xml");
  CHECK(has(said,
            "warning localise/unfinished `t` is not published in `sv-simple`: 1 of 27 texts are "
            "missing, "));
  CHECK_FALSE(has(said, "person.namn"));
}

TEST_CASE("a variant's own words come first", "[variant]") {
  const Built b = built(project(
      kUnits,
      {{"locales/sv-simple/ui.xlf", xliff("sv-simple", unit("start.button", "Börja", "Nu kör vi"))},
       {"locales/sv-simple/blocks/person.xlf",
        xliff("sv-simple", unit("person.namn.label", "Efternamn", "Ditt efternamn"))}}));
  const std::string& page = b.bundle.site.at("sv-simple/t/index.html");
  CHECK(has(page, ">Nu kör vi</a>"));
  CHECK(has(page, "Ditt efternamn"));
  CHECK(has(page, "Hoppa till innehållet"));
}

TEST_CASE("a variant of a translation falls back to the translation", "[variant]") {
  const Built b =
      built(project("", {{"locales/en-simple/locale.xml",
                          "<locale lang=\"en-simple\" name=\"Easy English\" dir=\"ltr\" "
                          "date-order=\"day month year\"/>"},
                         {"locales/en-simple/forms/t.xlf", xliff("en-simple", kUnits)},
                         {"locales/en/blocks/person.xlf",
                          xliff("en", unit("person.namn.label", "Efternamn", "Last name"))}}));
  const std::string& page = b.bundle.site.at("en-simple/t/index.html");
  CHECK(has(page, "lang=\"en\""));
  CHECK(has(page, ">Start now</a>"));
  CHECK(has(page, "Last name"));
}

TEST_CASE("a language that is no variant needs words of its own", "[variant]") {
  Files files = project("");
  files["locales/fi/locale.xml"] =
      "<locale lang=\"fi\" name=\"suomi\" dir=\"ltr\" date-order=\"day month year\"/>";
  CHECK(has(listed(load(with(files), {})->findings, ""),
            "warning localise/page-words-unfinished nothing is published in `fi`"));
}

TEST_CASE("the rules of the parent hold, but for those the variant has of that name", "[variant]") {
  const auto project = load(with({}), {});
  const auto rules = [&](const std::string& language) {
    for (const Locale& locale : project->locales)
      if (locale.language == language) {
        std::map<std::string, double> out;
        for (const auto& rule : locale.linter->rules()) out[rule->id] = rule->limit(TextRole::help);
        return out;
      }
    return std::map<std::string, double>{};
  };
  CHECK(rules("sv").at("sentence-length") == 25);
  CHECK(rules("sv-simple").at("sentence-length") == 14);
  CHECK(rules("sv-simple").count("officialese") == 1);
  CHECK(rules("sv-simple").size() == rules("sv").size());
}

}  // namespace
}  // namespace blankett::tests
