#pragma once
// What changed between two versions of a form: for people in words, for machines by kind.

#include <string>
#include <vector>

#include "changes/change_kinds.h"
#include "model/edition.h"

namespace blankett {

struct Change {
  const ChangeKind* kind = nullptr;
  std::string path{};        // of the question, group or step; "" when it is about the form
  std::string words{};       // a sentence in the language of the editions' locale, sv or else en
  std::string old{}, now{};  // what it was and is: a value, or a condition as it is written
  bool as_written = false;   // `old` and `now` are conditions of the form language
  Effect drafts = Effect::none;  // as the kind says, but nothing of a calculation is ever saved

  Effect receivers() const { return kind->receivers; }
};

/// One version of a form. The texts that are quoted are those of the edition.
struct Side {
  const Edition& edition;
  bool published = true;
  std::vector<std::string> languages{};
};

/// In the order of the form, the form itself first. Both editions have the same locale.
std::vector<Change> changes(const Side& old, const Side& now);

/// A form that was not there, or is not there any more.
Change form_added(bool swedish);
Change form_removed(bool swedish);

}  // namespace blankett
