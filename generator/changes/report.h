#pragma once
// What `blankett diff` prints of one form: for people and for machines.

#include <string>
#include <vector>

#include "changes/changes.h"
#include "changes/version.h"

namespace blankett {

struct FormChanges {
  std::string form{};
  std::string old{}, now{};  // versions; "" when the form is not there
  bool published = true;     // in both, so that somebody depends on the old one and gets the new
  std::vector<Change> changes{};

  Level level() const { return level_of(changes); }
  /// The lowest version that says enough of the changes.
  std::string needed() const;
  /// Whether the new version does.
  bool enough() const;
};

std::string changes_text(const FormChanges& form, bool swedish);
/// One object a line: each change, and then the form.
std::string changes_json(const FormChanges& form, bool swedish);

}  // namespace blankett
