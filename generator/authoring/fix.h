#pragma once
// Makes the corrections that findings carry, and keeps only those that help.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/finding.h"

namespace blankett {

/// Files over those of another file system, until somebody writes them to the disk.
class ChangedFiles : public FileSystem {
 public:
  explicit ChangedFiles(const FileSystem& below) : below_(below) {}
  std::map<std::string, std::string> changed{};

  std::optional<std::string> read(const std::string& path, std::size_t limit) const override;
  std::vector<std::string> entries(const std::string& folder) const override {
    return below_.entries(folder);
  }
  bool is_file(const std::string& path) const override { return below_.is_file(path); }
  bool is_folder(const std::string& path) const override { return below_.is_folder(path); }

 private:
  const FileSystem& below_;
};

struct Correction {
  Place at{};
  std::string rule{}, from{}, to{};
  bool kept = true;  // false: its own finding was still there, so it was taken back
};

struct Fixing {
  std::vector<Correction> corrections{};  // in the order they were made
  std::map<std::string, std::string> files{};
  std::vector<Finding> left{};
};

/// Corrects, compiles again, and goes on until nothing changes. `may_change` says which files may.
Fixing fix(const FileSystem& files,
           const std::function<std::vector<Finding>(const FileSystem&)>& compile,
           const std::function<bool(const std::string& path)>& may_change);

}  // namespace blankett
