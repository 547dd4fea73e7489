#pragma once
// Projects in memory: the repository's own languages and theme, with the files of one test on top.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/finding.h"
#include "pipeline.h"

namespace blankett::tests {

/// Path from the top of the repository → bytes.
using Files = std::map<std::string, std::string>;

/// The bytes of a file of the repository.
std::string read(const std::string& path);
/// Every file below a folder of the repository, by its path from the top.
Files files_below(const std::string& folder);
/// The same, named without the folder.
Files files_within(const std::string& folder);

/// Swedish, English and easy Swedish (without translations of forms), neutral rules, and the theme
/// of the repository.
const Files& languages_and_theme();

/// `files` over what the repository brings.
MemoryFiles with(Files files);
/// A form in the folder that its id names, or `otherwise` where it has none to be read.
Files form_file(const std::string& form, const std::string& otherwise = "form");

/// The day of the tests.
inline constexpr std::string_view kToday = "2026-11-28";

/// What `blankett check` says of every form of a project.
std::vector<Finding> findings_of(const FileSystem& files, const Options& options = {});
std::vector<Finding> findings_of_form(const std::string& form,
                                      const std::string& otherwise = "form");
std::vector<Finding> findings_of_page(const std::string& html, bool enhanced = false);
/// Of pages that are compared with one another, by path.
std::vector<Finding> findings_of_pages(const Files& pages, bool enhanced = false);

/// One finding a line:
///   4:12-4:14 error label-missing/empty question `age` has no label | help | fix: "with"
///     2:3-2:5 a related place
/// What was suppressed ends in " | suppressed: reason".
/// A place names its file only when the file is not `own_file`; a finding without a place begins
/// with "-".
std::string listed(const std::vector<Finding>& findings, std::string_view own_file);

}  // namespace blankett::tests
