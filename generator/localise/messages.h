#pragma once
// What localising can say. One table for the files of this folder.

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace blankett::localising {

enum class Says : std::uint8_t {
  not_xliff,
  other_version,
  other_language,
  no_id,
  duplicate_unit,
  first_here,
  missing,
  markup,
  stale,
  unknown_unit,
  ui_missing,
  ui_slots,
  ui_unknown,
  rule_name,
  rule_incomplete,
  date_order,
  term_missing,
};
const Message& message(Says says);
void say(Diagnostics& out, Says says, Severity severity, Span at,
         std::vector<std::string> arguments = {});

}  // namespace blankett::localising
