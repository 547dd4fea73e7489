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
};

std::string clean(const fs::path& path) {
  const std::string out = path.lexically_normal().string();
  return out.size() > 1 && out.ends_with('/') ? out.substr(0, out.size() - 1) : out;
}

// `folder` as it was given, "forms/flytt" or ".": its name is the form's id.
void add_form(Work& work, fs::path folder) {
  const fs::path name = folder.filename();
  if (name.empty() || name == "." || name == "..")
    folder = clean(fs::absolute(folder.empty() ? "." : folder));
  const std::string parent = clean(folder.parent_path());
  work.forms[parent.empty() ? "." : parent].insert(folder.filename().string());
}

// False when there is nothing to check.
bool find_work(const std::string& given, Work& work) {
  std::error_code error;
  const fs::path path = clean(given);
  const auto add = [&](const fs::path& file) {
    if (file.filename() == "form.xml") add_form(work, file.parent_path());
    else if (file.extension() == ".html" || file.extension() == ".htm")
      work.pages.push_back(file.string());
    else return false;
    return true;
  };
  if (fs::is_regular_file(path, error)) return add(path);
  if (fs::is_regular_file(path / "form.xml", error)) return add(path / "form.xml");
  bool found = false;
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end;
       it.increment(error))
    if (it->is_regular_file(error) && add(it->path())) found = true;
  return found;
}

}  // namespace

int check(const Arguments& arguments) {
  const DiskFiles files;
  Work work;
  bool usage = false;
  for (const std::string& path : arguments.paths) {
    if (find_work(path, work)) continue;
    std::fprintf(
        stderr,
        "blankett: %s: not a form (form.xml), a folder with forms or pages, or an .html page\n",
        path.c_str());
    usage = true;
  }
  if (usage) return kUsage;
  std::vector<Finding> findings;
  std::unique_ptr<Project> project;
  const auto take = [&](std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
  };
  // Pages need the compiler's words and rules; what is wrong with the project is beside the point.
  if (work.forms.empty()) project = load(files, arguments.options);
  for (const auto& [folder, ids] : work.forms) {
    Options options = arguments.options;
    options.forms = folder;
    options.only_forms.assign(ids.begin(), ids.end());
    project = load(files, options);
    take(project->findings);
    Renderer renderer(project->theme);
    for (const std::string& id : project->forms)
      take(compile(*project, id, files, options, renderer).findings);
  }
  for (const std::string& page : work.pages)
    take(check_page(*project, page, files, arguments.options));
  return report(*project, std::move(findings), arguments);
}

}  // namespace blankett
