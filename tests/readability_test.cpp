// blankett readability, the real program: profiles against targets, texts to rewrite, what changed.

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/place.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

const char* const kHeavy =
    "<text id=\"namn\" purpose=\"name\"><label>Ditt namn</label><hint>Ansökan ska vara oss "
    "tillhanda senast fyra veckor innan, i syfte att vi ska kunna handlägga den i god tid före den "
    "dag då du vill flytta in i bostaden tillsammans med dina barn.</hint></text>";
const char* const kPlain =
    "<text id=\"namn\" purpose=\"name\"><label>Ditt namn</label><hint>Skicka ansökan till oss "
    "senast fyra veckor innan.</hint></text>";

Json json_of(const Run& run) {
  INFO(run.err);
  REQUIRE(run.code == 0);
  return Json::parse(run.out);
}

}  // namespace

TEST_CASE("a form's texts are measured by role, and the heaviest is shown with its place",
          "[readability][cli]") {
  const Place place;
  place.form("ett", kHeavy);
  const Json report = json_of(place.run("readability forms/ett --format json"));
  CHECK(report["readability"] == 1);
  CHECK(report["language"] == "sv");
  CHECK(report["since"].is_null());
  REQUIRE(report["parts"].size() == 1);
  const Json& part = report["parts"][0];
  CHECK(part["kind"] == "form");
  CHECK(part["name"] == "ett");
  CHECK(part["title"] == "Ansök");
  CHECK(part["before"].is_null());
  const Json& hint = part["profile"]["roles"]["hint"];
  CHECK(hint["texts"] == 1);
  CHECK(hint["sentences"] == 1);
  CHECK(hint["words"] == 34);
  CHECK(hint["longestSentence"] == 34);
  CHECK(hint["sentenceLengths"] == Json({0, 0, 0, 0, 0, 0, 1, 0}));
  CHECK(hint["listWords"].get<double>() > 0);
  // One sentence of 34 words in a hint is far over the target.
  bool judged = false;
  for (const Json& v : part["verdicts"])
    if (v["measure"] == "sentence-words" && v["role"] == "hint") {
      judged = true;
      CHECK(v["value"] == 34);
      CHECK(v["verdict"] == "farOver");
    }
  CHECK(judged);
  REQUIRE_FALSE(report["rewrite"].empty());
  const Json& worst = report["rewrite"][0];
  CHECK(worst["file"] == "forms/ett/form.xml");
  CHECK(worst["line"] == 7);
  CHECK(worst["role"] == "hint");
  bool better = false;
  for (const Json& f : worst["findings"])
    if (f["words"] == "i syfte att") {
      better = true;
      CHECK(f["better"] == "för att");
      CHECK(f["rule"] == "officialese");
      CHECK(f["line"] == 7);
      CHECK(f["message"].get<std::string>().find("för att") != std::string::npos);
    }
  CHECK(better);
}

// An empty verb, a noun made of a verb, and words of a list: whoever rewrites them does so once.
TEST_CASE("of findings on the same words the one that check prints is listed",
          "[readability][cli]") {
  const Place place;
  put(place.top / "brev.txt", "Vi ska gå igenom och sedan göra en bedömning av ditt behov.\n");
  const Json report = json_of(place.run("readability brev.txt --format json"));
  REQUIRE(report["rewrite"].size() == 1);
  std::string found;
  for (const Json& f : report["rewrite"][0]["findings"])
    found += f["rule"].get<std::string>() + " [" + f["words"].get<std::string>() + "] ";
  CHECK(found == "officialese [göra en bedömning] ");
}

TEST_CASE("a version is compared with an older one: a folder, or a revision",
          "[readability][cli]") {
  const Place place;
  place.form("ett", kHeavy);
  std::filesystem::copy(place.top / "forms", place.top / "old",
                        std::filesystem::copy_options::recursive);
  const auto git = [&](const std::string& arguments) {
    const std::string command =
        "cd '" + place.top.string() +
        "' && git -c user.name=t -c user.email=t@t.example -c commit.gpgsign=false " + arguments +
        " >/dev/null 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
  };
  git("init -q .");
  git("add -A forms locales");
  git("commit -m 'Tung text'");
  place.form("ett", kPlain);
  place.form("tva");
  for (const char* old : {"old", "HEAD"}) {
    CAPTURE(old);
    const Json report =
        json_of(place.run(std::string("readability forms --format json --since ") + old));
    CHECK(report["since"] == old);
    REQUIRE(report["parts"].size() == 2);
    const Json& part = report["parts"][0];
    const Json& before = part["before"]["roles"]["hint"];
    CHECK(before["words"] == 34);
    CHECK(part["profile"]["roles"]["hint"]["words"] == 8);
    CHECK(before["listWords"].get<double>() > 0);
    CHECK(part["profile"]["roles"]["hint"]["listWords"] == 0);
    CHECK(report["parts"][1]["before"].is_null());  // it is new
  }
  const Run text = place.run("readability forms/ett --since old --diagnostics-language sv");
  CHECK(has(text.out, "(förut "));
  const Run wrong = place.run("readability forms/ett --since nowhere");
  CHECK(wrong.code == 2);
  CHECK(has(wrong.err, "nowhere"));
}

