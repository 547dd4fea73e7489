#pragma once
// The texts of a page by the element that gives their language.

#include <string>
#include <vector>

#include "page/page.h"

namespace blankett::rules {

struct LanguagePart {
  Element element;     // with the lang, or the block
  std::string text{};  // at most some thousand bytes of it
};

/// Whether what stands in an element is not to be read as words: code, scripts, templates.
bool is_code(Element e);

/// One for each element with a `lang` that some text has its language from: texts that are shown or
/// read, alternatives of pictures, and the title. In document order.
std::vector<LanguagePart> language_parts(const Page& page);

/// Paragraphs, items, cells and the like without a `lang` of their own or in them, with their text.
std::vector<LanguagePart> language_blocks(const Page& page);

}  // namespace blankett::rules
