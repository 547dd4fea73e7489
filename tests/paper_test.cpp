// The paper form: numbers, boxes, conditions that name numbers, where to send it; and the phone
// script beside it. What they look like is looked at in the browser.

#include "render/paper.h"

#include <regex>

#include "render/qr.h"
#include "render/render.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

constexpr const char* kAddress = "<channel kind=\"paper\">Kontoret<br/>Box 1</channel>";

Site site_of(const std::string& service, const std::string& steps,
             const std::string& address = {}) {
  const MemoryFiles files = with(
      {{"forms/f/form.xml",
        "<form id=\"f\" version=\"1.2.3\" xml:lang=\"sv\"><title>Ansök</title><summary>S.</summary>"
        "<service owner=\"o\">" +
            service + "<endpoint href=\"https://e.example/f\"/></service>" + steps + "</form>"}});
  Options options;
  options.site = address;
  const auto project = load(files, options);
  Renderer renderer(project->theme);
  const Bundle bundle = compile(*project, "f", files, options, renderer);
  INFO(listed(bundle.findings, ""));
  REQUIRE_FALSE(bundle.site.empty());
  return bundle.site;
}

std::string paper_of(const std::string& steps, const std::string& address = {}) {
  return site_of(kAddress, steps, address).at("sv/f/blankett.html");
}

std::string step(const std::string& items) {
  return "<step id=\"s\"><title>Steg</title>" + items + "</step>";
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t i = 0; (i = text.find(part, i)) != text.npos; ++i) ++count;
  return count;
}

// The words of a page, without its markup.
std::string words_of(const std::string& html) {
  static const std::regex tag("<[^>]*>"), space("\\s+");
  return std::regex_replace(std::regex_replace(html, tag, " "), space, " ");
}

const std::string kYesNo =
    "<yes-no id=\"ja\" required=\"yes\"><label>Ja eller nej?</label></yes-no>";

TEST_CASE("a form has a paper form when it has such a channel", "[paper]") {
  const std::string steps = step(kYesNo);
  CHECK(site_of(kAddress, steps).count("sv/f/blankett.html") == 1);
  const Site without = site_of("<channel kind=\"phone\">08-1</channel>", steps);
  CHECK(without.count("sv/f/blankett.html") == 0);
  CHECK_FALSE(has(without.at("sv/f/index.html"), "blankett.html"));
  CHECK_FALSE(has(without.at("reports/sv/f/index.html"), "blankett.html"));
  const Site with_paper = site_of(kAddress, steps);
  CHECK(has(with_paper.at("sv/f/index.html"), "href=\"blankett.html\""));
  CHECK(has(with_paper.at("reports/sv/f/index.html"), "href=\"../../../sv/f/blankett.html\""));
}

TEST_CASE("questions have numbers, and conditions refer to them", "[paper]") {
  const std::string page = words_of(paper_of(
      step(kYesNo + "<group id=\"g\"><title>Grupp</title><text id=\"t\" show-when=\"ja is yes\">"
                    "<label>Vad?</label></text></group><text id=\"v\"><label>Vem?</label></text>") +
      "<step id=\"b\" show-when=\"ja is no\"><title>Andra</title><text id=\"u\" "
      "required-when=\"v is answered\"><label>Varför?</label></text></step>"));
  CHECK(has(page, "1.1 Ja eller nej?"));
  CHECK(has(page, "1.2 Vad? (frivilligt)"));
  CHECK(has(page, "Svara bara om du har svarat ”Ja” på frågan ”1.1 Ja eller nej?”."));
  CHECK(has(page, "2 Andra"));
  CHECK(
      has(page, "Fyll i den här delen bara om du har svarat ”Nej” på frågan ”1.1 Ja eller nej?”."));
  CHECK(has(page, "Du måste svara här om du har svarat på frågan ”1.3 Vem?”. 2.1 Varför?"));
}

