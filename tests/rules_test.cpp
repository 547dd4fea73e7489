// Runs the fixtures of every rule folder. A file in invalid/ gives exactly what stands in the
// .expected beside it; a file in valid/ is silent under every rule, not only its own. A rule that
// looks into the term bank has one of its own, terms.tbx; one that looks at media has a folder of
// them; and beside a form its translation can stand, <form>.<language>.xlf. A folder in invalid/ or
// valid/ holds pages that are checked together.

#include <filesystem>
#include <set>

#include "rules/check.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

// "generator/rules/label_missing/invalid/empty.xml" → what is found in it.
std::string found_in(const std::string& path, const std::string& bytes) {
  const std::filesystem::path file(path);
  const bool enhanced = path.find("_enhanced/") != path.npos;
  if (file.extension() == ".html") return listed(findings_of_page(bytes, enhanced), "page.html");
  Files files = form_file(bytes, file.stem());
  const std::string form = files.begin()->first;
  const std::string form_folder = form.substr(0, form.rfind('/'));
  const std::string id = form_folder.substr(form_folder.find('/') + 1);
  const std::string beside = file.parent_path().filename().string() + "/" + file.stem().string();
  for (const auto& [name, content] : files_within(file.parent_path().parent_path())) {
    if (name == "terms.tbx") files["forms/terms.tbx"] = content;
    if (name.starts_with("media/")) files[form_folder + "/" + name] = content;
    if (name.starts_with(beside + ".") && name.ends_with(".xlf")) {
      const std::size_t end = name.size() - std::string_view(".xlf").size();
      const std::string language = name.substr(beside.size() + 1, end - beside.size() - 1);
      files["locales/" + language + "/forms/" + id + ".xlf"] = content;
    }
  }
  return listed(findings_of(with(files)), form);
}

// "generator/rules/pages_title/invalid/same/a.html" → ".../invalid/same", a set; "" for others.
std::string set_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const std::string name = folder.filename();
  return name == "invalid" || name == "valid" ? std::string() : folder.string();
}

// The folders of pages that are checked together, in invalid/ or valid/.
std::set<std::string> sets(const std::string& kind) {
  std::set<std::string> out;
  for (const auto& [path, bytes] : files_below("generator/rules"))
    if (path.find("/" + kind + "/") != path.npos && path.ends_with(".html") &&
        !set_of(path).empty())
      out.insert(set_of(path));
  return out;
}

bool is_input(const std::string& path) { return path.ends_with(".xml") || path.ends_with(".html"); }

}  // namespace

TEST_CASE("invalid fixtures give exactly what is expected") {
  for (const auto& [path, bytes] : files_below("generator/rules")) {
    if (path.find("/invalid/") == path.npos || !is_input(path) || !set_of(path).empty()) continue;
    const std::string expected = std::filesystem::path(path).replace_extension(".expected");
    check_golden(PROJECT_FOLDER "/" + expected, found_in(path, bytes));
  }
  for (const std::string& set : sets("invalid"))
    check_golden(PROJECT_FOLDER "/" + set + ".expected",
                 listed(findings_of_pages(files_within(set)), ""));
}

TEST_CASE("valid fixtures are silent under every rule", "[slow]") {
  for (const auto& [path, bytes] : files_below("generator/rules")) {
    if (path.find("/valid/") == path.npos || !is_input(path)) continue;
    INFO(path);
    CHECK(found_in(path, bytes) == "");
  }
  for (const std::string& set : sets("valid")) {
    INFO(set);
    CHECK(listed(findings_of_pages(files_within(set)), "") == "");
  }
}

TEST_CASE("invalid fixtures are found by the rule of their folder") {
  for (const auto& [path, bytes] : files_below("generator/rules")) {
    if (path.find("/invalid/") == path.npos || !path.ends_with(".expected")) continue;
    std::string rule = path.substr(std::string("generator/rules/").size());
    rule.resize(rule.find('/'));
    std::replace(rule.begin(), rule.end(), '_', '-');
    INFO(path);
    CHECK(bytes.find(" " + rule + "/") != bytes.npos);
  }
}

}  // namespace blankett::tests
