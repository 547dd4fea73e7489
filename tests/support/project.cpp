#include "support/project.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"

namespace blankett::tests {
namespace {

namespace fs = std::filesystem;

std::string place(const Place& at, std::string_view own_file) {
  const std::string columns =
      fmt::format("{}:{}-{}:{}", at.begin.line, at.begin.column, at.end.line, at.end.column);
  return at.file == own_file ? columns : at.file + ":" + columns;
}

bool same(const Place& a, const Place& b) { return place(a, "") == place(b, ""); }

}  // namespace

std::string read(const std::string& path) {
  const std::ifstream in(fs::path(PROJECT_FOLDER) / path, std::ios::binary);
  if (!in) std::fprintf(stderr, "%s cannot be read\n", path.c_str());
  CHECK(in);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

Files files_below(const std::string& folder) {
  Files files;
  const fs::path top = PROJECT_FOLDER;
  std::error_code error;
  for (fs::recursive_directory_iterator it(top / folder, error), end; !error && it != end;
       it.increment(error)) {
    if (!it->is_regular_file()) continue;
    std::string path = it->path().lexically_relative(top).string();
    std::string bytes = read(path);
    files.emplace(std::move(path), std::move(bytes));
  }
  return files;
}

Files files_within(const std::string& folder) {
  Files files;
  for (auto& [path, bytes] : files_below(folder))
    files.emplace(path.substr(folder.size() + 1), bytes);
  return files;
}

const Files& languages_and_theme() {
  static const Files files = [] {
    Files out = files_below("themes/stockholm");
    for (const char* language : {"sv", "en", "sv-simple", "neutral"})
      for (auto& [path, bytes] : files_below(std::string("locales/") + language))
        if (path.find("/forms/") == path.npos && path.find("/blocks/") == path.npos)
          out.emplace(path, bytes);
    return out;
  }();
  return files;
}

MemoryFiles with(Files files) {
  files.insert(languages_and_theme().begin(), languages_and_theme().end());
  return MemoryFiles(std::move(files));
}

Files form_file(const std::string& form, const std::string& otherwise) {
  const std::size_t root = form.find("<form");
  const std::size_t end = form.find('>', root);
  const std::size_t id = root == form.npos ? form.npos : form.find(" id=\"", root);
  if (id == form.npos || id > end) return {{"forms/" + otherwise + "/form.xml", form}};
  const std::string name = form.substr(id + 5, form.find('"', id + 5) - id - 5);
  return {{"forms/" + name + "/form.xml", form}};
}

std::vector<Finding> findings_of(const FileSystem& files, const Options& given) {
  Options options = given;
  if (options.today.empty()) options.today = kToday;
  const auto project = load(files, options);
  std::vector<Finding> findings = project->findings;
  Renderer renderer(project->theme);
  std::vector<rules::TranslatedLabel> labels;
  const auto add_all = [](auto from, auto& to) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  };
  for (const std::string& form : project->forms) {
    Bundle bundle = compile(*project, form, files, options, renderer);
    add_all(std::move(bundle.findings), findings);
    add_all(std::move(bundle.labels), labels);
  }
  add_all(rules::compare_labels(labels, project->wording(options.reader)), findings);
  sort_findings(findings);
  return findings;
}

std::vector<Finding> findings_of_form(const std::string& form, const std::string& otherwise) {
  return findings_of(with(form_file(form, otherwise)));
}

std::vector<Finding> findings_of_page(const std::string& html, bool enhanced) {
  return findings_of_pages({{"page.html", html}}, enhanced);
}

std::vector<Finding> findings_of_pages(const Files& pages, bool enhanced) {
  static const auto project = load(with(Files{}), {});
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : pages)
    if (path.ends_with(".html")) paths.push_back(path);
  Options options;
  options.enhanced = enhanced;
  auto findings = check_pages(*project, paths, MemoryFiles(pages), options);
  sort_findings(findings);
  return findings;
}

std::string listed(const std::vector<Finding>& findings, std::string_view own_file) {
  std::string out;
  for (const Finding& f : findings) {
    out += fmt::format("{} {} {} {}", f.place ? place(*f.place, own_file) : "-",
                       name_of(f.severity), f.rule, f.message);
    if (!f.help.empty()) out += " | " + f.help;
    if (f.fix) {
      const bool elsewhere = !f.place || !same(f.fix->replace, *f.place);
      out += fmt::format(" | fix: {}\"{}\"", elsewhere ? place(f.fix->replace, own_file) + " " : "",
                         f.fix->with);
    }
    if (!f.suppressed.empty()) out += " | suppressed: " + f.suppressed;
    out += '\n';
    for (const auto& related : f.related)
      out += fmt::format("  {} {}\n", place(related.place, own_file), related.message);
  }
  return out;
}

}  // namespace blankett::tests
