// Corrections that help are kept, others are taken back, and nothing outside the given folders is
// touched.

#include "authoring/fix.h"

#include <algorithm>

#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

namespace fs = std::filesystem;

// A finding whose correction replaces the bytes of one word.
Finding word(const std::string& text, const std::string& from, const std::string& to,
             const std::string& rule) {
  Finding f;
  f.rule = rule;
  f.place = blankett::Place{};
  f.place->file = "file";
  f.place->source_line = text;
  f.place->first_byte = text.find(from);
  f.place->last_byte = f.place->first_byte + from.size();
  f.place->begin.column = static_cast<std::uint32_t>(f.place->first_byte) + 1;
  f.fix = Finding::Fix{*f.place, to};
  return f;
}

// A compiler that says `rule` of each of some words.
struct Words {
  std::vector<std::array<std::string, 3>> wrong;  // from, to, rule
  int runs = 0;

  std::vector<Finding> operator()(const FileSystem& files) {
    ++runs;
    const std::string text = *files.read("file", 10000);
    std::vector<Finding> out;
    for (const auto& [from, to, rule] : wrong)
      if (text.find(from) != text.npos) out.push_back(word(text, from, to, rule));
    return out;
  }
};

Fixing run(const std::string& text, Words words) {
  const MemoryFiles files(Files{{"file", text}});
  return fix(files, std::ref(words), [](const std::string&) { return true; });
}

}  // namespace

TEST_CASE("corrections are made together, and again until nothing changes", "[fix]") {
  const Fixing done =
      run("aa bb cc", {{{"aa", "long word", "r/a"}, {"bb", "", "r/b"}, {"word", "w", "r/c"}}});
  CHECK(done.files.at("file") == "long w  cc");
  CHECK(done.left.empty());
  REQUIRE(done.corrections.size() == 3);
  CHECK(done.corrections[2].from == "word");
  CHECK(done.corrections[2].to == "w");
}

TEST_CASE("a correction that does not help is taken back, the others stay", "[fix]") {
  // `bb` gets a new word at the same place, of which the same is said.
  const Fixing done =
      run("aa bb cc",
          {{{"aa", "x", "r/a"}, {"bb", "dd", "r/b"}, {"dd", "bb", "r/b"}, {"cc", "z", "r/c"}}});
  CHECK(done.files.at("file") == "x bb z");
  REQUIRE(done.left.size() == 1);
  CHECK(done.left[0].rule == "r/b");
  const auto undone = std::count_if(done.corrections.begin(), done.corrections.end(),
                                    [](const Correction& c) { return !c.kept; });
  CHECK(undone >= 1);
  for (const Correction& c : done.corrections) CHECK(c.kept == (c.rule != "r/b"));
}

TEST_CASE("a correction that breaks the XML is taken back", "[fix]") {
  const MemoryFiles files(Files{{"file", "aa"}});
  const auto compile = [](const FileSystem& now) {
    const std::string text = *now.read("file", 10);
    return std::vector<Finding>{text == "aa" ? word(text, "aa", "<", "r/a")
                                             : word(text, "<", "<", "parse/broken")};
  };
  const Fixing done = fix(files, compile, [](const std::string&) { return true; });
  CHECK(done.files.empty());
  REQUIRE(done.corrections.size() == 1);
  CHECK_FALSE(done.corrections[0].kept);
}

