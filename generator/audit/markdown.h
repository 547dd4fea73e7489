#pragma once
// The little of Markdown that the pages of rules are written in: headings, paragraphs, lists,
// indented code, `code` and **strong**. Everything else is text.

#include <string>
#include <string_view>

namespace blankett {

/// The words of the first "# …", or nothing.
std::string markdown_title(std::string_view page);

/// The first paragraph as HTML, or nothing.
std::string markdown_first_paragraph(std::string_view page);

/// The page as HTML, "#" as a heading of this level.
std::string markdown_html(std::string_view page, int level);

}  // namespace blankett
