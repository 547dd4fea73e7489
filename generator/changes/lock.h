#pragma once
// Published versions are locked: forms/versions.lock keeps one line for each, with fingerprints of
// what it promised. A form whose contract changed under the same number is refused.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "changes/version.h"
#include "model/model.h"

namespace blankett {

/// What a form promises: path of a question or rows → fingerprint; and "@endpoint",
/// "@identification", "@languages", "@checks", "@exits". Texts are no part of it.
using Promises = std::map<std::string, std::uint64_t, std::less<>>;
/// `languages` are those that the form is published in, in any order.
Promises promises_of(const Model& model, std::vector<std::string> languages);

struct LockedVersion {
  std::uint64_t whole = 0;                                    // of all promises
  std::map<std::string, std::uint32_t, std::less<>> parts{};  // the first half of each fingerprint
};
LockedVersion locked(const Promises& promises);

struct Lock {
  std::map<std::string, std::map<Version, LockedVersion>, std::less<>> forms{};  // by form
};

inline constexpr std::string_view kLockFile = "versions.lock";

Lock parse_lock(const Sources& sources, SourceId source, Diagnostics& out);

/// The line of one version, with its line end.
std::string lock_line(const std::string& form, const Version& version, const LockedVersion& locked);

/// A lock file with more lines. Those that are there, and comments, stay as they are; what is new
/// stands where its form and version belong.
std::string with_lines(std::string_view file, const std::vector<std::string>& lines);

/// What differs, by name, sorted. Empty when the contracts are the same.
std::vector<std::string> differences(const LockedVersion& a, const LockedVersion& b);

/// The languages that answers to a form are received in: those that it is published in, and those
/// that it was published in under its last locked version. `waiting` are translations that are not
/// ready; before a version is locked nothing tells a new one from one that a changed text keeps
/// back, and all of them are received.
std::vector<std::string> received_languages(const std::string& form,
                                            const std::vector<std::string>& published,
                                            const std::vector<std::string>& waiting,
                                            const Lock& lock);

/// Says when a published form is not the one that was locked.
void check_lock(const Model& model, const std::vector<std::string>& languages, const Lock& lock,
                Diagnostics& out);

std::span<const Message> lock_messages();

}  // namespace blankett
