#pragma once
// The reference of the form language: one web page, read from the grammar, the kinds and the
// operators.

#include <string>

namespace blankett {

/// The page, in Swedish or English.
std::string reference_page(bool swedish);

}  // namespace blankett
