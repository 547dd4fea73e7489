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
  empty,
  too_deep
};
void say(Diagnostics& out, Says says, Span at, std::vector<std::string> arguments = {});

}  // namespace blankett::parsing
