#pragma once
// Translated texts beside their sources, for rules that compare the two.

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.h"
#include "model/edition.h"

namespace blankett::rules {

struct TranslatedText {
  const Text& source;  // as the author wrote it
  const Text& target;
};

/// The texts of an edition that stand in words of its own. None for the form as written, nor for a
/// variant of its language, which is free to say less; not the units of numbers, which are
/// messages.
std::vector<TranslatedText> translated_texts(const Edition& edition);

/// Whether the text is shown in the words of the source, for want of a translation.
bool falls_back(const Edition& edition, Index<Text> text);

/// A label of a form, or what can be chosen, in one of its languages, kept to be compared with
/// those of other forms. The place is without its source line.
struct TranslatedLabel {
  std::string form{}, language{};
  TextRole role = TextRole::label;
  std::string source{}, target{};
  Place at{};
};
std::vector<TranslatedLabel> translated_labels(const Edition& edition, const Sources& sources);

/// The labels that a form translates otherwise than most forms do, or than the first where as many
/// do: each once a form.
std::vector<Finding> compare_labels(const std::vector<TranslatedLabel>& labels,
                                    const Wording& wording);

/// How many characters a language has for each of a Swedish text, and 1 when that is not known.
/// Research, lang-calibration.tsv.
double expansion_of(std::string_view language);

}  // namespace blankett::rules
