// Reading translations, putting them in the place of the form's texts, and reading languages.

#include "localise/localise.h"

#include <functional>

#include "kinds/ui_texts.h"
#include "link/link.h"
#include "model/print.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/project.h"
#include "validate/validate.h"

namespace blankett::tests {
namespace {

std::string shown(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    switch (piece.kind) {
      case Piece::Kind::text: out += piece.name; break;
      case Piece::Kind::open: out += "<" + piece.name + " " + piece.attribute + ">"; break;
      case Piece::Kind::close: out += "</" + piece.name + ">"; break;
      case Piece::Kind::empty: out += "<" + piece.name + " " + piece.attribute + "/>"; break;
    }
  }
  return out;
}

std::string xliff(const std::string& units, const std::string& language = "en") {
  return "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n<file "
         "original=\"x\" source-language=\"sv\" target-language=\"" +
         language + "\" datatype=\"xml\">\n<body>\n" + units + "\n</body>\n</file>\n</xliff>";
}

std::string unit(const std::string& id, const std::string& source, const std::string& target) {
  return "<trans-unit id=\"" + id + "\"><source>" + source + "</source><target>" + target +
         "</target></trans-unit>\n";
}

std::string said(const Diagnostics& out, const Sources& sources) {
  std::vector<Finding> findings = resolve(out, sources, {});
  for (Finding& f : findings) f.help.clear();
  return listed(findings, "x.xlf");
}

// The units of a file, one a line, and what was said.
std::string units_of(const std::string& file, const std::string& language = "en") {
  Sources sources;
  Diagnostics out;
  const Document document = parse(sources, sources.add("x.xlf", file), out);
  std::string text;
  for (const auto& [id, u] : read_xliff(document, language, out))
    text += id + ": " + shown(u.source) + (u.has_target ? " → " + shown(u.target) : " –") + "\n";
  return text + said(out, sources);
}

// A form with one question and, when asked for, a block.
class Form {
 public:
  explicit Form(const std::string& label, const std::string& more = "",
                const std::string& block = "") {
    if (!block.empty()) library_.blocks.emplace("b", valid("forms/blocks/b.xml", block, "block"));
    document_ = valid("forms/f/form.xml",
                      "<form id=\"f\" version=\"1.0.0\" xml:lang=\"sv\"><title>Ansök</title>"
                      "<summary>Sök.</summary><service owner=\"x\"><endpoint "
                      "href=\"https://x.example/\"/></service><step id=\"s\"><title>Du</title>"
                      "<text id=\"q\"><label>" +
                          label + "</label>" + more + "</text>" +
                          (block.empty() ? "" : "<use block=\"b\" id=\"b\"/>") + "</step></form>",
                      "form");
    model_ = link(document_, "forms/f", library_, sources_, out_);
    REQUIRE(said(out_, sources_) == "");
  }

  // What is said of a translation; the labels of the edition come after it.
  std::string in_english(const std::string& units, const std::string& block_units = "") {
    Diagnostics out;
    const Units form = parsed(units, out), block = parsed(block_units, out);
    Locale english;
    english.language = "en";
    const Edition edition = localise(model_, english, form, block, out);
    CHECK(edition.texts.size() == model_.texts.size());
    std::string text = said(out, sources_);
    for (const Text& t : edition.texts)
      if (t.id == "f.q.label" || t.from_block)
        text += t.id + " " + shown(t.pieces) + " {" + std::string(sources_.bytes(t.at)) + "}\n";
    return text;
  }

  const Model& model() const { return model_; }

 private:
  Document valid(const std::string& path, const std::string& bytes, std::string_view root) {
    Document document = parse(sources_, sources_.add(path, bytes), out_);
    validate(document, {&root, 1}, sources_, out_);
    return document;
  }
  Units parsed(const std::string& units, Diagnostics& out) {
    return read_xliff(parse(sources_, sources_.add("x.xlf", xliff(units)), out), "en", out);
  }

