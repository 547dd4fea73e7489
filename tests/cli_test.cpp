// The real program: exit codes, what goes to which stream, and what it leaves on the disk. Each run
// is a process in a project of its own.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/version.h"
#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const char* const kNoLabel = "<text id=\"namn\"><label/></text>";
const char* const kOfficialese =
    "<text id=\"namn\"><label>När vill du erhålla svar?</label></text>";

std::string long_sentence() {
  std::string out = "ett";
  for (int i = 0; i < 30; ++i) out += " ord till";
  return out;
}

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(Json::parse(line));
  return out;
}

}  // namespace

TEST_CASE("help and version go to stdout and are no error", "[cli]") {
  const Place place;
  const Run help = place.run("--help");
  CHECK(help.code == 0);
  CHECK(help.err == "");
  for (const char* command :
       {"build", "check", "explain", "schema", "new", "fix", "fmt", "reference"})
    CHECK(has(help.out, command));
  const Run version = place.run("--version");
  CHECK(version.code == 0);
  CHECK(version.out == "blankett " + std::string(kVersion) + "\n");
  const Run build = place.run("build --help");
  CHECK(build.code == 0);
  for (const char* flag : {"--out", "--form ", "--language", "--jobs", "--format", "--strict",
                           "--print", "--stop-after", "--forms", "--locales", "--theme", "--site"})
    CHECK(has(build.out, flag));
}

TEST_CASE("what the command line cannot mean is a usage error", "[cli]") {
  const Place place;
  place.form("f");
  for (const char* arguments : {"",
                                "buld",
                                "build --nope",
                                "build extra",
                                "build --jobs 0",
                                "build --jobs x",
                                "check --language= f.txt",
                                "build --format xml",
                                "build --print nothing",
                                "build --stop-after never",
                                "check",
                                "build --site stad.example",
                                "build --site http://stad.example",
                                "build --site https://",
                                "build --site https://a@b.example",
                                "build --site https://stad.example/?a=b",
                                "explain",
                                "explain a b",
                                "schema x",
                                "build --diagnostics-language de",
                                "check nowhere",
                                "check locales/sv/ui.xlf",
                                "check themes",
                                "graph f --uses adr",
                                "--nope"}) {
    INFO(arguments);
    const Run run = place.run(arguments);
    CHECK(run.code == 2);
    CHECK(run.out == "");
    CHECK(run.err != "");
  }
  CHECK(place.site().empty());
}

TEST_CASE("the address of the site is printed on paper", "[cli]") {
  const Place place;
  place.form("f");
  CHECK(has(place.run("build --site stad.example").err, "https://stad.example/e-tjanster"));
  CHECK(place.run("build --site https://stad.example/e/").code == 0);
  CHECK(place.run("build --site https://stad.example:8443").code == 0);
}

TEST_CASE("a misspelt command is answered with the one that was meant", "[cli]") {
  const Place place;
  const Run english = place.run("buld --form f");
  CHECK(english.code == 2);
  CHECK(english.err == "blankett: there is no command `buld`; did you mean `build`?\n");
  const Run swedish = place.run("refrence", "LANG=sv_SE.UTF-8");
  CHECK(swedish.code == 2);
  CHECK(swedish.err == "blankett: det finns inget kommando `refrence`; menade du `reference`?\n");
  CHECK(has(place.run("publish").err, "the commands are build, check, "));
}

TEST_CASE("a clean build writes the site, and words only to stderr", "[cli]") {
  const Place place;
  place.form("f");
  place.english("f");
  const Run run = place.run("build");
  CHECK(run.code == 0);
  CHECK(run.out == "");
  CHECK(run.err == "8 pages → output\n");
  const auto site = place.site();
  for (const char* path :
       {"sv/index.html", "sv/f/index.html", "en/index.html", "en/f/index.html",
        "schemas/f/1.0.0/schema.json", "schemas/f/1.0.0/openapi.json", ".blankett.json"})
    CHECK(site.count(path) == 1);
  CHECK(has(site.at("en/f/index.html"), "Your name"));
  CHECK(Json::accept(site.at("schemas/f/1.0.0/schema.json")));
}

