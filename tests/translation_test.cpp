// What goes to translators and what comes back: updating, writing, merging, tables and reports; and
// the languages that nobody speaks.

#include "localise/translation.h"

#include <nlohmann/json.hpp>

#include "localise/pseudo.h"
#include "localise/status.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/forms.h"
#include "support/golden.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

Piece word(const std::string& words) { return {Piece::Kind::text, words, {}, {}}; }

SourceText text(const std::string& id, const std::string& words) {
  SourceText out;
  out.id = id;
  out.pieces = {word(words)};
  out.restype = "label";
  out.notes = {"Fråga."};
  return out;
}

// A text with a term in it.
SourceText with_term(const std::string& id) {
  SourceText out = text(id, "Är du ");
  out.pieces.push_back({Piece::Kind::open, "term", "1", {}});
  out.pieces.push_back(word("vårdnadshavare"));
  out.pieces.push_back({Piece::Kind::close, "term", "1", {}});
  out.pieces.push_back(word("?"));
  out.concepts = {"vardnadshavare"};
  return out;
}

SourceFile file(std::vector<SourceText> texts) {
  return {"forms/f", "forms/f/form.xml", "Ansök", std::move(texts)};
}

// A file of one's own as it is read from disk.
struct Read {
  Sources sources{};
  Diagnostics out{};
  Document document{};
  Units units{};
  TranslationUnits contents{};

  explicit Read(const std::string& xml, const std::string& language = "en") {
    document = parse(sources, sources.add("x.xlf", xml), out);
    units = read_xliff(document, language, out);
    contents = translation_units(document, units);
  }
};

const XliffOptions kEnglish{"sv", "en", false, nullptr};

TranslationUnit done(const std::string& source, const std::string& target) {
  TranslationUnit unit;
  unit.source = {word(source)};
  unit.target = {word(target)};
  unit.state = "final";
  unit.approved = true;
  return unit;
}

std::string plain(const std::vector<Piece>& pieces) { return plain_of(pieces); }

// A return of one unit, with what it says of it.
std::string returned(TranslationUnits& into, const SourceFile& source, const std::string& units,
                     const std::string& language = "en") {
  Read back(
      "<xliff version=\"1.2\"><file original=\"forms/f/form.xml\" source-language=\"sv\" "
      "target-language=\"" +
          language + "\"><body>\n" + units + "\n</body></file></xliff>",
      language);
  merge(into, source, {back.units, back.contents, {}, {"sv", language, false, nullptr}},
        formats_of(language), back.out);
  return listed(resolve(back.out, back.sources, {}), "x.xlf");
}

std::string unit(const std::string& id, const std::string& source, const std::string& target,
                 const std::string& attributes = "") {
  return "<trans-unit id=\"" + id + "\"><source>" + source + "</source><target" + attributes + ">" +
         target + "</target></trans-unit>";
}

}  // namespace

TEST_CASE("a file is written, read and written again without a change", "[translation]") {
  TranslationUnits units;
  const SourceFile source = file({text("f.a.label", "A & <B> \"c\""), with_term("f.b.label")});
  const Updated first = update(units, source);
  CHECK(first.fresh.size() == 2);
  const std::string empty = write_xliff(source, units, kEnglish);
  CHECK(empty.find("<target state=\"needs-translation\"/>") != empty.npos);
  units["f.b.label"].target = {word("Are you a "),
                               {Piece::Kind::open, "g", "1", {}},
                               word("guardian"),
                               {Piece::Kind::close, "g", "1", {}},
                               word("?")};
  units["f.b.label"].state = "translated";
  const std::string xml = write_xliff(source, units, kEnglish);
  CHECK(xml.find("<target state=\"translated\">Are you a <g id=\"1\" ctype=\"x-term\">guardian</g>?"
                 "</target>") != xml.npos);
  Read read(xml);
  CHECK(read.out.empty());
  const Updated again = update(read.contents, source);
  CHECK((again.fresh.empty() && again.stale.empty() && again.removed.empty()));
  CHECK(write_xliff(source, read.contents, kEnglish) == xml);
}

