#pragma once
// The words of the pages that are not a form's own: the one list of them.

#include <string>
#include <vector>

namespace blankett {

/// A word of the page: its key, its slots, and whether the browser needs it too.
struct UiText {
  std::string key{};
  std::vector<std::string> slots{};
  bool in_browser = false;
};
/// Every word the pages use, with the default error texts of every kind.
const std::vector<UiText>& ui_texts();

}  // namespace blankett
