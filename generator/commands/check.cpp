// blankett check PATH…: everything a build would say of a form, a folder or a page, without
// writing.

#include <algorithm>

#include "commands/command.h"
#include "commands/report.h"
#include "commands/work.h"

namespace blankett {

int check(const Arguments& arguments) {
  const DiskFiles files;
  Work work;
  bool usage = false;
  for (const std::string& path : arguments.paths) {
    if (add_work(path, work)) continue;
    std::fprintf(
        stderr,
        "blankett: %s: not a form (form.xml), a folder with forms or pages, or an .html page\n",
        path.c_str());
    usage = true;
  }
  if (usage) return kUsage;
  if (arguments.outline) {
    for (const std::string& page : work.pages) {
      const std::string text = outline_of_page(page, files);
      std::fwrite(text.data(), 1, text.size(), stdout);
    }
    return kClean;
  }
  std::unique_ptr<Project> project;
  std::vector<Finding> findings = findings_of(work, files, arguments.options, project);
  // Pages need the compiler's words and rules; what is wrong with the project is beside the point.
  if (!project) project = load(files, arguments.options);
  for (Finding& f : check_pages(*project, work.pages, files, arguments.options))
    findings.push_back(std::move(f));
  return report(*project, std::move(findings), arguments);
}

}  // namespace blankett
