// The term bank: reading TBX, and what terms become on a page.

#include "link/terms.h"

#include "localise/translation.h"
#include "parse/parse.h"
#include "render/render.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::string tbx(const std::string& entries) {
  return "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"sv\" "
         "xmlns=\"urn:iso:std:iso:30042:ed-2\">\n<text><body>\n" +
         entries + "\n</body></text></tbx>";
}

std::string section(const std::string& language, const std::string& definition,
                    const std::string& terms) {
  return "<langSec xml:lang=\"" + language + "\"><descrip type=\"definition\">" + definition +
         "</descrip>" + terms + "</langSec>";
}

std::string term(const std::string& name, const std::string& status = "") {
  return "<termSec><term>" + name + "</term>" +
         (status.empty() ? ""
                         : "<termNote type=\"administrativeStatus\">" + status + "</termNote>") +
         "</termSec>";
}

std::string concept_of(const std::string& id, const std::string& sections) {
  return "<conceptEntry id=\"" + id + "\">" + sections + "</conceptEntry>\n";
}

// The bank, one term a line, and what was said.
std::string bank_of(const std::string& file) {
  Sources sources;
  Diagnostics out;
  const Document document = parse(sources, sources.add("terms.tbx", file), out);
  std::string text;
  for (const auto& [id, entry] : read_terms(document, out))
    for (const auto& [language, t] : entry.terms)
      if (!t.name.empty() && !t.definition.empty())
        text += id + " " + language + ": " + t.name + " = " + t.definition + "\n";
  std::vector<Finding> findings = resolve(out, sources, {});
  for (Finding& f : findings) f.help.clear();
  return text + listed(findings, "terms.tbx");
}

TEST_CASE("a term bank gives each language its preferred term", "[terms]") {
  CHECK(
      bank_of(tbx(concept_of("bil", section("sv", "Ett  <hi>fordon</hi>\n med hjul.", term("bil")) +
                                        section("en", "A vehicle.", term("car"))))) ==
      "bil en: car = A vehicle.\nbil sv: bil = Ett fordon med hjul.\n");
  CHECK(bank_of(tbx(concept_of("b", section("sv", "D.",
                                            term("automobil", "deprecatedTerm-admn-sts") +
                                                term("bil") + term("vagn"))))) ==
        "b sv: bil = D.\n");
  CHECK(bank_of(tbx(concept_of("b", section("sv", "D.",
                                            term("vagn", "admittedTerm-admn-sts") +
                                                term("bil", "preferredTerm-admn-sts"))))) ==
        "b sv: bil = D.\n");
  CHECK(bank_of(tbx(concept_of("b",
                               "<langSec xml:lang=\"sv\"><descripGrp><descrip "
                               "type=\"definition\">D.</descrip></descripGrp>" +
                                   term("bil") + "</langSec>"))) == "b sv: bil = D.\n");
}

TEST_CASE("what is wrong with a term bank is said where it is", "[terms]") {
  CHECK(bank_of("<martif/>") ==
        "1:2-1:8 error link/not-tbx this is not a term bank: it begins with `martif`\n");
  CHECK(bank_of(tbx("<conceptEntry/>")) ==
        "3:2-3:14 error link/concept-without-id this concept has no id\n");
  CHECK(bank_of(tbx(concept_of("b", section("sv", "", term("bil"))))) ==
        "3:23-3:30 error link/term-incomplete the concept `b` has no definition in `sv`\n");
  CHECK(bank_of(tbx(concept_of("b", section("sv", "D.", "")))) ==
        "3:23-3:30 error link/term-incomplete the concept `b` has no term in `sv`\n");
  CHECK(
      bank_of(tbx(concept_of("b", section("sv", "D.", term("bil", "deprecatedTerm-admn-sts"))))) ==
      "3:23-3:30 error link/term-without-preferred no term of the concept `b` is preferred in "
      "`sv`\n");
  const std::string sections = bank_of(
      tbx(concept_of("b", section("sv", "D.", term("bil")) + section("sv", "E.", term("vagn")))));
  CHECK(sections.find("error link/section-twice the concept `b` has `sv` twice") != sections.npos);
  const std::string shared = bank_of(tbx(concept_of("a", section("sv", "D.", term("Rum"))) +
                                         concept_of("b", section("sv", "E.", term("rum")))));
  CHECK(shared.find("warning link/term-shared `rum` is the preferred term of both `a` and `b`") !=
        shared.npos);
  const std::string twice = bank_of(tbx(concept_of("b", section("sv", "D.", term("bil"))) +
                                        concept_of("b", section("sv", "E.", term("buss")))));
  CHECK(twice.starts_with("b sv: bil = D.\n4:19-4:20 error link/duplicate-id"));
  // No entities, and nothing from outside.
  CHECK(bank_of("<!DOCTYPE tbx [<!ENTITY x \"y\">]>" + tbx("")).find("error") != std::string::npos);
}