TEST_CASE("what people and tools add to a unit is kept", "[translation]") {
  const SourceFile source = file({text("f.a.label", "A")});
  const std::string kept =
      "<note from=\"translator\" priority=\"1\">Är det <![CDATA[<a>]]> &amp; b?</note>"
      "<context-group purpose=\"location\"><context context-type=\"x\">1</context></context-group>"
      "<alt-trans><target>B</target></alt-trans>";
  Read read(
      "<xliff version=\"1.2\"><file target-language=\"en\"><body><trans-unit id=\"f.a.label\">"
      "<source>A</source><target state=\"signed-off\" state-qualifier=\"exact-match\">B"
      "</target><note from=\"blankett\">old</note>" +
      kept + "</trans-unit></body></file></xliff>");
  const std::string xml = write_xliff(source, read.contents, kEnglish);
  CHECK(xml.find("approved=\"yes\"") != xml.npos);
  CHECK(xml.find("<target state=\"signed-off\" state-qualifier=\"exact-match\">B</target>") !=
        xml.npos);
  CHECK(xml.find("<note from=\"translator\" priority=\"1\">Är det &lt;a&gt; &amp; b?</note>") !=
        xml.npos);
  CHECK(xml.find("<context-group purpose=\"location\"><context context-type=\"x\">1</context>"
                 "</context-group>") != xml.npos);
  CHECK(xml.find("<alt-trans><target>B</target></alt-trans>") != xml.npos);
  CHECK(xml.find(">old<") == xml.npos);  // ours are written anew
}

TEST_CASE("a changed source makes just its own unit stale, and keeps what it was",
          "[translation]") {
  TranslationUnits units = {{"f.a.label", done("A", "An")}, {"f.b.label", done("B", "Bn")}};
  const SourceFile source = file({text("f.a.label", "A nu"), text("f.b.label", "B")});
  const Updated did = update(units, source);
  CHECK(did.stale == std::vector<std::string>{"f.a.label"});
  CHECK(units["f.b.label"].approved);
  const TranslationUnit& stale = units["f.a.label"];
  CHECK(stale.state == "needs-review-translation");
  CHECK_FALSE(stale.approved);
  CHECK(plain(stale.previous_source) == "A");
  CHECK(plain(stale.target) == "An");
  // It stays stale in the file, and a second change keeps the text that was translated.
  Read read(write_xliff(source, units, kEnglish));
  CHECK(review_of(read.units.at("f.a.label"), source.texts[0].pieces) == Review::stale);
  CHECK(review_of(read.units.at("f.b.label"), source.texts[1].pieces) == Review::approved);
  const SourceFile later = file({text("f.a.label", "A sedan"), text("f.b.label", "B")});
  update(read.contents, later);
  CHECK(plain(read.contents["f.a.label"].previous_source) == "A");
}

TEST_CASE("a text that is changed and changed back has its translation as it was",
          "[translation]") {
  TranslationUnits units = {{"f.a.label", done("A", "An")}, {"f.b.label", done("B", "Bn")}};
  units["f.b.label"].state = "translated";
  units["f.b.label"].approved = false;
  const SourceFile source = file({text("f.a.label", "A"), text("f.b.label", "B")});
  const std::string before = write_xliff(source, units, kEnglish);
  const SourceFile other = file({text("f.a.label", "A nu"), text("f.b.label", "B nu")});
  update(units, other);
  Read read(write_xliff(other, units, kEnglish));
  const SourceFile third = file({text("f.a.label", "A sedan"), text("f.b.label", "B sedan")});
  update(read.contents, third);
  Read again(write_xliff(third, read.contents, kEnglish));
  const Updated did = update(again.contents, source);
  CHECK(did.stale.empty());
  CHECK(write_xliff(source, again.contents, kEnglish) == before);
  // Not when somebody has worked on it since.
  Read touched(write_xliff(other, units, kEnglish));
  touched.contents["f.a.label"].target = {word("Another")};
  update(touched.contents, source);
  CHECK(touched.contents["f.a.label"].state == "needs-review-translation");
  CHECK(touched.contents["f.b.label"].state == "translated");
}

