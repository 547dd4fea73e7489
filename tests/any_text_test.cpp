// Texts that are no form: pages and plain text, what is read of them, and where the findings stand.

#include "rules/any_text.h"

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

// Each finding of the words of lists as line:column and the very bytes it stands on.
std::string found_in(const std::string& path, const std::string& bytes) {
  const MemoryFiles files = with({{path, bytes}});
  const auto project = load_language(files, "sv", {});
  std::string out;
  for (const Finding& f : check_texts(*project, {path}, "sv", files, {})) {
    REQUIRE(f.place);
    out += std::to_string(f.place->begin.line) + ":" + std::to_string(f.place->begin.column) + " " +
           f.rule + " [" +
           bytes.substr(f.place->first_byte, f.place->last_byte - f.place->first_byte) + "]\n";
  }
  return out;
}

}  // namespace

TEST_CASE("plain text is read in paragraphs, and a line goes on from the one before it") {
  CHECK(found_in("brev.txt",
                 "Du kan erhålla bidrag.\n\nDärest du vill i enlighet\nmed reglerna.\n") ==
        "1:8 officialese/found [erhålla]\n3:1 officialese/found [Därest]\n3:16 officialese/found "
        "[i enlighet\nmed]\n");
  // Items of a list are texts of their own.
  CHECK(found_in("brev.txt", "- i enlighet\n- med reglerna\n").find("[i enlighet") ==
        std::string::npos);
  CHECK(found_in("brev.txt", "") == "");
  CHECK(found_in("brev.txt", " \n\t\n\n") == "");
}

TEST_CASE(
    "the place is right behind a byte order mark, in lines that end as on Windows, and without an "
    "end") {
  CHECK(found_in("brev.txt",
                 "\xEF\xBB\xBF"
                 "Därest du\r\nfår erhålla\r\n\r\ndetta. Ja, därest") ==
        "1:1 officialese/found [Därest]\n2:5 officialese/found [erhålla]\n4:12 officialese/found "
        "[därest]\n");
}

TEST_CASE("of a page the texts that are shown are read, in its language alone") {
  const std::string page =
      "<!DOCTYPE html><html "
      "lang=\"sv\"><head><title>Därest</title><style>.därest{}</style></head><body>"
      "<h1>Om du får <b>erh&aring;lla</b></h1><p hidden>därest</p><p "
      "style=\"display:none\">därest</p>"
      "<p>I<br>fall: därest.</p><p lang=\"en\">the därest</p><pre><code>därest</code></pre>"
      "<script>därest</script><!-- därest --><label>Därest <input "
      "value=\"x\"></label></body></html>";
  CHECK(found_in("sida.html", page) ==
        "1:45 officialese/found [Därest]\n1:113 officialese/found [erh&aring;lla]\n"
        "1:203 officialese/found [därest]\n1:316 officialese/found [Därest]\n");
}

TEST_CASE("the language of a part is read in any case, and may be said to be unknown") {
  const auto found = [](const std::string& tag) {
    return found_in("sida.html", "<!DOCTYPE html><html lang=\"" + tag + "\"><p>Därest</p></html>");
  };
  CHECK(found("SV") == found("sv"));
  CHECK(found("Sv-SE") != "");
  CHECK(found("") == "");
  CHECK(found("EN") == "");
}

TEST_CASE("the place is right behind references that lack their semicolon") {
  CHECK(found_in("sida.html", "<p>A &amp d\u00E4rest</p>") ==
        "1:11 officialese/found [d\u00E4rest]\n");
  CHECK(found_in("sida.html", "<p>Du får erh&aringlla &auml\n d\u00E4rest</p>") ==
        "1:11 officialese/found [erh&aringlla]\n2:2 officialese/found [d\u00E4rest]\n");
  CHECK(found_in("sida.html", "<p>&#228 &lt &foo; & &copy d\u00E4rest</p>") ==
        "1:28 officialese/found [d\u00E4rest]\n");
}

TEST_CASE("what is found beyond the first hundred of a text is counted") {
  std::string text;
  for (int i = 0; i < 130; ++i) text += "därest du, ";
  const MemoryFiles files = with({{"brev.txt", text}});
  const auto project = load_language(files, "sv", {});
  std::size_t words = 0;
  std::string more;
  for (const Finding& f : check_texts(*project, {"brev.txt"}, "sv", files, {})) {
    words += f.rule == "officialese/found";
    if (f.rule == "language/more") more = f.message;
  }
  CHECK(words == 100);
  CHECK(more == "30 more findings in this text are not shown");
}

TEST_CASE("what to write has the capitals of what stands there") {
  const MemoryFiles files =
      with({{"brev.txt", "Ehuru du vill. ERHÅLLA BREV. Erhålla. Du vill erhålla."}});
  const auto project = load_language(files, "sv", {});
  std::vector<std::string> with_these;
  for (const Finding& f : check_texts(*project, {"brev.txt"}, "sv", files, {}))
    if (f.fix) with_these.push_back(f.fix->with);
  CHECK(with_these == std::vector<std::string>{"Även om", "FÅ", "Få", "få"});
}

