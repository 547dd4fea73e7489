#pragma once
// Texts that are no form: a page of anybody's, or a file of plain text. They are read with the same
// rules as forms' texts.

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/edition.h"
#include "page/page.h"
#include "plain/linter.h"

namespace blankett::rules {

/// Said where more was found in one text than anybody puts right at a time.
inline constexpr Message kMoreInText{"language/more",
                                     "{0} more findings in this text are not shown",
                                     "put the others right, and check again"};

/// The texts of a page that are shown or read out, each with its role: headings are titles, labels
/// and legends are labels, the rest help. So are attributes that hold words: alt, placeholder,
/// title, those of ARIA, the label of options, what stands on buttons, and the page's description.
/// What is marked as another language than `language` is left out, and so is code.
std::vector<Text> texts_of(const Page& page, std::string_view language);

/// The paragraphs of plain text, and of Markdown (.md) without its blocks of code. A line that goes
/// on from the one before it, in the middle of a sentence, belongs to it.
std::vector<Text> texts_of_plain(const Sources& sources, SourceId source);

/// Takes away what the author's markup makes right: words of another language, and acronyms whose
/// full form is given.
void leave_out_marked(const Text& text, const PlainText& plain,
                      std::vector<plain::LanguageFinding>& findings);

/// Says what the language's plain-language rules find in a text, with or without what is only a
/// suggestion.
void check_language(const Text& text, const Locale& locale, const Sources& sources,
                    bool suggestions, Diagnostics& out);

}  // namespace blankett::rules
