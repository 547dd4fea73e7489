#pragma once
// What reading a theme and making its assets can say. One table for the files of this folder.

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace blankett::theming {

enum class Says : std::uint8_t {
  unreadable,
  broken,
  unknown_key,
  wrong_value,
  path,
  no_component,
  theme_template,
  component,
  no_list,
  extends,
  address,
  logo,
  font,
  refused,
  no_minifier,
  contrast,
  contrast_goal,
  no_colour,
  undeclared_pair,
  undeclared_colour,
  scheme,
};

void say(Diagnostics& out, Says what, Span at, std::vector<std::string> arguments,
         Severity severity = Severity::error);

}  // namespace blankett::theming

namespace blankett {

std::span<const Message> theme_messages();

}  // namespace blankett