TEST_CASE("a text with a new id is offered its old translation, for review", "[translation]") {
  TranslationUnits units = {{"f.a.label", done("A", "An")}, {"f.a.hint", done("A", "Other")}};
  const Updated did = update(units, file({text("f.b.label", "A"), text("f.b.error", "A")}));
  REQUIRE(did.renamed.size() == 1);
  CHECK(did.renamed[0] == std::pair<std::string, std::string>{"f.a.label", "f.b.label"});
  CHECK(plain(units["f.b.label"].target) == "An");
  CHECK(units["f.b.label"].state == "needs-review-translation");
  CHECK(units["f.b.error"].target.empty());  // it says something else
  CHECK(did.removed == std::vector<std::string>{"f.a.hint"});
  // Numbered texts move when one is put between them.
  TranslationUnits events = {{"f.event.1", done("Ett", "One")}, {"f.event.2", done("Två", "Two")}};
  update(events,
         file({text("f.event.1", "Ett"), text("f.event.2", "Nytt"), text("f.event.3", "Två")}));
  CHECK(events["f.event.1"].approved);
  CHECK(plain(events["f.event.3"].target) == "Two");
}

TEST_CASE("notes say where a text stands and what its terms are", "[translation]") {
  TermBank bank;
  bank["vardnadshavare"].terms["sv"] = {"vårdnadshavare", "Den som bestämmer om barnet."};
  bank["vardnadshavare"].terms["en"] = {"guardian", "Who decides."};
  const std::string xml =
      write_xliff(file({with_term("f.b.label")}), {}, {"sv", "en", true, &bank});
  CHECK(xml.find("<note from=\"blankett\">Term: vårdnadshavare = guardian. Den som bestämmer om "
                 "barnet.</note>") != xml.npos);
  CHECK(xml.find("<target state=\"needs-translation\">Är du <g id=\"1\"") != xml.npos);
  LinkedForm form(form_of(
      {.items = "<choice id=\"k\"><label>Vad?</label><option value=\"x\">Ett <abbr title=\"visst "
                "val\">val</abbr></option><option value=\"y\">Två</option></choice>"}));
  const SourceFile source = form_texts(form.model());
  for (const SourceText& each : source.texts) {
    INFO(each.id);
    CHECK_FALSE(each.restype.empty());
    CHECK_FALSE(each.notes.empty());
    if (each.id == "t.k.option.x") {
      CHECK(each.notes[0] == "Ett svar att välja på frågan ”Vad?”.");
      CHECK(each.notes[1] == "1 är en förkortning av visst val");
    }
    if (each.id == "t.title") CHECK(each.most_characters == 70);
  }
}