// ---- on a page

const std::string kBank = tbx(concept_of("bil", section("sv", "En &lt;vagn&gt;.", term("bil")) +
                                                    section("en", "A car.", term("car"))) +
                              concept_of("vag", section("sv", "En bana.", term("väg"))));

std::string form(const std::string& items, const std::string& after = "") {
  return "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary><service "
         "owner=\"o\">"
         "<endpoint href=\"https://e.example/t\"/></service><step id=\"s\"><title>Steg</title>" +
         items + "</step>" + after + "</form>";
}

std::string text(const std::string& id, const std::string& label,
                 const std::string& attributes = "", const std::string& rest = "") {
  return "<text id=\"" + id + "\"" + attributes + "><label>" + label + "</label>" + rest +
         "</text>";
}

const std::string kBil = "<term ref=\"bil\">bilen</term>";

std::string page_of(const std::string& xml) {
  const MemoryFiles files = with({{"forms/t/form.xml", xml}, {"forms/terms.tbx", kBank}});
  const auto project = load(files, {});
  Renderer renderer(project->theme);
  const Bundle bundle = compile(*project, "t", files, {}, renderer);
  INFO(listed(project->findings, ""));
  INFO(listed(bundle.findings, ""));
  REQUIRE(bundle.site.count("sv/t/index.html"));
  return bundle.site.at("sv/t/index.html");
}

std::size_t explained(const std::string& page) {
  std::size_t n = 0;
  for (std::size_t i = 0; (i = page.find("<summary>Vad betyder ”bil”?", i)) != page.npos; ++i) ++n;
  return n;
}

TEST_CASE("a term is explained after the words it stands in", "[terms]") {
  const std::string page =
      page_of(form(text("a", "Var är " + kBil + "?", "", "<hint>Skriv</hint>")));
  CHECK(page.find(">Var är bilen? ") != page.npos);  // nothing to press in a label
  const std::size_t hint = page.find("Skriv</p>"), details = page.find("<details");
  REQUIRE(hint != page.npos);
  CHECK(page.find("Skriv</p><details class=\"f-help f-term\"><summary>Vad betyder ”bil”?</summary>"
                  "<div class=\"f-help__body\"><p>En &#60;vagn&#62;.</p></div></details>") !=
        page.npos);
  CHECK(details > hint);
  CHECK(page.find("\"Var är bilen?\"") != page.npos);  // the data of the page has the words alone
}

TEST_CASE("a term can stand in hints, options, help, information and exits", "[terms]") {
  const std::string choice = "<choice id=\"v\"><label>V</label><option value=\"a\">Med " + kBil +
                             "</option><option value=\"b\">Utan</option></choice>";
  CHECK(explained(page_of(form(text("a", "L", "", "<hint>Om " + kBil + "</hint>")))) == 1);
  CHECK(explained(page_of(form(choice))) == 1);
  CHECK(explained(page_of(form(text("a", "L", "", "<help><p>Om " + kBil + "</p></help>")))) == 1);
  CHECK(explained(page_of(form("<info><ul><li>" + kBil + "</li></ul></info>" + text("a", "L")))) ==
        1);
  CHECK(explained(page_of(form(choice + "<exit id=\"e\" when=\"v is a\"><title>E</title><p>Sälj " +
                               "<term ref=\"bil\">den</term></p></exit>"))) == 2);
  CHECK(explained(page_of(form("<declaration id=\"d\" required=\"yes\"><label>Jag har " + kBil +
                               "</label></declaration>"))) == 1);
}

TEST_CASE("a term is explained once a step, by what is always shown", "[terms]") {
  const std::string twice = text("a", kBil + " här") + text("b", kBil + " där");
  CHECK(explained(page_of(form(twice))) == 1);
  CHECK(explained(page_of(form(text("a", kBil + " och " + kBil)))) == 1);
  const std::string next =
      "<step id=\"u\"><title>Nästa</title>" + text("c", kBil + " nu") + "</step>";
  CHECK(explained(page_of(form(twice, next))) == 2);
  const std::string hidden = text("b", kBil + " där", " show-when=\"a is Hej\"");
  CHECK(explained(page_of(form(text("a", "Först") + hidden + text("c", kBil + " nu")))) == 2);
  CHECK(explained(page_of(form(text("a", kBil + " här") + hidden))) == 1);
  // Any row can be taken away.
  CHECK(explained(
            page_of(form("<repeat id=\"r\" max=\"2\"><title>R</title><row-title>Rad</row-title>" +
                         text("x", kBil) + text("y", kBil + " igen") + "</repeat>"))) == 2);
}

