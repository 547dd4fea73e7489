// Runs the broken projects of tests/diagnostics/: NAME.xml is one form, NAME/ a project's files;
// NAME.expected is all that may be said of it. What no file can show is made here.

#include <filesystem>
#include <set>

#include "support/catch.h"
#include "support/golden.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const std::string kFolder = "tests/diagnostics";

void check_expected(const std::string& name, const std::vector<Finding>& findings,
                    const std::string& own_file) {
  check_golden(PROJECT_FOLDER "/" + kFolder + "/" + name + ".expected", listed(findings, own_file));
}

std::string small_form(const std::string& items) {
  return "<form id=\"forskola\" version=\"1.0.0\"><title>Sök plats</title><summary>Sök "
         "här.</summary>"
         "<service owner=\"x\"><endpoint href=\"https://a.example\"/></service>"
         "<step id=\"barnet\"><title>Barnet</title>" +
         items + "</step></form>";
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

TEST_CASE("every broken project gives exactly what is expected") {
  std::set<std::string> names;
  for (const auto& [path, bytes] : files_within(kFolder))
    if (path.find('/') != path.npos) names.insert(path.substr(0, path.find('/')));
  for (const std::string& name : names)
    check_expected(name, findings_of(with(files_within(kFolder + "/" + name))),
                   "forms/" + name + "/form.xml");
}

TEST_CASE("no expectation is left without its input") {
  const Files files = files_within(kFolder);
  const std::set<std::string> made_here = {"too-large", "too-deep",    "page-too-deep",
                                           "no-form",   "no-language", "no-source-language"};
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
  for (int i = 0; i < 300; ++i)
    items = "<group id=\"g" + std::to_string(i) + "\">" + items + "</group>";
  check_expected("too-deep", findings_of_form(small_form(items)), "forms/forskola/form.xml");
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
