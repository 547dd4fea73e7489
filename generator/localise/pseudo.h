#pragma once
// Languages that nobody speaks, made of the source by machine: longer, accented and in brackets, so
// that a page shows what is not translated, what is cut off and what is put together from pieces;
// once from left to right and once mirrored.

#include "model/edition.h"

namespace blankett {

/// BCP 47, with the regions that CLDR gives to such languages.
inline constexpr std::string_view kPseudo = "sv-XA", kMirroredPseudo = "sv-XB";
bool is_pseudo(std::string_view language);

Locale pseudo_locale(const Locale& source, std::string_view language);
Edition pseudo_edition(const Model& model, const Locale& locale);
/// The concepts with the source language's terms in both languages too.
void add_pseudo_terms(TermBank& terms, std::string_view source);

/// "Fyll i {label}" → "[Ƒýļļ îî {label}]". Slots stay.
std::string pseudo_words(std::string_view words, std::string_view language);

}  // namespace blankett
