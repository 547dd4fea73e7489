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

/// Words with `code` and **strong** in them, as HTML.
std::string markdown_words(std::string_view text);

/// The page as HTML, "#" as a heading of this level. `in_swedish` is the same page in Swedish: code
/// that both have is an example of Swedish, and is marked as such.
std::string markdown_html(std::string_view page, int level, std::string_view in_swedish = {});

}  // namespace blankett
