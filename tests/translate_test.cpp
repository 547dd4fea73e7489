// blankett extract, merge and translations, as the program that people run.

#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

namespace fs = std::filesystem;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  INFO(from);
  REQUIRE(has(text, from));
  return text.replace(text.find(from), from.size(), to);
}

// The city's Finnish, without its forms.
void add_finnish(const Place& place) {
  for (const auto& [path, bytes] : files_below("locales/fi"))
    if (!has(path, "/forms/")) put(place.top / path, bytes);
}

}  // namespace

TEST_CASE("a form goes out to a new language and comes back", "[translate]") {
  const Place place;
  place.form("a");
  const fs::path file = place.top / "locales/fi/forms/a.xlf";
  add_finnish(place);
  const Run none = place.run("extract a --language tlh");
  CHECK(none.code == 2);
  CHECK(has(none.err, "there is no language `tlh`; write locales/tlh/locale.xml first"));
  CHECK(place.run("extract b").code == 2);
  const Run out = place.run("extract a --language fi");
  CHECK(out.code == 0);
  CHECK(has(out.out, "locales/fi/forms/a.xlf: 4 texts, 4 new, 0 stale"));
  const std::string xliff = bytes_of(file);
  CHECK(has(place.run("build").out, "`a` is not published in `fi`: "));
  CHECK(has(place.site().at("sv/a/index.html"), "Suomi – käännös ei ole vielä valmis"));
  CHECK(place.site().count("fi/a/index.html") == 0);
  CHECK(has(place.run("translations a --language fi").out, "fi forms/a: 0 of 4 texts done"));
  CHECK(place.run("extract").out == "");  // nothing has changed
  CHECK(bytes_of(file) == xliff);

  std::string back = xliff;
  for (const char* word : {"Yksi", "Kaksi", "Kolme", "Neljä"})
    back = replaced(back, "<target state=\"needs-translation\"/>",
                    "<target state=\"translated\">" + std::string(word) + "</target>");
  put(place.top / "back.xlf", back);
  const Run merged = place.run("merge back.xlf");
  CHECK(merged.code == 0);
  CHECK(has(merged.out, "back.xlf → locales/fi/forms/a.xlf: 4 changed, 0 as before, 0 not in it"));
  CHECK(bytes_of(file) == back);
  CHECK(place.run("build").code == 0);
  CHECK(has(place.site().at("sv/a/index.html"), "../../fi/a/index.html"));
  CHECK(has(place.run("merge back.xlf").out, "0 changed, 4 as before"));

  // What is refused changes nothing, and neither does what came with it.
  for (const auto& [from, to, id] :
       {std::array<std::string, 3>{"original=\"forms/a/form.xml\"", "original=\"forms/b/form.xml\"",
                                   "localise/merge-file"},
        {"source-language=\"sv\"", "source-language=\"en\"", "localise/merge-source-language"},
        {"target-language=\"fi\"", "target-language=\"nb\"", "localise/merge-language"},
        {"target-language=\"fi\"", "target-language=\"sv\"", "localise/merge-language"},
        {">Neljä<", "><", "localise/merge-lost"}}) {
    put(place.top / "bad.xlf", replaced(back, from, to));
    put(place.top / "good.xlf", replaced(back, "Yksi", "Ykkönen"));
    const Run refused = place.run("merge good.xlf bad.xlf");
    CHECK(refused.code == 1);
    CHECK(has(refused.out, "[" + id + "]"));
    CHECK(has(refused.err, "nothing has been changed"));
    CHECK(bytes_of(file) == back);
  }
  CHECK(place.run("merge nowhere.xlf").code == 2);
}