TEST_CASE("an author's error is exit code 1 and writes nothing", "[cli]") {
  const Place place;
  place.form("f", kNoLabel);
  const Run run = place.run("build");
  CHECK(run.code == 1);
  CHECK(run.out ==
        "forms/f/form.xml:7:15: error: question `namn` has no label [label-missing/empty]\n"
        "    7 |     <text id=\"namn\"><label/></text>\n"
        "      |               ^^^^\n"
        "      = add <label>…</label>: what the person reads\n");
  CHECK(has(run.err, "1 error"));
  CHECK(place.site().empty());
}

TEST_CASE("a failed build leaves the old site", "[cli]") {
  const Place place;
  place.form("f");
  REQUIRE(place.run("build").code == 0);
  const auto before = place.site();
  place.form("f", kNoLabel);
  CHECK(place.run("build").code == 1);
  CHECK(place.site() == before);
  CHECK_FALSE(fs::exists(place.top / ".output.next"));
}

TEST_CASE("warnings fail only under --strict", "[cli]") {
  const Place place;
  place.form("f", kOfficialese);
  const Run run = place.run("build");
  CHECK(run.code == 0);
  CHECK(has(run.out, "warning: "));
  CHECK(place.site().size() > 1);
  const Run strict = place.run("build --strict --out other");
  CHECK(strict.code == 1);
  CHECK(strict.out == run.out);
  CHECK(place.site("other").empty());
  CHECK(place.run("check --strict forms").code == 1);
  CHECK(place.run("check forms").code == 0);
}

TEST_CASE("the disk's refusals are exit code 3", "[cli]") {
  const Place place;
  place.form("f");
  put(place.top / "file", "x");
  const Run below = place.run("build --out file/site");
  CHECK(below.code == 3);
  CHECK(has(below.out, "[write/failed]"));
  put(place.top / "mine/thesis", "x");
  const Run foreign = place.run("build --out mine");
  CHECK(foreign.code == 3);
  CHECK(has(foreign.out, "mine was not made by blankett"));
  CHECK(bytes_of(place.top / "mine/thesis") == "x");
}

TEST_CASE("all problems of all forms come in one run, in order", "[cli]") {
  const Place place;
  place.form("b", kNoLabel);
  place.form("a", "<text id=\"namn\"><labl>Ditt namn</labl></text>");
  place.form("c", "<text>");
  place.form("d");
  for (const char* command : {"build --format json", "check forms --format json"}) {
    const Run run = place.run(command);
    CHECK(run.code == 1);
    std::string files;
    for (const Json& line : json_lines(run.out)) {
      const std::string file = line.at("file").get<std::string>();
      if (!has(files, file)) files += file + " ";
    }
    CHECK(files == "forms/a/form.xml forms/b/form.xml forms/c/form.xml ");
  }
}

TEST_CASE("a mistake in a shared block is said once", "[cli]") {
  const Place place;
  put(place.top / "forms/blocks/adr.xml",
      "<block id=\"adr\" version=\"1.0.0\" xml:lang=\"sv\"><title>Om dig</title>\n"
      "<text id=\"x\"><label>Vad vill du erhålla?</label></text>\n"
      "<text id=\"y\"><label/></text><text id=\"z\"><label/></text></block>");
  for (const char* id : {"a", "b", "c"}) place.form(id, "<use block=\"adr\" id=\"adr\"/>");
  const Run run = place.run("check forms --format json");
  CHECK(run.code == 1);
  std::string found;
  for (const Json& line : json_lines(run.out))
    found +=
        line.at("rule").get<std::string>() + " " + line.at("message").get<std::string>() + "\n";
  CHECK(found ==
        "label-missing/empty question `y` has no label\n"
        "label-missing/empty question `z` has no label\n");
  // Different findings at the same place, met by every form.
  put(place.top / "forms/blocks/adr.xml",
      "<block id=\"adr\" version=\"1.0.0\" xml:lang=\"sv\"><title>Om dig</title>\n"
      "<text id=\"x\"><label>Erhålla " +
          long_sentence() + "</label></text></block>");
  std::string both;
  for (const Json& line : json_lines(place.run("check forms --format json").out))
    both += line.at("rule").get<std::string>() + "\n";
  CHECK(both == "label-long/long\nofficialese/found\nsentence-length/found\n");
}

