#pragma once
// Exact decimal numbers: eight decimals, less than 10^15 either way. Every operation is exact or
// rounded half away from zero to eight decimals; one that leaves the range has no result. The
// browser computes the same (theme js/decimal.mjs).

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace blankett {

class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::int64_t whole) : units_(Units(whole) * kOne) {}

  /// "-12.5", "7". Digits on both sides of a point, at most 15 before it and 8 after it.
  static std::optional<Decimal> parse(std::string_view text);
  /// The shortest spelling: "12.5", never "12.50" or "1e3".
  std::string text() const;

  friend bool operator==(Decimal, Decimal) = default;
  friend std::strong_ordering operator<=>(Decimal a, Decimal b) { return a.units_ <=> b.units_; }

  friend std::optional<Decimal> sum(Decimal a, Decimal b);
  friend std::optional<Decimal> difference(Decimal a, Decimal b);
  friend std::optional<Decimal> product(Decimal a, Decimal b);
  friend std::optional<Decimal> quotient(Decimal a, Decimal b);  // none by zero
  friend Decimal rounded(Decimal a, unsigned decimals);          // half away from zero

  /// Money as an integer number of öre, and back. Rounds to whole öre.
  std::int64_t ore() const;
  static Decimal of_ore(std::int64_t ore);

 private:
  __extension__ using Units = __int128;
  static constexpr Units kOne = 100'000'000;
  static constexpr Units kLimit = kOne * 1'000'000'000'000'000;
  static std::optional<Decimal> within(Units units);
  static Units divided(Units a, Units b);

  Units units_ = 0;
};

std::optional<Decimal> sum(Decimal a, Decimal b);
std::optional<Decimal> difference(Decimal a, Decimal b);
std::optional<Decimal> product(Decimal a, Decimal b);
std::optional<Decimal> quotient(Decimal a, Decimal b);
Decimal rounded(Decimal a, unsigned decimals);

}  // namespace blankett
