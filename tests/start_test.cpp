// The start page: what it says is worked out from the service and the questions.

#include "render/start.h"

#include "parse/parse.h"
#include "render/render.h"
#include "support/catch.h"
#include "support/forms.h"

namespace blankett::tests {
namespace {

const Project& project() {
  static const auto loaded = load(with(Files{}), {});
  return *loaded;
}

std::string started(const FormParts& parts, const std::string& language = "sv") {
  LinkedForm form(form_of(parts));
  const Edition edition = form.edition(language);
  Renderer renderer(project().theme);
  return start_view(edition, std::span(&edition, 1), renderer);
}

bool has(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

std::size_t count(const std::string& page, const std::string& words) {
  std::size_t n = 0;
  for (std::size_t i = 0; (i = page.find(words, i)) != page.npos; ++i) ++n;
  return n;
}

const std::string kFile = " accept=\"pdf\" max-size=\"1 MB\"";

TEST_CASE("the start page says what to have at hand, once", "[start]") {
  const std::string page = started(
      {.items =
           "<personal-number id=\"p\" "
           "required=\"yes\"><label>Personnummer</label></personal-number>"
           "<personal-number id=\"q\" "
           "required=\"yes\"><label>Personnummer</label></personal-number>"
           "<text id=\"namn\"><label>Namn</label></text>"
           "<property id=\"f\" required=\"yes\"><label>Vad heter huset?</label></property>"
           "<organisation-number id=\"o\"><label>Organisationsnummer</label></organisation-number>"
           "<vehicle-registration id=\"v\" required=\"yes\"><label>Bilens "
           "nummer</label></vehicle-registration>"
           "<bank-account id=\"b\" accept=\"bankgiro\" required=\"yes\"><label>Ditt "
           "bankgiro</label></bank-account>"
           "<file id=\"a\" required=\"yes\"" +
           kFile + "><label>Avtal</label></file>"});
  CHECK(count(page, "<li>Personnummer</li>") == 1);
  CHECK_FALSE(has(page, "Namn"));
  CHECK_FALSE(has(page, "Vad heter huset?"));  // a question is no thing to have at hand
  CHECK(has(page, "<li>Fastighetens namn (fastighetsbeteckningen)</li>"));
  CHECK(has(page, "<li>Organisationsnummer (frivilligt)</li>"));
  for (const char* thing : {"Bilens nummer", "Ditt bankgiro", "Avtal"})
    CHECK(has(page, "<li>" + std::string(thing) + "</li>"));
  CHECK(has(page, "<h2>Det här behöver du</h2>"));
  CHECK_FALSE(has(started({}), "Det här behöver du"));
}

TEST_CASE("what is asked for sometimes is said so, with its condition when that has a name",
          "[start]") {
  const std::string page = started(
      {.items = "<file id=\"a\" required=\"yes\" show-when=\"val is a\"" + kFile +
                "><label>Avtal</label></file>"
                "<file id=\"b\" required=\"yes\" show-when=\"@bil\"" +
                kFile +
                "><label>Bevis</label></file>"
                "<file id=\"c\" required-when=\"@bil\"" +
                kFile +
                "><label>Intyg</label></file>"
                "<file id=\"d\" required=\"yes\" show-when=\"@bil and val is a\"" +
                kFile +
                "><label>Karta</label></file>"
                "<group id=\"g\" show-when=\"@bil\"><file id=\"e\" required=\"yes\" "
                "show-when=\"val is a\"" +
                kFile + "><label>Bild</label></file></group>",
       .head = "<condition id=\"bil\" label=\"Du har &lt;en&gt; bil\">val is b</condition>"});
  CHECK(has(page, "<li>Avtal (bara i vissa fall)</li>"));
  for (const char* thing : {"Bevis", "Intyg"})
    CHECK(has(page, "<li>" + std::string(thing) +
                        ". Behövs bara om det här stämmer: Du har &#60;en&#62; bil.</li>"));
  CHECK(has(page, "<li>Karta (bara i vissa fall)</li>"));
  CHECK(has(page, "<li>Bild (bara i vissa fall)</li>"));
}

TEST_CASE("what is about others says whose it is", "[start]") {
  const std::string page = started(
      {.items = "<repeat id=\"r\"><title>Dina barn</title><row-title>Barn</row-title>"
                "<personal-number id=\"p\" required=\"yes\" "
                "subject=\"other\"><label>Personnummer</label>"
                "</personal-number></repeat>"
                "<group id=\"g\"><title>Din chef</title><personal-number id=\"p\" required=\"yes\" "
                "subject=\"other\"><label>Personnummer</label></personal-number></group>"
                "<group id=\"h\"><title>Du</title><personal-number id=\"p\" required=\"yes\">"
                "<label>Personnummer</label></personal-number></group>"});
  CHECK(has(page, "<li>Dina barn: Personnummer</li>"));
  CHECK(has(page, "<li>Din chef: Personnummer</li>"));
  CHECK(has(page, "<li>Personnummer</li>"));
}

TEST_CASE("the start page says who, how long and when", "[start]") {
  const auto page = [](const std::string& attributes, const std::string& service) {
    LinkedForm form(
        "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary>"
        "<service owner=\"o\"" +
        attributes + ">" + service +
        "<endpoint href=\"https://e.example/t\"/></service><step id=\"s\"><title>S</title>"
        "<text id=\"a\"><label>A</label></text></step></form>");
    const Edition edition = form.edition();
    Renderer renderer(project().theme);
    return start_view(edition, std::span(&edition, 1), renderer);
  };
  const std::string all =
      page(" audience=\"private business organisation\"", "<processing days=\"5\"/>");
  CHECK(has(all, "<li>För privatpersoner, företag och organisationer.</li>"));
  CHECK(has(all, "<li>Du får svar inom 5 arbetsdagar.</li>"));
  CHECK(has(all, "<li>Det tar 1–2 minuter att fylla i.</li>"));
  CHECK(has(page(" audience=\" private  business\"", ""),
            "<li>För privatpersoner och företag.</li>"));
  const std::string none = page("", "");
  CHECK_FALSE(has(none, "<li>För "));
  CHECK_FALSE(has(none, "arbetsdag"));
  CHECK_FALSE(has(none, "<details"));
}

TEST_CASE("how personal data is used stands there, the essentials open", "[start]") {
  const std::string items =
      "<personal-number id=\"p\" required=\"yes\" data-category=\"protected\" why=\"För "
      "&lt;säkerhet&gt;.\">"
      "<label>Personnummer</label></personal-number>"
      "<personal-number id=\"p2\" required=\"yes\" data-category=\"protected\" why=\"För "
      "&lt;säkerhet&gt;.\">"
      "<label>Personnummer</label></personal-number>"
      "<text id=\"h\" data-category=\"sensitive\" why=\"För stödet.\"><label>Hälsa</label></text>"
      "<text id=\"n\" data-category=\"ordinary\"><label>Namn</label></text>";
  const std::string service =
      "<records series=\"s\" retention=\"P2Y\" registered=\"yes\"/>"
      "<privacy controller=\"Nämnden &amp; co\" legal-basis=\"public-task\" purpose=\"Vi "
      "beslutar.\"/>";
  const std::string page = started({.items = items, .service = service});
  CHECK(has(page, "<p>Vi beslutar.</p><details"));
  CHECK(has(page, "<p>Nämnden &#38; co ansvarar för uppgifterna.</p>"));
  CHECK(has(page, "uppgift av allmänt intresse."));
  CHECK(has(page, "<p>Vi sparar uppgifterna i 2 år.</p>"));
  CHECK(has(page, "allmän handling"));
  CHECK(has(page, "Integritetsskyddsmyndigheten"));
  CHECK(count(page, "<dt>Personnummer</dt><dd>För &#60;säkerhet&#62;.</dd>") == 1);
  CHECK(has(page, "<h3>Känsliga uppgifter</h3>"));
  CHECK(has(page, "<dt>Hälsa</dt><dd>För stödet.</dd>"));
  CHECK_FALSE(has(page, "<dt>Namn"));
  // In another language the name of the authority is still Swedish.
  CHECK(has(started({.items = items, .service = service}, "en"),
            "<p><span lang=\"sv\">Nämnden &#38; co</span> is responsible for the data.</p>"));
  // Without what the service says, the questions still speak.
  const std::string questions = started({.items = items});
  CHECK(has(questions, "Så använder vi dina uppgifter"));
  CHECK(has(questions, "<dt>Hälsa</dt>"));
  CHECK_FALSE(has(questions, "ansvarar för"));
}

TEST_CASE("how long data is kept is said in words", "[start]") {
  const auto kept = [](const std::string& retention) {
    return started({.service = "<records series=\"s\" retention=\"" + retention + "\"/>"});
  };
  CHECK(has(kept("P1Y"), "Vi sparar uppgifterna i ett år."));
  CHECK(has(kept("P10Y"), "Vi sparar uppgifterna i 10 år."));
  CHECK(has(kept("P1M"), "Vi sparar uppgifterna i en månad."));
  CHECK(has(kept("P18M"), "Vi sparar uppgifterna i 18 månader."));
  CHECK(has(kept("P90D"), "Vi sparar uppgifterna i 90 dagar."));
  CHECK_FALSE(has(kept("P1Y"), "allmän handling"));
}

TEST_CASE("paper is a way in when the form has it", "[start]") {
  CHECK(has(started({.service = "<channel kind=\"paper\"/>"}),
            "<a href=\"blankett.html\"><bdi>Blankett att skriva ut</bdi></a>"));
  CHECK(has(started({.service = "<channel kind=\"paper\">Hämta <em>här</em></channel>"}),
            "<a href=\"blankett.html\"><bdi>Blankett att skriva ut</bdi></a>"));
  CHECK_FALSE(has(started({.service = "<channel kind=\"phone\">08-508 00 508</channel>"}),
                  "blankett.html"));
}

}  // namespace
}  // namespace blankett::tests