TEST_CASE("a table goes out and comes back", "[translate]") {
  const Place place;
  place.form("a");
  add_finnish(place);
  CHECK(place.run("extract a --language fi --csv out.csv").code == 0);
  std::string table = bytes_of(place.top / "out.csv");
  const std::size_t row = table.find("\"forms/a\",\"a.title\"");
  REQUIRE(row != table.npos);
  const std::size_t state = table.find("\"\",\"needs-translation\",\"fi\"", row);
  table.replace(state, 2, "\"Hae\"");
  put(place.top / "back.csv", table);
  CHECK(place.run("merge back.csv").code == 2);  // of what language?
  CHECK(place.run("extract a --csv all.csv").code == 2);
  put(place.top / "latin.csv", "file,id,source,target,state\na,b,c,\xE9,\n");
  const Run latin = place.run("merge --language fi latin.csv");
  CHECK(latin.code == 1);
  CHECK(has(latin.out, "latin.csv:2:7: error: the table is not UTF-8 from here on"));
  // Under the wrong language it would overwrite all that there is.
  const Run wrong = place.run("merge --language en back.csv");
  CHECK(wrong.code == 1);
  CHECK(has(wrong.out, "[localise/csv-language]"));
  CHECK(place.run("merge --language fi back.csv").code == 0);
  CHECK(has(bytes_of(place.top / "locales/fi/forms/a.xlf"),
            "<target state=\"translated\">Hae</target>"));
}

TEST_CASE("a form with errors does not stop the others", "[translate]") {
  const Place place;
  place.form("a");
  place.form("b", "<text id=\"namn\" if=\"nothing is yes\"><label>Namn</label></text>");
  add_finnish(place);
  const Run out = place.run("extract a --language fi");
  CHECK(out.code == 1);
  CHECK(has(out.out, "forms/b/form.xml"));
  const std::string file = bytes_of(place.top / "locales/fi/forms/a.xlf");
  REQUIRE(has(file, "id=\"a.title\""));
  const std::string back =
      replaced(replaced(file, "<target state=\"needs-translation\"/>", "<target>Hae</target>"),
               "target-language=\"fi\"", "target-language=\"fi-FI\"");
  put(place.top / "back.xlf", back);
  CHECK(place.run("merge back.xlf").code == 1);
  CHECK(has(bytes_of(place.top / "locales/fi/forms/a.xlf"), "Hae</target>"));
  const Run status = place.run("translations --language fi");
  CHECK(status.code == 1);
  CHECK(has(status.out, "fi forms/a: 1 of "));
}

TEST_CASE("what a broken form shares with others is translated as before", "[translate]") {
  const Place place;
  const auto block = [&](const char* id, const char* label) {
    put(place.top / "forms/blocks" / (std::string(id) + ".xml"),
        "<block id=\"" + std::string(id) +
            "\" version=\"1.0.0\" xml:lang=\"sv\"><title>Du</title><text id=\"namn\">"
            "<label>" +
            label + "</label></text></block>");
  };
  block("du", "Namn");
  block("vi", "Adress");
  place.form("a", "<use block=\"du\" id=\"du\"/>");
  place.form("b", "<use block=\"du\" id=\"du\"/><use block=\"vi\" id=\"vi\"/>");
  add_finnish(place);
  REQUIRE(place.run("extract a b --language fi").code == 0);
  const fs::path du = place.top / "locales/fi/blocks/du.xlf",
                 vi = place.top / "locales/fi/blocks/vi.xlf";
  const std::string before = bytes_of(du), other = bytes_of(vi);
  // Its conditions are wrong, or it is no XML at all.
  for (const std::string broken : {"<use block=\"du\" id=\"du\" show-when=\"x\"/>", "<use"}) {
    INFO(broken);
    place.form("b", broken);
    CHECK(place.run("extract").code == 1);
    CHECK(bytes_of(du) == before);
    CHECK(bytes_of(vi) == other);
    put(place.top / "back.xlf", replaced(before, "<target state=\"needs-translation\"/>",
                                         "<target state=\"translated\">Nimi</target>"));
    CHECK(place.run("merge back.xlf").code == 1);  // for what is wrong with b
    CHECK(has(bytes_of(du), "Nimi</target>"));
    put(du, before);
  }
  // A form that is right says what it waits for.
  const fs::path form = place.top / "locales/fi/forms/a.xlf";
  std::string words = bytes_of(form);
  for (std::size_t at; (at = words.find("<target state=\"needs-translation\"/>")) != words.npos;)
    words.replace(at, 35, "<target state=\"translated\">X</target>");
  put(form, words);
  const std::string said = place.run("translations --language fi").out;
  INFO(said);
  CHECK(has(said, "waits for blocks/du"));
}

