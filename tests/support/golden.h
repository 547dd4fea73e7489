#pragma once
// Golden files: what a run must give, kept beside its input. With BLESS=1 in the environment the
// file is rewritten instead, and the diff of the commit is what gets reviewed.

#include <string>
#include <string_view>

namespace blankett::tests {

/// Fails the running test with a unified diff when `actual` is not what the file holds.
void check_golden(const std::string& path, const std::string& actual);

/// Empty when the texts are equal.
std::string unified_diff(std::string_view expected, std::string_view actual);

}  // namespace blankett::tests
