#pragma once
// Which language a text is written in, and which language tags there are (BCP 47).

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/sentences.h"
#include "base/text.h"

namespace blankett {

/// The language of a text, by its script, its words of grammar and its letters three by three.
struct LanguageGuess {
  std::string_view language{};  // a primary subtag, "sv"; "" when it is not clear
  std::size_t letters = 0;      // that it was judged by: names and addresses are left out
  double margin = 0;            // over the next likely language; 0 when not clear
};

/// Judges texts of at least `fewest` letters, and no more than their first 20 000 bytes. It knows
/// sv en fi ar so es pl fa, and nb da de fr nl it pt tr so as not to take them for another. Silent
/// rather than wrong: about one in thirty sentences of some words is too short to tell.
/// `expected` is a tag that the text may well be in: when its words say so, no more is asked.
LanguageGuess language_of(std::string_view text, std::size_t fewest = 20,
                          std::string_view expected = {});

/// Whether a text that claims to be in one language can be what was guessed: the same, so near that
/// a guess is not certain (Danish and Norwegian), or one that the guess cannot tell.
bool agrees(std::string_view claimed_tag, const LanguageGuess& guess);

/// Words of a text that are not in the language that it should be in.
struct ForeignWords {
  Range at{};                   // from the first to the last of them
  std::string_view language{};  // one of ours, "sv"
  std::size_t words = 0;        // how many; names and what stands in quotation marks not counted
};

/// The stretch of a text that is most clearly in another of sv en fi ar so es pl fa than in
/// `expected`: all of it, or at least three words in a row. Nothing when there is none, or when
/// nothing is known of `expected`.
std::optional<ForeignWords> foreign_words(std::string_view text, std::string_view expected);

/// The language of a tag: "sv" of "sv-SE", in lower case as far as it is ASCII.
/// Empty for a tag that begins otherwise than with 2 to 8 letters.
std::string_view primary_subtag(std::string_view tag);

/// The tag's primary language is in IANA's registry, is for private use, or the whole tag is one of
/// those that were registered before there was an order ("i-klingon").
bool has_known_language(std::string_view tag);

}  // namespace blankett
