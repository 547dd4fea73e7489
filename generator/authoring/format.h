#pragma once
// The layout of the XML that people write: one way to indent, to wrap long tags and to leave blank
// lines, so that a change of a form shows only what was changed.

#include <string>
#include <string_view>

#include "model/document.h"

namespace blankett {

/// The same XML laid out. `bytes` must have passed `parse`. What the grammar does not know, and
/// words with their markup, stay as they are written.
std::string formatted(std::string_view bytes);

/// Whether two documents say the same: white space between elements aside.
bool say_the_same(const Document& a, const Document& b);

}  // namespace blankett
