#pragma once

#include <string>

#include "model/model.h"

namespace blankett {

/// A text with its inline (and block) elements as markup: words escaped, the elements of the closed
/// set spelled out, link addresses as the grammar let them in.
std::string markup(const Text& text);

}  // namespace blankett
