#pragma once
// A finding is a diagnostic made ready to print: words in a language, line and column, the source
// line. It holds no spans, so the sources it came from can be dropped.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace blankett {

/// A place as people and tools count it: 1-based lines and columns, columns in code points, the
/// end exclusive. Without a file the finding is about the run, not a text.
struct Place {
  std::string file{};
  Position begin{}, end{};
  std::string source_line{};
  std::size_t cut = 0;  // columns left out before it: of a very long line only a part is kept
  std::size_t first_byte = 0, last_byte = 0;  // the same in bytes of the file, the end exclusive

  friend bool operator<(const Place& a, const Place& b);
};

struct Finding {
  Severity severity = Severity::error;
  std::string rule{};  // "label-missing/empty"
  std::string message{};
  std::string help{};
  std::string standards{};  // "wcag:1.3.1 wcag:3.3.2", empty for stage messages
  std::optional<Place> place{};
  struct Related {
    Place place{};
    std::string message{};
  };
  std::vector<Related> related{};
  struct Fix {
    Place replace{};
    std::string with{};
  };
  std::optional<Fix> fix{};
  std::string part{};        // where in a form: "plats/svar", the ids of step and question
  std::string part_title{};  // the same in the words of the form: "Platsen: Vill du ha svar?"
  std::string selector{};    // where in a page: a CSS selector
  std::string suppressed{};  // the reason somebody gave for leaving it
  std::string picture{};     // a picture of the place, a data: address
};

/// The compiler's own words in one language: message id → text, and id + "#help" → help. A message
/// that is not there is shown in English.
using MessageTexts = std::map<std::string, std::string, std::less<>>;

/// What resolving needs to know beside the diagnostic itself.
struct Wording {
  const MessageTexts* texts = nullptr;                               // null: English
  std::function<std::string_view(std::string_view rule)> standards;  // rule id → tags
  std::string decimal = ".";                                         // what begins decimals
};

std::vector<Finding> resolve(const Diagnostics& diagnostics, const Sources& sources,
                             const Wording& wording);

/// By file, then position; what stands at the same place keeps its order.
void sort_findings(std::vector<Finding>& findings);

/// Where a message names an argument: `{0}`, or `{0, number}`, which is written as the language
/// does.
struct Slot {
  std::size_t argument = 0, length = 0;
  bool number = false;
};
/// The slot that a text begins with.
std::optional<Slot> slot_at(std::string_view text);

/// Replaces the slots by the arguments. `decimal` stands for the point of a number.
std::string fill_arguments(std::string_view text, const std::vector<std::string>& arguments,
                           std::string_view decimal = ".");

}  // namespace blankett
