// The examples, in one table. Tested by reference_test.cpp: every element has one, each is in it,
// and each compiles.

#include "authoring/examples.h"

#include <array>

#include "kinds/kind.h"

namespace blankett {
namespace {

constexpr std::string_view kForm = R"(<form id="exempel" version="1.0.0" xml:lang="sv">
  <title>Föreslå en cykelparkering</title>
  <summary>Berätta var det saknas plats för cyklar.</summary>
  <service owner="trafikkontoret">
    <endpoint href="https://e-tjanster.example/exempel"/>
  </service>
  <step id="plats">
    <title>Platsen</title>
    <text id="gata" required="yes">
      <label>Vilken gata gäller det?</label>
    </text>
  </step>
</form>)";

constexpr std::string_view kBlock = R"(<block id="kontakt" version="1.0.0" xml:lang="sv">
  <title>Så når vi dig</title>
  <email id="epost" required="yes">
    <label>E-postadress</label>
  </email>
  <phone id="telefon">
    <label>Telefonnummer</label>
  </phone>
</block>)";

constexpr std::string_view kTerms =
    R"(<tbx type="TBX-Basic" style="dca" xml:lang="sv" xmlns="urn:iso:std:iso:30042:ed-2">
  <text>
    <body>
      <conceptEntry id="vagvisare">
        <langSec xml:lang="sv">
          <descrip type="definition">En vägvisare är en skylt som visar vägen till en plats.</descrip>
          <termSec>
            <term>vägvisare</term>
          </termSec>
        </langSec>
      </conceptEntry>
    </body>
  </text>
</tbx>)";

constexpr std::string_view kList =
    R"(<list id="stadsdelar" version="1.0.0" order="alphabetical" xml:lang="sv">
  <option value="farsta">Farsta</option>
  <option value="kista">Kista</option>
  <option value="skarpnack">Skarpnäck</option>
</list>)";

constexpr std::string_view kRule =
    R"(<rule id="fikonsprak" detector="phrases" severity="warning" roles="label hint">
  <why xml:lang="sv">Många känner inte till orden.</why>
  <why xml:lang="en">Many people do not know the words.</why>
  <message xml:lang="sv">skriv hellre ”{1}” än ”{0}”</message>
  <message xml:lang="en">write `{1}` rather than `{0}`</message>
  <phrase with="till exempel" fix="yes">såsom exempel</phrase>
  <bad>Skriv <m>såsom exempel</m> din adress.</bad>
  <good>Skriv till exempel din adress.</good>
</rule>)";

constexpr std::string_view kWords =
    R"(<words lang="sv">
  <phrases for="link-vague" whole="yes">
    <phrase>tryck här</phrase>
    <bad><m>Tryck här</m></bad>
    <good>Tryck här för att läsa om avgifter</good>
  </phrases>
</words>)";

constexpr std::string_view kPhrases =
    R"(<phrases for="link-vague" whole="yes">
  <phrase>tryck här</phrase>
  <bad><m>Tryck här</m></bad>
  <good>Avgifter för parkering</good>
</phrases>)";

constexpr std::string_view kReviews =
    R"(<reviews form="exempel" prepared="2026-11-21">
  <exception kind="outside" decided="2026-11-19" at="steg">Kartan i steget är ett annat företags.</exception>
  <review date="2026-11-20" version="1.0.0" languages="sv" kind="users" by="Trafikkontoret">
    <participants>synskadade</participants>
    <method>Tre personer fyllde i formuläret från början till slut.</method>
    <technology>NVDA med Firefox</technology>
    <criterion number="2.4.6" outcome="passed"/>
    <seen language="sv">exempel.title:0a1b2c3d @steg:4e5f6a7b</seen>
  </review>
</reviews>)";

constexpr std::string_view kLocale =
    R"(<locale lang="sv" name="Svenska" dir="ltr" date-order="day month year"/>)";

