#pragma once
// What a page has in common with others, and what it is about: landmarks as far as they tell.

#include <vector>

#include "page/page.h"

namespace blankett::rules {

struct Blocks {
  /// By index of element: it stands in navigation, a banner, an aside or a footer, where `main` is
  /// not.
  std::vector<bool> repeated{};
  bool any = false;        // such a block that people meet
  bool skippable = false;  // and something the Tab key stops at in it, or before it
  bool main = false;       // an exposed main landmark
  bool heading = false;    // an exposed, visible heading with a name, not repeated
  bool scripted = false;   // something reacts to a click by a script: it may hide or move
};
Blocks blocks_of(const Page& page);

/// Where a link within the page leads: its target, or nothing for other links and for "#", "#top".
std::optional<Element> target_of(const Page& page, Element link);
/// A link with an address in this page, not empty.
bool leads_within(Element link);

}  // namespace blankett::rules
