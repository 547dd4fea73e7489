#pragma once

#include <span>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "model/theme.h"

namespace blankett {

/// Reads a theme folder: theme.json names its style sheets, scripts and components. Every component
/// that the pages use must be there.
Theme read_theme(const FileSystem& files, const std::string& folder, Sources& sources,
                 Diagnostics& out);

/// A template without line breaks and indentation, as it is parsed.
std::string minified(std::string_view text);

/// ES modules as one classic script: imports dropped, exports unmarked, all in one function. A
/// classic script runs where modules do not: opened from disk.
std::string joined_script(std::span<const std::string> modules);

std::span<const Message> theme_messages();

}  // namespace blankett
