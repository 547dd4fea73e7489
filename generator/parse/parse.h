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

/// The bytes of a page as UTF-8, by its byte-order mark or what it declares in its first 1024
/// bytes: UTF-16 with a mark, and windows-1252, which browsers also take for ISO-8859-1 and ASCII.
/// What declares nothing stays as it is.
struct DecodedPage {
  std::string text{};
  std::string refused{};  // the name of an encoding that is not read; then `text` is as it was
};
DecodedPage decode_page(std::string bytes);
/// Says that a page of such an encoding was not read.
void say_refused(Diagnostics& out, SourceId source, const std::string& encoding);

/// Reads any HTML page as browsers do; never fails on what HTML forgives.
Document parse_html(const Sources& sources, SourceId source, Diagnostics& out);

std::span<const Message> parse_messages();

}  // namespace blankett