TEST_CASE("no correction is made across markup") {
  const auto fixes = [](const std::string& hint) {
    std::size_t fixed = 0, found = 0;
    for (const Finding& f : findings_of_form(
             "<form id=\"ord\" version=\"1.0.0\" xml:lang=\"sv\"><title>Ord</title><summary>Ord."
             "</summary><service owner=\"trafikkontoret\"><endpoint href=\"https://e.example/\"/>"
             "</service><step id=\"steg\"><title>Ord</title><text "
             "id=\"a\"><label>Ord</label><hint>" +
             hint + "</hint></text></step></form>"))
      if (f.rule == "officialese/found") ++found, fixed += f.fix.has_value();
    return std::to_string(found) + " found, " + std::to_string(fixed) + " fixed";
  };
  CHECK(fixes("Du kan <![CDATA[erhålla]]> det.") == "1 found, 1 fixed");
  CHECK(fixes("Du kan erh<em>ålla</em> det.") == "1 found, 0 fixed");
  CHECK(fixes("Du kan erh<![CDATA[ålla]]> det.") == "1 found, 0 fixed");
  CHECK(fixes("Du kan <![CDATA[erh]]>ålla det.") == "1 found, 0 fixed");
}

TEST_CASE("words in an address are left alone") {
  CHECK(found_in("brev.txt",
                 "Skriv till därest@erhålla.se, på https://a.se/därest eller www.därest.se.") ==
        "");
}

TEST_CASE("a file that cannot be read as text says why, and is not taken for a good one") {
  const std::string deep = "<p>därest</p>" + [] {
    std::string out;
    for (int i = 0; i < 600; ++i) out += "<div>";
    return out;
  }();
  const MemoryFiles files = with({{"latin.txt", "Ja.\nd\xE4rest"}, {"deep.html", deep}});
  const auto project = load_language(files, "sv", {});
  std::string said;
  for (const char* path : {"latin.txt", "deep.html", "none.txt"})
    for (const Finding& f : check_texts(*project, {path}, "sv", files, {}))
      said += f.rule + ": " + f.message + "\n";
  CHECK(said.starts_with(
      "project/not-utf-8: latin.txt is not UTF-8 text from line 2 on\nparse/too-deep: "));
  CHECK(said.ends_with("project/unreadable: none.txt cannot be read\n"));
}

