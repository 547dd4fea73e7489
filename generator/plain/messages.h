#pragma once
// What reading the rules of a language can say.

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace blankett::plain {

enum class Says : std::uint8_t {
  rule_name,
  no_detector,
  rule_incomplete,
  no_parameter,
  no_table,
  unused_table,
  no_pattern,
  no_level,
  no_column,
  twice,
  no_dictionary,
  no_hunspell,
  no_class,
  no_use,
  no_light_verb,
  no_value,
  no_number,
  no_replacement,
  twice_otherwise,
  empty_table,
  not_utf8,
  empty_column,
  no_word,
  no_class_word,
  negative,
  limits,
  no_slot,
};
void say(Diagnostics& out, Says says, Severity severity, Span at,
         std::vector<std::string> arguments = {});

}  // namespace blankett::plain