TEST_CASE("a term must be in the bank, in the languages of the form", "[terms]") {
  const auto said = [](Files files) {
    files["forms/terms.tbx"] = kBank;
    std::vector<Finding> findings = findings_of(with(files));
    return listed(findings, "forms/t/form.xml");
  };
  const std::string misspelt =
      said({{"forms/t/form.xml", form(text("a", "<term ref=\"bill\">x</term>"))}});
  CHECK(misspelt.find("error link/misspelt-term the term bank has no concept `bill` | did you mean "
                      "`bil`? | fix: \"bil\"") != misspelt.npos);
  const std::string unknown =
      said({{"forms/t/form.xml", form(text("a", "<term ref=\"hus\">x</term>"))}});
  CHECK(unknown.find("error link/unknown-term") != unknown.npos);
  const auto unit = [](const std::string& id, const std::string& source,
                       const std::string& target) {
    return "<trans-unit id=\"t." + id + "\"><source>" + source + "</source><target>" + target +
           "</target></trans-unit>";
  };
  const auto english = [&](const std::string& concept_id) {
    return said(
        {{"forms/t/form.xml", form(text("a", "<term ref=\"" + concept_id + "\">bil</term>"))},
         {"locales/en/forms/t.xlf",
          "<xliff version=\"1.2\"><file target-language=\"en\"><body>" + unit("title", "T", "T") +
              unit("summary", "S", "S") + unit("step.s.title", "Steg", "Step") +
              unit("a.label", "<g id=\"1\">bil</g>", "<g id=\"1\">car</g>") +
              "</body></file></xliff>"}});
  };
  CHECK(english("bil") == "");
  CHECK(
      english("vag").find("warning localise/term-missing the concept `vag` has no term in `en`") !=
      std::string::npos);
}

// ---- forbidden, admitted, preferred

// What a bank says of itself.
std::string faults(const std::string& entries) {
  std::string out = bank_of(tbx(entries));
  while (!out.empty() && out.find(" = ") < out.find('\n')) out.erase(0, out.find('\n') + 1);
  return out;
}

const std::string kPreferred = "preferredTerm-admn-sts", kAdmitted = "admittedTerm-admn-sts",
                  kForbidden = "deprecatedTerm-admn-sts", kOld = "supersededTerm-admn-sts";

TEST_CASE("a term bank gives each language its admitted and forbidden terms", "[terms]") {
  Sources sources;
  Diagnostics out;
  const std::string file = tbx(concept_of(
      "bil", section("sv", "D.",
                     term("automobil", kOld) + term("bil", kPreferred) + term("vagn", kAdmitted) +
                         term("åk") + term("hästlös  vagn", kForbidden))));
  const Document document = parse(sources, sources.add("terms.tbx", file), out);
  const TermBank bank = read_terms(document, out);
  CHECK(out.empty());
  const Term* bil = bank.at("bil").in("sv-simple", "sv");
  REQUIRE(bil);
  CHECK(bil->name == "bil");
  CHECK(bil->admitted == std::vector<std::string>{"vagn", "åk"});
  CHECK(bil->forbidden == std::vector<std::string>{"automobil", "hästlös vagn"});
  CHECK_FALSE(bank.at("bil").in("en"));
}

TEST_CASE("a term bank that contradicts itself is refused", "[terms]") {
  CHECK(faults(concept_of("b", section("sv", "D.", term("bil", "preferred")))) ==
        "3:147-3:156 error link/term-status `preferred` is not a status of a term\n");
  CHECK(faults(concept_of("b", section("sv", "D.", term("bil", kAdmitted)))) ==
        "3:23-3:30 error link/term-without-preferred no term of the concept `b` is preferred in "
        "`sv`\n");
  CHECK(faults(concept_of(
            "b", section("sv", "D.", term("bil", kPreferred) + term("vagn", kPreferred)))) ==
        "3:205-3:209 error link/term-preferred-twice the concept `b` has two preferred terms in "
        "`sv`\n  3:99-3:102 the first one stands here\n");
  // Within a concept and between two, whatever the capitals; not between languages.
  CHECK(faults(concept_of(
            "b", section("sv", "D.", term("Bil", kPreferred) + term("bil", kForbidden)))) ==
        "3:205-3:208 error link/term-both `bil` is forbidden for the concept `b`, but may be used "
        "for `b`\n  3:99-3:102 it may be used here\n");
  CHECK(faults(concept_of("b", section("sv", "D.", term("bil") + term("vagn", kForbidden))) +
               concept_of("v", section("sv", "D.", term("kärra") + term("vagn", kAdmitted)))) ==
        "3:134-3:138 error link/term-both `vagn` is forbidden for the concept `b`, but may be used "
        "for `v`\n  4:136-4:140 it may be used here\n");
  CHECK(faults(concept_of("b", section("sv", "D.", term("bil") + term("car", kForbidden)) +
                                   section("en", "D.", term("car")))) == "");
}

