#pragma once
// Whether a word in a text is a noun made of a verb, by its ending and by the words around it.

#include "plain/analysis.h"
#include "plain/lexicon.h"

namespace blankett::plain {

bool names_action(const Analysis& text, const Lexicon& lexicon, std::size_t word);

}  // namespace blankett::plain