TEST_CASE("an answer has boxes where its form is fixed, else lines", "[paper]") {
  const auto boxes = [](const std::string& question) {
    return count_of(paper_of(step(question)), "class=\"p-box\"");
  };
  const auto lines = [](const std::string& question) {
    return count_of(paper_of(step(question)), "class=\"p-line");
  };
  const std::string why = " data-category=\"protected\" why=\"Därför.\"><label>A</label>";
  CHECK(boxes("<personal-number id=\"a\"" + why + "</personal-number>") == 12);
  CHECK(boxes("<organisation-number id=\"a\"" + why + "</organisation-number>") == 10);
  CHECK(boxes("<organisation-number id=\"a\" sole-trader=\"yes\"" + why +
              "</organisation-number>") == 0);
  CHECK(boxes("<date id=\"a\"><label>A</label></date>") == 8);
  CHECK(boxes("<period id=\"a\"><label>A</label></period>") == 16);
  CHECK(boxes("<time id=\"a\"><label>A</label></time>") == 4);
  CHECK(boxes("<address id=\"a\"><label>A</label></address>") == 5);
  CHECK(lines("<address id=\"a\"><label>A</label></address>") == 3);
  CHECK(lines("<text id=\"a\"><label>A</label></text>") == 1);
  CHECK(lines("<text id=\"a\" max-length=\"500\"><label>A</label></text>") == 3);
  CHECK(lines("<long-text id=\"a\" max-length=\"50\"><label>A</label></long-text>") == 3);
  CHECK(lines("<long-text id=\"a\"><label>A</label></long-text>") == 12);
  CHECK(
      has(words_of(paper_of(step("<number id=\"a\"><label>A</label><unit>meter</unit></number>"))),
          "En rad att skriva på meter"));
  CHECK(has(words_of(paper_of(step("<date id=\"a\"><label>A</label></date>"))),
            "Dag Rutor för 2 tecken Månad Rutor för 2 tecken År Rutor för 4 tecken"));
}

TEST_CASE("options are ticked; files are sent along; calculations are ours", "[paper]") {
  const std::string page =
      paper_of(step("<choices id=\"a\"><label>A</label><option value=\"x\">Ett <em>x</em></option>"
                    "<option value=\"y\">Y</option></choices>"
                    "<file id=\"b\" required=\"yes\" accept=\"pdf\" max-size=\"1 "
                    "MB\"><label>Kartan</label></file>"
                    "<number id=\"n\"><label>N</label></number>"
                    "<calculation id=\"c\" formula=\"n + 1\"><label>Summan</label></calculation>"));
  CHECK(count_of(page, "class=\"p-option__box\"") == 3);
  CHECK(has(page, "Ett <em>x</em>"));
  const std::string words = words_of(page);
  CHECK(has(words, "Du kan sätta flera kryss."));
  CHECK(has(words, "1.2 Kartan Skicka med en kopia tillsammans med blanketten."));
  CHECK_FALSE(has(words, "MB"));
  CHECK(has(words, "1.4 Summan Du behöver inte fylla i något här."));
  CHECK(has(words, "Det här ska du skicka med Kartan (fråga 1.2)"));
}

TEST_CASE("rows are printed as many times as there is room", "[paper]") {
  const auto rows = [](const std::string& limits) {
    return words_of(paper_of(step("<repeat id=\"r\" " + limits +
                                  "><title>Barnen</title><row-title>Barn</row-title>"
                                  "<text id=\"t\"><label>Namn</label></text></repeat>" +
                                  kYesNo)));
  };
  const std::string many = rows("min=\"1\" max=\"10\"");
  CHECK(has(many, "Här finns plats för 3. Lämna tomt det du inte behöver. Behöver du fler?"));
  CHECK(has(many, "Barn 3 1.1 Namn"));
  CHECK_FALSE(has(many, "Barn 4"));
  CHECK(has(many, "1.2 Ja eller nej?"));
  const std::string two = rows("min=\"0\" max=\"2\"");
  CHECK_FALSE(has(two, "Barn 3"));
  CHECK_FALSE(has(two, "Behöver du fler?"));
}

