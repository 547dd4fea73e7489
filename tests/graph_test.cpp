// The drawing of a form's flow, the review sheet, and which forms a block reaches.

#include "parse/parse.h"
#include "render/render.h"
#include "support/catch.h"
#include "support/project.h"
#include "validate/validate.h"

namespace blankett::tests {
namespace {

std::string form(const std::string& steps) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<form id=\"prov\" version=\"1.2.0\" xml:lang=\"sv\"><title>Prov &amp; test</title>"
         "<summary>Ett prov.</summary><service owner=\"o\"><channel kind=\"phone\">08-508 00 508"
         "</channel><endpoint href=\"https://e.example/t\"/></service>" +
         steps + "</form>\n";
}

const std::string kSteps =
    "<step id=\"ett\"><title>Först</title><yes-no id=\"bor\" required=\"yes\"><label>Bor du här?"
    "</label></yes-no><yes-no id=\"vill\"><label>Vill du?</label></yes-no><exit id=\"ut\" "
    "when=\"bor is no\"><title>Du kan inte söka</title>"
    "<p>Ring oss.</p></exit></step>"
    "<step id=\"tva\" show-when=\"vill is yes\"><title>Sedan</title><number id=\"antal\" "
    "required=\"yes\"><label>Hur många?</label></number><text id=\"namn\" "
    "show-when=\"antal is more than 3\"><label>Namn</label></text>"
    "<check that=\"antal is at most 10\">Skriv högst 10</check></step>";

Site site_of(const std::string& steps, const Files& more = {}) {
  Files files = more;
  files["forms/prov/form.xml"] = form(steps);
  const MemoryFiles disk = with(files);
  const auto project = load(disk, {});
  REQUIRE(!project->has_errors());
  Renderer renderer(project->theme);
  Options options;
  options.stop_after = Stage::render;
  Bundle bundle = compile(*project, "prov", disk, options, renderer);
  for (const Finding& f : bundle.findings) REQUIRE(f.severity != Severity::error);
  return std::move(bundle.site);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the drawing has a box for each step and exit, and says the same in words", "[graph]") {
  const Site site = site_of(kSteps);
  const std::string& svg = site.at("reports/sv/prov/flow.svg");
  CHECK(count(svg, " rx=\"") == 5);  // start, two steps, an exit, check your answers
  CHECK(count(svg, "stroke-dasharray") == 1);
  CHECK(svg.find("<title id=\"flow-title\">") != svg.npos);
  CHECK(svg.find("Prov &#38; test") != svg.npos);
  CHECK(svg.find("Om du har svarat ”Nej” på frågan ”Bor du här?” slutar formuläret med sidan ”Du "
                 "kan inte söka”.") != svg.npos);
  CHECK(svg.find("Steg 2: Sedan. Visas om du har svarat ”Ja” på frågan ”Vill du?”.") != svg.npos);
  Sources sources;
  Diagnostics found;
  CHECK_FALSE(parse(sources, sources.add("flow.svg", svg), found).empty());
  CHECK(found.empty());
  CHECK(svg.find("style=") == svg.npos);
}

TEST_CASE("the review sheet names every part, with conditions in words and as written", "[graph]") {
  const Site site = site_of(kSteps);
  const std::string& page = site.at("reports/sv/prov/index.html");
  for (const char* words :
       {"Bor du här?", "<code>antal</code>", "Måste besvaras.", "Skriv högst 10",
        "Det ska stämma att svaret på ”Hur många?” är högst 10.",
        "Visas om svaret på ”Hur många?” är mer än 3.", "antal is more than 3", "version 1.2.0",
        "<svg "}) {
    INFO(words);
    CHECK(page.find(words) != page.npos);
  }
}

TEST_CASE("a block's reach goes through other blocks, and through lists", "[graph]") {
  const auto block = [](const std::string& id, const std::string& body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<block id=\"" + id +
           "\" version=\"1.0.0\" xml:lang=\"sv\">" + body + "</block>\n";
  };
  const std::string list =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<list id=\"farger\" version=\"1.0.0\" "
      "xml:lang=\"sv\"><option value=\"bla\">Blå</option><option "
      "value=\"rod\">Röd</option></list>\n";
  const MemoryFiles disk =
      with({{"forms/prov/form.xml",
             form("<step id=\"s\"><title>S</title><use block=\"yttre\" id=\"y\"/></step>")},
            {"forms/annat/form.xml",
             form("<step id=\"s\"><title>S</title><text id=\"t\"><label>T</label></text></step>")},
            {"forms/blocks/yttre.xml", block("yttre", "<use block=\"inre\" id=\"i\"/>")},
            {"forms/blocks/inre.xml",
             block("inre", "<choice id=\"f\" list=\"farger\"><label>Färg</label></choice>")},
            {"forms/lists/farger.xml", list}});
  const auto project = load(disk, {});
  using Forms = std::map<std::string, std::string>;
  CHECK(uses_of(*project, "inre", disk, {}).forms == Forms{{"prov", "yttre → inre"}});
  CHECK(uses_of(*project, "farger", disk, {}).forms == Forms{{"prov", "yttre → inre → farger"}});
  CHECK(uses_of(*project, "yttre", disk, {}).known);
  CHECK_FALSE(uses_of(*project, "okand", disk, {}).known);
}

TEST_CASE("a list is sorted by each language, unless it says otherwise", "[graph]") {
  const auto order_of = [](const std::string& order) {
    const Site site = site_of(
        "<step id=\"s\"><title>S</title><choice id=\"f\" list=\"platser\"><label>Plats</label>"
        "</choice></step>",
        {{"forms/lists/platser.xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<list id=\"platser\" version=\"1.0.0\"" +
              order +
              " xml:lang=\"sv\"><option value=\"o\">Öja</option><option value=\"a\">Alby</option>"
              "<option value=\"e\">Ängby</option><option value=\"z\">Zinken</option></list>\n"}});
    std::string out;
    const std::string& page = site.at("sv/prov/index.html");
    for (std::size_t at = page.find("type=\"radio\" value=\""); at != page.npos;
         at = page.find("type=\"radio\" value=\"", at + 1))
      out += page[at + 20];
    return out;
  };
  CHECK(order_of("") == "azeo");
  CHECK(order_of(" order=\"as-written\"") == "oaez");
}

}  // namespace blankett::tests
