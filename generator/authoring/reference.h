#pragma once
// The reference of the form language: one web page, read from the grammar, the kinds, the operators
// and the rules.

#include <string>

#include "authoring/rule_chapter.h"

namespace blankett {

/// The page, in Swedish or English.
std::string reference_page(const RuleBook& rules, bool swedish);

}  // namespace blankett
