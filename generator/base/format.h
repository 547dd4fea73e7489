#pragma once
// How a language writes numbers, money and moments, and how its messages choose among their
// plurals: read from ICU once, as data that the compiler and the pages share, so that both say the
// same whatever the browser knows of the language.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"

namespace blankett {

struct Formats {
  std::array<std::string, 10> digits{};
  std::string decimal{}, group{}, minus{};
  int least_grouped =
      1;                // digits before the first group, or none is made: 2 writes 1234 and 12 345
  std::string money{};  // "{amount} kr"
  std::string kilobytes{}, megabytes{};   // "{amount} kB"
  std::array<std::string, 12> months{};   // as they stand in a date
  std::array<std::string, 7> weekdays{};  // from Sunday
  /// Slots: {day} {month} {year} {weekday} {hour} {minute} {second}, {day2} and so on with two
  /// digits, {month} as a word and {month1}, {month2} in digits; {date} and {time}.
  std::string date{}, full_date{}, time{}, moment{};
  /// The plural category of each whole number to 99; then of 100 + n % 100, for all above.
  std::array<std::uint8_t, 200> plurals{};
  /// That of numbers with decimals whose whole part is 0, 1 or greater. Where it also depends on
  /// the decimals themselves, as in Latvian, it is `other`.
  std::array<std::uint8_t, 3> fractions{};
};

/// Whether ICU can read it, and knows the language.
bool is_language_tag(const std::string& tag);
/// Whether the language is written from right to left.
bool is_right_to_left(const std::string& tag);

/// Whether the tag asks for no other calendar than the Gregorian one.
bool has_gregorian_dates(const std::string& tag);

/// `tag` is BCP 47, and may say which digits: "fa-u-ca-gregory-nu-arabext". Dates are Gregorian.
Formats formats_of(const std::string& tag);

/// CLDR's plural categories, as `Formats::plurals` counts them.
inline constexpr std::array<std::string_view, 6> kPluralCategories = {"other", "zero", "one",
                                                                      "two",   "few",  "many"};
std::string_view plural_category(std::uint64_t n, const Formats& formats);
/// Of a decimal: "-12345.5".
std::string_view plural_category(std::string_view decimal, const Formats& formats);
/// Those that some whole number has, "other" among them.
std::vector<std::string_view> plural_categories(const Formats& formats);

/// A decimal ("12345.5") as the language writes it: "12 345,5". Money is in kronor: "12 345,50 kr".
std::string number_in_words(std::string_view decimal, const Formats& formats);
std::string money_in_words(std::string_view decimal, const Formats& formats);

/// An ISO 8601 date as the language writes it: "31 januari 2026".
std::string date_in_words(std::string_view iso, const Formats& formats);

/// "08:30" as the language writes it.
std::string time_in_words(std::string_view iso, const Formats& formats);

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

/// A text of a right-to-left language with its numbers of several parts isolated, and the Latin
/// words beside them ("070-174 06 05", "SE45 5000"): they would else be shown in another order.
std::string with_numbers_isolated(std::string_view text);

/// Without isolates: what machines read.
std::string without_isolates(std::string_view text);

/// The value with bidi isolation where its letters run against, or its signs could be torn apart
/// by, a text of that direction.
std::string bidi_isolated(std::string_view value, bool in_right_to_left);

}  // namespace blankett
