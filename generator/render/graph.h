#pragma once

#include <string>
#include <vector>

#include "model/edition.h"

namespace blankett {

/// The flow of a form as an SVG drawing: steps from top to bottom, exits beside the step that
/// decides them, each with its condition in words. Its <title> and <desc> say the same in text.
std::string flow_drawing(const Edition& edition);

/// The same flow as sentences, one for each step and exit, in the order of the drawing.
std::vector<std::string> flow_in_words(const Edition& edition);

}  // namespace blankett
