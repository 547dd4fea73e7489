// blankett check PATH…: everything a build would say of a form, a folder or a page, without
// writing but the report that is asked for.

#include <cstdio>

#include "commands/command.h"
#include "commands/report.h"
#include "commands/today.h"
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
  if (!arguments.today.empty() && !is_date(arguments.today)) {
    std::fprintf(stderr, "blankett: `%s` is not a date, write YYYY-MM-DD\n",
                 arguments.today.c_str());
    return kUsage;
  }
  std::unique_ptr<Project> project;
  Audit audit = audit_of(work, files, arguments.options, project);
  audit.date = arguments.today.empty() ? today_in_sweden() : arguments.today;
  audit.site = arguments.options.site;
  audit.rules = audited_rules(*project);
  return report(*project, std::move(audit), arguments);
}

}  // namespace blankett