TEST_CASE("a return is merged, or refused with its reason", "[translation]") {
  const SourceFile source = file({text("f.a.label", "A"), with_term("f.b.label")});
  TranslationUnits into = {{"f.a.label", done("A", "An")}};
  std::string all;
  CHECK(returned(into, source, unit("f.a.label", "A", "A better one")) == "");
  CHECK(plain(into["f.a.label"].target) == "A better one");
  CHECK(into["f.a.label"].state == "translated");
  const std::string b = "Är du <g id=\"1\">vårdnadshavare</g>?";
  CHECK(returned(into, source,
                 unit("f.b.label", b, "<g id=\"1\">Guardian</g>?", " state=\"final\"")) == "");
  CHECK(into["f.b.label"].approved);
  const auto refused = [&](const std::string& units, const std::string& id) {
    const std::string said = returned(into, source, units);
    INFO(units << " " << said);
    CHECK(said.find(" " + id + " ") != said.npos);
    all += said;
  };
  refused(unit("f.c.label", "A", "x"), "error localise/merge-unknown");
  refused(unit("f.a.label", "A", ""), "error localise/merge-lost");
  refused(unit("f.b.label", b, "Guardian?"), "error localise/markup");
  refused(unit("f.b.label", b, "<g id=\"1\">Guar<g id=\"1\">dian</g></g>"),
          "error localise/markup");
  refused(unit("f.b.label", b, "Guardian<g id=\"1\"> </g>?"), "error localise/markup");
  refused("", "error localise/merge-nothing");
  refused(unit("f.a.label", "Äldre", "Older"), "warning localise/merge-outdated");
  CHECK(plain(into["f.a.label"].target) == "A better one");  // ours is of the text as it is
  SourceFile short_one = source;
  short_one.texts[0].most_characters = 5;
  all += returned(into, short_one, unit("f.a.label", "A", "Much too long"));
  CHECK(all.find("warning localise/merge-long") != all.npos);
  // The words of the pages have slots and plurals.
  SourceFile ui{
      "ui", "ui", "Ord", {text("k", "{count, plural, one {# dag} other {# dagar}} {who}")}};
  const std::string days = "{count, plural, one {# dag} other {# dagar}} {who}";
  const auto page_words = [&](const std::string& target, const std::string& language) {
    TranslationUnits words;
    const std::string said = returned(words, ui, unit("k", days, target), language);
    all += said;
    return said;
  };
  CHECK(page_words("{count, plural, one {# day} other {# days}} {who}", "en") == "");
  CHECK(page_words("{count} days", "en").find("localise/merge-slots") != std::string::npos);
  CHECK(page_words("{count, plural, other {# {who}}", "en").find("localise/ui-message") !=
        std::string::npos);
  CHECK(page_words("{count, plural, one {# {who}} other {# {who}}}", "pl").find("few, many") !=
        std::string::npos);
  // A case may say its number in words where it stands for one number alone.
  CHECK(page_words("{count, plural, one {one day} other {# days}} {who}", "en") == "");
  CHECK(page_words("{count, plural, =0 {none} one {one} other {#}} {who}", "en") == "");
  for (const auto& [target, language, id] : {
           std::array<std::string, 3>{"{count, plural, one {day} other {days}} {who}", "en",
                                      "slot"},
           {"{count, plural, one {one day} other {# days}} {who}", "fa", "slot"},  // 0 and 1
           {"{count, plural, one {# day {who}} other {# days}}", "en", "slot"},
           {"{count, plural, uno {#} one {#} other {#}} {who}", "en", "choice"},
           {"{who, select, a {{count}} other {{count}}}", "en", "choice"},
           {"{count, select, one {{who}} other {{count} {who}}}", "en", "choice"},
       })
    CHECK(page_words(target, language).find("error localise/message-" + id + " ") !=
          std::string::npos);
  // A plural cannot be left out where the language has more forms than one, nor stand twice.
  CHECK(page_words("{count} days {who}", "en").find("error localise/message-counts") !=
        std::string::npos);
  CHECK(page_words("{who} {count}日", "ja") == "");
  CHECK(page_words("{count, plural, one {# day} one {# dag} other {# days}} {who}", "en")
            .find("error localise/message-twice") != std::string::npos);
  CHECK(page_words("{count, plural, one {# day} few {# days} other {# days}} {who}", "en")
            .find("warning localise/message-unread") != std::string::npos);
  ui.texts[0].pieces = {word("{n, plural, one {en} other {#}}")};
  all += returned(
      into, ui,
      unit("k", "{n, plural, one {en} other {#}}", "{n, plural, one {\u200E\u00A0} other {#}}"));
  CHECK(all.find("error localise/message-empty") != all.npos);
  // The unit of a number is a plural, or words.
  SourceFile numbers = file({text("f.a.unit", "{number, plural, one {dag} other {dagar}}")});
  numbers.texts[0].restype = kUnitText;
  for (const auto& [target, language, id] : {
           std::array<std::string, 3>{"{number, plural, one {day} other {days}}", "en", ""},
           {"{number, plural, one {dzień} other {dni}}", "pl", "few, many"},
           {"days", "en", "error localise/message-counts"},
           {"{number, plural, one {# day} other {# days}}", "en", "error localise/unit-message"},
           {"{number} days", "en", "error localise/unit-message"},
           {"{number, plural, one {day} other {}}", "en", "error localise/message-empty"},
       }) {
    TranslationUnits words;
    const std::string said =
        returned(words, numbers,
                 unit("f.a.unit", "{number, plural, one {dag} other {dagar}}", target), language);
    INFO(target << " " << said);
    CHECK((id.empty() ? said.empty() : said.find(id) != said.npos));
    CHECK(words["f.a.unit"].target.empty() == !id.empty());
    all += said;
  }
  numbers.texts[0].pieces = {word("meter")};  // needs no forms in Swedish, and does in English
  TranslationUnits metres;
  CHECK(returned(metres, numbers,
                 unit("f.a.unit", "meter", "{number, plural, one {metre} other {metres}}")) == "");
  TranslationUnits none;
  all += returned(none, source, unit("f.a.label", "Äldre", "Older"));
  CHECK(all.find("warning localise/merge-older") != all.npos);
  // What nobody can see is no translation, and what turns the direction is none either.
  CHECK(returned(into, source, unit("f.a.label", "A", "\u00A0\u200B")).find("merge-lost") !=
        std::string::npos);
  refused(unit("f.a.label", "A", "A\u202Eb"), "error localise/direction");
  CHECK(returned(into, source, unit("f.a.label", "A", "\u2800\u2800")).find("merge-lost") !=
        std::string::npos);
  refused(unit("f.a.label", "A", "A\u2067b"), "error localise/isolate");
  refused(unit("f.a.label", "A", "A\u2069b\u2068"), "error localise/isolate");
  CHECK(returned(into, source, unit("f.a.label", "A", "A\u2068b\u2069")) == "");
  refused(unit("f.a.label", "A", "A\uFFFDb"), "error localise/damaged");
  refused(unit("f.a.label", "A", "#NAME?"), "error localise/damaged");
  refused(unit("f.a.label", "A", "Fetch {name}"), "warning localise/slot-unknown");
  // What a tool wrote wrong is not passed over.
  const std::string a = "<source>A</source>";
  refused("<trans-unit id=\"f.a.label\">" + a + "<taget>x</taget></trans-unit>",
          "error localise/misplaced");
  refused("<trans-unit id=\"f.a.label\"><target>x</target></trans-unit>",
          "error localise/no-source");
  refused("<trans-unit id=\"f.a.label\">" + a + "<target state=\"done\">x</target></trans-unit>",
          "error localise/state");
  refused(
      "<trans-unit id=\"f.a.label\">" + a +
          "<target><mrk mtype=\"x-language\" xml:lang=\"svenska\">x</mrk></target></trans-unit>",
      "error localise/inline-language");
  const Read half(
      "<xliff version=\"2.1\" srcLang=\"sv\" trgLang=\"en-GB\"><file id=\"f\"><unit id=\"a\">"
      "<segment><source>A.</source><target>An.</target></segment><segment><source>B.</source>"
      "</segment></unit></file></xliff>");
  const std::string partly = listed(resolve(half.out, half.sources, {}), "x.xlf");
  CHECK(partly.find("error localise/partial") != partly.npos);
  CHECK(partly.find("other-language") == partly.npos);  // en-GB is English
  all += partly;
  check_golden(PROJECT_FOLDER "/tests/diagnostics/merge.expected", all);
}