TEST_CASE("a form waits for the words that it shares with others", "[translate]") {
  const Place place;
  place.form("a");
  place.english("a");
  const std::string ready = place.run("translations --language en").out;
  INFO(ready);
  CHECK(has(ready, "en forms/a: 4 of 4 texts done"));
  CHECK(has(ready, "; may be published"));
  const std::string words = bytes_of(place.top / "locales/en/ui.xlf");
  put(place.top / "locales/en/ui.xlf",
      replaced(words, "<target state=\"final\">Skip to main content</target>", "<target/>"));
  const std::string waiting = place.run("translations --language en").out;
  INFO(waiting);
  CHECK(has(waiting, "; waits for ui"));
}

TEST_CASE("a term that a language lacks is listed", "[translate]") {
  const Place place;
  place.form("a",
             "<text id=\"namn\"><label>Din <term ref=\"lagfart\">lagfart</term></label></text>");
  put(place.top / "forms/terms.tbx", bytes_of(fs::path(PROJECT_FOLDER) / "forms/terms.tbx"));
  const fs::path folder = place.top / "locales/cy";
  put(folder / "locale.xml",
      "<locale lang=\"cy\" name=\"Cymraeg\" dir=\"ltr\" date-order=\"day month year\"/>\n");
  CHECK(place.run("extract a --language cy").code == 0);
  const std::string said = place.run("translations a --language cy").out;
  INFO(said);
  CHECK(has(said, "cy forms/a: 0 of 5 texts done"));
  CHECK(has(said, "terms.tbx lagfart (missing)\n    lagfart\n"));
}

TEST_CASE("words that stay Swedish say so on every page", "[translate]") {
  const Place place;
  put(place.top / "forms/a/form.xml",
      "<form id=\"a\" version=\"1.0.0\" xml:lang=\"sv\">\n  <title>Ansök</title>\n"
      "  <summary>Du kan ansöka här.</summary>\n  <service owner=\"x\">"
      "<channel kind=\"paper\">Box 1</channel>"
      "<records series=\"x\" retention=\"P2Y\" registered=\"yes\"/>"
      "<privacy controller=\"Nämnden\" legal-basis=\"public-task\" purpose=\"Nämnden ser "
      "ärendet.\"/>"
      "<endpoint href=\"https://x.example/\"/></service>\n"
      "  <step id=\"ett\">\n    <title>Du</title>\n"
      "    <personal-number id=\"pnr\" required=\"yes\" data-category=\"protected\" "
      "why=\"Så är det.\"><label>Personnummer</label></personal-number>"
      "<file id=\"avtal\" required=\"yes\" accept=\"pdf\" max-size=\"1 MB\">"
      "<label>Avtal</label></file>\n  </step>\n</form>\n");
  for (const char* file : {"ui.xlf", "locale.xml"})
    put(place.top / "locales/so" / file, bytes_of(fs::path(PROJECT_FOLDER) / "locales/so" / file));
  REQUIRE(place.run("extract a --language so").code == 0);
  const fs::path form = place.top / "locales/so/forms/a.xlf";
  const std::string marked =
      "<target state=\"translated\">X <mrk mtype=\"x-language\" "
      "xml:lang=\"sv\">nämnden</mrk></target>";
  std::string words = bytes_of(form);
  constexpr std::string_view kEmpty = "<target state=\"needs-translation\"/>";
  for (std::size_t at; (at = words.find(kEmpty)) != words.npos;)
    words.replace(at, kEmpty.size(), marked);
  // Two questions of a step have labels of their own.
  const std::size_t label = words.find("X <mrk", words.find("pnr.label\""));
  REQUIRE(label != words.npos);
  words[label] = 'Y';
  put(form, words);
  const Run build = place.run("build");
  INFO(build.out);
  REQUIRE(build.code == 0);
  const auto site = place.site();
  const std::string span = "<span lang=\"sv\" dir=\"ltr\">";
  const std::string start = site.at("so/a/index.html");
  const std::size_t privacy = start.find("X " + span + "nämnden</span></p>");
  CHECK(privacy != start.npos);
  CHECK(has(start, "<li>X " + span + "nämnden</span></li>"));  // to have at hand
  CHECK(has(start, "(" + span + "allmän handling</span>)"));
  CHECK(has(start, "(" + span + "Integritetsskyddsmyndigheten</span>)"));
  CHECK(has(site.at("so/a/blankett.html"), "<p>X " + span + "nämnden</span></p>"));
  CHECK(has(site.at("so/a/samtal.html"), "<p>X " + span + "nämnden</span></p>"));
  CHECK(has(site.at("so/a/blankett.html"), "<li>X " + span + "nämnden</span> ("));  // to send along
  for (const auto& [path, bytes] : site)
    if (path.ends_with(".html")) CHECK(bytes.find_first_of("\x01\x02\x03") == bytes.npos);
}

