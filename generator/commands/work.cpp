// From paths to forms and pages, and from forms to findings. Tested by cli_test.cpp.

#include "commands/work.h"

#include <filesystem>

#include "page/words.h"
#include "render/theme.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

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

bool is_page(const fs::path& file) {
  const std::string ending = lower_ascii(file.extension().string());
  return ending == ".html" || ending == ".htm";
}

}  // namespace

bool is_input(const std::string& path, const Work& work) {
  std::error_code error;
  const auto same = [&](const fs::path& other) { return fs::equivalent(path, other, error); };
  for (const std::string& page : work.pages)
    if (same(page)) return true;
  for (const auto& [folder, ids] : work.forms)
    for (const std::string& id : ids)
      if (same(fs::path(folder) / id / "form.xml")) return true;
  return false;
}

bool add_work(const std::string& given, Work& work) {
  if (given == kStandardInput) {
    work.pages.push_back(given);
    return true;
  }
  std::error_code error;
  const fs::path path = clean(given);
  const auto add = [&](const fs::path& file) {
    if (file.filename() == "form.xml") add_form(work, file.parent_path());
    else if (is_page(file)) work.pages.push_back(file.string());
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

Audit audit_of(const Work& work, const FileSystem& files, const Options& given,
               std::unique_ptr<Project>& project) {
  Audit audit;
  for (const auto& [folder, ids] : work.forms) {
    Options options = given;
    options.forms = folder;
    options.only_forms.assign(ids.begin(), ids.end());
    project = load(files, options);
    attach(audit, project->findings, {});
    Renderer renderer(project->theme);
    std::vector<rules::TranslatedLabel> labels;
    for (const std::string& id : project->forms) {
      Bundle bundle = compile(*project, id, files, options, renderer);
      attach(audit, std::move(bundle.findings), std::move(bundle.subjects));
      std::move(bundle.people.begin(), bundle.people.end(), std::back_inserter(audit.people));
      std::move(bundle.exceptions.begin(), bundle.exceptions.end(),
                std::back_inserter(audit.exceptions));
      std::move(bundle.labels.begin(), bundle.labels.end(), std::back_inserter(labels));
    }
    attach(audit, rules::compare_labels(labels, project->wording(options.reader)), {});
  }
  // Pages need the compiler's words and rules; what is wrong with the project is beside the point.
  if (!project) project = load(files, given);
  audit.look = {project->theme.name, look_of(project->theme)};
  audit.runs = browser_runs();
  std::vector<Subject> subjects;
  std::vector<Finding> findings = check_pages(*project, work.pages, files, given, &subjects);
  attach(audit, std::move(findings), std::move(subjects));
  return audit;
}

std::vector<Finding> findings_of(const Work& work, const FileSystem& files, const Options& options,
                                 std::unique_ptr<Project>& project) {
  return audit_of(work, files, options, project).findings;
}

}  // namespace blankett
