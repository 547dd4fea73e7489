#pragma once
// What linking can say. One table for the files of this folder.

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace blankett::linking {

enum class Says : std::uint8_t {
  duplicate_id,
  first_used_here,
  unknown_block,
  misspelt_block,
  block_cycle,
  unknown_override,
  misspelt_override,
  drop_required,
  id_not_folder,
  language,
  unknown_reason,
  misspelt_reason,
  duplicate_option,
  required_twice,
  why_missing,
  syntax,
  ends_early,
  too_deep,
  unknown_name,
  misspelt_name,
  switched_off,
  unknown_option,
  misspelt_option,
  wrong_operator,
  not_a_date,
  not_a_number,
  not_a_time,
  not_a_length,
  other_measure,
  mixed_measures,
  wrong_result,
  not_summable,
  not_in_rows,
  needs_row,
  unknown_repeat,
  misspelt_repeat,
  forward_reference,
  unknown_condition,
  misspelt_condition,
  later_condition,
  check_elsewhere,
  empty_override,
  no_questions,
  repeat_in_repeat,
  repeat_bounds,
  block_version,
  unknown_list,
  misspelt_list,
  list_and_options,
  min_above_max,
  beyond_options,
  sign_without_spaces,
  sum_in_condition,
  at_forgotten,
  stands_twice,
  first_stands_here,
  override_dropped,
  dropped_but_used,
  used_here,
  calculation_required,
  language_word,
  unknown_part,
  misspelt_part,
  decimal_comma,
  space_in_number,
  quotes_missing,
  dropped_here,
  unknown_term,
  misspelt_term,
  term_without_source,
  not_tbx,
  concept_without_id,
  section_incomplete,
  term_status,
  term_without_preferred,
  term_preferred_twice,
  term_both,
  allowed_here,
};

const Message& message(Says says);

void say(Diagnostics& out, Says says, Span at, std::vector<std::string> arguments = {},
         std::optional<FixIt> fix = std::nullopt);

}  // namespace blankett::linking
