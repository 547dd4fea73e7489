// blankett fix [PATH…]: makes the corrections that findings suggest.

#include "authoring/fix.h"

#include <fmt/format.h>

#include <filesystem>

#include "commands/command.h"
#include "commands/report.h"
#include "commands/work.h"
#include "write/file.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

// Also through links: what is not in these folders is somebody else's.
bool is_below(const std::string& path, const std::vector<std::string>& folders) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error) return false;
  for (const std::string& folder : folders) {
    const fs::path top = fs::canonical(folder, error);
    if (error) continue;
    const fs::path inside = real.lexically_relative(top);
    if (!inside.empty() && *inside.begin() != "..") return true;
  }
  return false;
}

void print(const Correction& c, bool swedish) {
  const char* const kept = "";
  const char* const undone =
      swedish ? " hjälpte inte och togs tillbaka" : " did not help and was taken back";
  fmt::print("{}:{}:{}: `{}` → `{}`{} [{}]\n", c.at.file, c.at.begin.line, c.at.begin.column,
             c.from, c.to, c.kept ? kept : undone, c.rule);
}

}  // namespace

int fix(const Arguments& arguments) {
  const bool swedish = arguments.options.reader == "sv";
  std::vector<std::string> given = arguments.paths;
  if (given.empty()) given = {arguments.options.forms};
  Work work;
  for (const std::string& path : given)
    if (!add_work(path, work) || work.forms.empty()) {
      fmt::print(stderr,
                 fmt::runtime(swedish ? "blankett: {}: inget formulär (form.xml) och ingen mapp "
                                        "med formulär\n"
                                      : "blankett: {}: not a form (form.xml) or a folder with "
                                        "forms\n"),
                 path);
      return kUsage;
    }
  std::vector<std::string> folders = {arguments.options.locales};
  for (const auto& [folder, ids] : work.forms) folders.push_back(folder);

  std::unique_ptr<Project> project;
  const DiskFiles files;
  const Fixing run = fix(
      files,
      [&](const FileSystem& now) { return findings_of(work, now, arguments.options, project); },
      [&](const std::string& path) { return is_below(path, folders); });

  std::size_t kept = 0;
  for (const Correction& c : run.corrections) {
    print(c, swedish);
    kept += c.kept;
  }
  std::fflush(stdout);
  bool failed = false;
  if (!arguments.dry_run)
    for (const auto& [path, bytes] : run.files)
      if (const auto wrong = replace_file(path, bytes)) {
        fmt::print(stderr,
                   fmt::runtime(swedish ? "blankett: {} kunde inte skrivas: {}\n"
                                        : "blankett: {} could not be written: {}\n"),
                   path, *wrong);
        failed = true;
      }
  const std::string corrections = swedish ? counted(kept, "rättning", "rättningar")
                                          : counted(kept, "correction", "corrections");
  const char* const made = kept == 1 ? "gjord" : "gjorda";
  if (arguments.dry_run)
    fmt::print(stderr,
               fmt::runtime(swedish ? "{} går att göra; inget är skrivet\n"
                                    : "{} can be made; nothing was written\n"),
               corrections);
  else fmt::print(stderr, "{} {}\n", corrections, swedish ? made : "made");
  const int said = report(*project, run.left, arguments);
  if (failed) return kWorld;
  return arguments.dry_run && kept > 0 && said == kClean ? kAuthor : said;
}

}  // namespace blankett
