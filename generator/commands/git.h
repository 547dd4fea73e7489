#pragma once
// Revisions, as git keeps them.

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace blankett {

/// Files of a folder as a revision has it, by path from the folder itself ("a/form.xml").
struct GitFolder {
  enum class Is : std::uint8_t { read, no_revision, no_folder, no_git, failed } is = Is::failed;
  std::map<std::string, std::string> files{};
  std::string why{};  // failed: what git said
};
GitFolder folder_at(const std::string& revision, const std::string& folder);

}  // namespace blankett
