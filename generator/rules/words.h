#pragma once
// What a rule looks for in the words of a language, locales/<lang>/words.xml.

#include <string>
#include <string_view>
#include <vector>

#include "model/edition.h"
#include "model/rule.h"

namespace blankett::rules {

struct FoundWords {
  Range in_plain{};
  std::string words{};  // as they stand in the text
  std::string means{};
  Span at{};
};

/// Every phrase of the rule's list in a text, from the first to the last.
std::vector<FoundWords> words_found(const Edition& edition, const Sources& sources,
                                    std::string_view rule, const Text& text);

/// Says the rule's only message of each of its phrases, in every text that tells what to do.
void say_of_instructions(const Edition& edition, const Sources& sources, const Rule& rule,
                         Diagnostics& out);

/// A link of a text: its words with white space collapsed, and where they stand.
struct Link {
  std::string words{}, address{};
  Span at{};
};
std::vector<Link> links_in(const Text& text);

/// Whether the edition is the form as its author wrote it. What does not hang on the words is said
/// of this edition alone: a translation has the same mistake, and nobody can mend it there.
bool is_as_written(const Edition& edition);

/// Whether any digit, of whatever script, stands in the text.
bool has_digit(std::string_view text);

/// Whether the words are the term or may be a form of it, as lagfart and lagfarten: four letters
/// alike from the first, and half of the term's. Both in small letters.
bool is_form_of(std::string_view term, std::string_view words);

/// The titles of the groups around a question, the nearest first, each with its rows' name.
std::vector<Index<Text>> titles_around(const Model& model, const Question& question);

}  // namespace blankett::rules
