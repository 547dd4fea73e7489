#pragma once
// Two readers of HTML pages that build the same tree. gumbo reads every page as browsers do, and
// takes half the time of a check over it; most pages are plain enough to need no such care.

#include <string_view>

#include "model/document.h"

namespace blankett::parsing {

/// Reads a page in which all is written out: `<!DOCTYPE html>`, html, head and body, every end tag,
/// elements only where they may stand. False for any other, and then `out` is not to be used.
bool read_plain_page(std::string_view html, SourceId source, Document& out);

/// Reads any page, forgiving what browsers forgive.
Document read_any_page(std::string_view html, SourceId source);

}  // namespace blankett::parsing
