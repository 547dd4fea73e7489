#pragma once
// Text that runs from left to right within text that runs from right to left, and the reverse.

#include <cstddef>
#include <string>
#include <string_view>

namespace blankett {

/// A character that turns the direction of what follows it, or npos: text could then be read as
/// another than it is. Isolates, which end, are none.
std::size_t direction_override(std::string_view text);
/// Whether every isolate (U+2066–U+2068) that opens is closed, and none other.
bool isolates_are_closed(std::string_view text);

/// A text of a right-to-left language with its numbers of several parts isolated, and the Latin
/// words beside them ("070-174 06 05", "SE45 5000"): they would else be shown in another order.
std::string with_numbers_isolated(std::string_view text);

/// Without isolates: what machines read.
std::string without_isolates(std::string_view text);

/// The value with bidi isolation where its letters run against, or its signs could be torn apart
/// by, a text of that direction.
std::string bidi_isolated(std::string_view value, bool in_right_to_left);

}  // namespace blankett
