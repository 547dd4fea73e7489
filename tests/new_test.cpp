// What `blankett new` writes builds at once, without a word, and is laid out.

#include "authoring/starters.h"
#include "base/text.h"
#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("a new form is published in both languages at once", "[new]") {
  const Place place;
  const Run run = place.run("new form sok-plats");
  if (!fs::exists(place.top / "forms")) fs::create_directories(place.top / "forms");
  CHECK(run.code == 2);  // there is no folder forms yet
  CHECK(has(run.err, "there is no folder forms"));
  const Run made = place.run("new form sok-plats");
  CHECK(made.code == 0);
  CHECK(made.out == "forms/sok-plats/form.xml\nlocales/en/forms/sok-plats.xlf\n");
  CHECK(has(made.err, "blankett check forms/sok-plats"));
  const Run build = place.run("build --strict");
  CHECK(build.code == 0);
  CHECK(build.out == "");
  CHECK(place.site().count("sv/sok-plats/index.html") == 1);
  CHECK(has(place.site().at("en/sok-plats/index.html"), "What is it about?"));
  CHECK(place.run("fmt --check forms").code == 0);
}

TEST_CASE("a new block is valid alone, and in a form in both languages", "[new]") {
  const Place place;
  place.form("a");
  place.english("a");
  CHECK(place.run("new block kontakt-vag").code == 0);
  CHECK(place.run("build --strict").code == 0);
  place.form("a", std::string(Place::kQuestion) + "<use block=\"kontakt-vag\" id=\"kontakt\"/>");
  const Run build = place.run("build --strict");
  CHECK(build.code == 0);
  CHECK(build.out == "");
  CHECK(has(place.site().at("en/a/index.html"), "How we reach you"));
  CHECK(place.run("fmt --check forms/blocks").code == 0);
}

TEST_CASE("a new rule is read, and finds what its examples mark", "[new]") {
  for (const char* language : {"sv", "en"}) {
    const Place place;
    const bool swedish = std::string(language) == "sv";
    CHECK(place.run("new rule fikonsprak --language " + std::string(language)).code == 0);
    const std::string file = "locales/" + std::string(language) + "/rules/fikonsprak.xml";
    CHECK(fs::exists(place.top / file));
    CHECK(place.run("fmt --check locales").code == 0);
    CHECK(has(place.run("explain fikonsprak").out, swedish ? "(sv, warning)" : "(en, warning)"));
    if (!swedish) continue;
    place.form("a", "<text id=\"namn\"><label>Vem är, såsom exempel, din granne?</label></text>");
    CHECK(has(place.run("check forms").out, "[fikonsprak/found]"));
    CHECK(place.run("fix --strict").code == 0);
    CHECK(has(bytes_of(place.top / "forms/a/form.xml"), "Vem är, till exempel, din granne?"));
  }
}

TEST_CASE("names that cannot be are refused with the nearest that can", "[new]") {
  const Place place;
  place.form("finns");
  const auto err = [&](const std::string& arguments, const std::string& environment = "LANG=C") {
    const Run run = place.run("new " + arguments, environment);
    CHECK(run.code == 2);
    CHECK(run.out == "");
    return run.err;
  };
  CHECK(has(err("form 'Min Blankett'"), "did you mean `min-blankett`?"));
  CHECK(has(err("block Åtgärd_2", "LANG=sv_SE"), "menade du `atgard-2`?"));
  CHECK_FALSE(has(err("rule 123"), "did you mean"));
  CHECK(has(err("form finns"), "forms/finns is there already"));
  CHECK(has(err("form blocks"), "forms/blocks"));
  CHECK(has(err("form lists"), "forms/lists"));
  CHECK(has(err("rule officialese"), "locales/sv/rules/officialese.xml is there already"));
  CHECK(has(err("rule x --language fi"), "the languages are `en`, `sv`"));
  CHECK(has(err("form x --language sv"), "only a rule"));
  CHECK(err("page x") != "");
  CHECK(err("form") != "");
  CHECK(has(place.run("new --help").out, "form|block|rule"));
  CHECK(place.site("forms").size() == 1);
}

TEST_CASE("what cannot be written is exit code 3", "[new]") {
  const Place place;
  place.form("a");
  put(place.top / "locales/en/forms", "a file where a folder should be");
  CHECK(place.run("new form b").code == 3);
}

TEST_CASE("names are made of what letters are near", "[new][text]") {
  CHECK(as_id("Min Blankett") == "min-blankett");
  CHECK(as_id("  Ansök om é-plats! ") == "ansok-om-e-plats");
  CHECK(as_id("1 2 tre 4") == "tre-4");
  CHECK(as_id("a__b--c") == "a-b-c");
  CHECK(as_id("123") == "");
  CHECK(as_id("") == "");
}

}  // namespace blankett::tests
