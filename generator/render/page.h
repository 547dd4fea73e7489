#pragma once

#include <span>
#include <string>

#include "model/edition.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// The guided form: start, steps, check your answers and receipt in one page that is also one long
/// form without JavaScript. `all` are the editions of the form in every language that it is
/// published in.
std::string guided_form(const Edition& edition, std::span<const Edition> all, const Theme& theme,
                        Renderer& renderer);

}  // namespace blankett
