// The real form through every stage: what each stage gives is kept in tests/golden/boendeparkering/
// and reviewed when it changes (BLESS=1 rewrites it).

#include "support/golden.h"

#include <regex>
#include <set>

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const MemoryFiles& repository() {
  static const MemoryFiles files = [] {
    Files all = files_below("forms");
    all.merge(files_below("locales"));
    all.merge(files_below("themes"));
    return MemoryFiles(std::move(all));
  }();
  return files;
}

Bundle compiled(Options options = {}) {
  options.only_forms = {"boendeparkering"};
  const auto project = load(repository(), options);
  REQUIRE(project->findings.empty());
  Renderer renderer(project->theme);
  return compile(*project, "boendeparkering", repository(), options, renderer);
}

std::string printed(Noun noun, Stage stage, std::vector<std::string> languages = {}) {
  Options options;
  options.print = noun;
  options.only_languages = std::move(languages);
  options.stop_after = stage;
  return compiled(options).printed;
}

TEST_CASE("the form through every stage is as its goldens", "[golden]") {
  const std::string folder = PROJECT_FOLDER "/tests/golden/boendeparkering/";
  check_golden(folder + "document.txt", printed(Noun::document, Stage::parse));
  check_golden(folder + "model.txt", printed(Noun::model, Stage::link));
  check_golden(folder + "edition.txt",
               printed(Noun::edition, Stage::localise, {"sv", "en", "sv-simple", "ar"}));
  const Bundle bundle = compiled();
  CHECK(listed(bundle.findings, "") == "");
  // Swedish, one with its own words, one that falls back and one from right to left show it all.
  const std::set<std::string> shown = {"sv", "en", "sv-simple", "ar"};
  for (const auto& [path, bytes] : bundle.site) {
    static const std::regex kLanguage("(?:reports/|.*labels\\.)?([a-z]{2}(?:-[a-z]+)?)[/.].*");
    std::smatch language;
    if (std::regex_match(path, language, kLanguage) && shown.count(language[1]) == 0) continue;
    std::string text = bytes;
    // The names of the assets change with the theme, which has goldens of its own.
    text = std::regex_replace(text, std::regex("(assets/[a-z]+\\.)[0-9a-f]{16}"), "$1HASH");
    // One element a line, so that a diff can be read.
    if (path.ends_with(".html"))
      for (std::size_t i = 0; (i = text.find("><", i)) != text.npos; ++i) text.insert(++i, "\n");
    check_golden(folder + "site/" + path, text);
  }
}

TEST_CASE("compiling twice gives the same bytes", "[golden]") {
  CHECK(compiled().site == compiled().site);
}

TEST_CASE("reformatting the XML of a form does not change its model", "[golden]") {
  Options options;
  options.print = Noun::model;
  options.stop_after = Stage::link;
  const std::string before = printed(Noun::model, Stage::link);
  Files all = files_below("forms");
  std::string& form = all["forms/boendeparkering/form.xml"];
  std::string spread;
  for (const char c : form) spread += c == '\n' ? std::string("\r\n\t ") : std::string(1, c);
  form = "\xEF\xBB\xBF" + spread;
  all.merge(files_below("locales"));
  all.merge(files_below("themes"));
  const MemoryFiles files(std::move(all));
  const auto project = load(files, options);
  Renderer renderer(project->theme);
  CHECK(compile(*project, "boendeparkering", files, options, renderer).printed == before);
}

}  // namespace
}  // namespace blankett::tests