TEST_CASE("files are merged all or none", "[translate]") {
  const Place place;
  for (const char* id : {"a", "b"}) place.form(id), place.english(id);
  const auto translated = [&](const char* id) {
    return bytes_of(place.top / "locales/en/forms" / (std::string(id) + ".xlf"));
  };
  const std::string a = translated("a");
  for (const char* id : {"a", "b"})
    put(place.top / (std::string(id) + ".xlf"),
        replaced(translated(id), "</target>", " now</target>"));
  fs::remove(place.top / "locales/en/forms/b.xlf");
  fs::create_directories(place.top / "locales/en/forms/b.xlf/in-the-way");
  CHECK(place.run("merge a.xlf b.xlf").code != 0);
  CHECK(translated("a") == a);
}

TEST_CASE("the report is text, JSON or a page", "[translate]") {
  const Place place;
  place.form("a");
  place.english("a");
  CHECK(has(place.run("translations a --language en --format json").out, "\"file\":\"forms/a\""));
  CHECK(place.run("translations -o report.html --format html").code == 0);
  CHECK(has(bytes_of(place.top / "report.html"), "<th scope=\"row\">forms/a</th>"));
  CHECK(has(place.run("translations a --language en", "LANG=sv_SE.UTF-8").out, "texter klara"));
}

TEST_CASE("a language is added with one folder", "[translate]") {
  const Place place;
  place.form("a");
  const fs::path folder = place.top / "locales/cy";  // Welsh has all six plural forms
  put(folder / "locale.xml",
      "<locale lang=\"cy\" name=\"Cymraeg\" dir=\"ltr\" date-order=\"day month year\"/>\n");
  CHECK(place.run("build").code == 0);  // nothing is published in it, and nothing else is worse
  CHECK(place.site().count("cy/index.html") == 0);
  CHECK(place.run("extract a --language cy").code == 0);
  // A translator who keeps the Swedish plural forms is told which ones there are.
  std::string ui = bytes_of(folder / "ui.xlf");
  const std::string days =
      "{number, plural, one {en dag} other {# dagar}}</source>\n        <target ";
  put(folder / "back.xlf", replaced(ui, days + "state=\"needs-translation\"/>",
                                    days + "state=\"translated\">{number, plural, one {# diwrnod} "
                                           "other {# diwrnod}}</target>"));
  const Run refused = place.run("merge " + (folder / "back.xlf").string());
  CHECK(refused.code == 1);
  CHECK(has(refused.out, "lacks plural forms that `cy` has: zero, two, few, many"));
  // All of it translated, here by putting a word before the words and writing all forms, and the
  // form is there.
  for (const fs::path& file : {folder / "ui.xlf", folder / "forms/a.xlf"}) {
    std::string text = bytes_of(file), out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t source = text.find("<source>", at), end = text.find("</source>", at);
      const std::size_t target = text.find("<target state=\"needs-translation\"/>", at);
      if (target == text.npos) {
        out += text.substr(at);
        break;
      }
      std::string words = text.substr(source + 8, end - source - 8);
      if (const std::size_t other = words.find(" other {"); words.find(", plural,") != words.npos) {
        const std::string last = words.substr(other + 7);
        const std::string one_case = last.substr(0, last.size() - 1);
        for (const char* form : {"zero", "two", "few", "many"})
          words.insert(other, " " + std::string(form) + one_case);
      }
      out += text.substr(at, target - at) + "<target state=\"translated\">Cymraeg: " + words +
             "</target>";
      at = target + std::string("<target state=\"needs-translation\"/>").size();
    }
    put(file, out);
  }
  const Run build = place.run("build");
  CHECK(build.code == 0);
  CHECK(has(build.out, "says that it is in `cy`, but its text seems to be in `sv`"));
  CHECK(has(place.site().at("cy/a/index.html"), "lang=\"cy\" dir=\"ltr\""));
  CHECK(has(place.site().at("cy/index.html"), "Cymraeg"));
}

}  // namespace blankett::tests