TEST_CASE("JSON is one object a line, SARIF one log", "[cli]") {
  const Place place;
  place.form("f", kNoLabel);
  const Run json = place.run("build --format json");
  CHECK(json.code == 1);
  const auto lines = json_lines(json.out);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].at("file") == "forms/f/form.xml");
  CHECK(lines[0].at("line") == 7);
  CHECK(lines[0].at("column") == 15);
  CHECK(lines[0].at("end_column") == 19);
  CHECK(lines[0].at("rule") == "label-missing/empty");
  CHECK(lines[0].at("standards").size() > 0);

  const Run sarif = place.run("check forms --format sarif");
  CHECK(sarif.code == 1);
  const Json log = Json::parse(sarif.out);
  const Json& run = log.at("runs").at(0);
  const Json& result = run.at("results").at(0);
  CHECK(run.at("results").size() == 1);
  CHECK(run.at("tool")
            .at("driver")
            .at("rules")
            .at(result.at("ruleIndex").get<std::size_t>())
            .at("id") == "label-missing/empty");

  place.form("f");
  CHECK(place.run("build --format json").out == "");
  CHECK(Json::parse(place.run("build --format sarif").out).at("runs").at(0).at("results").empty());
}

TEST_CASE("an unknown form or language is a usage error that lists those there are", "[cli]") {
  const Place place;
  place.form("flytt");
  place.form("bygglov");
  const Run form = place.run("build --form flyt");
  CHECK(form.code == 2);
  CHECK(has(form.out + form.err, "no form `flyt`"));
  CHECK(has(form.out + form.err, "`bygglov`, `flytt`"));
  const Run language = place.run("build --language sw");
  CHECK(language.code == 2);
  CHECK(has(language.out + language.err, "no language `sw`"));
  CHECK(has(language.out + language.err, "`en`, `sv`"));
  CHECK(place.site().empty());
}

TEST_CASE("a build of one form or language keeps the rest", "[cli]") {
  const Place place;
  for (const char* id : {"a", "b"}) place.form(id), place.english(id);
  REQUIRE(place.run("build").code == 0);
  const auto before = place.site();
  const auto css = [&] {
    for (const auto& [path, bytes] : before)
      if (path.ends_with(".css")) return place.top / "output" / path;
    return fs::path();
  }();
  const auto time = fs::last_write_time(css);

  // Nothing has changed: the same site, and nothing rewritten.
  CHECK(place.run("build --form a").code == 0);
  CHECK(place.site() == before);
  CHECK(place.run("build --language en").code == 0);
  CHECK(place.site() == before);
  CHECK(place.run("build --form b --language sv").code == 0);
  CHECK(place.site() == before);
  place.form("b", "<text id=\"namn\"><label>Ditt hela namn</label></text>");
  CHECK(place.run("build --form b --language sv").code == 0);  // its reports are new too
  place.form("b");
  CHECK(place.run("build --form b --language sv").code == 0);
  CHECK(place.site() == before);
  CHECK(fs::last_write_time(css) == time);

  place.form("a", "<text id=\"namn\"><label>Ditt namn</label><hint>Förnamn först.</hint></text>");
  place.form("b", "<text id=\"namn\"><label>Ditt namn</label><hint>Efternamn först.</hint></text>");
  // The English text is missing: that page is left out, and says so.
  const Run unfinished = place.run("build --form a --language sv");
  CHECK(unfinished.code == 0);
  CHECK(has(unfinished.out, "`a` is not published in `en`: 1 of "));
  fs::remove_all(place.top / "locales/en/forms");
  CHECK(place.run("build --form a --language sv").code == 0);
  const auto after = place.site();
  CHECK(has(after.at("sv/a/index.html"), "Förnamn först."));
  CHECK_FALSE(has(after.at("sv/b/index.html"), "Efternamn först."));
  CHECK(after.at("sv/index.html") == before.at("sv/index.html"));  // lists both forms
  CHECK(after.at("en/b/index.html") == before.at("en/b/index.html"));
}

