// Tested by kinds_test.cpp.

#include "kinds/check_digits.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/date.h"

namespace blankett {
namespace {

constexpr std::array<IbanLength, 42> kIbanLengths = {{
    {"AD", 24}, {"AL", 28}, {"AT", 20}, {"BE", 16}, {"BG", 22}, {"CH", 21}, {"CY", 28},
    {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"EE", 20}, {"ES", 24}, {"FI", 18}, {"FR", 27},
    {"GB", 22}, {"GI", 23}, {"GR", 27}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IS", 26},
    {"IT", 27}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"MC", 27}, {"MD", 24},
    {"ME", 22}, {"MK", 19}, {"MT", 31}, {"NL", 18}, {"NO", 15}, {"PL", 28}, {"PT", 25},
    {"RO", 24}, {"RS", 22}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"VA", 22},
}};

int value_of(char digit) { return digit - '0'; }

int luhn_sum(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, twice = !twice) {
    const int product = value_of(*it) * (twice ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum;
}

int number(std::string_view digits) {
  int out = 0;
  for (const char c : digits) out = out * 10 + value_of(c);
  return out;
}

constexpr std::size_t kYear = 4, kMonth = 2, kLetter = 8;  // places in a personal number
constexpr int kCoordination = 60;                          // added to the day

bool is_interim(std::string_view number) { return number[kLetter] < '0' || number[kLetter] > '9'; }

}  // namespace

bool passes_luhn(std::string_view digits) { return luhn_sum(digits) % 10 == 0; }

std::string with_luhn_digit(std::string digits) {
  const int rest = luhn_sum(digits + "0") % 10;
  digits += static_cast<char>('0' + (10 - rest) % 10);
  return digits;
}

bool is_real_date(std::string_view iso) {
  const int year = number(iso.substr(0, 4)), month = number(iso.substr(5, 2)),
            day = number(iso.substr(8, 2));
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= kDays[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

bool personal_number_passes_luhn(std::string_view whole) {
  std::string digits(whole.substr(2));
  if (is_interim(whole)) digits[kLetter - 2] = '1';
  return passes_luhn(digits);
}

std::string birth_date_of(std::string_view whole) {
  char iso[16];
  std::snprintf(iso, sizeof iso, "%.4s-%.2s-%02d", whole.data(), whole.data() + kYear,
                number(whole.substr(kYear + kMonth, 2)) % kCoordination);
  return is_real_date(iso) ? iso : "";
}

bool has_possible_birth_date(std::string_view whole) {
  if (is_interim(whole) || number(whole.substr(kYear + kMonth, 2)) >= kCoordination) return true;
  return !birth_date_of(whole).empty();
}

std::string personal_number_born(std::string_view iso) {
  const std::string date =
      std::string(iso.substr(0, 4)) + std::string(iso.substr(5, 2)) + std::string(iso.substr(8, 2));
  return date.substr(0, 2) + with_luhn_digit(date.substr(2) + "238");
}

std::span<const IbanLength> iban_lengths() { return kIbanLengths; }

bool iban_passes(std::string_view iban) {
  const auto* const own =
      std::find_if(kIbanLengths.begin(), kIbanLengths.end(),
                   [&](const IbanLength& each) { return each.country == iban.substr(0, 2); });
  if (own == kIbanLengths.end() || own->length != iban.size()) return false;
  int rest = 0;
  for (const char c : std::string(iban.substr(4)) + std::string(iban.substr(0, 4)))
    rest = c >= 'A' ? (rest * 100 + c - 'A' + 10) % 97 : (rest * 10 + value_of(c)) % 97;
  return rest == 1;
}

}  // namespace blankett
