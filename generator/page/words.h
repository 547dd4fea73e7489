#pragma once
// Small questions about elements and attribute values that roles, names and focus share.

#include <algorithm>
#include <string>
#include <string_view>

#include "model/document.h"

namespace blankett {

/// Calls `use` with each word of a value that is a list, until it returns false.
template <typename Use>
void each_word(std::string_view text, Use use) {
  constexpr std::string_view kBlank = " \t\n\f\r";
  for (;;) {
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == text.npos) return;
    const std::size_t end = std::min(text.find_first_of(kBlank, begin), text.size());
    if (!use(text.substr(begin, end - begin))) return;
    text.remove_prefix(end);
  }
}

/// A–Z to a–z, as HTML compares keywords.
std::string lower_ascii(std::string_view text);

/// The type of an input in lower case, "text" without one.
std::string input_type(Element input);

}  // namespace blankett