TEST_CASE("an exit says who should not send the form, a check what to think of", "[paper]") {
  const std::string words = words_of(paper_of(
      step(kYesNo + "<exit id=\"ut\" when=\"ja is no\"><title>Du kan inte ansöka</title><p>Ring "
                    "oss.</p></exit><date id=\"d\"><label>Dag</label></date>"
                    "<check that=\"d is after today\">Dagen måste vara efter i dag</check>")));
  CHECK(has(words,
            "Om du har svarat ”Nej” på frågan ”1.1 Ja eller nej?” ska du inte skicka in "
            "blanketten. Du kan inte ansöka Ring oss."));
  CHECK(has(words, "Tänk på: Dagen måste vara efter i dag"));
}

TEST_CASE("who declares something signs, and who only tells does not", "[paper]") {
  CHECK_FALSE(has(paper_of(step(kYesNo)), "Namnteckning"));
  const std::string page =
      words_of(paper_of(step("<declaration id=\"d\"><label>Jag intygar</label></declaration>")));
  for (const char* part : {"Ort", "Datum", "Namnteckning", "Texta ditt namn"})
    CHECK(has(page, part));
  const Site signed_in = site_of(
      "<identification level=\"e-id\" why=\"Därför.\"/>" + std::string(kAddress), step(kYesNo));
  CHECK(has(signed_in.at("sv/f/blankett.html"), "Namnteckning"));
}

TEST_CASE("the paper says where to send it, and where the digital form is when that is known",
          "[paper]") {
  const std::string without = paper_of(step(kYesNo));
  CHECK(has(without, "Kontoret<br/>Box 1"));
  CHECK_FALSE(has(without, "<svg"));
  CHECK_FALSE(has(without, "på webben"));
  const std::string known = paper_of(step(kYesNo), "https://stad.example/e");
  CHECK(has(known, "<bdi>https://stad.example/e/sv/f/</bdi>"));
  CHECK(has(known, qr_code("https://stad.example/e/sv/f/",
                           "Kod som leder till https://stad.example/e/sv/f/")));
  CHECK(has(words_of(known), "Ansök, version 1.2.3"));
}

TEST_CASE("a code is a square of dark modules within its margin", "[paper]") {
  const std::string svg = qr_code("https://stad.example/", "Kod \"x\" & y");
  CHECK(has(svg, "viewBox=\"0 0 33 33\""));  // version 2, 25 modules, and four on each side
  CHECK(has(svg, "aria-label=\"Kod &#34;x&#34; &#38; y\""));
  CHECK(has(svg, "d=\"M4 4h7v1h-7z"));  // the finder in the corner
  CHECK(qr_code(std::string(5000, 'x'), "x").empty());
}

TEST_CASE("the phone script asks the same, and says what an agent says", "[call]") {
  const Site site = site_of(
      "<identification level=\"e-id\" why=\"Därför.\"/><channel kind=\"phone\">08-1</channel>"
      "<privacy controller=\"n\" legal-basis=\"public-task\" purpose=\"Vi använder det.\"/>",
      step(kYesNo + "<exit id=\"ut\" when=\"ja is no\"><title>Nej</title><p>Ring.</p></exit>"
                    "<text id=\"namn\" purpose=\"given-name\" subject=\"self\" "
                    "why=\"Därför.\"><label>Namn</label></text>"
                    "<declaration id=\"d\"><label>Jag intygar</label></declaration>"));
  const std::string& page = site.at("sv/f/samtal.html");
  CHECK(has(page, "<meta name=\"robots\" content=\"noindex\"/>"));
  CHECK(has(page, "autocomplete=\"off\">"));
  CHECK_FALSE(has(page, "given-name"));
  const std::string words = words_of(page);
  for (const char* said : {"Samtal: Ansök", "Vi använder det.", "Det tar ungefär 5 minuter.",
                           "Personen har inte loggat in.", "Om personen undrar varför: Därför.",
                           "Läs upp meningen. Kryssa i om personen svarar ja."})
    CHECK(has(words, said));
  // The exit stands where it is decided.
  CHECK(page.find("id=\"f-ja\"") < page.find("id=\"exit-ut\""));
  CHECK(page.find("id=\"exit-ut\"") < page.find("id=\"f-namn\""));
  CHECK_FALSE(has(site.at("sv/f/index.html"), "samtal.html"));
  CHECK(has(site.at("reports/sv/f/index.html"), "href=\"../../../sv/f/samtal.html\""));
}

}  // namespace
}  // namespace blankett::tests