constexpr std::array kExamples = std::to_array<Example>({
    {"form", In::form, kForm},
    {"block", In::block, kBlock},
    {"list", In::list, kList},
    {"title", In::title, "<title>Anmäl en skadad skylt</title>"},
    {"summary", In::summary, "<summary>Berätta var skylten står.</summary>"},
    {"service", In::service,
     R"(<service owner="trafikkontoret" life-situations="trafik" audience="private business">
  <channel kind="phone">08-508 00 508</channel>
  <endpoint href="https://e-tjanster.example/exempel"/>
</service>)"},
    {"identification", In::service_part,
     R"(<identification level="e-id" why="Vi måste veta att det är du som ansöker."/>)"},
    {"processing", In::service_part, R"(<processing days="5"/>)"},
    {"after-submission", In::service_part,
     R"(<after-submission>
  <event>Vi bekräftar att vi har fått din anmälan.</event>
  <event>Vi åker dit och ser efter.</event>
</after-submission>)"},
    {"channel", In::service_part,
     R"(<channel kind="visit">Stadens medborgarkontor hjälper dig.</channel>)"},
    {"event", In::service_part,
     R"(<after-submission>
  <event>Vi lagar skylten så snart vi kan.</event>
</after-submission>)"},
    {"records", In::service_part, R"(<records series="trafik" retention="P2Y" registered="yes"/>)"},
    {"privacy", In::service_part,
     R"(<privacy controller="Trafiknämnden" legal-basis="public-task"
         purpose="Vi använder dina uppgifter för att kunna svara dig."/>)"},
    {"endpoint", In::endpoint, R"(<endpoint href="https://e-tjanster.example/skyltar"/>)"},
    {"condition", In::condition,
     R"(<condition id="svar" label="Du vill ha svar">vill_ha_svar is yes</condition>)"},
    {"step", In::step,
     R"(<step id="dig">
  <title>Om dig</title>
  <text id="namn" purpose="name" required="yes">
    <label>Vad heter du?</label>
  </text>
</step>)"},
    {"group", In::item,
     R"(<group id="foretag">
  <title>Om företaget</title>
  <text id="namn">
    <label>Vad heter företaget?</label>
  </text>
</group>)"},
    {"repeat", In::item,
     R"(<repeat id="barn" min="1" max="5">
  <title>Dina barn</title>
  <row-title>Barn</row-title>
  <text id="namn" required="yes" subject="other">
    <label>Vad heter barnet?</label>
  </text>
</repeat>)"},
    {"row-title", In::item,
     R"(<repeat id="granne">
  <title>Dina grannar</title>
  <row-title>Granne</row-title>
  <text id="namn" subject="other">
    <label>Vad heter grannen?</label>
  </text>
</repeat>)"},
    {"add", In::item,
     R"(<repeat id="skylt">
  <title>Fler skyltar</title>
  <row-title>Skylt</row-title>
  <add>Lägg till en skylt</add>
  <text id="plats">
    <label>Var står skylten?</label>
  </text>
</repeat>)"},
    {"info", In::item,
     R"(<info show-when="vill_ha_svar is yes">
  <title>Så svarar vi</title>
  <p>Vi svarar inom fem dagar.</p>
</info>)"},
    {"media", In::item,
     R"(<media>
  <title>Så ser skylten ut</title>
  <picture src="skylt.png">
    <alternative>En rund blå skylt med röd kant.</alternative>
  </picture>
</media>)"},
    {"video", In::item,
     R"(<media>
  <title>Så anmäler du</title>
  <video src="film.mp4" described="yes">
    <captions src="film.vtt" lang="sv"/>
    <transcript>Fotografera skylten. Välj sedan bilden.</transcript>
  </video>
</media>)"},
    {"audio", In::item,
     R"(<media>
  <title>Lyssna på frågorna</title>
  <audio src="fragor.mp3">
    <transcript>Vilken gata gäller det?</transcript>
  </audio>
</media>)"},
    {"picture", In::item,
     R"(<media>
  <picture src="skylt.png">
    <alternative>En rund blå skylt med röd kant.</alternative>
  </picture>
</media>)"},
    {"decoration", In::item,
     R"(<media>
  <decoration src="skylt.png"/>
</media>)"},
    {"sign-language", In::item,
     R"(<media>
  <title>Frågorna på teckenspråk</title>
  <sign-language src="film.mp4">
    <transcript>Vilken gata gäller det?</transcript>
  </sign-language>
</media>)"},
    {"captions", In::item,
     R"(<media>
  <title>Så anmäler du</title>
  <video src="film.mp4" described="not-needed">
    <captions src="film.vtt" lang="sv"/>
    <captions src="film.en.vtt" lang="en"/>
    <transcript>Fotografera skylten.</transcript>
  </video>
</media>)"},
    {"transcript", In::item,
     R"(<media>
  <title>Lyssna på frågorna</title>
  <audio src="fragor.mp3">
    <transcript>
      <p>Vilken gata gäller det?</p>
      <p>Vill du ha svar?</p>
    </transcript>
  </audio>
</media>)"},
    {"alternative", In::item,
     R"(<media>
  <picture src="karta.png">
    <alternative>Skylten står mellan torget och skolan.</alternative>
  </picture>
</media>)"},
    {"use", In::item, R"(<use block="kontakt" id="kontakt"/>)"},
    {"override", In::item,
     R"(<use block="kontakt" id="kontakt">
  <override question="epost" part="label">Företagets e-postadress</override>
</use>)"},
    {"drop", In::item,
     R"(<use block="kontakt" id="kontakt">
  <drop question="telefon"/>
</use>)"},
    {"exit", In::item,
     R"(<exit id="inget" when="vill_ha_svar is no">
  <title>Då är du klar</title>
  <p>Du behöver inte fylla i något mer.</p>
</exit>)"},
    {"check", In::item,
     R"(<check that="slut is after start">Sista dagen måste vara efter första dagen</check>)"},
    {"label", In::item,
     R"(<text id="skylt">
  <label>Vad står det på skylten?</label>
</text>)"},
    {"hint", In::item,
     R"(<text id="skylt">
  <label>Vad står det på skylten?</label>
  <hint>Till exempel parkering förbjuden</hint>
</text>)"},
    {"help", In::item,
     R"(<text id="skylt">
  <label>Vad står det på skylten?</label>
  <help>
    <p>Går texten inte att läsa? Beskriv färg och form.</p>
  </help>
</text>)"},
    {"unit", In::item,
     R"(<number id="bredd">
  <label>Hur bred är skylten?</label>
  <unit>centimeter</unit>
</number>)"},
    {"option", In::item,
     R"(<choice id="skick">
  <label>Hur ser skylten ut?</label>
  <option value="trasig">Den är trasig</option>
  <option value="borta">Den är borta</option>
</choice>)"},
    {"error", In::item,
     R"(<text id="skylt" required="yes">
  <label>Vad står det på skylten?</label>
  <error for="missing">Skriv vad det står på skylten</error>
</text>)"},
    {"allow", In::item,
     R"(<text id="skylt">
  <allow rule="term-other-word" reason="Så står det på stadens skyltar." until="2099-12-31"/>
  <label>Vad står det på <term ref="vagvisare">hänvisningsskylten</term>?</label>
</text>)"},
    {"em", In::title, "<title>Anmäl en <em>skadad</em> skylt</title>"},
    {"strong", In::item,
     R"(<text id="skylt">
  <label>Vad står det på skylten?</label>
  <hint>Skriv <strong>hela</strong> texten</hint>
</text>)"},
    {"a", In::summary,
     R"(<summary>Läs mer om <a href="https://stad.example/skyltar">skyltar</a> först.</summary>)"},
    {"abbr", In::summary,
     R"(<summary>Du kan anmäla <abbr title="dygnet runt">24/7</abbr>.</summary>)"},
    {"span", In::summary,
     R"(<summary>Du kan ställa <span lang="en">City Bikes</span> här.</summary>)"},
    {"term", In::item,
     R"(<text id="skylt">
  <label>Vad står det på <term ref="vagvisare">vägvisaren</term>?</label>
</text>)"},
    {"br", In::service_part,
     R"(<channel kind="paper">Trafikkontoret<br/>Box 1234<br/>100 00 Stockholm</channel>)"},
    {"p", In::item,
     R"(<text id="skylt">
  <label>Vad står det på skylten?</label>
  <help>
    <p>Skriv alla ord.</p>
    <p>Beskriv skylten om den saknar ord.</p>
  </help>
</text>)"},
    {"ul", In::item,
     R"(<text id="skylt">
  <label>Vad står det på skylten?</label>
  <help>
    <p>Saknar den ord? Beskriv</p>
    <ul>
      <li>färgen</li>
      <li>formen.</li>
    </ul>
  </help>
</text>)"},
    {"ol", In::item,
     R"(<file id="bild" accept="jpg png" max-size="10 MB">
  <label>Bild på skylten</label>
  <help>
    <ol>
      <li>Fotografera hela skylten.</li>
      <li>Välj bilden här.</li>
    </ol>
  </help>
</file>)"},
    {"li", In::item,
     R"(<text id="skylt">
  <label>Vad står det på skylten?</label>
  <help>
    <ul>
      <li>Skriv <em>alla</em> ord.</li>
    </ul>
  </help>
</text>)"},
    {"reviews", In::reviews, kReviews},
    {"exception", In::reviews, kReviews},
    {"review", In::reviews, kReviews},
    {"participants", In::review_part,
     R"(<participants>personer med kognitiv nedsättning</participants>
<method>Två personer fyllde i formuläret med stöd.</method>)"},
    {"method", In::review_part, "<method>Rådet gick igenom formuläret på ett möte.</method>"},
    {"technology", In::review_part,
     R"(<method>Två personer fyllde i formuläret från början till slut.</method>
<technology>VoiceOver på en Iphone</technology>)"},
    {"criterion", In::review_part,
     R"(<method>Rådet gick igenom formuläret på ett möte.</method>
<criterion number="3.3.2" outcome="failed" at="gata" planned="2099-12-31" instead="Ring oss.">Det
går inte att förstå om man ska skriva numret.</criterion>)"},
    {"seen", In::seen, R"(<seen language="sv">exempel.title:0a1b2c3d @steg:4e5f6a7b</seen>)"},
    {"locale", In::locale, kLocale},
    {"words", In::words, kWords},
    {"phrases", In::phrases, kPhrases},
    {"phrase", In::phrases,
     R"(<phrases for="label-purpose" whole="yes">
  <phrase means="purpose=&quot;nickname&quot;">tilltalsnamn</phrase>
  <bad><m>Tilltalsnamn</m></bad>
  <good>Barnets tilltalsnamn</good>
</phrases>)"},
    {"rule", In::rule, kRule},
    {"why", In::why,
     R"(<why xml:lang="sv">Många känner inte till orden.</why>
<why xml:lang="en">Many people do not know the words.</why>)"},
    {"message", In::message,
     R"(<message xml:lang="sv">skriv hellre ”{1}” än ”{0}”</message>
<message xml:lang="en">write `{1}` rather than `{0}`</message>)"},
    {"how", In::how, R"(<how xml:lang="sv">Skriv det vanliga ordet.</how>
<how xml:lang="en">Write the common word.</how>)"},
    {"set", In::limit, R"(<set name="per" value="paragraph"/>
<limit max="80"/>)"},
    {"limit", In::limit, R"(<limit max="25"/>
<limit roles="hint error" max="15"/>)"},
    {"bad", In::bad, "<bad>Skriv <m>såsom exempel</m> din adress.</bad>"},
    {"good", In::good, "<good>Skriv till exempel din adress.</good>"},
    {"m", In::bad, "<bad>Skriv <m>såsom exempel</m> namnet på gatan.</bad>"},
});

// The file around an example: what stands in its place is left out.
class Around {
 public:
  explicit Around(const Example& example) : example_(example) {}

  std::string form() const {
    return at(In::form,
              "<form id=\"exempel\" version=\"1.0.0\" xml:lang=\"sv\"" + status() + ">\n" +
                  at(In::title, "<title>Anmäl en skadad skylt</title>") +
                  at(In::summary, "<summary>Berätta var skylten står.</summary>") +
                  at(In::service,
                     "<service owner=\"trafikkontoret\">" + at(In::service_part) +
                         at(In::endpoint, "<endpoint href=\"https://e-tjanster.example/a\"/>") +
                         "</service>") +
                  at(In::condition) +
                  at(In::step, "<step id=\"steg\"><title>Skylten</title>" + questions() +
                                   at(In::item) + use() + "</step>") +
                  "</form>\n");
  }

  std::string rule() const {
    return at(In::rule, "<rule id=\"fikonsprak\" detector=\"" +
                            std::string(example_.in == In::limit ? "length" : "phrases") +
                            "\" severity=\"warning\" roles=\"label\">" +
                            at(In::why, "<why>Orden är ovanliga.</why>") + at(In::how, "") +
                            at(In::message, "<message>skriv hellre ”{1}” än ”{0}”</message>") +
                            at(In::limit, "<phrase with=\"till exempel\">såsom exempel</phrase>") +
                            at(In::bad, "<bad>Skriv <m>såsom exempel</m> din adress.</bad>") +
                            at(In::good, "<good>Skriv till exempel din adress.</good>") +
                            "</rule>\n");
  }

  std::string words() const {
    return at(In::words,
              "<words lang=\"sv\">\n" + at(In::phrases, std::string(kPhrases)) + "</words>");
  }

  std::string reviews() const {
    return at(In::reviews,
              "<reviews form=\"exempel\"><review date=\"2026-11-20\" version=\"1.0.0\" "
              "languages=\"sv\" kind=\"self\" by=\"Trafikkontoret\">" +
                  at(In::review_part, "<method>Vi provade själva.</method>") +
                  at(In::seen, "<seen language=\"sv\">exempel.title:0a1b2c3d</seen>") +
                  "</review></reviews>");
  }
  bool has_reviews() const {
    return example_.in == In::reviews || example_.in == In::review_part || example_.in == In::seen;
  }

 private:
  // Of a draft nothing needs another look, so made-up fingerprints are no mistake.
  std::string status() const { return has_reviews() ? " status=\"draft\"" : ""; }
  std::string at(In place, const std::string& usual = "") const {
    return (example_.in == place ? std::string(example_.xml) : usual) + "\n";
  }
  // A condition that nothing uses would be a mistake of its own.
  std::string use() const {
    return example_.in == In::condition ? "<info show-when=\"@svar\"><p>Vi svarar.</p></info>" : "";
  }
  static std::string questions() {
    return "<text id=\"gata\"><label>Vilken gata gäller det?</label></text>"
           "<yes-no id=\"vill_ha_svar\"><label>Vill du ha svar?</label></yes-no>"
           "<date id=\"start\"><label>Första dagen</label></date>"
           "<date id=\"slut\"><label>Sista dagen</label></date>";
  }

  const Example& example_;
};

}  // namespace

std::span<const Example> examples() { return kExamples; }

std::string_view example_of(std::string_view element) {
  if (const Kind* kind = find_kind(element)) return kind->example;
  for (const Example& example : kExamples)
    if (example.element == element) return example.xml;
  return {};
}

std::map<std::string, std::string> example_files(const Example& example) {
  const Around around(example);
  std::map<std::string, std::string> files;
  files["forms/exempel/form.xml"] = around.form();
  if (around.has_reviews()) files["forms/exempel/review.xml"] = around.reviews();
  files["forms/blocks/kontakt.xml"] = kBlock;
  files["forms/lists/stadsdelar.xml"] = kList;
  files["forms/terms.tbx"] = kTerms;
  for (const char* name :
       {"film.mp4", "film.vtt", "film.en.vtt", "fragor.mp3", "skylt.png", "karta.png"})
    files[std::string("forms/exempel/media/") + name] = "WEBVTT\n";
  if (example.in == In::locale) files["locales/sv/locale.xml"] = kLocale;
  if (example.in == In::words || example.in == In::phrases)
    files["locales/sv/words.xml"] = around.words();
  const bool rule = example.in == In::rule || example.in >= In::why;
  if (rule) files["locales/sv/rules/fikonsprak.xml"] = around.rule();
  return files;
}

}  // namespace blankett
