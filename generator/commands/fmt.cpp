// blankett fmt [--check] PATH…: lays out the XML that people wrote, in place.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "authoring/format.h"
#include "base/check.h"
#include "commands/command.h"
#include "commands/report.h"
#include "parse/parse.h"
#include "write/file.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

// Every .xml file that a path names; false when there is none.
bool add_files(const std::string& given, std::vector<std::string>& out) {
  std::error_code error;
  const std::size_t before = out.size();
  const auto add = [&](const fs::path& file) {
    if (file.extension() == ".xml") out.push_back(file.lexically_normal().string());
  };
  if (fs::is_regular_file(given, error)) add(given);
  for (fs::recursive_directory_iterator it(given, error), end; !error && it != end;
       it.increment(error))
    if (it->is_regular_file(error)) add(it->path());
  return out.size() > before;
}

Document read(Sources& sources, const std::string& path, const std::string& bytes,
              Diagnostics& out) {
  return parse(sources, sources.add(path, bytes), out);
}

}  // namespace

int format(const Arguments& arguments) {
  const DiskFiles files;
  const bool swedish = arguments.options.reader == "sv";
  std::vector<std::string> given = arguments.paths;
  if (given.empty()) given = {arguments.options.forms};
  std::vector<std::string> paths;
  for (const std::string& path : given) {
    if (add_files(path, paths)) continue;
    fmt::print(stderr,
               fmt::runtime(swedish ? "blankett: {}: inte en .xml-fil eller en mapp med sådana\n"
                                    : "blankett: {}: not an .xml file or a folder with some\n"),
               path);
    return kUsage;
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());

  // The compiler's words; what is wrong with the project is beside the point.
  const auto project = load(files, arguments.options);
  const Wording wording = project->wording(arguments.options.reader);
  std::vector<Finding> findings;
  std::size_t changed = 0;
  bool failed = false;
  for (const std::string& path : paths) {
    const auto bytes = files.read(path, kLargestFile);
    if (!bytes) {
      fmt::print(
          stderr,
          fmt::runtime(swedish ? "blankett: {} kan inte läsas\n" : "blankett: {} cannot be read\n"),
          path);
      failed = true;
      continue;
    }
    Sources sources;
    Diagnostics found;
    const Document before = read(sources, path, *bytes, found);
    for (Finding& f : resolve(found, sources, wording)) findings.push_back(std::move(f));
    if (before.empty()) continue;
    const std::string laid_out = formatted(*bytes);
    if (laid_out == *bytes || laid_out.size() > kLargestFile) continue;
    // Nothing an author wrote may be lost, whatever we have overlooked.
    CHECK(say_the_same(before, read(sources, path, laid_out, found)));
    ++changed;
    fmt::print("{}\n", path);
    if (arguments.check_only) continue;
    if (const auto wrong = replace_file(path, laid_out)) {
      fmt::print(stderr,
                 fmt::runtime(swedish ? "blankett: {} kunde inte skrivas: {}\n"
                                      : "blankett: {} could not be written: {}\n"),
                 path, *wrong);
      failed = true;
    }
  }
  std::fflush(stdout);
  if (changed > 0 && arguments.check_only)
    fmt::print(stderr,
               fmt::runtime(swedish ? "{} av {} filer skulle ändras: kör blankett fmt\n"
                                    : "{} of {} files would change: run blankett fmt\n"),
               changed, paths.size());
  const int said = report(*project, std::move(findings), arguments);
  if (failed) return kWorld;
  return arguments.check_only && changed > 0 ? kAuthor : said;
}

}  // namespace blankett