TEST_CASE("a translation of an older text is taken as stale where there is none", "[translation]") {
  TranslationUnits into;
  const std::string said = returned(into, file({text("f.a.label", "Ny")}),
                                    unit("f.a.label", "Gammal", "Old", " state=\"final\""));
  CHECK(said.find("localise/merge-older") != said.npos);
  CHECK(plain(into["f.a.label"].target) == "Old");
  CHECK(into["f.a.label"].state == "needs-review-translation");
  CHECK(plain(into["f.a.label"].previous_source) == "Gammal");
}

TEST_CASE("what a return says of a translation is believed, and told", "[translation]") {
  const SourceFile source = file({text("f.a.label", "A")});
  const auto merged = [&](const TranslationUnit& own, const std::string& back) {
    TranslationUnits into = {{"f.a.label", own}};
    const Read read("<xliff version=\"1.2\"><file target-language=\"en\"><body>" + back +
                    "</body></file></xliff>");
    Diagnostics out;
    const Merged did =
        merge(into, source, {read.units, read.contents, {}, kEnglish}, formats_of("en"), out);
    CHECK(out.empty());
    return std::pair(into.at("f.a.label"), did);
  };
  TranslationUnit approved = done("A", "An"), translated = approved;
  translated.approved = false;
  translated.state = "translated";
  for (const char* state : {"needs-review-translation", "needs-translation", "new"}) {
    INFO(state);
    const std::string attribute = " state=\"" + std::string(state) + "\"";
    for (const char* words : {"An", "Another"}) {
      const auto [unit_a, did_a] = merged(approved, unit("f.a.label", "A", words, attribute));
      CHECK((unit_a.state == "needs-review-translation" && !unit_a.approved));
      CHECK(plain(unit_a.target) == words);
      CHECK(did_a.lowered == 1);
      const auto [unit_b, did_b] = merged(translated, unit("f.a.label", "A", words, attribute));
      CHECK(unit_b.state == "needs-review-translation");
      CHECK((did_b.lowered == 0 && did_b.reopened == 1));
    }
  }
  const auto [no, did] = merged(approved,
                                "<trans-unit id=\"f.a.label\" approved=\"no\"><source>A</source>"
                                "<target>An</target></trans-unit>");
  CHECK((!no.approved && did.lowered == 1));
  // Where there was nothing, a tool has left the state of what it was given.
  const auto [fresh, _] = merged({}, unit("f.a.label", "A", "An", " state=\"needs-translation\""));
  CHECK(fresh.state == "translated");
  // A machine's words say so in either version.
  const Read two(
      "<xliff version=\"2.1\" srcLang=\"sv\" trgLang=\"en\"><file id=\"f\"><unit id=\"f.a.label\">"
      "<segment state=\"translated\" subState=\"xlf:mt\"><source>A</source><target>An</target>"
      "</segment></unit></file></xliff>");
  CHECK(two.contents.at("f.a.label").state_qualifier == "leveraged-mt");
}

