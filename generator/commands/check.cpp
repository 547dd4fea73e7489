// blankett check PATH…: everything a build would say of a form, a folder or a page, without
// writing.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "commands/command.h"
#include "commands/report.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

struct Work {
  std::map<std::string, std::set<std::string>> forms;  // folder of forms → ids
  std::vector<std::string> pages;
  std::vector<std::string> unknown;
};

std::string clean(const fs::path& path) {
  const std::string out = path.lexically_normal().string();
  return out.size() > 1 && out.ends_with('/') ? out.substr(0, out.size() - 1) : out;
}

void add_form(Work& work, const fs::path& folder) {
  const std::string parent = clean(folder.parent_path());
  work.forms[parent.empty() ? "." : parent].insert(folder.filename().string());
}

void find_work(const std::string& given, Work& work) {
  std::error_code error;
  const fs::path path = clean(given);
  if (fs::is_regular_file(path, error)) {
    if (path.extension() == ".html" || path.extension() == ".htm")
      work.pages.push_back(path.string());
    else if (path.filename() == "form.xml")
      add_form(work, fs::absolute(path).parent_path() == fs::current_path()
                         ? fs::absolute(path).parent_path()
                         : path.parent_path());
    else work.unknown.push_back(given);
    return;
  }
  if (!fs::is_directory(path, error)) {
    work.unknown.push_back(given);
    return;
  }
  const std::size_t before = work.pages.size() + work.forms.size();
  if (fs::is_regular_file(path / "form.xml", error)) {
    add_form(work, path);
    return;
  }
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().filename() == "form.xml") add_form(work, it->path().parent_path());
    if (it->path().extension() == ".html") work.pages.push_back(it->path().string());
  }
  if (work.pages.size() + work.forms.size() == before) work.unknown.push_back(given);
}

}  // namespace

int check(const Arguments& arguments) {
  const DiskFiles files;
  Work work;
  for (const std::string& path : arguments.paths) find_work(path, work);
  if (!work.unknown.empty()) {
    for (const std::string& path : work.unknown)
      std::fprintf(
          stderr,
          "blankett: %s: not a form (form.xml), a folder with forms or pages, or an .html page\n",
          path.c_str());
    return kUsage;
  }
  std::vector<Finding> findings;
  std::unique_ptr<Project> project;
  const auto take = [&](std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
  };
  // Pages need the compiler's words and rules, not the forms.
  if (work.forms.empty()) work.forms[arguments.options.forms];
  for (const auto& [folder, ids] : work.forms) {
    Options options = arguments.options;
    options.forms = folder;
    options.only_forms.assign(ids.begin(), ids.end());
    project = load(files, options);
    take(project->findings);
    if (ids.empty()) continue;
    Renderer renderer(project->theme);
    for (const std::string& id : project->forms)
      take(compile(*project, id, files, options, renderer).findings);
  }
  for (const std::string& page : work.pages)
    take(check_page(*project, page, files, arguments.options));
  return report(*project, std::move(findings), arguments);
}

}  // namespace blankett