// What is said of a text when a correction made it another, and worse, text.
TEST_CASE("a correction that brings another error in its place is taken back", "[fix]") {
  const auto made = [](const std::string& text, const std::map<std::string, Finding>& after) {
    const MemoryFiles files(Files{{"file", text}});
    const auto compile = [&](const FileSystem& now) {
      const std::string is = *now.read("file", 100);
      std::vector<Finding> out;
      if (is.find("aa") != is.npos) out.push_back(word(is, "aa", "xx", "r/a"));
      if (is.find("bb") != is.npos) out.push_back(word(is, "bb", "yy", "r/b"));
      for (const auto& [when, finding] : after)
        if (is.find(when) != is.npos) out.push_back(finding);
      return out;
    };
    const Fixing done = fix(files, compile, [](const std::string&) { return true; });
    const auto changed = done.files.find("file");
    return changed == done.files.end() ? text : changed->second;
  };
  const auto error = [](const std::string& text, const std::string& at) {
    Finding f = word(text, at, "", "r/new");
    f.fix.reset();
    return f;
  };
  const std::string tag = "<t a='xx b'/><u/>";
  CHECK(made("<t a='aa b'/><u/>", {}) == tag);
  CHECK(made("<t a='aa b'/><u/>", {{"xx", error(tag, "b")}}) == "<t a='aa b'/><u/>");
  CHECK(made("<t a='aa b'/><u/>", {{"xx", error(tag, "u")}}) == tag);  // elsewhere
  CHECK(made("<t a='aa b'/><u c='bb'/>", {{"xx", error(tag, "b")}}) ==
        "<t a='aa b'/><u c='yy'/>");  // only the one at fault
  Finding warning = error(tag, "b");
  warning.severity = Severity::warning;
  CHECK(made("<t a='aa b'/><u/>", {{"xx", warning}}) == tag);
}

TEST_CASE("fix does not guess what a formula or a condition meant", "[fix]") {
  const Place place;
  place.form("a",
             "<number id=\"antal\" decimals=\"1\"><label>Antal?</label></number>\n"
             "<calculation id=\"b\" formula=\"antal-1\"><label>Utom en</label></calculation>\n"
             "<text id=\"c\" show-when=\"antall\"><label>Namn</label></text>\n"
             "<money id=\"d\" show-when=\"antal is 3,5\"><label>Pris</label></money>");
  CHECK(place.run("fix").code == 1);
  const std::string after = bytes_of(place.top / "forms/a/form.xml");
  CHECK(has(after, "formula=\"antal-1\""));
  CHECK(has(after, "show-when=\"antall\""));
  CHECK(has(after, "show-when=\"antal is 3.5\""));
}

TEST_CASE("one correction is counted as one", "[fix]") {
  const Place place;
  place.form("a", "<text id=\"namn\" requird=\"yes\"><label>Namn</label></text>");
  CHECK(has(place.run("fix --dry-run").err, "1 correction can be made; nothing was written\n"));
  CHECK(has(place.run("check forms").err, "1 error, 0 warnings, 0 notes\n"));
  CHECK(has(place.run("fix", "LANG=sv_SE.UTF-8").err, "1 rättning gjord\n"));
}

TEST_CASE("corrections that overlap are made one after the other", "[fix]") {
  const Fixing done = run("abc", {{{"ab", "x", "r/a"}, {"bc", "y", "r/b"}}});
  CHECK(done.files.at("file") == "xc");
  CHECK(done.corrections.size() == 1);
}

TEST_CASE("corrections that never end are given up", "[fix]") {
  // A word grows for ever, each time a little further on.
  const MemoryFiles files(Files{{"file", "a"}});
  int runs = 0;
  const auto compile = [&](const FileSystem& now) {
    ++runs;
    const std::string text = *now.read("file", 100000);
    Finding f = word(text, "a", "ba", "r/a");
    return std::vector<Finding>{f};
  };
  const Fixing done = fix(files, compile, [](const std::string&) { return true; });
  CHECK(runs <= 1001);
  CHECK(done.left.size() == 1);
}

TEST_CASE("no file is changed that must not be", "[fix]") {
  const MemoryFiles files(Files{{"file", "aa"}});
  const Fixing done = fix(files, Words{{{"aa", "x", "r/a"}}},
                          [](const std::string& path) { return path != "file"; });
  CHECK(done.files.empty());
  CHECK(done.corrections.empty());
  CHECK(done.left.size() == 1);
}