TEST_CASE("phrases are found once, the longest first, in whole words", "[terms]") {
  TermBank bank;
  bank["lov"].terms["sv"] = {"bygglov", "D.", {"lov att bygga"}, {"lov", "hemligt lov"}};
  bank["lov"].terms["fa"] = {"مجوز", "D.", {}, {"اجازه", "اجازه‌نامه‌ها"}};
  const auto found = [&](const std::string& language, const std::string& parent,
                         const std::string& text) {
    std::string out;
    for (const auto& match : phrases_of(bank, language, parent).in(TextWords(text)))
      if (match.meaning->forbidden)
        out += text.substr(match.at.begin, match.at.end - match.at.begin) + "|";
    return out;
  };
  CHECK(found("sv", "", "LOV, marklov och lov: hemligt  lov") == "LOV|lov|hemligt  lov|");
  CHECK(found("sv", "", "lov att bygga, lov att riva") == "lov|");
  CHECK(found("sv", "", "Det är hemligt. Lov finns") == "Lov|");
  CHECK(found("sv-simple", "sv", "lov") == "lov|");
  CHECK(found("en", "", "lov") == "");
  // A joiner is no end of a word.
  CHECK(found("fa", "", "اجازه‌نامه و اجازه") == "اجازه|");
  CHECK(found("fa", "", "اجازه‌نامه‌ها") == "اجازه‌نامه‌ها|");
}

// A project with the form in Swedish, and its translations: language → the words of the label.
std::vector<std::string> said_of(const std::string& label,
                                 const std::map<std::string, std::string>& translations) {
  const auto status = [](const std::string& name, const std::string& forbidden) {
    return term(name, kPreferred) + term(forbidden, kForbidden);
  };
  Files files = {
      {"forms/t/form.xml", form(text("a", label))},
      {"forms/terms.tbx",
       tbx(concept_of("bil", section("sv", "Ett fordon.", status("bil", "automobil")) +
                                 section("en", "A vehicle.", status("car", "motor vehicle"))))}};
  const auto unit = [](const std::string& id, const std::string& source,
                       const std::string& target) {
    return "<trans-unit id=\"t." + id + "\" approved=\"yes\"><source>" + source +
           "</source><target>" + target + "</target></trans-unit>\n";
  };
  for (const auto& [language, words] : translations)
    files["locales/" + language + "/forms/t.xlf"] =
        "<xliff version=\"1.2\"><file target-language=\"" + language + "\"><body>\n" +
        unit("title", "T", "T") + unit("summary", "S", "S") + unit("step.s.title", "Steg", "Steg") +
        (words.empty() ? "" : unit("a.label", label, words)) + "</body></file></xliff>";
  std::vector<std::string> out;
  for (const Finding& f : findings_of(with(files)))
    if (f.rule.starts_with("term-"))
      out.push_back(f.place->file + " " + std::string(name_of(f.severity)) + " " + f.message);
  return out;
}

TEST_CASE("each language is warned of its own forbidden words", "[terms]") {
  using Said = std::vector<std::string>;
  CHECK(said_of("Din automobil", {{"en", "Your motor vehicle"}, {"sv-simple", "Automobil"}}) ==
        Said{"forms/t/form.xml warning write `bil`, not `automobil`",
             "locales/en/forms/t.xlf warning write `car`, not `motor vehicle`",
             "locales/sv-simple/forms/t.xlf warning write `bil`, not `Automobil`"});
  CHECK(said_of("Din bil", {{"en", "Your automobil"}, {"sv-simple", "Motor vehicle"}}).empty());
  // A translation that is not finished is not published.
  CHECK(said_of("Din bil", {{"en", ""}}).empty());
}

TEST_CASE("a translator is told what the term bank says of a text", "[terms]") {
  TermBank bank;
  bank["bil"].terms["sv"] = {"bil", "Ett fordon.", {"vagn"}, {"automobil"}};
  bank["bil"].terms["en"] = {"car", "A vehicle.", {"auto"}, {"motor", "motor vehicle"}};
  const SourceFile source{"forms/t", "forms/t/form.xml", "T", {{.id = "t.a", .concepts = {"bil"}}}};
  XliffOptions options;
  options.terms = &bank;
  const auto note = [&](const std::string& language) {
    options.language = language;
    const std::string file = write_xliff(source, {}, options);
    const std::size_t begin = file.find("Term: ");
    return file.substr(begin, file.find("</note>", begin) - begin);
  };
  CHECK(note("en") == "Term: bil = car, not motor, not motor vehicle. Ett fordon.");
  CHECK(note("fi") == "Term: bil. Ett fordon.");
}

}  // namespace
}  // namespace blankett::tests
