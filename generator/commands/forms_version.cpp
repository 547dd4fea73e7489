// Tested by diff_test.cpp and readability_test.cpp.

#include "commands/forms_version.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "commands/git.h"
#include "commands/work.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

// Files in memory under a name of their own, "HEAD~1:forms/…", over those of the disk.
class RevisionFiles : public FileSystem {
 public:
  RevisionFiles(std::string prefix, std::map<std::string, std::string> files)
      : prefix_(std::move(prefix)), memory_(std::move(files)) {}
  std::optional<std::string> read(const std::string& path, std::size_t limit) const override {
    return of(path).read(path, limit);
  }
  std::vector<std::string> entries(const std::string& folder) const override {
    return of(folder).entries(folder);
  }
  bool is_file(const std::string& path) const override { return of(path).is_file(path); }
  bool is_folder(const std::string& path) const override { return of(path).is_folder(path); }

 private:
  const FileSystem& of(const std::string& path) const {
    return path.starts_with(prefix_) ? static_cast<const FileSystem&>(memory_) : disk_;
  }
  std::string prefix_;
  MemoryFiles memory_;
  DiskFiles disk_{};
};

template <class... Values>
int refuse(const Arguments& arguments, int code, const char* sv, const char* en,
           const Values&... values) {
  fmt::print(stderr, "blankett: {}\n",
             fmt::format(fmt::runtime(arguments.options.reader == "sv" ? sv : en), values...));
  return code;
}

int open_revision(const std::string& revision, const Arguments& arguments, FormsVersion& side) {
  if (revision.starts_with('-'))
    return refuse(arguments, kUsage, "`{}` är ingen version i git", "`{}` is no git revision",
                  revision);
  GitFolder forms = folder_at(revision, arguments.options.forms);
  switch (forms.is) {
    case GitFolder::Is::read: break;
    case GitFolder::Is::no_git:
      return refuse(arguments, kWorld, "git kunde inte startas: {}", "git could not be started: {}",
                    forms.why);
    case GitFolder::Is::no_revision:
      return refuse(arguments, kUsage, "`{}` är varken en fil, en mapp eller en version i git",
                    "`{}` is neither a file, a folder nor a git revision", revision);
    case GitFolder::Is::no_folder:
      return refuse(arguments, kUsage, "det finns ingen mapp {} i versionen `{}`",
                    "there is no folder {} in the revision `{}`", arguments.options.forms,
                    revision);
    case GitFolder::Is::failed:
      return refuse(arguments, kWorld, "git kunde inte läsa versionen `{}`: {}",
                    "git could not read the revision `{}`: {}", revision, forms.why);
  }
  const std::string prefix = revision + ":";
  side.options.forms = prefix + arguments.options.forms;
  side.translations = prefix + arguments.options.locales;
  std::map<std::string, std::string> files;
  for (auto& [path, bytes] : forms.files)
    files.emplace(side.options.forms + "/" + path, std::move(bytes));
  // A revision may have no translations at all.
  for (auto& [path, bytes] : folder_at(revision, arguments.options.locales).files)
    files.emplace(side.translations + "/" + path, std::move(bytes));
  side.files = std::make_unique<RevisionFiles>(prefix, std::move(files));
  return kClean;
}

}  // namespace

int open_version(const std::string& given, const Arguments& arguments, FormsVersion& side) {
  side.options = arguments.options;
  side.options.only_forms.clear();
  side.translations = arguments.options.locales;
  std::error_code error;
  if (!fs::exists(given, error)) return open_revision(given, arguments, side);
  side.files = std::make_unique<DiskFiles>();
  Work work;
  if (!add_work(given, work) || work.forms.empty())
    return refuse(arguments, kUsage,
                  "{}: inte ett formulär (form.xml), en mapp med formulär eller en version i git",
                  "{}: not a form (form.xml), a folder of forms or a git revision", given);
  if (work.forms.size() > 1)
    return refuse(arguments, kUsage, "{}: det finns formulär i flera mappar; ange en av dem",
                  "{}: there are forms in several folders; name one of them", given);
  const auto& [folder, ids] = *work.forms.begin();
  side.options.forms = folder;
  side.single =
      fs::is_regular_file(given, error) || fs::is_regular_file(fs::path(given) / "form.xml", error);
  if (side.single) side.options.only_forms.assign(ids.begin(), ids.end());
  return kClean;
}

void load_version(FormsVersion& version) {
  version.project = load(*version.files, version.options);
  // What is promised is compared with what is written, not with what was locked.
  std::erase_if(version.project->findings,
                [](const Finding& f) { return f.rule.starts_with("lock/"); });
}

}  // namespace blankett
