#pragma once
// parse: bytes → Document.

#include <span>

#include "base/diagnostic.h"
#include "model/document.h"

namespace blankett {

/// Files larger than this are refused before they are parsed.
inline constexpr std::size_t kLargestFile = std::size_t{8} << 20;

/// Reads XML that people or other programs wrote through the strict door: UTF-8, no DTD, no
/// entities of its own, well-formed. The document is empty if the door stayed shut.
Document parse(const Sources& sources, SourceId source, Diagnostics& out);

/// Reads a page that we emitted: XML-syntax HTML5 with `<!DOCTYPE html>`. Well-formedness is all
/// that is checked.
Document parse_page(const Sources& sources, SourceId source, Diagnostics& out);

/// Reads any HTML page as browsers do; never fails on what HTML forgives.
Document parse_html(const Sources& sources, SourceId source, Diagnostics& out);

std::span<const Message> parse_messages();

}  // namespace blankett