TEST_CASE("a source that is left as its own translation is told", "[translation]") {
  const auto said = [](const std::string& words, const std::string& state = "translated",
                       const std::string& language = "en") {
    TranslationUnits into;
    return returned(into, file({text("f.a.label", words)}),
                    unit("f.a.label", words, words, " state=\"" + state + "\""), language);
  };
  CHECK(said("Var bor du nu?").find("warning localise/same-as-source") != std::string::npos);
  CHECK(said("Ditt namn", "final").find("warning localise/same-as-source") != std::string::npos);
  for (const char* alike :
       {"Förnamn", "08-508 00 508", "Box 1201, 100 00 Stockholm", "{form} – {site}",
        "namn@example.com", "https://stad.example/om", "{form}, version {version}"})
    CHECK(said(alike) == "");
  CHECK(said("Var bor du nu?", "needs-review-translation") == "");
  CHECK(said("Var bor du nu?", "final", "sv-simple") == "");
  TranslationUnits into;
  CHECK(returned(into, file({text("f.a.label", "Stockholms stad")}),
                 unit("f.a.label", "Stockholms stad",
                      "<mrk mtype=\"x-language\" xml:lang=\"sv\">Stockholms stad</mrk>")) == "");
}

TEST_CASE("XLIFF 2 is read, with its segments", "[translation]") {
  Read read(
      "<xliff version=\"2.1\" srcLang=\"sv\" trgLang=\"en\"><file id=\"f\" "
      "original=\"forms/f/form.xml\">"
      "<unit id=\"1\" name=\"f.a.label\"><segment state=\"final\"><source>A.</source><target>An."
      "</target></segment><ignorable><source> </source></ignorable><segment state=\"final\">"
      "<source>B <pc id=\"1\">c</pc></source><target>B <pc "
      "id=\"1\">see</pc></target></segment></unit>"
      "<unit id=\"f.b.label\"><segment state=\"initial\"><source>D</source></segment></unit>"
      "<unit id=\"f.c.label\"><segment state=\"translated\"><source>E <ph id=\"1\"/></source>"
      "<target>E <ph id=\"1\"/></target></segment></unit></file></xliff>");
  CHECK(read.out.empty());
  const Unit& a = read.units.at("f.a.label");
  CHECK(plain(a.target) == "An. B see");
  CHECK((a.has_target && a.approved && a.state == "final"));
  CHECK_FALSE(read.units.at("f.b.label").has_target);
  CHECK(read.units.at("f.c.label").state == "translated");
  CHECK(keeps_markup(read.units.at("f.c.label").source, read.units.at("f.c.label").target));
}

