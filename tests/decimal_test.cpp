// Exact decimals. Agreement with the browser's is tested by browser/condition.spec.mjs.

#include "base/decimal.h"

#include "support/catch.h"

namespace blankett::tests {
namespace {

Decimal d(std::string_view text) { return Decimal::parse(text).value(); }

std::string said(const std::optional<Decimal>& value) { return value ? value->text() : "none"; }

const std::string kLargest = "999999999999999.99999999";

}  // namespace

TEST_CASE("a decimal is written in its shortest form", "[decimal]") {
  CHECK(d("12.50").text() == "12.5");
  CHECK(d("007").text() == "7");
  CHECK(d("0.00000001").text() == "0.00000001");
  CHECK(d("-0.5").text() == "-0.5");
  CHECK(d("-0").text() == "0");
  CHECK(Decimal(-12).text() == "-12");
  CHECK(d(kLargest).text() == kLargest);
}

TEST_CASE("what is not digits and a point is no decimal", "[decimal]") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1,5", "1e3", "+1", "1 000", " 1", "--1",
                           "1.2.3", "1000000000000000", "0.000000001", "ett"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("sums, differences and products are exact", "[decimal]") {
  CHECK(said(sum(d("0.1"), d("0.2"))) == "0.3");
  CHECK(said(difference(d("0.3"), d("0.1"))) == "0.2");
  CHECK(said(product(d("1.1"), d("1.1"))) == "1.21");
  CHECK(said(product(d("-2.5"), d("4"))) == "-10");
  CHECK(said(product(d("0.0001"), d("0.00005"))) == "0.00000001");  // rounded up from the middle
}

TEST_CASE("a quotient is rounded to eight decimals, half away from zero", "[decimal]") {
  CHECK(said(quotient(d("10"), d("4"))) == "2.5");
  CHECK(said(quotient(d("1"), d("3"))) == "0.33333333");
  CHECK(said(quotient(d("2"), d("3"))) == "0.66666667");
  CHECK(said(quotient(d("-2"), d("3"))) == "-0.66666667");
  CHECK(said(quotient(d("2"), d("-3"))) == "-0.66666667");
  CHECK(said(quotient(d("7"), d("0"))) == "none");
  CHECK(said(quotient(d("0"), d("7"))) == "0");
}

TEST_CASE("what leaves the range has no result", "[decimal]") {
  CHECK(said(sum(d(kLargest), d("0.00000001"))) == "none");
  CHECK(said(difference(d("-" + kLargest), d("1"))) == "none");
  CHECK(said(product(d("100000000"), d("10000000"))) == "none");
  CHECK(said(product(d(kLargest), d(kLargest))) == "none");
  CHECK(said(quotient(d(kLargest), d("0.5"))) == "none");
  CHECK(said(product(d(kLargest), d("1"))) == kLargest);
}

TEST_CASE("rounding is half away from zero, to the decimals asked for", "[decimal]") {
  CHECK(rounded(d("2.5"), 0).text() == "3");
  CHECK(rounded(d("-2.5"), 0).text() == "-3");
  CHECK(rounded(d("2.4999"), 0).text() == "2");
  CHECK(rounded(d("1.005"), 2).text() == "1.01");
  CHECK(rounded(d("1.004"), 2).text() == "1");
  CHECK(rounded(d("12"), 6).text() == "12");
}

TEST_CASE("decimals are ordered by value", "[decimal]") {
  CHECK(d("-3") < d("-2.5"));
  CHECK(d("9") < d("10"));
  CHECK(d("1.50") == d("1.5"));
  CHECK(d("0.1") > d("0.09"));
}

TEST_CASE("money is whole öre", "[decimal]") {
  CHECK(d("1234.5").ore() == 123450);
  CHECK(d("0.005").ore() == 1);
  CHECK(d("-0.005").ore() == -1);
  CHECK(Decimal::of_ore(123450).text() == "1234.5");
  CHECK(Decimal::of_ore(-1).text() == "-0.01");
}

}  // namespace blankett::tests
