// blankett diff, the real program: files, folders and revisions of a real git repository.

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

const char* const kRequired =
    "<text id=\"namn\" purpose=\"name\" required=\"yes\"><label>Ditt namn</label></text>";
const char* const kTwo =
    "<text id=\"namn\" purpose=\"name\"><label>Ditt namn</label></text><email "
    "id=\"epost\"><label>E-post</label>"
    "</email>";
const char* const kOther = "<email id=\"epost\"><label>E-post</label></email>";

void git(const Place& place, const std::string& arguments) {
  const std::string command =
      "cd '" + place.top.string() +
      "' && git -c user.name=t -c user.email=t@t.example -c commit.gpgsign=false " + arguments +
      " >/dev/null 2>&1";
  INFO(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

void commit(const Place& place, const std::string& words) {
  git(place, "add -A forms locales");
  git(place, "commit -m '" + words + "'");
}

void version(const Place& place, const std::string& form, const std::string& number) {
  const auto file = place.top / "forms" / form / "form.xml";
  std::string bytes = bytes_of(file);
  put(file, bytes.replace(bytes.find("version=\"") + 9, 5, number));
}

std::vector<Json> lines(const Run& run) {
  std::vector<Json> out;
  std::istringstream text(run.out);
  for (std::string line; std::getline(text, line);) out.push_back(Json::parse(line));
  return out;
}

}  // namespace

TEST_CASE("two forms are compared, in words", "[diff][cli]") {
  const Place place;
  place.form("ett");
  std::filesystem::copy(place.top / "forms", place.top / "old",
                        std::filesystem::copy_options::recursive);
  place.form("ett", kRequired);
  const Run run = place.run("diff old/ett forms/ett --language sv");
  CHECK(run.out ==
        "ett 1.0.0 → 1.0.0: versionen är för låg, minst 1.1.0 behövs\n\n"
        "  Frågan ”Ditt namn” blev obligatorisk.\n    became-required namn\n"
        "    mottagare: klarar det, utkast: klarar det\n"
        "    Mottagaren får bara sådant som den känner till. Den som har ett utkast måste svara på "
        "mer.\n\n");
  CHECK(run.code == 1);
  CHECK(run.err == "");
  CHECK(has(place.run("diff old/ett/form.xml forms/ett/form.xml").out,
            "The question “Ditt namn” became required."));
  // A folder holds the form of the same name; the second folder is the forms as they are.
  CHECK(place.run("diff old forms/ett --language sv").out == run.out);
  CHECK(place.run("diff old --language sv").out == run.out);
  version(place, "ett", "1.1.0");
  const Run enough = place.run("diff old");
  CHECK(enough.code == 0);
  CHECK(has(enough.out, "ett 1.0.0 → 1.1.0: the version is enough, 1.1.0 is needed"));
}

TEST_CASE("a condition is said in words and as it is written", "[diff][cli]") {
  const Place place;
  const std::string asked = "<number id=\"antal\"><label>Antal</label></number>";
  place.form("ett", asked + "<text id=\"namn\"><label>Namn</label></text>");
  std::filesystem::copy(place.top / "forms", place.top / "old",
                        std::filesystem::copy_options::recursive);
  place.form("ett",
             asked + "<text id=\"namn\" show-when=\"antal is 1\"><label>Namn</label></text>");
  const Run run = place.run("diff old --language sv");
  CHECK(has(run.out, "Frågan ”Namn” visas nu mer sällan: när "));
  CHECK(has(run.out, "    – → antal is 1\n"));
}

TEST_CASE("a form copied to a folder of another name is compared too", "[diff][cli]") {
  const Place place;
  place.form("ett");
  std::filesystem::copy(place.top / "forms/ett", place.top / "old");
  place.form("ett", kTwo);
  const Run run = place.run("diff old forms/ett");
  CHECK(run.code == 1);
  CHECK(has(run.out, "question-added epost"));
}

TEST_CASE("revisions are read from git", "[diff][cli]") {
  const Place place;
  place.form("ett");
  place.form("borta");
  git(place, "init -b main");
  commit(place, "one");
  place.form("ett", kOther);
  place.form("ny");
  place.english("ny");
  std::filesystem::remove_all(place.top / "forms/borta");
  commit(place, "two");
  git(place, "tag v2");
  version(place, "ett", "2.0.0");  // in the working tree only

  const Run all = place.run("diff HEAD~1 v2 --format json");
  CHECK(all.code == 1);
  const auto json = lines(all);
  REQUIRE(json.size() == 7);
  CHECK(json[0]["change"] == "form-removed");
  CHECK(json[1]["form"] == "borta");
  CHECK(json[1]["enough"] == true);
  CHECK(json[1]["new_version"] == nullptr);
  CHECK(json[2] == Json{{"form", "ett"},
                        {"change", "optional-question-removed"},
                        {"path", "namn"},
                        {"receivers", "compatible"},
                        {"drafts", "breaking"},
                        {"message", "The question “Ditt namn” was removed. It was optional."},
                        {"why", json[2]["why"]},
                        {"old", nullptr},
                        {"new", nullptr}});
  CHECK(json[3]["change"] == "question-added");
  CHECK(json[4] == Json{{"form", "ett"},
                        {"changes", 2},
                        {"level", "major"},
                        {"old_version", "1.0.0"},
                        {"new_version", "1.0.0"},
                        {"needed_version", "2.0.0"},
                        {"enough", false}});
  CHECK(json[5]["change"] == "form-added");
  CHECK(json[6]["old_version"] == nullptr);

  const Run tree = place.run("diff HEAD~1 --form ett --form ny --format json");
  CHECK(tree.code == 0);
  CHECK(lines(tree).size() == 5);
  CHECK(lines(tree)[2]["new_version"] == "2.0.0");
  CHECK(place.run("diff HEAD forms/ny").out == "ny 1.0.0 → 1.0.0: nothing has changed\n\n");
  // From another folder, with the forms' own.
  CHECK(place
            .run("diff HEAD~1 HEAD --forms ../forms --locales ../locales --theme "
                 "../themes/stockholm --format json",
                 "LANG=C", "forms")
            .out == all.out);
}

TEST_CASE("languages are compared as each revision has them", "[diff][cli]") {
  const Place place;
  place.form("ett");
  git(place, "init -b main");
  commit(place, "one");
  place.english("ett");
  const Run run = place.run("diff main --language sv");
  CHECK(has(run.out, "Formuläret finns nu också på språket `en`."));
  CHECK(run.code == 1);
  commit(place, "two");
  CHECK(has(place.run("diff main main~1").out, "language-removed"));
}

TEST_CASE("a language that waits for its translators is no change", "[diff][cli]") {
  const Place place;
  place.form("ett");
  git(place, "init -b main");
  commit(place, "one");
  place.english("ett");
  const auto file = place.top / "locales/en/forms/ett.xlf";
  const std::string whole = bytes_of(file);
  std::string part = whole;
  put(file, part.replace(part.find("<target>Your name</target>"), 26, ""));
  CHECK_FALSE(has(place.run("diff main").out, "language"));
  commit(place, "a translation that is not done");
  put(file, whole);
  CHECK(has(place.run("diff main").out, "language-added"));
  commit(place, "done");
  // The form changes, and waits for its translation: answers in it are still received.
  put(file, part);
  CHECK_FALSE(has(place.run("diff main").out, "language"));
  std::filesystem::remove(file);
  CHECK(has(place.run("diff main").out, "language-removed"));
}

TEST_CASE("blocks are read from the same version as their form", "[diff][cli]") {
  const Place place;
  const auto block = [&](const char* attributes) {
    put(place.top / "forms/blocks/kontakt.xml",
        "<block id=\"kontakt\" version=\"1.0.0\" xml:lang=\"sv\"><email id=\"epost\"" +
            std::string(attributes) + "><label>E-post</label></email></block>\n");
  };
  block("");
  place.form("ett", "<use block=\"kontakt\" id=\"k\"/>");
  git(place, "init -b main");
  commit(place, "one");
  block(" required=\"yes\"");
  const Run run = place.run("diff HEAD");
  CHECK(has(run.out, "became-required k/epost"));
}

TEST_CASE("what cannot be compared is told", "[diff][cli]") {
  const Place place;
  place.form("ett");
  const Run outside = place.run("diff HEAD");
  CHECK(outside.code == 2);
  CHECK(outside.err == "blankett: `HEAD` is neither a file, a folder nor a git revision\n");

  git(place, "init -b main");
  put(place.top / "readme", "x");
  git(place, "add readme");
  git(place, "commit -m zero");
  CHECK(place.run("diff HEAD").err ==
        "blankett: there is no folder forms in the revision `HEAD`\n");
  commit(place, "one");
  CHECK(place.run("diff HEAD").code == 0);
  for (const char* revision : {"HEAD~9", "main:forms", "HEAD..HEAD", "'HEAD; touch made'", "''",
                               "-- --output=made", "-- --upload-pack=touch${IFS}made"}) {
    INFO(revision);
    const Run run = place.run("diff " + std::string(revision));
    CHECK(run.code == 2);
    CHECK(run.err != "");
    CHECK(run.out == "");
  }
  CHECK_FALSE(std::filesystem::exists(place.top / "made"));
  CHECK(place.run("diff").code == 2);
  CHECK(place.run("diff a b c").code == 2);
  CHECK(place.run("diff HEAD --form tva").code == 2);
  CHECK(place.run("diff HEAD forms/ett --form tva").code == 2);
  CHECK(place.run("diff HEAD --format sarif").code == 2);
  CHECK(place.run("diff HEAD readme").code == 2);
  CHECK(has(place.run("diff HEAD readme").err, "not a form"));
  put(place.top / "more/tva/form.xml", "<form/>");
  CHECK(has(place.run("diff HEAD .").err, "several folders"));

  place.form("ett", "<text id=\"namn\" show-when=\"nej\"><label>Namn</label></text>");
  const Run broken = place.run("diff HEAD");
  CHECK(broken.code == 1);
  CHECK(has(broken.out, "forms/ett/form.xml:7:"));
  commit(place, "two");
  place.form("ett");
  CHECK(has(place.run("diff HEAD").out, "HEAD:forms/ett/form.xml:7:"));
}

TEST_CASE("a diff looks as the README shows it", "[diff][cli][readme]") {
  const Place place;
  for (const auto& [path, bytes] : files_below("forms")) put(place.top / path, bytes);
  git(place, "init -b main");
  commit(place, "one");
  git(place, "tag v1.4");
  std::string form = read("forms/boendeparkering/form.xml");
  const std::size_t choice = form.find("<choice id=\"agande\"");
  REQUIRE(choice != form.npos);
  form.insert(form.find("<option value=\"annan\"", choice),
              "<option value=\"pool\">En bilpool</option>");
  put(place.top / "forms/boendeparkering/form.xml", form);
  const std::string readme = read("README.md");
  const std::string from = "$ ./build/blankett diff v1.4 --language sv";
  const std::size_t begin = readme.find('\n', readme.find(from)) + 1;
  std::string shown = readme.substr(begin, readme.find("\n\nThe exit code", begin) + 2 - begin);
  for (std::size_t i = 0; i < shown.size(); i = shown.find('\n', i) + 1)
    if (shown[i] == ' ') shown.erase(i, 4);  // the indentation of the README
  const Run run = place.run("diff v1.4 --form boendeparkering --language sv");
  CHECK(run.out == shown);
  CHECK(run.code == 1);
}

TEST_CASE("nobody depends on a draft", "[diff][cli]") {
  const Place place;
  place.form("ett", Place::kQuestion, " status=\"draft\"");
  git(place, "init -b main");
  commit(place, "one");
  place.form("ett", kOther);
  const Run run = place.run("diff HEAD");
  CHECK(run.code == 0);
  CHECK(has(run.out, "not published, so the version is free"));
}

}  // namespace blankett::tests