TEST_CASE("a table goes out and comes back whole", "[translation]") {
  SourceFile source = file({text("f.a.label", "=SUM(1;2) \"x\", <1> \\"), with_term("f.b.label"),
                            text("f.c.label", "'t är")});
  TranslationUnits units = {{"f.a.label", done("=SUM(1;2) \"x\", <1> \\", "-1 <b> \\ 'x")}};
  units["f.a.label"].target.push_back({Piece::Kind::open, "span", "sv", {}});
  units["f.a.label"].target.push_back(word("nämnd"));
  units["f.a.label"].target.push_back({Piece::Kind::close, "span", "sv", {}});
  update(units, source);
  const std::string table = write_csv(source, units, "en", true);
  CHECK(table.find("\"'=SUM(1;2) \"\"x\"\", \\<1> \\\\\"") != table.npos);
  CHECK(table.find("Är du <1>vårdnadshavare</1>?") != table.npos);
  Sources sources;
  Diagnostics out;
  const auto read = read_csv(sources, sources.add("t.csv", table), "en", out);
  CHECK(listed(resolve(out, sources, {}), "t.csv") == "");
  const Units& back = read.at("forms/f");
  for (const SourceText& each : source.texts) {
    INFO(each.id);
    CHECK(written(back.at(each.id).source) == written(each.pieces));
    CHECK(written(back.at(each.id).target) == written(units[each.id].target));
  }
  CHECK(back.at("f.a.label").approved);
  // Programs for tables have their own separators and line ends.
  std::string other =
      "file;id;source;target;state;language\n"
      "forms/f;f.c.label;''t är;Translated;needs-translation;en-GB\n\n";
  const auto semicolons = read_csv(sources, sources.add("u.csv", other), "en", out);
  CHECK(plain(semicolons.at("forms/f").at("f.c.label").source) == "'t är");
  CHECK(semicolons.at("forms/f").at("f.c.label").state == "translated");
  const auto said = read_csv(
      sources,
      sources.add("v.csv",
                  "sep=;\nFILE; Id;Source;Target;STATE;Language\nforms/f;a;A, b;C, d;;en\n"),
      "en", out);
  CHECK(plain(said.at("forms/f").at("a").target) == "C, d");
}

