// Temporary file, fsync, rename. Tested by write_test.cpp.

#include "write/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace blankett {
namespace {

namespace fs = std::filesystem;

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

std::optional<std::string> replace_file(const std::string& path, std::string_view bytes) {
  std::error_code error, ignored;
  fs::path target = path;
  if (fs::is_symlink(target, ignored)) target = fs::canonical(target, error);
  if (error) return error.message();
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), error);
  if (error) return error.message();

  struct stat old {};
  const bool there = ::stat(target.c_str(), &old) == 0;
  std::string beside = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX"));
  const int fd = ::mkstemp(beside.data());
  if (fd < 0) return std::strerror(errno);
  const mode_t mode = there ? old.st_mode & 07777 : 0644;
  const bool written = ::fchmod(fd, mode) == 0 && write_all(fd, bytes) && ::fsync(fd) == 0;
  int failure = written ? 0 : errno;
  if (::close(fd) != 0 && failure == 0) failure = errno;
  if (failure == 0 && ::rename(beside.c_str(), target.c_str()) != 0) failure = errno;
  if (failure == 0) return std::nullopt;
  ::unlink(beside.c_str());
  return std::strerror(failure);
}

}  // namespace blankett