TEST_CASE("stages print themselves instead of building", "[cli]") {
  const Place place;
  place.form("f");
  place.english("f");
  const Run document = place.run("build --print document --stop-after parse");
  CHECK(document.code == 0);
  CHECK(has(document.out, "label"));
  CHECK(has(document.out, "Ditt namn"));
  CHECK(document.err == "");
  const Run model = place.run("build --print model --stop-after link");
  CHECK(model.code == 0);
  CHECK(model.out.starts_with("form f 1.0.0 sv\n"));
  const Run edition = place.run("build --print edition");
  CHECK(edition.code == 0);
  CHECK(has(edition.out, "Your name"));
  CHECK(place.run("build --stop-after render").code == 0);
  CHECK(place.site().empty());
  // A mistake that a later stage would find is not looked for.
  place.form("f", kNoLabel);
  CHECK(place.run("build --stop-after link").code == 0);
  CHECK(place.run("build --stop-after check").code == 1);
}

TEST_CASE("check takes forms, folders and pages", "[cli]") {
  const Place place;
  place.form("a");
  place.form("b", kNoLabel);
  REQUIRE(place.run("build --form a").code == 0);
  for (const char* path : {"forms/a", "forms/a/", "./forms/a/form.xml", "output",
                           "output/sv/a/index.html", "output/sv/index.html forms/a"}) {
    INFO(path);
    const Run run = place.run("check " + std::string(path));
    CHECK(run.code == 0);
    CHECK(run.out == "");
  }
  CHECK(place.run("check forms/b").code == 1);
  CHECK(place.run("check forms").code == 1);
  CHECK(place.run("check output forms").code == 1);
  CHECK(place.run("check forms/a nowhere").code == 2);
  CHECK(place.run("check forms/a forms").code == 1);
  CHECK(place.run("check forms/a forms/a").code == 0);
  CHECK(place.run("check .").code == 1);
}

TEST_CASE("a broken theme or language is said, not stumbled over", "[cli]") {
  const Place place;
  place.form("f");
  put(place.top / "themes/bare/theme.json", "{\"name\": \"bare\"");
  for (const char* command : {"build --theme themes/bare", "check forms --theme themes/bare",
                              "build --theme nowhere", "check forms --theme nowhere",
                              "build --locales nowhere", "check forms --locales nowhere"}) {
    INFO(command);
    const Run run = place.run(command);
    CHECK(run.code == 1);
    CHECK(has(run.out, "error: "));
  }
  put(place.top / "locales/sv/ui.xlf", "<xliff version=\"1.2\"/>");
  CHECK(place.run("build").code == 1);
  CHECK(place.run("check forms").code == 1);
  put(place.top / "locales/sv/locale.xml", "<locale");
  CHECK(place.run("check forms").code == 1);
  CHECK(place.site().empty());
}

TEST_CASE("check reports every folder of forms, also after one with errors", "[cli]") {
  const Place place;
  place.form("a", kNoLabel);
  fs::create_directories(place.top / "more");
  fs::rename(place.top / "forms/a", place.top / "more/a");
  place.form("b", kNoLabel);
  const Run run = place.run("check forms more --format json");
  CHECK(run.code == 1);
  CHECK(json_lines(run.out).size() == 2);
}

