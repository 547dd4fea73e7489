#pragma once
// The version number that follows from what changed.

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "changes/changes.h"

namespace blankett {

/// 1.2.3. The grammar lets nothing else through.
struct Version {
  unsigned major = 0, minor = 0, patch = 0;

  static std::optional<Version> parse(std::string_view text);
  std::string text() const;
  friend bool operator==(const Version&, const Version&) = default;
  friend bool operator<(const Version& a, const Version& b) {
    return std::tie(a.major, a.minor, a.patch) < std::tie(b.major, b.minor, b.patch);
  }
};

/// Which of the three numbers changes raise.
enum class Level : std::uint8_t { none, patch, minor, major };
std::string_view name_of(Level level);

/// Breaking for receivers or drafts is major, compatible minor, anything else a patch.
Level level_of(const std::vector<Change>& changes);
Version after(Version version, Level level);

}  // namespace blankett
