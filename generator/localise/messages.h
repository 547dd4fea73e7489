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
  inline_element,
  inline_language,
  misplaced,
  no_source,
  state,
  partial,
  direction,
  isolate,
  damaged,
  unfinished,
  page_words_unfinished,
  markup,
  same_as_source,
  unknown_unit,
  unit_message,
  ui_missing,
  ui_message,
  ui_slots,
  ui_plural,
  ui_plural_slot,
  ui_unknown,
  date_order,
  formats,
  calendar,
  term_missing,
  merge_file,
  merge_language,
  merge_source_language,
  merge_unknown,
  merge_lost,
  merge_slots,
  slot_unknown,
  message_choice,
  message_empty,
  message_slot,
  message_twice,
  message_counts,
  message_unread,
  merge_older,
  merge_outdated,
  merge_twice,
  merge_long,
  merge_nothing,
  csv_encoding,
  csv_character,
  csv_columns,
  csv_quote,
  csv_inner_quote,
  csv_inline,
  csv_file,
  csv_language,
};
const Message& message(Says says);
void say(Diagnostics& out, Says says, Severity severity, Span at,
         std::vector<std::string> arguments = {});

}  // namespace blankett::localising