TEST_CASE("the page says the same to people, in either language", "[readability][cli]") {
  const Place place;
  place.form("ett", kHeavy);
  place.english("ett");
  const Run swedish = place.run("readability forms/ett --format html --diagnostics-language sv");
  CHECK(swedish.code == 0);
  for (const char* words :
       {"<html lang=\"sv\">", "<h2 id=\"rewrite\">Skriv om de här först</h2>",
        "<code>forms/ett/form.xml:7</code>", "<mark>i syfte att</mark>", "skriv hellre ”för att”",
        ">Ansök: måtten mot målen</caption>", "<th scope=\"row\">Ledtexter</th>",
        "aria-label=\"Meningar efter antal ord. 31–35: 1.\""})
    CHECK(has(swedish.out, words));
  for (const char* words : {"<script", " style=\"", " onclick"})
    CHECK_FALSE(has(swedish.out, words));
  const Run english =
      place.run("readability forms/ett --language en --format html --diagnostics-language sv");
  CHECK(english.code == 0);
  // The texts are in another language than the report, and say so.
  CHECK(has(english.out, "<span lang=\"en\">Apply</span>"));
  const std::string of_swedish =
      place.run("readability forms/ett --format html --diagnostics-language en").out;
  for (const char* words :
       {"<h2 id=\"rewrite\">Rewrite these first</h2>", "“<span lang=\"sv\">i syfte att</span>”",
        "“<span lang=\"sv\">för att</span>”", "<a href=\"#part-1\" lang=\"sv\">Ansök</a>",
        "<span lang=\"sv\">Ansök</span>: the measures and the targets</caption>",
        "34 words. The longest sentence has 34."})
    CHECK(has(of_swedish, words));
  CHECK_FALSE(has(of_swedish, "`"));
  const Run file = place.run("readability forms/ett --format html -o rapport.html");
  CHECK(file.out.empty());
  CHECK(has(bytes_of(place.top / "rapport.html"), "</html>"));
}

TEST_CASE("one of a thing is said as one", "[readability][cli]") {
  const Place place;
  put(place.top / "brev.txt", "Därest.\n");
  CHECK(has(place.run("readability brev.txt --diagnostics-language en").out,
            "brev.txt (sv): 1 word in 1 text, 0 errors, 1 warning, 0 suggestions\n"));
  CHECK(has(place.run("readability brev.txt --diagnostics-language sv").out,
            "brev.txt (sv): 1 ord i 1 text, 0 fel, 1 varning, 0 förslag\n"));
  CHECK(has(place.run("readability brev.txt --format html --diagnostics-language en").out,
            "1 word in 1 text and 1 sentence. 0 errors, 1 warning and 0 suggestions."));
}

TEST_CASE("pages and plain text are read too, and what cannot be is said", "[readability][cli]") {
  const Place place;
  place.form("ett");
  put(place.top / "brev.txt", "Du får svar. Ansökan prövas härmed.\n");
  put(place.top / "sida.html",
      "<!DOCTYPE html><html lang=\"sv\"><title>Sida</title><h1>Ansök</h1><p>Du får svar.</p>");
  const Json report = json_of(place.run("readability brev.txt sida.html forms/ett --format json"));
  REQUIRE(report["parts"].size() == 3);
  CHECK(report["parts"][0]["kind"] == "form");
  CHECK(report["rewrite"][0]["file"] == "brev.txt");
  CHECK(report["rewrite"][0]["id"].is_null());
  CHECK(report["parts"][2]["profile"]["roles"]["title"]["texts"] == 2);
  CHECK(place.run("readability nowhere.txt").code == 2);
  const Run language = place.run("readability forms/ett --language xx");
  CHECK(language.code == 2);
  CHECK(has(language.out, "xx"));
  CHECK(place.run("readability forms/ett --language en").code == 2);  // not in English
  put(place.top / "forms/ett/form.xml", "<form>");
  CHECK(place.run("readability forms/ett").code == 1);
}

}  // namespace blankett::tests
