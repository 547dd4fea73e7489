// git runs in the folder that holds the one asked for, so that a path means what it means on the
// command line. A revision becomes the name of a commit before it is used. Tested by diff_test.cpp.

#include "commands/git.h"

#include <filesystem>

#include "base/process.h"
#include "base/tar.h"
#include "base/text.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

}  // namespace

GitFolder folder_at(const std::string& revision, const std::string& folder) {
  std::error_code error;
  fs::path path = fs::absolute(folder, error).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const std::string name = path.filename(), within = path.parent_path();
  const std::vector<std::string> git = {"git", "-C", within, "--literal-pathspecs"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), git.begin(), git.end());
    return more;
  };
  const ProgramRun commit = run_program(
      with({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"}));
  if (!commit.started) return {GitFolder::Is::no_git, {}, commit.err};
  const std::string id(trimmed(commit.out));
  const bool is_name = !id.empty() && id.find_first_not_of("0123456789abcdef") == id.npos;
  if (commit.code != 0 || !is_name)
    return {GitFolder::Is::no_revision, {}, std::string(trimmed(commit.err))};

  const ProgramRun archive = run_program(with({"archive", "--format=tar", id, "--", name}));
  if (archive.code != 0) {
    const bool nowhere = archive.err.find("did not match any files") != archive.err.npos;
    return {nowhere ? GitFolder::Is::no_folder : GitFolder::Is::failed,
            {},
            std::string(trimmed(archive.err))};
  }
  auto files = read_tar(archive.out);
  if (!files) return {GitFolder::Is::failed, {}, "tar"};
  GitFolder out{GitFolder::Is::read, {}, {}};
  for (auto& [file, bytes] : *files)
    if (file.starts_with(name + "/"))
      out.files.emplace(file.substr(name.size() + 1), std::move(bytes));
  return out;
}

}  // namespace blankett
