#pragma once

#include <string>

#include "model/edition.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// Whether the form is to be had on paper: it has a channel of that kind.
bool has_paper(const Model& model);

/// The form as a sheet to print: the same questions with boxes and lines, conditions in words,
/// where to send it. `address` is where the digital form is: printed, and as a code; empty when
/// unknown.
std::string paper_form(const Edition& edition, const std::string& address, const Theme& theme,
                       Renderer& renderer);

}  // namespace blankett
