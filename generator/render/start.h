#pragma once
// The start page of a form: what it is for, what one needs, and one button to begin.

#include <span>
#include <string>
#include <vector>

#include "render/template.h"

namespace blankett {

/// `all` are the editions of the form in every language that it is published in.
std::string start_view(const Edition& edition, std::span<const Edition> all, Renderer& renderer);

/// The parameter `needs`: what to have at hand, but for how one logs in: for someone who is on the
/// phone.
std::vector<Params> needs_by_phone(const Edition& edition);

}  // namespace blankett
