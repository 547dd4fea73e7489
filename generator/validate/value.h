#pragma once
// The forms of attribute values: one checker and one XSD type for each.

#include <string_view>

#include "kinds/kind.h"

namespace blankett {

/// Whether a value has the form of its type. `one_of` and `names_of` are checked against the
/// attribute's own list.
bool has_form(std::string_view value, const AttributeRule& rule);

/// Whether values of the type are several, parted by spaces.
bool is_list(ValueType type);

/// The XSD 1.0 pattern (or "" for any text) that says the same; of a list, of each item.
std::string_view xsd_pattern(ValueType type);

}  // namespace blankett
