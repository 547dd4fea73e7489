#pragma once
// The grammar of what people write, as one table: elements, attributes, values, children, each with
// a sentence of documentation in Swedish and English. Validation, the XSD and the reference are all
// read from it.

#include <string>
#include <string_view>
#include <vector>

#include "kinds/kind.h"

namespace blankett {

/// Some of these elements, in any order among themselves, at this place in the sequence.
struct Particle {
  static constexpr unsigned kMany = 0xFFFFFFFF;
  std::vector<std::string_view> elements{};
  unsigned least = 0, most = 1;
};

enum class Content : std::uint8_t {
  empty,
  text,      // words only
  mixed,     // words and the elements of the first particle
  children,  // the particles in order
};

struct ElementRule {
  std::string_view name{};
  Doc doc{};
  Content content = Content::children;
  std::vector<AttributeRule> attributes{};
  std::vector<Particle> particles{};
};

struct Grammar {
  std::vector<std::string_view> roots{};
  std::vector<ElementRule> elements{};

  const ElementRule* find(std::string_view name) const;
};

/// Built once, from the table and the kinds.
const Grammar& grammar();

/// The XSD 1.0 of the grammar, with Swedish documentation on every element, attribute and value.
std::string xsd(const Grammar& grammar);

}  // namespace blankett