// Dot leaders of a converted table of contents; each looked for its next letter to the end.
TEST_CASE("a long row of full stops is read in passing") {
  std::string text = "Inledning ";
  for (int i = 0; i < 200'000; ++i) text += ". ";
  CHECK(found_in("brev.txt", text + "därest") == "1:400011 officialese/found [därest]\n");
}

TEST_CASE("of rules that find the same words one speaks, and a warning is never hidden") {
  const auto found = [](const std::string& text) {
    const MemoryFiles files = with({{"brev.txt", text}});
    const Options options{.suggestions = true};
    const auto project = load_language(files, "sv", options);
    std::string out;
    for (const Finding& f : check_texts(*project, {"brev.txt"}, "sv", files, options))
      if (!f.rule.starts_with("rules/") && !f.rule.starts_with("spelling/"))
        out += f.rule.substr(0, f.rule.find('/')) + " [" +
               text.substr(f.place->first_byte, f.place->last_byte - f.place->first_byte) + "] ";
    return out;
  };
  // An empty verb, a noun made of a verb, and words of a list.
  CHECK(found("Vi ska gå igenom och sedan göra en bedömning av ditt behov.") ==
        "officialese [göra en bedömning] ");
  // What stands in the gap of a phrase is not its own.
  CHECK(
      found("Du får inte innan dess erhålla förrän du har svarat.").find("officialese [erhålla]") !=
      std::string::npos);
  // A sentence that is too long is found beside its words.
  std::string sentence = "Du kan erhålla pengar";
  for (int i = 0; i < 40; ++i) sentence += " och bröd";
  const std::string both = found(sentence + ".");
  CHECK(both.find("sentence-length") != std::string::npos);
  CHECK(both.find("officialese [erhålla]") != std::string::npos);
}

TEST_CASE("words in attributes of a page are read, each for what it is") {
  const auto roles = [](const std::string& body) {
    const std::string page = "<!DOCTYPE html><html lang=\"sv\"><body>" + body;
    const MemoryFiles files = with({{"sida.html", page}});
    Sources sources;
    Diagnostics said;
    std::string out;
    for (const Text& text : texts_in_file("sida.html", "sv", files, sources, said))
      out += std::string(name_of(text.role)) + " [" + text.plain() + "] ";
    return out;
  };
  CHECK(roles("<input type=\"submit\" value=\"Skicka\"><input type=\"text\" value=\"Ditt svar\" "
              "placeholder=\"Ditt namn\" aria-label=\"Namn\">") ==
        "option [Skicka] hint [Ditt namn] label [Namn] ");
  CHECK(roles("<p title=\"Om oss\"><img alt=\"En bro\">Vi</p><img alt=\"\">") ==
        "hint [Om oss] alternative [En bro] help [Vi] ");
  CHECK(
      roles(
          "<div aria-description=\"Till dig\" aria-roledescription=\"bild i bildspel\">Vi</div>") ==
      "hint [Till dig] label [bild i bildspel] help [Vi] ");
  CHECK(roles("<div role=\"textbox\" aria-placeholder=\"Ditt namn\"></div><div role=\"slider\" "
              "aria-valuetext=\"halva tiden\"></div>") == "hint [Ditt namn] option [halva tiden] ");
  CHECK(roles("<select><optgroup label=\"Nära dig\"><option label=\"Norra skolan\"><option>Södra "
              "skolan</optgroup></select><input label=\"nej\">") ==
        "label [Nära dig] option [Norra skolan] option [Södra skolan] ");
  CHECK(roles("<p lang=\"en\" title=\"About\">We</p><p hidden title=\"Dold\">Dold</p>") == "");
  CHECK(roles("<pre>Hej du</pre><pre><code>let x</code></pre>") == "help [Hej du] ");
  CHECK(found_in("sida.html",
                 "<html lang=\"sv\"><input type=\"button\" value=\"H&auml;r "
                 "d\u00E4rest\">") == "1:54 officialese/found [d\u00E4rest]\n");
}

TEST_CASE("a quoted word is mentioned, and said by nobody") {
  const auto found = [](const std::string& text) { return found_in("brev.txt", text); };
  for (const char* text :
       {"Skriv inte ”erhålla” till oss.", "Skriv inte “erhålla,” till oss.",
        "Skriv inte \"erhålla\" till oss.", "Skriv inte «erhålla» till oss.",
        "Skriv inte »erhålla« till oss.", "Skriv inte »erhålla» till oss.",
        "Skriv inte „erhålla“ till oss.", "Skriv inte `erhålla` till oss.",
        "Skriv inte ’erhålla’ till oss.", "Skriv inte ‘erhålla’ till oss.",
        "Skriv inte 'erhålla' till oss.", "Skriv inte ”i enlighet med”, ”därest” och ”ehuru”."}) {
    INFO(text);
    CHECK(found(text) == "");
  }
  // Words among others are somebody's, and still hard; so are those behind a mark without another.
  CHECK(found("Han sade ”du kan erhålla bidrag” till oss.") ==
        "1:18 officialese/found [erhålla]\n");
  CHECK(found("Ett rör på 5\" kan du erhålla. Ett på 6\" också.") ==
        "1:22 officialese/found [erhålla]\n");
  // An apostrophe is no mark.
  CHECK(found("Lars' barn kan erhålla bidrag, och Hans' också.") ==
        "1:16 officialese/found [erhålla]\n");
  CHECK(found("Skriv ”\n\n- erhålla” till oss.") == "3:3 officialese/found [erhålla]\n");
  CHECK(found_in("sida.html", "<p>Skriv inte <q>erhålla</q> och <q>i enlighet med</q>.</p>") == "");
  CHECK(found_in("sida.html", "<p>Skriv inte <code>erhålla</code>.</p>") == "");
  CHECK(found_in("sida.html", "<p>Ja <q>du kan <b>erhålla</b> det</q>, därest du vill.</p>") ==
        "1:20 officialese/found [erhålla]\n1:41 officialese/found [därest]\n");
}

TEST_CASE("words of a file's name or a server's are nobody's to change") {
  CHECK(found_in("brev.txt", "Öppna därest.pdf, läs på därest.se eller i mitt.därest.docx.") == "");
  // Where a space is forgotten a sentence ends.
  CHECK(found_in("brev.txt", "Du kan få det därest.Ring oss.") ==
        "1:15 officialese/found [därest]\n");
}

TEST_CASE("plain sentences of a city are in order") {
  for (const char* text :
       {"Batterier ska inte slängas utan lämnas på en återvinningscentral.",
        "Hunden får inte släppas utan koppel i parken.", "Ladda upp en undertecknad handling.",
        "Vi önskar dig välkommen till biblioteket!", "Staden önskar alla en god jul."}) {
    INFO(text);
    CHECK(found_in("brev.txt", text) == "");
  }
}

TEST_CASE("an acronym with its full form in an abbr is explained") {
  const auto acronyms = [](const std::string& page) {
    const MemoryFiles files = with({{"sida.html", page}});
    const Options options{.suggestions = true};
    const auto project = load_language(files, "sv", options);
    std::string out;
    for (const Finding& f : check_texts(*project, {"sida.html"}, "sv", files, options))
      if (f.rule.starts_with("acronym/"))
        out += page.substr(f.place->first_byte, f.place->last_byte - f.place->first_byte) + " ";
    return out;
  };
  CHECK(acronyms("<p>Ring FK om du vill.</p>") == "FK ");
  CHECK(acronyms("<p>Ring <abbr title=\"Försäkringskassan\">FK</abbr> om FK är stängt.</p>") == "");
  CHECK(acronyms("<p>Ring <abbr>FK</abbr> om du vill.</p>") == "FK ");
  CHECK(acronyms("<p>Ring <abbr title=\" \">FK</abbr> om du vill.</p>") == "FK ");
}

TEST_CASE("blocks of code in Markdown are not read, and a file that is XML is refused") {
  CHECK(
      found_in("a.md", "Du kan\n\n```sh\ntherefore därest\n~~~\n```\nfå det, därest du vill.\n") ==
      "7:9 officialese/found [därest]\n");
  CHECK(found_in("a.md", "Du kan få\n~~~~\ndärest\n~~~\ndärest\n~~~~~\ndärest") ==
        "7:1 officialese/found [därest]\n");
  CHECK(found_in("a.md", "- a\n  ```\n  därest\n  ```\n```därest``` är kod\n```\ndärest\n```") ==
        "");
  // In items and quotations too; what nothing ends is read.
  CHECK(found_in("a.md",
                 "- ```\n  därest\n  ```\n\n1. ```sh\n   därest\n   ```\n> ```\n> därest\n> ```\n"
                 "Få det, därest du vill.") == "11:9 officialese/found [därest]\n");
  CHECK(found_in("a.md", "- ```\ndärest\n\ndärest") ==
        "2:1 officialese/found [därest]\n4:1 officialese/found [därest]\n");
  // In a text that is no Markdown a row of marks is only a row of marks.
  CHECK(found_in("a.txt", "~~~~\ndärest\n") == "2:1 officialese/found [därest]\n");
  const MemoryFiles files =
      with({{"a.xml", "<p>därest</p>"}, {"b.xlf", "\xEF\xBB\xBF<?xml version=\"1.0\"?><xliff/>"}});
  const auto project = load_language(files, "sv", {});
  for (const char* file : {"a.xml", "b.xlf"}) {
    const auto found = check_texts(*project, {file}, "sv", files, {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "project/xml-as-text");
    CHECK(found[0].severity == Severity::error);
  }
}

TEST_CASE("what searching shows of a page is read") {
  CHECK(found_in("sida.html",
                 "<html lang=\"sv\"><head><meta name=\"Description\" content=\"Få det, därest du "
                 "vill\"><meta name=\"author\" content=\"därest\"></head><body></body></html>") ==
        "1:65 officialese/found [därest]\n");
}

TEST_CASE("a correction that asks for another article is the author's to make") {
  const auto fixed = [](const std::string& text) {
    const MemoryFiles files = with({{"letter.txt", text}});
    const auto project = load_language(files, "en", {});
    std::string out;
    for (const Finding& f : check_texts(*project, {"letter.txt"}, "en", files, {}))
      out += f.message + (f.fix ? " -> " + f.fix->with : std::string()) + "\n";
    return out;
  };
  CHECK(fixed("You may acquire a permit.").find("-> get") != std::string::npos);
  const std::string article = fixed("It is an acquire you want.");
  CHECK(article.find("get") != std::string::npos);
  CHECK(article.find("->") == std::string::npos);
  CHECK(fixed("Such a acquire is yours.").find("-> get") != std::string::npos);
}

TEST_CASE("of a folder the texts and pages are read, and one without says so") {
  const MemoryFiles files = with({{"brev/a.txt", "därest"},
                                  {"brev/mer/b.html", "<html lang=\"sv\"><p>därest</p>"},
                                  {"brev/c.md", "# därest"},
                                  {"brev/g.HTM", "<html lang=\"sv\"><p>därest</p>"},
                                  {"brev/d.png", "därest"},
                                  {"brev/.git/e.txt", "därest"},
                                  {"bilder/f.png", "därest"}});
  const auto project = load_language(files, "sv", {});
  const auto read = [&](const std::string& folder) {
    std::string out;
    for (const Finding& f : check_texts(*project, {folder}, "sv", files, {}))
      out += (f.place ? f.place->file : f.rule + ": " + f.message) + "\n";
    return out;
  };
  CHECK(read("brev") == "brev/a.txt\nbrev/c.md\nbrev/g.HTM\nbrev/mer/b.html\n");
  CHECK(read("bilder") == "project/no-texts: there is no text or page in bilder\n");
}

}  // namespace blankett::tests
