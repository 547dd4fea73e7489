#pragma once
// What the paths of a command line mean: forms, each in its folder, and pages.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "commands/command.h"

namespace blankett {

/// The page that standard input is, where paths name pages.
inline constexpr std::string_view kStandardInput = "-";

struct Work {
  std::map<std::string, std::set<std::string>> forms{};  // folder of forms → ids
  std::vector<std::string> pages{};
};

/// Adds what a path names: a form.xml, a page, a folder that holds some, or "-". False when it is
/// none of these.
bool add_work(const std::string& path, Work& work);
/// Whether it is a page that the work holds, or the form.xml of one of its forms: to write a report
/// there would lose it.
bool is_input(const std::string& path, const Work& work);

/// Compiles the forms and reads the pages: what rules looked at and what they found. The last
/// project that was loaded is left in `project`, also when there are only pages.
Audit audit_of(const Work& work, const FileSystem& files, const Options& options,
               std::unique_ptr<Project>& project);

/// Compiles the forms. The last project that was loaded is left in `project`.
std::vector<Finding> findings_of(const Work& work, const FileSystem& files, const Options& options,
                                 std::unique_ptr<Project>& project);

}  // namespace blankett
