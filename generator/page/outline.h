#pragma once
// A page as assistive technology is told it, in words.

#include <string>

#include "base/source.h"
#include "page/page.h"

namespace blankett {

/// A line for every element in the accessibility tree that has a role, a name or focus, in document
/// order: `12:5 button "Send" description "Opens a window" focusable`. Focusable elements that Tab
/// does not reach are `focusable-by-script`.
std::string outline(const Page& page, const Sources& sources);

}  // namespace blankett
