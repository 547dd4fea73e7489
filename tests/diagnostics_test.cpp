// Runs the broken projects of tests/diagnostics/: NAME.xml is one form, NAME/ a project's files;
// NAME.expected is all that may be said of it. What no file can show is made here.

#include <filesystem>
#include <set>

#include "base/text.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const std::string kFolder = "tests/diagnostics";

void check_expected(const std::string& name, const std::vector<Finding>& findings,
                    const std::string& own_file) {
  CHECK_FALSE(findings.empty());
  check_golden(PROJECT_FOLDER "/" + kFolder + "/" + name + ".expected", listed(findings, own_file));
}

std::string small_form(const std::string& items) {
  return "<form id=\"forskola\" version=\"1.0.0\"><title>Sök plats</title><summary>Sök "
         "här.</summary>"
         "<service owner=\"x\"><endpoint href=\"https://a.example\"/></service>"
         "<step id=\"barnet\"><title>Barnet</title>" +
         items + "</step></form>";
}

// The byte of a line and a column, both counted from 1, the column in characters.
std::size_t offset_of(const std::string& bytes, Position at) {
  std::size_t i = 0;
  for (std::uint32_t line = 1; line < at.line; ++line) i = bytes.find('\n', i) + 1;
  if (at.line == 1 && bytes.starts_with("\xEF\xBB\xBF")) i = 3;
  for (std::uint32_t column = 1; column < at.column; ++column)
    for (++i; i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80;) ++i;
  return i;
}