  Sources sources_;
  Diagnostics out_;
  Library library_;
  Document document_;
  Model model_;
};

const std::string kRest = unit("f.title", "Ansök", "Apply") + unit("f.summary", "Sök.", "Apply.") +
                          unit("f.step.s.title", "Du", "You");

// A language in memory: Swedish from the repository, and English with some words changed.
std::string loaded(const std::function<void(Files&)>& change) {
  Files files = languages_and_theme();
  files["forms/f/form.xml"] = "<form/>";
  change(files);
  std::vector<Finding> findings = load(MemoryFiles(files), {})->findings;
  for (Finding& f : findings) f.help.clear();
  return listed(findings, "locales/en/ui.xlf");
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != text.npos);
  text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("units are read by id, in any order", "[localise]") {
  CHECK(units_of(xliff(unit("b", "två", "two") + unit("a", "ett", "one"))) ==
        "a: ett → one\nb: två → two\n");
  CHECK(units_of(xliff("")) == "");
}

TEST_CASE("notes, groups and alternatives are passed over", "[localise]") {
  CHECK(units_of(
            xliff("<group id=\"g\"><note>Om gruppen</note><trans-unit id=\"a\">"
                  "<source>ett</source><target>one</target><note from=\"translator\">uno?</note>"
                  "<alt-trans><source>fel</source><target>wrong</target></alt-trans></trans-unit>"
                  "</group>")) == "a: ett → one\n");
}

TEST_CASE("white space of the file means nothing, that between elements does", "[localise]") {
  CHECK(units_of(xliff("<trans-unit id=\"a\">\r\n  <source>\r\n    ett\r\n\ttvå </source>\r\n  "
                       "<target>\r\n one <g id=\"1\">two</g> three<x id=\"2\"/> </target>\r\n"
                       "</trans-unit>")) == "a: ett två → one <g 1>two</g> three<x 2/>\n");
}

TEST_CASE("CDATA, entities and no-break spaces are words", "[localise]") {
  CHECK(units_of(xliff(unit("a", "<![CDATA[A & B <c>]]>", "A &amp; B &lt;c&gt; 1&#160;000"))) ==
        "a: A & B <c> → A & B <c> 1\u00A0000\n");
}

TEST_CASE("a unit without a translation is known as such", "[localise]") {
  CHECK(units_of(
            xliff("<trans-unit id=\"a\"><source>ett</source></trans-unit>"
                  "<trans-unit id=\"b\"><source>två</source><target/></trans-unit>"
                  "<trans-unit id=\"c\"><source>tre</source><target>\n </target></trans-unit>")) ==
        "a: ett –\nb: två –\nc: tre –\n");
}

TEST_CASE("a file in another format or version is refused", "[localise]") {
  CHECK(units_of("<tmx/>") ==
        "1:2-1:5 error localise/not-xliff this is not an XLIFF file: it begins with `tmx`\n");
  CHECK(units_of("<xliff version=\"3.0\" srcLang=\"sv\" trgLang=\"en\"/>") ==
        "1:17-1:20 error localise/xliff-version XLIFF 3.0 cannot be read here\n");
  CHECK(units_of("<xliff/>") ==
        "1:2-1:7 error localise/xliff-version XLIFF  cannot be read here\n");
  CHECK(units_of("<xliff").find("parse/") != std::string::npos);
}

TEST_CASE("a file in another language is refused", "[localise]") {
  const std::string file = xliff(unit("a", "ett", "yksi"), "fi");
  CHECK(units_of(file).ends_with(
      "2:58-2:60 error localise/other-language the file is a translation to `fi`, not to `en`\n"));
  CHECK(units_of(file, "fi") == "a: ett → yksi\n");
  CHECK(units_of(file, "") == "a: ett → yksi\n");
}

TEST_CASE("a unit needs an id of its own", "[localise]") {
  CHECK(units_of(xliff("<trans-unit><source>ett</source></trans-unit>")) ==
        "4:2-4:12 error localise/unit-without-id this unit has no id\n");
  CHECK(units_of(xliff(unit("a", "ett", "one") + unit("a", "två", "two"))) ==
        "a: ett → one\n"
        "5:17-5:18 error localise/duplicate-unit the unit `a` is already in the file\n"
        "  4:17-4:18 first used here\n");
}

TEST_CASE("a translation takes the place of its text", "[localise]") {
  CHECK(Form("Ditt namn").in_english(kRest + unit("f.q.label", "Ditt namn", "Your\n name")) ==
        "f.q.label Your name {target}\n");
}

TEST_CASE("the form in its own language is as written", "[localise]") {
  const Form form("Ditt namn");
  Locale swedish;
  swedish.language = "sv";
  const Edition edition = localise(form.model(), swedish);
  CHECK(edition.texts.size() == form.model().texts.size());
  for (std::uint32_t i = 0; i < edition.texts.size(); ++i)
    CHECK(shown(edition.texts[{i}].pieces) == shown(form.model().texts[{i}].pieces));
}

TEST_CASE("inline elements keep their place in the translation", "[localise]") {
  Form form("Ring <span lang=\"en\">växeln</span> <strong>nu</strong>");
  const std::string source = "Ring <g id=\"1\">växeln</g> <g id=\"2\">nu</g>";
  CHECK(form.in_english(kRest +
                        unit("f.q.label", source, "<g id=\"2\">Now</g> call <g id=\"1\">us</g>")) ==
        "f.q.label <strong >Now</strong> call <span en>us</span> {target}\n");
}

TEST_CASE("a translation with other markup is refused, and the text stays", "[localise]") {
  Form form("Ring <span lang=\"en\">oss</span>");
  const std::string source = "Ring <g id=\"1\">oss</g>";
  const std::string kept = "f.q.label Ring <span en>oss</span> {";
  for (const char* target :
       {"Call us", "<g id=\"1\">Call</g> <g id=\"1\">us</g>", "Call <g id=\"2\">us</g>",
        "Call <g id=\"0\">us</g>", "Call <g>us</g>", "Call <g id=\"a\">us</g>",
        "Call <x id=\"1\"/>us", "Call <g id=\"99999999999999999999\">us</g>",
        "<g id=\"1\">Call</g> <g id=\"2\">us</g>"}) {
    INFO(target);
    const std::string text = form.in_english(kRest + unit("f.q.label", source, target));
    CHECK(text.find(" error localise/markup the translation of `f.q.label` does not keep the "
                    "markup of the source\n") != text.npos);
    CHECK(text.find(kept) != text.npos);
  }
}

// What an edition of `texts` lacks, said at a place.
std::string unfinished(const std::string& place) {
  return place +
         " warning localise/unfinished `f` is not published in `en`: 1 of 4 texts are missing, "
         "stale or not reviewed as the language asks\n";
}

TEST_CASE("a text without a translation keeps the language back", "[localise]") {
  CHECK(Form("Ditt namn").in_english(kRest) ==
        unfinished("forms/f/form.xml:1:203-1:212") + "f.q.label Ditt namn {Ditt namn}\n");
  CHECK(Form("Ditt namn").in_english(kRest + unit("f.q.label", "Ditt namn", "")) ==
        unfinished("7:17-7:26") + "f.q.label Ditt namn {Ditt namn}\n");
}

TEST_CASE("a translation of an older text keeps the language back", "[localise]") {
  CHECK(Form("Ditt namn").in_english(kRest + unit("f.q.label", "Namn", "Name")) ==
        unfinished("7:17-7:26") + "f.q.label Name {target}\n");
  // White space is not a change, markup is.
  CHECK(Form("Ditt\n   namn").in_english(kRest + unit("f.q.label", " Ditt namn\n", "Name")) ==
        "f.q.label Name {target}\n");
  CHECK(Form("Ditt <strong>namn</strong>")
            .in_english(kRest + unit("f.q.label", "Ditt namn", "Your <g id=\"1\">name</g>"))
            .find(unfinished("7:17-7:26")) != std::string::npos);
}

TEST_CASE("a unit that no text has is said", "[localise]") {
  CHECK(Form("Ditt namn")
            .in_english(kRest + unit("f.q.label", "Ditt namn", "Name") +
                        unit("f.q.hint", "Hela", "All of it")) ==
        "8:17-8:25 warning localise/unknown-unit no text has the id `f.q.hint`\n"
        "f.q.label Name {target}\n");
}

TEST_CASE("the texts of a block have a file of their own", "[localise]") {
  Form form("Ditt namn", "",
            "<block id=\"b\" version=\"1.0.0\" xml:lang=\"sv\"><title>Block</title>"
            "<text id=\"x\"><label>Om dig</label></text></block>");
  const std::string own = kRest + unit("f.q.label", "Ditt namn", "Name");
  const std::string block = unit("b.title", "Block", "Block") + unit("b.x.label", "Om dig", "You");
  const std::string text = form.in_english(own, block);
  CHECK(text.find("b.x.label You {target}\n") != text.npos);
  CHECK(text.find("error") == text.npos);
  // A unit in the form's file does not help.
  CHECK(form.in_english(own + unit("b.x.label", "Om dig", "You"), unit("b.title", "Block", "B"))
            .find("1 of 6 texts are missing") != std::string::npos);
}

TEST_CASE("plain words are words without markup", "[localise]") {
  CHECK(plain_of({}) == "");
  CHECK(plain_of({{Piece::Kind::text, "a ", {}, {}},
                  {Piece::Kind::open, "g", "1", {}},
                  {Piece::Kind::text, "b", {}, {}},
                  {Piece::Kind::close, "g", "1", {}}}) == "a b");
}

TEST_CASE("the languages of the repository are whole", "[localise]") {
  CHECK(loaded([](Files&) {}) == "");
}

const std::string kOneMissing =
    "locales/en/locale.xml:2:2-2:8 warning localise/page-words-unfinished nothing is published in "
    "`en`: 1 of the pages' 469 own texts are missing, stale or not reviewed as the language asks\n";

TEST_CASE("a word of the pages that is missing keeps the language back", "[localise]") {
  CHECK(loaded([](Files& files) {
          replace(files["locales/en/ui.xlf"], "id=\"skip-link\"", "id=\"skip-lnk\"");
        }) ==
        "13:23-13:31 warning localise/ui-unknown no page uses the text `skip-lnk`\n" + kOneMissing);
  CHECK(loaded([](Files& files) {
          replace(files["locales/en/ui.xlf"],
                  "<target state=\"final\">Skip to main content</target>", "<target/>");
        }) == kOneMissing);
  // One of an older text is as bad, and so is one that waits for review.
  CHECK(loaded([](Files& files) {
          replace(files["locales/sv/ui.xlf"], "Hoppa till innehållet", "Hoppa till texten");
        }).find("`en`: 1 of the pages'") != std::string::npos);
  CHECK(loaded([](Files& files) {
          replace(files["locales/en/ui.xlf"],
                  "<target state=\"final\">Skip to main content</target>",
                  "<target state=\"needs-review-translation\">Skip to main content</target>");
        }).find("`en`: 1 of the pages'") != std::string::npos);
}

TEST_CASE("the words of the pages are messages of ICU", "[localise]") {
  const auto said_of = [](const std::string& words) {
    return loaded([&](Files& files) {
      replace(files["locales/en/ui.xlf"], "{view} – {form} – {site}</target>", words + "</target>");
    });
  };
  CHECK(said_of("{view} – {form} – {site")
            .find("error localise/ui-message the page text `page-title`") != std::string::npos);
  CHECK(said_of("{view, plural, one {{form}} other {{form} {site}}}")
            .find("error localise/ui-plural-slot the page text `page-title` counts by `view`") !=
        std::string::npos);
  CHECK(said_of("{view, select, a {{form}} other {{form} {site}}}")
            .find("error localise/message-choice the case `view a` of `page-title`") !=
        std::string::npos);
  CHECK(loaded([](Files& files) {
          replace(files["locales/en/ui.xlf"], "one {one day} other {# days}}</target>",
                  "other {# days}}</target>");
        })
            .find("error localise/ui-plural the text `span.days` lacks plural forms that `en` "
                  "has: "
                  "one") != std::string::npos);
}

TEST_CASE("the words of the pages keep their slots", "[localise]") {
  CHECK(loaded([](Files& files) {
          replace(files["locales/en/ui.xlf"],
                  "<target state=\"final\">{view} – {form} – {site}</target>",
                  "<target>{view} – {from} – {site}</target>");
        }) ==
        "38:23-38:33 error localise/ui-slots the page text `page-title` must use exactly these "
        "slots: {form}, {site}, {view}\n");
  // Error texts use the slots that the Swedish one chose.
  std::string key;
  const std::string said_of_errors = loaded([&](Files& files) {
    std::string& ui = files["locales/en/ui.xlf"];
    const std::size_t error = ui.find("id=\"error.");
    key = ui.substr(error + 4, ui.find('"', error + 4) - error - 4);
    const std::size_t target = ui.find("<target state=\"final\">", error);
    ui.insert(target + 22, "{unheard} ");
  });
  CHECK(said_of_errors.find("localise/ui-slots the page text `" + key + "`") != std::string::npos);
}

TEST_CASE("a language that cannot be read is said", "[localise]") {
  CHECK(loaded([](Files& files) {
          files.erase("locales/en/ui.xlf");
        }).find("469 of the pages' 469") != std::string::npos);
  CHECK(loaded([](Files& files) {
          files["locales/en/ui.xlf"] = xliff("", "fi");
        }).find("localise/other-language") != std::string::npos);
  CHECK(loaded([](Files& files) {
          files["locales/en/ui.xlf"] = "<xliff version=\"3.0\"/>";
        }).find("localise/xliff-version") != std::string::npos);
  CHECK(loaded([](Files& files) {
          files["locales/en/locale.xml"] = "<locale lang=\"en\" name=\"English\" dir=\"up\"/>";
        }) != "");
}

TEST_CASE("a language rule is named after its file and is whole", "[localise]") {
  const auto rule = [](const std::string& xml) {
    return loaded([&](Files& files) { files["locales/en/rules/plain.xml"] = xml; });
  };
  const auto says = [&](const std::string& xml, const std::string& words) {
    INFO(xml);
    const std::string text = rule(xml);
    INFO(text);
    CHECK(text.find(words) != text.npos);
  };
  const auto of = [](const std::string& attributes, const std::string& content) {
    return "<rule id=\"plain\" severity=\"warning\" roles=\"label\" " + attributes +
           "><why>x</why><message xml:lang=\"en\">x</message>" + content + "</rule>";
  };
  const std::string examples = "<bad><m>Utilise</m> it.</bad><good>Use it.</good>";
  const std::string phrases = "detector=\"phrases\"";
  const std::string phrase = "<phrase with=\"use\">utilise</phrase>";
  CHECK(rule(of(phrases, phrase + examples)) == "");
  std::string other = of(phrases, phrase + examples);
  replace(other, "id=\"plain\"", "id=\"other\"");
  says(other, "rules/name the rule id `other` is not the name of its file, `plain`");
  says(of(phrases, examples), "rules/incomplete a rule with the detector `phrases` needs <phrase>");
  says(of("detector=\"length\"", examples), "needs <limit max=\"…\">");
  says(of("detector=\"lenght\"", examples), "rules/no-detector there is no detector `lenght`");
  says(of("detector=\"length\"",
          "<set name=\"colour\" value=\"red\"/><limit max=\"3\"/>" + examples),
       "rules/no-parameter the detector `length` has no `colour` to set");
  says(of(phrases, "<phrase>*</phrase>" + examples), "rules/no-pattern `*` is no phrase");
  says(of(phrases + " lists=\"none\"", examples), "rules/no-table there is no table `none.tsv`");
  says(of(phrases, "<phrase level=\"loud\">utilise</phrase>" + examples),
       "rules/no-level `loud` is no level");
}

}  // namespace blankett::tests
