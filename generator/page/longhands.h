#pragma once
// Declarations as the cascade keeps them.

#include "page/css.h"

namespace blankett::css {

std::vector<Longhand> longhands_of(const std::vector<Declaration>& declarations);

/// The words of a value, parted at white space outside brackets.
std::vector<std::string_view> parts_of(std::string_view value);

}  // namespace blankett::css
