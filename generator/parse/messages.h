#pragma once
// What parsing can say. One table for the files of this folder.

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace blankett::parsing {

enum class Says : std::uint8_t {
  too_large,
  not_utf8,
  encoding,
  dtd,
  not_well_formed,
  ampersand,
  unknown_entity,
  less_than,
  other_end_tag,
  opened_here,
  not_closed,
  attribute_twice,
  quotes,
  after_root,
  comment,
  comment_not_closed,
  declaration,
  character,
  empty,
  too_deep,
  too_many_attributes,
  empty_page,
  charset,
};
const Message& message(Says says);
void say(Diagnostics& out, Says says, Span at, std::vector<std::string> arguments = {});

}  // namespace blankett::parsing