std::string fixed(std::string bytes, const Finding::Fix& fix) {
  const std::size_t begin = offset_of(bytes, fix.replace.begin);
  const std::size_t end = offset_of(bytes, fix.replace.end);
  return bytes.replace(begin, end - begin, fix.with);
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("every broken form gives exactly what is expected") {
  for (const auto& [path, bytes] : files_below(kFolder)) {
    const std::filesystem::path file(path);
    if (file.parent_path() != kFolder || file.extension() != ".xml") continue;
    const Files form = form_file(bytes, file.stem());
    check_expected(file.stem(), findings_of(with(form)), form.begin()->first);
  }
}

// All that is wrong in a form is said in one run: whoever mends it need not run again and again.
TEST_CASE("thirty mistakes in one form are thirty findings") {
  const std::string form = read(kFolder + "/thirty-mistakes.xml");
  std::set<std::pair<std::uint32_t, std::uint32_t>> places;
  std::size_t count = 0;
  for (const Finding& f : findings_of_form(form)) {
    REQUIRE(f.place);
    places.emplace(f.place->begin.line, f.place->begin.column);
    ++count;
  }
  CHECK(count == 30);
  CHECK(places.size() == 30);
}

TEST_CASE("every broken project gives exactly what is expected") {
  std::set<std::string> names;
  for (const auto& [path, bytes] : files_within(kFolder))
    if (path.find('/') != path.npos) names.insert(path.substr(0, path.find('/')));
  for (const std::string& name : names)
    check_expected(name, findings_of(with(files_within(kFolder + "/" + name))),
                   "forms/" + name + "/form.xml");
}

// What `fix` promises: the finding goes away, and the file can still be read.
TEST_CASE("every fix takes its own finding away", "[slow]") {
  int fixes = 0;
  for (const char* folder : {"generator/rules", "tests/diagnostics"})
    for (const auto& [path, bytes] : files_below(folder)) {
      const std::filesystem::path file(path);
      if (file.extension() != ".xml" || path.find("/forms/") != path.npos) continue;
      for (const Finding& f : findings_of_form(bytes, file.stem())) {
        if (!f.fix) continue;
        INFO(path << ":" << f.place->begin.line << " " << f.message << " → " << f.fix->with);
        const std::string after = fixed(bytes, *f.fix);
        for (const Finding& left : findings_of_form(after, file.stem())) {
          const bool same_place = left.place && left.place->begin.line == f.place->begin.line &&
                                  left.place->begin.column == f.place->begin.column;
          CHECK_FALSE((same_place && left.rule == f.rule));
          CHECK((f.rule.starts_with("parse/") || !left.rule.starts_with("parse/")));
        }
        ++fixes;
      }
    }
  CHECK(fixes > 20);
}

TEST_CASE("no expectation is left without its input") {
  const Files files = files_within(kFolder);
  const std::set<std::string> made_here = {
      "too-large",      "too-deep",           "page-too-deep",       "no-form",  "no-language",
      "other-language", "no-source-language", "too-many-attributes", "ui-texts", "csv",
      "merge"};
  for (const auto& [path, bytes] : files) {
    if (!path.ends_with(".expected")) continue;
    const std::string name = path.substr(0, path.rfind('.'));
    const auto inside = files.lower_bound(name + "/");
    const bool folder = inside != files.end() && inside->first.starts_with(name + "/");
    INFO(path);
    CHECK((folder || files.count(name + ".xml") == 1 || made_here.count(name) == 1));
  }
}

TEST_CASE("a file larger than the limit is refused before it is read") {
  const std::string form = small_form("<!--" + std::string(std::size_t{8} << 20, 'x') + "-->");
  check_expected("too-large", findings_of_form(form), "forms/forskola/form.xml");
}

TEST_CASE("groups nested without end are refused, not followed") {
  std::string items = "<text id=\"namn\"><label>Namn</label></text>";
  for (int i = 0; i < 220; ++i)
    items = "<group id=\"g" + std::to_string(i) + "\">" + items + "</group>";
  check_expected("too-deep", findings_of_form(small_form(items)), "forms/forskola/form.xml");
}

TEST_CASE("a tag with attributes without end is refused, not followed") {
  std::string attributes;
  for (int i = 0; i < 300; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
  const std::string form = small_form("<text id=\"namn\"" + attributes + "/>");
  check_expected("too-many-attributes", findings_of_form(form), "forms/forskola/form.xml");
}

TEST_CASE("the words of the pages must all be there, with their slots") {
  Files files = form_file(small_form("<text id=\"namn\"><label>Namn</label></text>"));
  std::string ui = languages_and_theme().at("locales/en/ui.xlf");
  const auto change = [&](const std::string& from, const std::string& to) {
    REQUIRE(ui.find(from) != ui.npos);
    ui.replace(ui.find(from), from.size(), to);
  };
  change("Step {number} of {total}<", "Step {number} of {totl}<");
  change("Write less in “{label}”. You can write up to {max} characters there.<", "Too long<");
  change("id=\"step.back\"", "id=\"step.back.text\"");
  change(
      "{minutes, plural, one {It takes about a minute.} other {It takes about # "
      "minutes.}}</target>",
      "{minutes, plural, one {It takes about a minute.}</target>");
  change("one {one day} other {# days}}</target>", "other {# days}}</target>");
  change("{form}, version {version}</target>",
         "{version, plural, one {{form} #} other {{form} #}}</target>");
  std::string swedish = languages_and_theme().at("locales/sv/ui.xlf");
  swedish.replace(swedish.find("id=\"footer.title\""), 17, "id=\"footer.titel\"");
  files["locales/sv/ui.xlf"] = swedish;
  files["locales/en/ui.xlf"] = ui;
  check_expected("ui-texts", findings_of(with(files)), "forms/forskola/form.xml");
}

TEST_CASE("a language is called what its folder is called") {
  Files files = form_file(small_form("<text id=\"namn\"><label>Namn</label></text>"));
  files["locales/no/locale.xml"] =
      "<locale lang=\"nb\" name=\"Norsk\" dir=\"ltr\" date-order=\"day month year\"/>";
  std::string words = languages_and_theme().at("locales/en/ui.xlf");
  files["locales/no/ui.xlf"] = words.replace(words.find("\"en\""), 4, "\"no\"");
  check_expected("other-language", findings_of(with(files)), "forms/forskola/form.xml");
}

TEST_CASE("a page nested without end is refused, not followed") {
  check_expected("page-too-deep", findings_of_page(repeated("<div>", 10'001)), "page.html");
}

TEST_CASE("asking for what is not there names what is") {
  const std::string form = small_form("<text id=\"namn\"><label>Namn</label></text>");
  Options options;
  options.only_forms = {"forskolan"};
  check_expected("no-form", findings_of(with(form_file(form)), options), "");
  options = {};
  options.only_languages = {"fi"};
  check_expected("no-language", findings_of(with(form_file(form)), options), "");
  options = {};
  options.locales = "translations";
  check_expected("no-source-language", findings_of(with(form_file(form)), options), "");
}

}  // namespace blankett::tests
