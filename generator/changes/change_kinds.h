#pragma once
// The kinds of change there can be between two versions of a form, as one table: what is said of
// each, what it does to those who depend on the old version, and why.

#include <cstdint>
#include <span>
#include <string_view>

#include "kinds/kind.h"

namespace blankett {

/// What a change does to somebody who depends on the old version.
enum class Effect : std::uint8_t {
  none,        // they cannot tell
  compatible,  // they get more or less of what they already handle
  breaking,
};
std::string_view name_of(Effect effect);

struct ChangeKind {
  std::string_view id;  // "question-added": stable, for machines
  Doc says;             // a sentence with slots: {what}, {old}, {new}, {name}, {was}, {is}
  Effect receivers;     // a receiver that was written for the old version
  Effect drafts;        // answers that somebody saved under the old version
  Doc why;              // of both
};

std::span<const ChangeKind> change_kinds();

/// Aborts when there is none: ids are written in our own code.
const ChangeKind& change_kind(std::string_view id);

}  // namespace blankett
