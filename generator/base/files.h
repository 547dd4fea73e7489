#pragma once
// How the compiler reads the world. The only virtual interface: tests, fuzzers and previews hand in
// files from memory.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blankett {

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// The bytes of a file, or nothing if it cannot be read or is larger than `limit` bytes + 1
  /// (one byte more is read, so the caller can tell that a file is too large).
  virtual std::optional<std::string> read(const std::string& path, std::size_t limit) const = 0;
  /// The names (not paths) of files and folders in a folder, sorted; empty if there is none.
  virtual std::vector<std::string> entries(const std::string& folder) const = 0;
  virtual bool is_file(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  /// Whether it is a symbolic link. A folder that is one can hold the folder it stands in.
  virtual bool is_link(const std::string& /*path*/) const { return false; }
};

class DiskFiles : public FileSystem {
 public:
  std::optional<std::string> read(const std::string& path, std::size_t limit) const override;
  std::vector<std::string> entries(const std::string& folder) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  bool is_link(const std::string& path) const override;
};

class MemoryFiles : public FileSystem {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  std::optional<std::string> read(const std::string& path, std::size_t limit) const override;
  std::vector<std::string> entries(const std::string& folder) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace blankett
