// git runs in the folder that holds the one asked for, so that a path means what it means on the
// command line. A revision becomes the name of a commit before it is used. Tested by diff_test.cpp.

#include "commands/git.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/tar.h"
#include "base/text.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX has no header for it

namespace blankett {
namespace {

namespace fs = std::filesystem;

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() {
    for (const int end : ends)
      if (end >= 0) ::close(end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_write() {
    ::close(ends[1]);
    ends[1] = -1;
  }
};

// Both at once: a program that waits for one to be read would never end.
void read_both(const Pipe& out, const Pipe& err, GitRun& run) {
  constexpr std::size_t kChunk = 65536;
  std::string chunk(kChunk, '\0');
  std::array<pollfd, 2> ends{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
  std::size_t open = ends.size();
  while (open > 0) {
    if (::poll(ends.data(), ends.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      const ssize_t n = ::read(ends[i].fd, chunk.data(), chunk.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) {
        ends[i].fd = -1;
        --open;
        continue;
      }
      (i == 0 ? run.out : run.err).append(chunk.data(), static_cast<std::size_t>(n));
    }
  }
}

}  // namespace

GitRun run_git(const std::vector<std::string>& arguments) {
  GitRun run;
  Pipe out, err;
  if (out.ends[0] < 0 || err.ends[0] < 0) return run;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
  std::vector<std::string> words = {"git"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, "git", &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  out.close_write();
  err.close_write();
  if (failure != 0) {
    run.err = std::strerror(failure);
    return run;
  }
  run.started = true;
  read_both(out, err, run);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFEXITED(status)) run.code = WEXITSTATUS(status);
  return run;
}

GitFolder folder_at(const std::string& revision, const std::string& folder) {
  std::error_code error;
  fs::path path = fs::absolute(folder, error).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const std::string name = path.filename(), within = path.parent_path();
  const std::vector<std::string> git = {"-C", within, "--literal-pathspecs"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), git.begin(), git.end());
    return more;
  };
  const GitRun commit = run_git(
      with({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"}));
  if (!commit.started) return {GitFolder::Is::no_git, {}, commit.err};
  const std::string id(trimmed(commit.out));
  const bool is_name = !id.empty() && id.find_first_not_of("0123456789abcdef") == id.npos;
  if (commit.code != 0 || !is_name)
    return {GitFolder::Is::no_revision, {}, std::string(trimmed(commit.err))};

  const GitRun archive = run_git(with({"archive", "--format=tar", id, "--", name}));
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
