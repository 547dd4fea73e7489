#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace blankett {

/// A text with its inline (and block) elements as markup: words escaped, the elements of the closed
/// set spelled out, link addresses as the grammar let them in.
std::string markup(const Text& text);

/// The words alone, with signs around those in another language, so that they can be put into a
/// message; and such words as markup, escaped, with those spans.
std::string with_languages(const std::vector<Piece>& pieces);
std::string marked_up(std::string_view with_languages);

}  // namespace blankett
