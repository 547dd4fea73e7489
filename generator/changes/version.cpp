// Semantic versions of forms, with receivers and saved drafts as those who depend on them. Tested
// by changes_test.cpp.

#include "changes/version.h"

#include <algorithm>
#include <charconv>

namespace blankett {

std::optional<Version> Version::parse(std::string_view text) {
  Version out;
  const char *at = text.data(), *end = text.data() + text.size();
  for (unsigned* number : {&out.major, &out.minor, &out.patch}) {
    if (number != &out.major && (at == end || *at++ != '.')) return std::nullopt;
    const auto [after, error] = std::from_chars(at, end, *number);
    if (error != std::errc{}) return std::nullopt;
    at = after;
  }
  return at == end ? std::optional(out) : std::nullopt;
}

std::string Version::text() const {
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

std::string_view name_of(Level level) {
  static constexpr std::string_view kNames[] = {"none", "patch", "minor", "major"};
  return kNames[static_cast<std::size_t>(level)];
}

Level level_of(const std::vector<Change>& changes) {
  Level level = changes.empty() ? Level::none : Level::patch;
  for (const Change& change : changes) {
    const Effect effect = std::max(change.receivers(), change.drafts);
    if (effect == Effect::breaking) level = Level::major;
    if (effect == Effect::compatible) level = std::max(level, Level::minor);
  }
  return level;
}

Version after(Version version, Level level) {
  switch (level) {
    case Level::none: return version;
    case Level::patch: return {version.major, version.minor, version.patch + 1};
    case Level::minor: return {version.major, version.minor + 1, 0};
    case Level::major: break;
  }
  return {version.major + 1, 0, 0};
}

}  // namespace blankett
