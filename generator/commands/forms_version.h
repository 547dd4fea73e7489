#pragma once
// A version of the forms to compare with: a form, a folder of forms, or a revision in git. It is
// read with the languages, and so the words and rules, of the working tree.

#include <memory>
#include <string>

#include "commands/command.h"

namespace blankett {

struct FormsVersion {
  std::unique_ptr<FileSystem> files{};
  Options options{};
  std::string translations{};  // its folder of languages, for which a form has
  bool single = false;         // one form was named
  std::unique_ptr<Project> project{};
};

/// Opens what the command line names, without its project. What is wrong has been printed, and the
/// exit code is not kClean.
int open_version(const std::string& given, const Arguments& arguments, FormsVersion& version);

/// Reads its project; what its lock says is left out.
void load_version(FormsVersion& version);

}  // namespace blankett
