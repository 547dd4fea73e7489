// Fixed point in 128 bits. The limits are chosen so that no intermediate product overflows.
// Tested by decimal_test.cpp and, against the browser's, by condition.spec.mjs.

#include "base/decimal.h"

namespace blankett {

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  constexpr std::size_t kMostWhole = 15, kMostDecimals = 8;
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals =
      point == text.npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || whole.size() > kMostWhole || decimals.size() > kMostDecimals) return {};
  if (point != text.npos && decimals.empty()) return {};
  Units units = 0;
  for (const std::string_view part : {whole, decimals})
    for (const char c : part) {
      if (c < '0' || c > '9') return {};
      units = units * 10 + (c - '0');
    }
  for (std::size_t i = decimals.size(); i < kMostDecimals; ++i) units *= 10;
  Decimal out;
  out.units_ = negative ? -units : units;
  return out;
}

std::string Decimal::text() const {
  const bool negative = units_ < 0;
  Units rest = negative ? -units_ : units_;
  std::string digits;
  for (; rest > 0; rest /= 10) digits.insert(digits.begin(), static_cast<char>('0' + rest % 10));
  constexpr std::size_t kDecimals = 8;
  if (digits.size() <= kDecimals) digits.insert(0, kDecimals + 1 - digits.size(), '0');
  std::string out = digits.substr(0, digits.size() - kDecimals);
  std::string decimals = digits.substr(digits.size() - kDecimals);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  if (!decimals.empty()) out += "." + decimals;
  return negative ? "-" + out : out;
}

std::optional<Decimal> Decimal::within(Units units) {
  if (units >= kLimit || units <= -kLimit) return {};
  Decimal out;
  out.units_ = units;
  return out;
}

// Rounded half away from zero.
Decimal::Units Decimal::divided(Units a, Units b) {
  if (b < 0) {
    a = -a;
    b = -b;
  }
  const Units half = b / 2 + b % 2;  // of an odd divisor nothing lies exactly in the middle
  const Units whole = a / b, rest = a % b;
  if (rest >= half) return whole + 1;
  if (-rest >= half) return whole - 1;
  return whole;
}

std::optional<Decimal> sum(Decimal a, Decimal b) { return Decimal::within(a.units_ + b.units_); }

std::optional<Decimal> difference(Decimal a, Decimal b) {
  return Decimal::within(a.units_ - b.units_);
}

// (w·10^8 + d) · b / 10^8 = w·b + d·b / 10^8, each product below 2^127.
std::optional<Decimal> product(Decimal a, Decimal b) {
  const Decimal::Units whole = a.units_ / Decimal::kOne, decimals = a.units_ % Decimal::kOne;
  return Decimal::within(whole * b.units_ + Decimal::divided(decimals * b.units_, Decimal::kOne));
}

std::optional<Decimal> quotient(Decimal a, Decimal b) {
  if (b.units_ == 0) return {};
  return Decimal::within(Decimal::divided(a.units_ * Decimal::kOne, b.units_));
}

Decimal rounded(Decimal a, unsigned decimals) {
  constexpr unsigned kDecimals = 8;
  Decimal::Units step = 1;
  for (unsigned i = decimals; i < kDecimals; ++i) step *= 10;
  Decimal out;
  out.units_ = Decimal::divided(a.units_, step) * step;
  return out;
}

std::int64_t Decimal::ore() const {
  constexpr Units kOre = kOne / 100;
  return static_cast<std::int64_t>(divided(units_, kOre));
}

Decimal Decimal::of_ore(std::int64_t ore) {
  constexpr Units kOre = kOne / 100;
  Decimal out;
  out.units_ = Units(ore) * kOre;
  return out;
}

}  // namespace blankett
