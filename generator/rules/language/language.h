#pragma once
// The plain-language engine as the tests of the rule files call it.

#include <string>
#include <string_view>
#include <vector>

#include "model/edition.h"

namespace blankett::rules::language {

struct LanguageFinding {
  const LanguageRule* rule = nullptr;
  Range at{};  // in the plain text
  std::vector<std::string> arguments{};
  std::string with{};  // the replacement; empty when there is none
};

/// Every finding of the locale's rules in one plain text of this role.
std::vector<LanguageFinding> find(const Locale& locale, TextRole role, std::string_view plain);

}  // namespace blankett::rules::language
