#pragma once
// What looks for a rule's kind of trouble in a text. A detector is a file in this folder that
// defines `constinit const Detector detector` in a namespace of its own; the registry is made of
// the files. Rules (data) say which texts it reads, with which limits and words.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/language_rule.h"
#include "plain/analysis.h"

namespace blankett::plain {

struct Hit {
  Range at{};                            // in the plain text
  std::vector<std::string> arguments{};  // {0} the words, {1} what to write or the limit …
  std::string with{};                    // what fits in their place; empty when nothing surely does
  std::string_view which = "found";      // the message
  std::optional<Severity> severity{};    // when it is another than the rule's
};

/// One rule at one text.
struct Look {
  const LanguageRule& rule;
  TextRole role;
  const Analysis& text;
  const Lexicon& lexicon;

  Hit hit(Range at, std::vector<std::string> more = {}) const;
  /// A parameter of the rule, or what stands for it when the rule has none.
  std::string_view parameter(std::string_view name, std::string_view otherwise) const;
};

/// What a rule can say of a hit, and how many arguments are there for it.
struct DetectorMessage {
  std::string_view name = "";
  std::size_t arguments = 1;
};

struct Detector {
  std::string_view name;
  /// From the first to the last.
  void (*find)(const Look& look, std::vector<Hit>& out);
  /// What a rule can set.
  std::string_view parameters = "";
  std::array<DetectorMessage, 4> messages{{{"found", 1}}};
  bool needs_limit = false, needs_phrases = false;
  /// Whether it speaks of words, and not of a sentence or its layout.
  bool on_words = true;
};

/// Of the lists that detectors keep.
bool is_one_of(std::string_view word, std::span<const std::string_view> words);

/// All of them, by name.
std::span<const Detector* const> all_detectors();
const Detector* detector_named(std::string_view name);

}  // namespace blankett::plain
