#pragma once
// A submission as it came, read.

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace blankett {

/// Why bytes are no submission that can be judged.
enum class Unreadable : std::uint8_t { no, not_json, number_too_large, too_deep };

struct Submission {
  nlohmann::ordered_json json{};
  Unreadable wrong = Unreadable::no;
  std::size_t line = 0, column = 0;  // from 1, of what is wrong
};

/// Deeper than any form asks. What looks at answers may then go down into them without a bound of
/// its own.
inline constexpr std::size_t kDeepestSubmission = 100;

Submission read_submission(const std::string& text);

}  // namespace blankett
