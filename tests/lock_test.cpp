// The lock file: its lines, and what the program does with it.

#include "changes/lock.h"

#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/forms.h"
#include "support/place.h"

namespace blankett::tests {
namespace {

LockedVersion locked_form(const FormParts& parts) {
  return locked(promises_of(*LinkedForm(form_of(parts)).edition().model, {"sv"}));
}

Lock parsed(const std::string& bytes, std::string& said) {
  Sources sources;
  Diagnostics found;
  Lock lock = parse_lock(sources, sources.add("versions.lock", bytes), found);
  said = listed(resolve(found, sources, {}), "versions.lock");
  return lock;
}

}  // namespace

TEST_CASE("a line says the same when it is read back", "[lock]") {
  const LockedVersion version = locked_form({});
  const std::string line = lock_line("cykel", *Version::parse("1.2.3"), version);
  CHECK(line.starts_with("cykel 1.2.3 "));
  CHECK(line.find(" antal:") != line.npos);
  CHECK(line.find(" @endpoint:") != line.npos);
  std::string said;
  const Lock lock = parsed("# Lås\n\n  # mer\r\n" + line, said);
  CHECK(said == "");
  REQUIRE(lock.forms.count("cykel") == 1);
  const auto& [number, read] = *lock.forms.at("cykel").begin();
  CHECK(number.text() == "1.2.3");
  CHECK(read.whole == version.whole);
  CHECK(read.parts == version.parts);
}

TEST_CASE("a fingerprint is the same everywhere and always", "[lock]") {
  // Written down: another machine, compiler or day must not give another.
  const LockedVersion version = locked_form({});
  CHECK(lock_line("t", *Version::parse("1.0.0"), version) ==
        "t 1.0.0 28bfb4a61bb43fca @checks:cbf29ce4 @endpoint:9d148802 @exits:cbf29ce4 "
        "@identification:3c0d17ba @languages:82676919 antal:e73b3a55 sist:1ea1a0e1 "
        "val:356e7239\n");
}

TEST_CASE("a fingerprint tells which part changed, and words are none", "[lock]") {
  const LockedVersion old = locked_form({.items = "<text id=\"namn\"><label>Namn</label></text>"});
  CHECK(differences(old, locked_form({.items = "<text id=\"namn\"><label>Ditt <em>namn</em></label>"
                                               "<hint>Hela.</hint></text>"})) ==
        std::vector<std::string>{});
  CHECK(differences(old, locked_form({.items = "<text id=\"namn\" required=\"yes\"><label>Namn"
                                               "</label></text>"})) ==
        std::vector<std::string>{"namn"});
  CHECK(differences(old, locked_form({.items = "<text id=\"namn\"><label>Namn</label></text>",
                                      .endpoint = "https://e.example/u"})) ==
        std::vector<std::string>{"@endpoint"});
  LinkedForm form(form_of({}));
  const auto in = [&](std::vector<std::string> languages) {
    return locked(promises_of(form.model(), std::move(languages)));
  };
  CHECK(differences(in({"sv", "en"}), in({"sv"})) == std::vector<std::string>{"@languages"});
  CHECK(differences(in({"sv", "en"}), in({"en", "sv"})).empty());
  // The whole is wider than what is kept of each part.
  LockedVersion other = old;
  ++other.whole;
  CHECK(differences(old, other) == std::vector<std::string>{"…"});
  // A step's condition is a condition of each of its questions.
  CHECK(differences(old, locked_form({.items = "<text id=\"namn\"><label>Namn</label></text>",
                                      .step_attributes = " show-when=\"val is a\""})) ==
        std::vector<std::string>{"namn", "sist"});
}

TEST_CASE("new lines stand where they belong, and the others stay as they are", "[lock]") {
  const LockedVersion version = locked_form({});
  const auto line = [&](const std::string& form, const char* number) {
    return lock_line(form, *Version::parse(number), version);
  };
  const std::string head = "# Hej\n";
  const std::string file = head + line("a", "1.9.0") + "# om c\n" + line("c", "1.0.0");
  CHECK(with_lines(file, {line("a", "1.10.0"), line("b", "1.0.0"), line("d", "1.0.0")}) ==
        head + line("a", "1.9.0") + "# om c\n" + line("a", "1.10.0") + line("b", "1.0.0") +
            line("c", "1.0.0") + line("d", "1.0.0"));
  // A line that is there keeps its line end.
  const std::string foreign = line("b", "1.0.0").substr(0, line("b", "1.0.0").size() - 1) + "\r\n";
  CHECK(with_lines(foreign, {line("a", "1.0.0"), line("c", "1.0.0")}) ==
        line("a", "1.0.0") + foreign + line("c", "1.0.0"));
  CHECK(with_lines("# utan radslut", {line("a", "1.0.0")}) ==
        "# utan radslut\n" + line("a", "1.0.0"));
}

TEST_CASE("published versions are locked once, and never changed", "[lock][cli]") {
  const Place place;
  place.form("ett");
  place.form("tva");
  place.form("utkast", Place::kQuestion, " status=\"draft\"");
  CHECK(place.run("build").code == 0);
  CHECK(place.run("build").err.find("lock") == std::string::npos);  // no lock file, no words

  const Run first = place.run("lock ett");
  CHECK(first.code == 0);
  CHECK(first.out == "ett 1.0.0\n");
  CHECK(place.run("lock").out == "tva 1.0.0\n");
  const std::string file = bytes_of(place.top / "forms/versions.lock");
  CHECK(file.starts_with("# "));
  CHECK_FALSE(has(file, "utkast"));
  CHECK(place.run("lock").out == "");
  CHECK(place.run("lock utkast").code == 0);
  CHECK(has(place.run("lock utkast").err, "is not published"));
  CHECK(bytes_of(place.top / "forms/versions.lock") == file);
  CHECK(place.run("build --strict").code == 0);
  CHECK(place.run("lock tre").code == 2);
}

TEST_CASE("an unlocked breaking change fails the build with the reason", "[lock][cli]") {
  const Place place;
  place.form("ett");
  REQUIRE(place.run("lock").code == 0);
  const std::string file = bytes_of(place.top / "forms/versions.lock");
  place.form("ett", "<number id=\"namn\"><label>Hur många träd är det?</label></number>");
  for (const char* command : {"build", "check forms", "lock"}) {
    INFO(command);
    const Run run = place.run(command);
    CHECK(run.code == 1);
    CHECK(has(run.out,
              "forms/ett/form.xml:1:25: error: version 1.0.0 is locked, but what it "
              "promises has changed: `namn` [lock/changed]"));
    CHECK(has(run.out, "1.1.0"));
  }
  CHECK_FALSE(std::filesystem::exists(place.top / "output"));
  CHECK(bytes_of(place.top / "forms/versions.lock") == file);
  CHECK(has(place.run("check forms", "LANG=sv_SE.UTF-8").out,
            "version 1.0.0 är låst, men det den lovar har ändrats: `namn`"));

  // A new version is another promise; a build asks for it to be locked, and can be built.
  std::string form = bytes_of(place.top / "forms/ett/form.xml");
  put(place.top / "forms/ett/form.xml", form.replace(form.find("1.0.0"), 5, "2.0.0"));
  const Run warned = place.run("build");
  CHECK(warned.code == 0);
  CHECK(has(warned.out, "warning: version 2.0.0 is not locked [lock/missing]"));
  CHECK(place.run("lock").out == "ett 2.0.0\n");
  CHECK(place.run("build").out == "");
  CHECK(has(bytes_of(place.top / "forms/versions.lock"), file));
}

TEST_CASE("a language is promised too", "[lock][cli]") {
  const Place place;
  place.form("ett");
  REQUIRE(place.run("lock").code == 0);
  place.english("ett");
  for (const char* command : {"build", "build --language sv", "lock"}) {
    INFO(command);
    const Run run = place.run(command);
    CHECK(run.code == 1);
    CHECK(has(run.out, "has changed: `@languages` [lock/changed]"));
  }
}

TEST_CASE("a language that is not ready promises nothing, and one that was goes on",
          "[lock][cli]") {
  const Place place;
  place.form("ett");
  const auto languages = [&](const char* version) {
    const std::string schema =
        place.site().at("schemas/ett/" + std::string(version) + "/schema.json");
    const auto json = nlohmann::json::parse(schema);
    return json.at("properties").at("language").at("enum").dump();
  };
  REQUIRE(place.run("lock").code == 0);
  place.english("ett");
  const auto english = place.top / "locales/en/forms/ett.xlf";
  const std::string ready = bytes_of(english);
  const std::size_t at = ready.find("<target>Your name</target>");
  REQUIRE(at != ready.npos);
  const std::string begun = std::string(ready).replace(at, 26, "<target/>");
  put(english, begun);
  const Run waits = place.run("build");
  CHECK(waits.code == 0);
  CHECK(has(waits.out, "`ett` is not published in `en`"));
  CHECK(languages("1.0.0") == "[\"sv\"]");
  CHECK(place.run("lock").code == 0);

  // Published, it is one of the languages of the next version, and stays while it waits again.
  put(english, ready);
  CHECK(has(place.run("build").out, "has changed: `@languages` [lock/changed]"));
  std::string form = bytes_of(place.top / "forms/ett/form.xml");
  put(place.top / "forms/ett/form.xml", form.replace(form.find("1.0.0"), 5, "1.1.0"));
  CHECK(place.run("lock").out == "ett 1.1.0\n");
  put(english, begun);
  CHECK(place.run("build").code == 0);
  CHECK(languages("1.1.0") == "[\"sv\",\"en\"]");
  CHECK(place.run("lock").out == "");

  // What is wrong with a language is said, and nothing of what follows from it.
  const auto locale = place.top / "locales/en/locale.xml";
  std::string words = bytes_of(locale);
  put(locale, words.replace(words.find("dir="), 4, "dri="));
  const Run typo = place.run("build");
  CHECK(typo.code == 1);
  CHECK_FALSE(has(typo.out, "lock/"));
}

TEST_CASE("a lock that cannot be read is not one that was never there", "[lock][cli]") {
  const Place place;
  place.form("ett");
  const auto file = place.top / "forms/versions.lock";
  const auto refused = [&] {
    for (const char* command : {"build", "lock"}) {
      const Run run = place.run(command);
      CHECK(run.code == 3);
      CHECK(has(run.out, "forms/versions.lock cannot be read [project/unreadable]"));
    }
  };
  std::filesystem::create_symlink("nowhere", file);
  refused();
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  refused();
}

TEST_CASE("words can change under a locked version", "[lock][cli]") {
  const Place place;
  place.form("ett");
  REQUIRE(place.run("lock").code == 0);
  place.form("ett", "<text id=\"namn\" purpose=\"name\"><label>Vad heter du?</label></text>");
  CHECK(place.run("build").out == "");
}

TEST_CASE("a lock file that is damaged stops both build and lock", "[lock][cli]") {
  const Place place;
  place.form("ett");
  put(place.top / "forms/versions.lock", "ett 1.0.0\n");
  for (const char* command : {"build", "lock"}) {
    const Run run = place.run(command);
    CHECK(run.code == 1);
    CHECK(has(run.out, "forms/versions.lock:1:1: error: this is no line of a lock file"));
  }
  CHECK(bytes_of(place.top / "forms/versions.lock") == "ett 1.0.0\n");
}

TEST_CASE("a lock is not written for a form that is wrong", "[lock][cli]") {
  const Place place;
  place.form("ett", "<text id=\"namn\" show-when=\"nej\"><label>Namn</label></text>");
  CHECK(place.run("lock").code == 1);
  CHECK_FALSE(std::filesystem::exists(place.top / "forms/versions.lock"));
}

}  // namespace blankett::tests
