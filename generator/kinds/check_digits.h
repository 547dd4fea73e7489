#pragma once
// The arithmetic of check digits. The page has the same (theme js/numbers.mjs).

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace blankett {

/// Of personal numbers, organisations and giro numbers: ISO/IEC 7812-1 annex B. Digits only.
bool passes_luhn(std::string_view digits);
/// With the digit that makes it pass after it.
std::string with_luhn_digit(std::string digits);

/// Whether YYYY-MM-DD is a day of the calendar.
bool is_real_date(std::string_view iso);

/// Twelve characters as they are sent; an interim letter counts as 1.
bool personal_number_passes_luhn(std::string_view number);
/// The date of birth it tells, ISO 8601; empty when it does not tell a whole one.
std::string birth_date_of(std::string_view personal_number);
/// A number with a real date, or a coordination or interim number, which may lack one.
bool has_possible_birth_date(std::string_view personal_number);
/// A personal number of somebody born that day. Nobody has it: its serial number is for tests.
std::string personal_number_born(std::string_view iso_date);

struct IbanLength {
  std::string_view country;  // ISO 3166-1
  std::size_t length;
};
/// The countries that payments in euro reach (SEPA), and how long their numbers are: ISO 13616.
std::span<const IbanLength> iban_lengths();
/// ISO 13616: the first four characters last, letters as 10 to 35, and 1 left when divided by 97.
bool iban_passes(std::string_view iban);

}  // namespace blankett
