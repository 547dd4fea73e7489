#pragma once
// The tags of a text, found before a parser sees it: what is out of all proportion is refused here,
// because libxml2 and gumbo take quadratic time over many attributes and deep nesting.

#include <cstddef>
#include <optional>
#include <string_view>

namespace blankett::parsing {

struct Tag {
  std::size_t begin = 0, end = 0;  // from `<` to after `>`
  std::string_view name{};
  std::size_t attributes = 0;
  bool closes = false;       // </name>
  bool closes_self = false;  // <name/>
};

/// No tag that a person wrote has as many.
inline constexpr std::size_t kMostAttributes = 256;

/// The first tag at or after `from` that is not in a comment, a CDATA section or an instruction.
std::optional<Tag> next_tag(std::string_view text, std::size_t from);

}  // namespace blankett::parsing