TEST_CASE("anybody's page can be checked", "[cli]") {
  const Place place;
  put(place.top / "p.html",
      "<!doctype html>\n<html lang=sv><title>T</title>\n<h1>R</h1><h3>S</h3>\n<input id=a><p "
      "id=a>");
  const Run run = place.run("check p.html --format json");
  CHECK(run.code == 1);
  std::string found;
  for (const Json& line : json_lines(run.out))
    found += std::to_string(line.at("line").get<int>()) + " " + line.at("rule").get<std::string>() +
             "\n";
  CHECK(has(found, "3 page-heading-order/"));
  CHECK(has(found, "4 page-control-name/"));
  CHECK(has(found, "4 page-id-duplicate/"));
  CHECK(has(place.run("check p.html --print accessibility").out, "3:2 heading \"R\"\n"));
  put(place.top / "empty.html", "");
  const Run empty = place.run("check empty.html");
  CHECK(empty.code == 1);
  CHECK(has(empty.out, "[parse/empty-page]"));
  put(place.top / "old.html",
      "<html lang=sv><meta charset=koi8-r><title>\xC1</title><h1>\xC1</h1>");
  CHECK(has(place.run("check old.html").out, "`koi8-r`"));
  CHECK(has(place.run("check old.html").out, "[parse/charset]"));
  const std::string wide("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14);
  put(place.top / "wide.html", wide);
  CHECK(has(place.run("check wide.html").out, "[page-empty/nothing]"));
  put(
      place.top / "deep.html", std::string(5000, '<') + [] {
        std::string out;
        for (int i = 0; i < 1000; ++i) out += "<div>";
        return out;
      }());
  CHECK(has(place.run("check deep.html").out, "[parse/too-deep]"));
}

TEST_CASE("a folder that a link leads back to is read once", "[cli]") {
  const Place place;
  put(place.top / "brev/a.txt", "Därest du vill.\n");
  std::filesystem::create_directory_symlink("..", place.top / "brev/igen");
  const Run run = place.run("check --language sv brev");
  CHECK(has(run.err + run.out, "brev/a.txt:1:1"));
  CHECK(!has(run.err + run.out, "igen"));
}

// A report that names pages and criteria would say that they were looked at.
TEST_CASE("of texts in a language there are only reports that list findings", "[cli]") {
  const Place place;
  put(place.top / "brev.txt", "Därest du vill.\n");
  const std::string check = "check --language sv brev.txt ";
  for (const char* format : {"audit", "html", "junit", "earl", "wcag-em", "openacr"}) {
    INFO(format);
    const Run run = place.run(check + "--format " + format);
    CHECK(run.code == 2);
    CHECK(run.out == "");
    CHECK(has(run.err, "only texts are read here; choose text, json or sarif"));
  }
  for (const char* format : {"text", "json", "sarif"})
    CHECK(has(place.run(check + "--format " + format).out, "officialese/found"));
  for (const char* option : {"--today 2026-01-31", "--today nonsense", "--site https://a.example",
                             "--enhanced", "--print accessibility"}) {
    INFO(option);
    const Run run = place.run(check + option, "LANG=sv_SE.UTF-8");
    CHECK(run.code == 2);
    CHECK(run.out == "");
    CHECK(has(run.err, "går inte ihop med --language"));
  }
}

TEST_CASE("explain knows rules, language rules, messages and stages", "[cli]") {
  const Place place;
  const Run rule = place.run("explain label-missing");
  CHECK(rule.code == 0);
  CHECK(rule.out.starts_with("# "));
  CHECK(has(rule.out, "wcag:3.3.2"));
  CHECK(has(rule.out, "label-missing/empty"));
  CHECK(place.run("explain label-missing/empty").code == 0);
  CHECK(place.run("explain label-missing", "LANG=sv_SE.UTF-8").out != rule.out);
  const Run language = place.run("explain officialese");
  CHECK(language.code == 0);
  CHECK(has(language.out, "(sv, warning)"));
  CHECK(has(language.out, "(en, warning)"));
  const Run message = place.run("explain parse/dtd");
  CHECK(message.code == 0);
  CHECK(message.out.starts_with("parse/dtd\n    "));
  CHECK(has(place.run("explain parse").out, "parse/not-utf-8"));
  const Run unknown = place.run("explain lable-missing");
  CHECK(unknown.code == 2);
  CHECK(unknown.out == "");
  CHECK(has(unknown.err, "did you mean `label-missing`?"));
  CHECK(place.run("explain qqqqqqqq").code == 2);
  CHECK(place.run("explain officialese/word").code == 2);
  CHECK(place.run("explain officialese/found").code == 0);
  const Run no_message = place.run("explain condition-proof/alwys");
  CHECK(no_message.code == 2);
  CHECK(no_message.out == "");
}

TEST_CASE("schema prints the XSD that stands in forms", "[cli]") {
  const Place place;
  const Run run = place.run("schema");
  CHECK(run.code == 0);
  CHECK(run.err == "");
  CHECK(run.out.starts_with("<?xml"));
  CHECK(run.out == read("forms/form.xsd"));
}

TEST_CASE("diagnostics speak the reader's language", "[cli]") {
  const Place place;
  place.form("f", kOfficialese);
  const auto words = [&](const std::string& environment, const std::string& flag = "") {
    return place.run("check forms " + flag, environment).out;
  };
  const std::string english = words("LANG=C");
  const std::string swedish = words("LANG=sv_SE.UTF-8");
  REQUIRE(has(english, "rather than"));
  REQUIRE(has(swedish, "skriv hellre"));
  CHECK(words("A=b") == english);
  CHECK(words("LANG=en_GB.UTF-8") == english);
  CHECK(words("LANG=sv_SE.UTF-8 LC_ALL=C") == english);
  CHECK(words("LANG=C LC_MESSAGES=sv_FI") == swedish);
  CHECK(words("LANG=sv_SE LC_ALL= ") == swedish);
  CHECK(words("LANG=C", "--diagnostics-language sv") == swedish);
  CHECK(words("LANG=sv_SE", "--diagnostics-language en") == english);
}

TEST_CASE("there is no colour where nobody sees it", "[cli]") {
  const Place place;
  place.form("f", kNoLabel);
  const std::string piped = place.run("check forms", "TERM=xterm").out;
  CHECK_FALSE(has(piped, "\x1b"));
  CHECK(place.run("check forms", "TERM=xterm NO_COLOR=1").out == piped);
  // script(1) gives a terminal.
  if (std::system("command -v script >/dev/null 2>&1") != 0) return;
  const auto on_terminal = [&](const std::string& environment) {
    const std::string command = "cd '" + place.top.string() + "' && env -i PATH=\"$PATH\" " +
                                environment + " script -qec '" + kCompiler +
                                " check forms' /dev/null >'" + (place.top / ".tty").string() +
                                "' 2>/dev/null </dev/null";
    std::ignore = std::system(command.c_str());
    return bytes_of(place.top / ".tty");
  };
  CHECK(has(on_terminal("TERM=xterm"), "\x1b[1;31merror"));
  CHECK_FALSE(has(on_terminal("TERM=xterm NO_COLOR=1"), "\x1b[1;31m"));
  CHECK_FALSE(has(on_terminal("TERM=dumb"), "\x1b[1;31m"));
}

TEST_CASE("two builds give the same bytes, with one core or eight", "[cli]") {
  const Place place;
  for (int i = 0; i < 12; ++i) place.form("f" + std::to_string(i), kOfficialese);
  const Run one = place.run("build --jobs 1 --out one");
  const Run eight = place.run("build --jobs 8 --out eight");
  CHECK(one.code == 0);
  CHECK(one.out == eight.out);
  CHECK(place.site("one").size() > 12);
  CHECK(place.site("one") == place.site("eight"));
  const auto written = fs::last_write_time(place.top / "one");
  CHECK(place.run("build --out one").code == 0);
  CHECK(fs::last_write_time(place.top / "one") == written);
}

TEST_CASE("paths are taken from where the program runs", "[cli]") {
  const Place place;
  place.form("f");
  REQUIRE(place.run("build").code == 0);
  fs::create_directory(place.top / "elsewhere");
  const std::string project = "--locales ../locales --theme ../themes/stockholm";
  const Run build =
      place.run("build --forms ../forms " + project + " --out site", "LANG=C", "elsewhere");
  CHECK(build.code == 0);
  CHECK(place.site("elsewhere/site") == place.site());
  CHECK(place.run("check ../forms/f " + project, "LANG=C", "elsewhere").code == 0);
  place.form("f", kNoLabel);
  const std::string from_project = "--locales ../../locales --theme ../../themes/stockholm";
  const Run in_form = place.run("check form.xml " + from_project, "LANG=C", "forms/f");
  CHECK(in_form.code == 1);
  CHECK(has(in_form.out, "form.xml:7:15: error: "));
  CHECK(place.run("check . " + from_project, "LANG=C", "forms/f").code == 1);
  CHECK(place.run("build", "LANG=C", "elsewhere").code != 0);
}

TEST_CASE("a draft is checked and left out", "[cli]") {
  const Place place;
  place.form("ready");
  place.form("draft", Place::kQuestion, " status=\"draft\"");
  CHECK(place.run("build").code == 0);
  CHECK(place.site().count("sv/ready/index.html") == 1);
  CHECK(place.site().count("sv/draft/index.html") == 0);
  CHECK_FALSE(has(place.site().at("sv/index.html"), "draft"));
  place.form("draft", kNoLabel, " status=\"draft\"");
  CHECK(place.run("build").code == 1);
  // A form that becomes a draft, or is deleted, is taken from the site.
  place.form("draft");
  CHECK(place.run("build").code == 0);
  CHECK(place.site().count("sv/draft/index.html") == 1);
  fs::remove_all(place.top / "forms/draft");
  CHECK(place.run("build").code == 0);
  CHECK(place.site().count("sv/draft/index.html") == 0);
}

TEST_CASE("the forms of the repository build clean", "[cli]") {
  const Place place;
  const Run run = place.run("build --strict --out '" + (place.top / "output").string() + "'",
                            "LANG=C", PROJECT_FOLDER);
  CHECK(run.code == 0);
  // What a person must look at is said, and nothing else.
  CHECK_FALSE(has(run.out, ": error: "));
  CHECK_FALSE(has(run.out, ": warning: "));
  CHECK(place.run("check output").code == 0);
}

TEST_CASE("hostile forms are refused by the program too", "[cli]") {
  const Place place;
  put(place.top / "secret", "top secret");
  put(place.top / "forms/f/form.xml", "<!DOCTYPE form [<!ENTITY x SYSTEM \"" +
                                          (place.top / "secret").string() +
                                          "\">]>\n<form>&x;</form>");
  const Run run = place.run("build");
  CHECK(run.code == 1);
  CHECK(has(run.out, "forms/f/form.xml:1:1: error: "));
  CHECK(has(run.out, "[parse/dtd]"));
  CHECK_FALSE(has(run.out + run.err, "top secret"));
  put(place.top / "forms/f/form.xml", std::string((std::size_t{8} << 20) + 1, ' '));
  CHECK(has(place.run("build").out, "[parse/too-large]"));
}

TEST_CASE("every submission is judged, and what is none is told where it stands", "[cli]") {
  const Place place;
  place.form("f", "<text id=\"namn\" required=\"yes\"><label>Ditt namn</label></text>");
  const auto answers = [](const std::string& inside) {
    return R"({"form":"f","version":"1.0.0","language":"sv",)" + std::string("\n \"answers\":{") +
           inside + "}}";
  };
  constexpr std::size_t kDeep = 50'000;
  const std::string deep = std::string(kDeep, '[') + std::string(kDeep, ']');
  put(place.top / "deep.json", answers("\"namn\":" + deep));
  put(place.top / "unknown.json", answers("\"å[{\\\"\":[],\"x\":" + deep));
  put(place.top / "only.json", std::string(std::size_t{1} << 20, '['));
  put(place.top / "large.json", answers("\"namn\":-1e999 "));
  put(place.top / "broken.json", answers("\"namn\":"));
  put(place.top / "wrong.json", answers(""));
  put(place.top / "right.json", answers("\"namn\":\"Å\""));

  const std::string judge = "validate --form f --format ";
  Run run = place.run(judge +
                      "text deep.json unknown.json only.json large.json broken.json none.json "
                      "wrong.json right.json");
  CHECK(run.code == 3);
  CHECK(run.err ==
        "deep.json:2:118: error: this is nested deeper than 100 levels\n"
        "unknown.json:2:126: error: this is nested deeper than 100 levels\n"
        "only.json:1:101: error: this is nested deeper than 100 levels\n"
        "large.json:2:20: error: this number is too large\n"
        "broken.json:2:20: error: this is not JSON\n"
        "none.json: error: the file cannot be read\n");
  CHECK(run.out == "wrong.json#/answers/namn: Fyll i ”Ditt namn” [namn.required]\n");
  CHECK(place.run(judge + "text large.json wrong.json").code == 2);
  CHECK(place.run(judge + "text wrong.json right.json").code == 1);
  CHECK(place.run(judge + "text right.json").code == 0);

  run = place.run(judge + "json --diagnostics-language sv large.json none.json wrong.json");
  CHECK(run.code == 3);
  CHECK(run.err == "");
  const std::vector<Json> lines = json_lines(run.out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == Json{{"file", "large.json"},
                         {"pointer", ""},
                         {"rule", "number-too-large"},
                         {"reason", "number-too-large"},
                         {"message", "talet är för stort"},
                         {"line", 2},
                         {"column", 20}});
  CHECK(lines[1]["message"] == "filen kan inte läsas");
  CHECK(lines[2]["rule"] == "namn.required");
  run = place.run("validate --form f --today 2027-02-30 --diagnostics-language sv right.json");
  CHECK(run.code == 2);
  CHECK(run.err == "blankett: `2027-02-30` är inget datum; skriv det som 2027-03-31\n");
}

TEST_CASE("a style sheet is not followed out of the folder by symbolic links", "[cli]") {
  const Place place, elsewhere;
  put(elsewhere.top / "ut.css", "p { color: #999; background: #fff }");
  put(place.top / "inne/inne.css", "p { color: #999; background: #fff }");
  const auto check = [&](const std::string& href) {
    put(place.top / "sida/a.html",
        "<!DOCTYPE html><html lang=sv><head><meta charset=utf-8><title>Sök bidrag</title>"
        "<link rel=stylesheet href=" +
            href + "></head><body><main><h1>Sök bidrag</h1><p>Så gör du.</p></main></body></html>");
    return has(place.run("check sida/a.html").out, "[page-contrast/");
  };
  const auto link = [&](const fs::path& to, const char* from) {
    std::error_code error;
    fs::remove(place.top / from, error);
    fs::create_symlink(to, place.top / from);
  };
  CHECK(check("../inne/inne.css"));
  link("../inne/inne.css", "sida/b.css");
  CHECK(check("b.css"));
  link(elsewhere.top / "ut.css", "sida/b.css");
  CHECK_FALSE(check("b.css"));
  link(elsewhere.top, "sida/mapp");
  CHECK_FALSE(check("mapp/ut.css"));
  link("../sida/b.css", "inne/c.css");  // a link to a link
  CHECK_FALSE(check("../inne/c.css"));
  link("b.css", "sida/b.css");  // to itself
  CHECK_FALSE(check("b.css"));
  // The page may stand behind a link itself: what is beside it is its own.
  put(elsewhere.top / "a.html", bytes_of(place.top / "sida/a.html"));
  put(elsewhere.top / "b.css", "p { color: #999; background: #fff }");
  CHECK(has(place.run("check sida/mapp/a.html").out, "[page-contrast/"));
}

}  // namespace blankett::tests
