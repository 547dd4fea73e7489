#pragma once

#include <span>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "model/site.h"
#include "model/theme.h"
#include "render/minify.h"

namespace blankett {

/// Reads a theme folder: theme.json names its style sheets, scripts and components. Every component
/// that the pages use must be there, in the folder or in that of the theme it extends.
Theme read_theme(const FileSystem& files, const std::string& folder, Sources& sources,
                 Diagnostics& out);

/// Of all that decides how pages look and behave: style sheets, scripts, components, fonts, logo.
std::string look_of(const Theme& theme);

/// A template without line breaks and indentation, as it is parsed.
std::string minified(std::string_view text);

/// An ES module as a part of a classic script, line by line: imports dropped, exports unmarked.
std::string as_classic(std::string_view module);

/// The style sheets and the script, minified, and the theme's other files.
Site render_assets(const Theme& theme, const Sources& sources, Diagnostics& out,
                   const std::string& minifier_program = kMinifier);

}  // namespace blankett
