#pragma once
// What `blankett new` writes: a form, a block or a rule to begin from, which builds as it is.

#include <string>
#include <string_view>
#include <vector>

namespace blankett {

struct NewFile {
  std::string path{}, bytes{};
};

/// Where the files of a project stand.
struct Folders {
  std::string forms{}, locales{};
};

/// forms/<id>/form.xml, and its translation when the project has English.
std::vector<NewFile> new_form(const std::string& id, const Folders& folders, bool with_english);

/// forms/blocks/<id>.xml, and its translation.
std::vector<NewFile> new_block(const std::string& id, const Folders& folders, bool with_english);

/// locales/<language>/rules/<id>.xml.
std::vector<NewFile> new_rule(const std::string& id, const Folders& folders,
                              const std::string& language);

}  // namespace blankett
