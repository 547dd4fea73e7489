#pragma once
// How a language writes numbers, money and moments, and which plural a number takes: read from ICU
// once, as data that the compiler and the pages share, so that both say the same whatever the
// browser knows of the language.

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

}  // namespace blankett
