#pragma once

#include <span>
#include <string>

#include "model/edition.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// The phone script: the same questions as in the guided form, all at once, with what an agent says
/// around them. `all` are the editions of the form in every language that it is published in.
std::string phone_script(const Edition& edition, std::span<const Edition> all, const Theme& theme,
                         Renderer& renderer);

}  // namespace blankett
