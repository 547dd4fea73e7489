// blankett lock: lines for published versions that have none. A line that is there is never
// changed. Tested by lock_test.cpp.

#include "changes/lock.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "commands/command.h"
#include "commands/report.h"
#include "write/file.h"

namespace blankett {
namespace {

constexpr std::string_view kHead =
    "# The published versions of the forms and what each promised, written by `blankett lock`.\n"
    "# Keep every line: a build refuses a form that promises something else under a locked "
    "version.\n";

}  // namespace

int lock(const Arguments& arguments) {
  const DiskFiles files;
  Options options = arguments.options;
  options.only_forms = arguments.paths;
  const bool swedish = options.reader == "sv";
  const auto project = load(files, options);
  if (project->has_errors()) return report(*project, project->findings, arguments);

  std::vector<Finding> findings;
  std::vector<std::string> lines;
  for (const std::string& form : project->forms) {
    const Meaning meaning = meaning_of(*project, form, files, options);
    findings.insert(findings.end(), meaning.findings.begin(), meaning.findings.end());
    if (meaning.has_errors()) continue;
    if (!meaning.published) {
      if (!arguments.paths.empty())
        fmt::print(stderr,
                   fmt::runtime(swedish ? "blankett: {} är inte publicerat och låses inte\n"
                                        : "blankett: {} is not published and is not locked\n"),
                   form);
      continue;
    }
    Diagnostics found;
    const auto open = open_form(*project, form, files, options);
    if (open->editions.empty()) {
      for (const Finding& finding : open->meaning.findings)
        if (finding.severity == Severity::error) findings.push_back(finding);
      continue;
    }
    const std::vector<std::string> languages = languages_of(*project, open->editions);
    check_lock(meaning.model, languages, project->lock.value_or(Lock{}), found);
    const auto version = Version::parse(meaning.model.version);
    if (found.has_errors()) {
      for (Finding& f :
           resolve(found, *meaning.sources, project->wording(arguments.options.reader)))
        findings.push_back(std::move(f));
    } else if (!found.empty() && version) {
      lines.push_back(lock_line(form, *version, locked(promises_of(meaning.model, languages))));
    }
  }
  const int code = report(*project, findings, arguments);
  const bool refused = std::any_of(findings.begin(), findings.end(),
                                   [](const Finding& f) { return f.severity == Severity::error; });
  if (refused || lines.empty()) return code;

  const std::string path = options.forms + "/" + std::string(kLockFile);
  constexpr std::size_t kLargest = std::size_t{64} << 20;
  const std::string old = files.read(path, kLargest).value_or(std::string(kHead));
  if (const auto wrong = replace_file(path, with_lines(old, lines))) {
    fmt::print(stderr,
               fmt::runtime(swedish ? "blankett: {} kunde inte skrivas: {}\n"
                                    : "blankett: {} could not be written: {}\n"),
               path, *wrong);
    return kWorld;
  }
  for (const std::string& line : lines)
    fmt::print("{}\n", line.substr(0, line.find(' ', line.find(' ') + 1)));
  return code;
}

}  // namespace blankett
