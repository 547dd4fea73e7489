#pragma once
// Messages that choose among their plurals and other cases, in the syntax of ICU MessageFormat.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/format.h"
#include "base/text.h"

namespace blankett {

/// A message of ICU MessageFormat in which all choices stand outermost:
///   Om {n, plural, one {en dag} other {# dagar}} → by n: one "Om en dag", other "Om {n} dagar"
struct MessageText {
  std::string words{};  // a leaf, with {name} slots
  std::string by{};     // or else the slot that chooses
  bool plural = false;  // by the number's category, not by the value itself
  std::vector<std::pair<std::string, MessageText>> cases{};  // "one", "=0", "other"
};

/// Why a message cannot be used.
struct MessageFault {
  enum class What : std::uint8_t {
    syntax,    // not ICU MessageFormat
    argument,  // a choice other than plural and select, or a plural with an offset
    quoting,   // an apostrophe that ICU would take for quoting
    no_other,  // a choice without the case `other`
    too_many,  // more than kMostCases leaves
  } what = What::syntax;
  std::string near{};  // the message from where it goes wrong
};
inline constexpr std::size_t kMostCases = 64;

std::variant<MessageText, MessageFault> parse_message(std::string_view message);

/// The unit of a number: words for every number, or a plural that chooses by {number} alone. The
/// page writes the number before them, so no case has a slot.
std::variant<MessageText, MessageFault> parse_unit(std::string_view words);
/// The form that stands beside an empty box: that of several, as of five.
const std::string& unit_beside(const MessageText& unit, const Formats& formats);

/// The slot names of a message, sorted, each once; those that choose included.
std::vector<std::string> slots_of(const MessageText& message);

/// The categories that a plural in the message lacks, of those in `wanted`.
std::vector<std::string> missing_categories(const MessageText& message,
                                            const std::vector<std::string_view>& wanted);

/// The slots by whose number the message chooses.
std::vector<std::string> counted_slots(const MessageText& message);

/// The case for a choosing value. The number of a plural is in ASCII digits, and may be a decimal.
const MessageText& chosen(const MessageText& message, std::string_view value,
                          const Formats& formats);

/// Whether a slot of that name holds a whole number; all others hold words.
bool is_number_slot(std::string_view name);

/// The message with its slots filled: chosen by its values, numbers in the language's digits, and
/// words that run against the text isolated.
std::string said(const MessageText& message, const Slots& slots, const Formats& formats,
                 bool right_to_left);

}  // namespace blankett