TEST_CASE("a table that cannot be understood is refused", "[translation]") {
  std::string all;
  const auto refused = [&](const std::string& table) {
    Sources sources;
    Diagnostics out;
    read_csv(sources, sources.add("t.csv", table), "en", out);
    CHECK(out.has_errors());
    all += listed(resolve(out, sources, {}), "t.csv");
  };
  refused("");
  refused("file;id;source\n");
  for (const std::string rows :
       {"en,forms/f,a,A,\"b\n", "en,forms/f,a,A,\xE9\n", "en,forms/f,a,A,b\x0B\n",
        "en,forms/f,a,A,\"b\"c\"\n", "en,forms/f,a,A,<1>b\n", "en,forms/f,a,A,b</1>\n",
        "en,forms/f,,A,b\nen,,a,A,b\n", "en,forms/f,a,A,b\nen,forms/f,a,A,c\n",
        "fi,forms/f,a,A,b\nfi,forms/f,b,B,c\n"})
    refused("language,file,id,source,target,state\n" + rows);
  check_golden(PROJECT_FOLDER "/tests/diagnostics/csv.expected", all);
}

TEST_CASE("the report counts, and shows what changed", "[translation]") {
  Locale english;
  english.language = "en";
  english.publish = Review::approved;
  const SourceFile source =
      file({text("f.a.label", "Var bor du nu?"), text("f.b.label", "B"), text("f.c.label", "C")});
  Read read("<xliff version=\"1.2\"><file target-language=\"en\"><body>" +
            unit("f.a.label", "Var bodde du?", "Where did you &lt;live&gt;?") +
            unit("f.b.label", "B", "Bee") + "</body></file></xliff>");
  const std::vector<FileStatus> status = {status_of(source, read.units, english)};
  CHECK_FALSE(status[0].published());
  CHECK(status_text(status, false) ==
        "en forms/f: 0 of 3 texts done, 1 stale, 1 missing, 0 need review, 6 words left; not "
        "ready\n"
        "  f.a.label (stale)\n    Var [-bodde du?-] {+bor du nu?+}\n    = Where did you <live>?\n"
        "  f.b.label (not approved)\n    B\n    = Bee\n  f.c.label (missing)\n    C\n");
  const std::string json = status_json(status);
  const auto last = nlohmann::json::parse(json.substr(json.rfind('\n', json.size() - 2) + 1));
  CHECK(last.at("stale") == 1);
  CHECK(last.at("words_left") == 6);
  CHECK(last.at("published") == false);
  const std::string html = status_html(status, true);
  CHECK(html.find("Var <del>bodde du?</del> <ins>bor du nu?</ins>") != html.npos);
  CHECK(html.find("&#60;live&#62;") != html.npos);
}

TEST_CASE("a language that nobody speaks is made of the source", "[translation]") {
  CHECK(pseudo_words("Fyll i {label}", kPseudo) == "[Ƒýýļļ î {label}]");
  CHECK(pseudo_words("", kPseudo) == "");
  CHECK(pseudo_words("Ja", kMirroredPseudo) == "[\u202EĴáá\u202C]");
  const Locale locale = pseudo_locale(locale_named("sv"), kMirroredPseudo);
  CHECK(locale.direction == "rtl");
  for (const auto& [key, message] : locale_named("sv").ui)
    CHECK(slots_of(locale.message(key)) == slots_of(message));
  LinkedForm form(
      form_of({.items = "<text id=\"q\"><label>Ditt <strong>namn</strong></label></text>"}));
  const Locale longer = pseudo_locale(locale_named("sv"), kPseudo);
  const Edition edition = pseudo_edition(form.model(), longer);
  for (const Text& each : edition.texts)
    if (each.id == "t.q.label") CHECK(each.plain() == "[Ðîîţţ ñááɱñ]");
  CHECK_FALSE(edition.withheld());
}

TEST_CASE("of the words of pages and blocks a variant has its own, and need have no more") {
  Locale simple;
  simple.language = "sv-simple";
  simple.parent = "sv";
  SourceFile source{"ui", "locales/sv/ui.xlf", "", {text("a", "Ett"), text("b", "Två")}};
  CHECK(status_of(source, {}, simple).ready());
  CHECK(status_of(source, {}, simple).open.empty());
  source.name = "forms/flytt";
  CHECK_FALSE(status_of(source, {}, simple).ready());
  source.name = "ui";
  simple.parent.clear();
  CHECK(status_of(source, {}, simple).open.size() == 2);
}

}  // namespace blankett::tests
