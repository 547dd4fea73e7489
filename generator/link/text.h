#pragma once

#include <string>

#include "model/document.h"
#include "model/model.h"

namespace blankett::linking {

/// The content of an element as a text: white space collapsed, inline elements kept.
/// `only` limits it to the children after the first `skip` elements (an exit's body after its
/// title).
Text text_of(Element element, TextRole role, std::string id, std::size_t skip = 0);

/// An attribute's value as a text.
Text text_of(const Attribute& attribute, TextRole role, std::string id);

}  // namespace blankett::linking