TEST_CASE("fix mends a form until nothing is said of it", "[fix]") {
  const Place place;
  place.form("a",
             "<text id=\"namn\" requird=\"yes\"><label>Vad vill du erhålla & få?</label></text>\n"
             "    <yes-no id=\"svar\" required=\"ye\"><label>Vill du ha svar?</label></yes-no>\n"
             "    <email id=\"epost\" show-when=\"svaar is yess\"><label>E-post</label></email>");
  const std::string before = bytes_of(place.top / "forms/a/form.xml");
  const Run dry = place.run("fix --dry-run");
  CHECK(dry.code == 1);
  CHECK(has(dry.err, "6 corrections can be made; nothing was written\n"));
  CHECK(bytes_of(place.top / "forms/a/form.xml") == before);
  const Run run = place.run("fix forms/a", "LANG=sv_SE.UTF-8");
  CHECK(run.code == 0);
  CHECK(run.out == dry.out);
  CHECK(has(run.out, "forms/a/form.xml:7:62: `&` → `&amp;` [parse/ampersand]\n"));
  CHECK(has(run.out,
            "forms/a/form.xml:7:21: `requird` → `required` [validate/misspelt-attribute]\n"));
  CHECK(has(run.out, "forms/a/form.xml:9:34: `svaar` → `svar` [link/misspelt-name]\n"));
  CHECK(has(run.err, "6 rättningar gjorda\n"));
  const std::string after = bytes_of(place.top / "forms/a/form.xml");
  CHECK(has(after, "required=\"yes\"><label>Vad vill du få &amp; få?</label>"));
  CHECK(has(after, "show-when=\"svar is yes\""));
  CHECK(place.run("check --strict forms").code == 0);
  const Run again = place.run("fix");
  CHECK(again.code == 0);
  CHECK(again.out == "");
}

TEST_CASE("fix leaves quoted words as they are", "[fix]") {
  const Place place;
  place.form("a",
             "<text id=\"a\"><label>Vad vill du erhålla?</label><hint>Skriv inte ”erhålla” eller "
             "\"erhålla\". Han sade ”du kan erhålla bidrag”.</hint></text>");
  const Run run = place.run("fix");
  CHECK(has(run.out, "`erhålla` → `få` [officialese/found]"));
  CHECK(run.out.find("→") == run.out.rfind("→"));
  const std::string after = bytes_of(place.top / "forms/a/form.xml");
  CHECK(has(after, "Vad vill du få?"));
  CHECK(has(after, "Skriv inte ”erhålla” eller \"erhålla\". Han sade ”du kan erhålla bidrag”."));
}

TEST_CASE("fix says what it cannot mend", "[fix]") {
  const Place place;
  place.form("a", "<text id=\"namn\" requird=\"yes\"><label/></text>");
  const Run run = place.run("fix");
  CHECK(run.code == 1);
  CHECK(has(run.out, "`requird` → `required`"));
  CHECK(has(run.out, "[label-missing/empty]"));
  for (const char* arguments : {"fix nowhere", "fix locales", "fix --nope"}) {
    INFO(arguments);
    CHECK(place.run(arguments).code == 2);
  }
  CHECK(has(place.run("fix --help").out, "--dry-run"));
}

TEST_CASE("fix follows no link out of the folders", "[fix]") {
  const Place place;
  place.form("a", "<text id=\"namn\" requird=\"yes\"><label>Ditt namn</label></text>");
  const std::string before = bytes_of(place.top / "forms/a/form.xml");
  fs::create_directories(place.top / "elsewhere");
  fs::rename(place.top / "forms/a/form.xml", place.top / "elsewhere/form.xml");
  fs::create_symlink("../../elsewhere/form.xml", place.top / "forms/a/form.xml");
  CHECK(place.run("fix").code == 1);
  CHECK(bytes_of(place.top / "elsewhere/form.xml") == before);
}

TEST_CASE("a mistake in a shared block is mended once", "[fix]") {
  const Place place;
  put(place.top / "forms/blocks/adr.xml",
      "<block id=\"adr\" version=\"1.0.0\"><text id=\"x\"><label>Vill du erhålla "
      "det?</label></text>"
      "</block>");
  for (const char* id : {"a", "b"}) place.form(id, "<use block=\"adr\" id=\"adr\"/>");
  const Run run = place.run("fix --strict");
  CHECK(run.code == 0);
  CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 1);
  CHECK(has(bytes_of(place.top / "forms/blocks/adr.xml"), "Vill du få det?"));
}

}  // namespace blankett::tests
