#pragma once
// The ways to reach a person, and what happens after sending: on the start page, at exits, on the
// receipt and in the footer.

#include <vector>

#include "kinds/kind.h"
#include "model/edition.h"

namespace blankett {

/// The parameter `channels`: the ways in that need no computer. Paper is none to reach a person by.
/// linked: with what a number or an address leads to, where something can be pressed.
std::vector<Params> channels(const Edition& edition, bool linked = true);

/// The parameter `after`: what happens when the person has sent the form.
std::vector<Params> events(const Edition& edition);

}  // namespace blankett
