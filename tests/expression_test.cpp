// Calculations: what a formula compiles to, and what it comes to.

#include "kinds/operators.h"
#include "link/link.h"
#include "model/evaluate.h"
#include "model/print.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

constexpr std::string_view kToday = "2026-06-15";

Decimal d(std::string_view text) { return Decimal::parse(text).value(); }

// The reference's form, with the formula in the question `summa`, which gives money.
struct Calculated {
  Sources sources;
  Diagnostics found;
  Document document;
  Model model;

  explicit Calculated(const std::string& formula)
      : document(
            parse(sources, sources.add("exempel/form.xml", operator_form(formula, true)), found)),
        model(link(document, "exempel", {}, sources, found)) {}
  const Expression& formula() const {
    for (const Question& q : model.questions)
      if (q.id == "summa") return q.formula;
    throw std::logic_error("the form has lost its calculation");
  }
};

std::string meaning(const std::string& formula) {
  const Calculated c(formula);
  if (!c.found.has_errors()) return print(c.formula(), c.model);
  std::string out;
  for (const Diagnostic& said : c.found)
    out += std::string(said.message->id) + " @ " + std::string(c.sources.bytes(said.at));
  return out;
}

std::string value(const std::string& formula, const Answers& answers = {}) {
  const Calculated c(formula);
  INFO(formula);
  REQUIRE_FALSE(c.found.has_errors());
  const auto result = computed(c.formula(), c.model, answers, kToday);
  return result ? result->text() : "none";
}

}  // namespace

TEST_CASE("times and divided bind tighter than plus and minus, from the left", "[expression]") {
  CHECK(meaning("avgift + 2 * 3 - 4 / 2") == "((avgift + (2 * 3)) - (4 / 2))");
  CHECK(meaning("(avgift + 2) * 3") == "((avgift + 2) * 3)");
  CHECK(value("10 - 4 - 3") == "3");
  CHECK(value("100 / 10 / 2") == "5");
  CHECK(value("2 + 3 * 4") == "14");
  CHECK(value("(2 + 3) * 4") == "20");
}

TEST_CASE("a minus sign is a sign before a value and an operation between two", "[expression]") {
  CHECK(value("-(2 + 3)") == "-5");
  CHECK(value("5 - -3") == "8");
  CHECK(value("- -4") == "4");
  CHECK(value("2 * -3") == "-6");
}

TEST_CASE("the signs of typesetting mean what they look like", "[expression]") {
  CHECK(meaning("avgift × 2 ÷ 4 − 1") == "(((avgift * 2) / 4) - 1)");
}

TEST_CASE("round, min and max", "[expression]") {
  CHECK(meaning("round(avgift, 2)") == "round(avgift, 2)");
  CHECK(value("round(2.5)") == "3");
  CHECK(value("round(-2.5)") == "-3");
  CHECK(value("round(1.005, 2)") == "1.01");
  CHECK(value("min(3, 1, 2)") == "1");
  CHECK(value("max(3, 1, 2)") == "3");
  CHECK(value("max(0, min(avgift, 1688))", {{"avgift", d("2000")}}) == "1688");
}

TEST_CASE("if looks only at the side it takes", "[expression]") {
  const std::string formula = "if folkbokford is yes then avgift else avgift / antal";
  CHECK(meaning(formula) == "(if folkbokford is \"yes\" then avgift else (avgift / antal))");
  CHECK(value(formula, {{"folkbokford", true}, {"avgift", d("100")}}) == "100");
  CHECK(value(formula, {{"folkbokford", false}, {"avgift", d("100")}}) == "none");
  CHECK(value(formula, {{"folkbokford", false}, {"avgift", d("100")}, {"antal", d("8")}}) ==
        "12.5");
}

TEST_CASE("without a value somewhere there is no result", "[expression]") {
  CHECK(value("avgift + 100") == "none");
  CHECK(value("min(avgift, 100)") == "none");
  CHECK(value("avgift / antal", {{"avgift", d("100")}, {"antal", d("0")}}) == "none");
  CHECK(value("999999999999999 * 10") == "none");
  CHECK(value("0.1 + 0.2") == "0.3");
}

TEST_CASE("rows are counted and added; none come to nought", "[expression]") {
  CHECK(meaning("sum of barn/kostnad + avgift * number of barn") ==
        "(sum of barn/kostnad + (avgift * number of barn))");
  const Answers rows = {
      {"barn", Rows{3}}, {"barn/1/kostnad", d("0.1")}, {"barn/3/kostnad", d("0.2")}};
  CHECK(value("sum of barn/kostnad", rows) == "0.3");
  CHECK(value("sum of barn/kostnad") == "0");
  CHECK(value("sum of barn/kostnad * number of barn", rows) == "0.9");
}

TEST_CASE("money and plain numbers are told apart", "[expression]") {
  CHECK(meaning("avgift + antal") == "link/mixed-measures @ +");
  CHECK(meaning("avgift * avgift") == "link/mixed-measures @ *");
  CHECK(meaning("antal / avgift") == "link/mixed-measures @ /");
  CHECK(meaning("avgift / avgift * avgift") == "((avgift / avgift) * avgift)");
  CHECK(meaning("avgift * antal + 100") == "((avgift * antal) + 100)");
}

TEST_CASE("a mistake in a formula is shown at the word", "[expression]") {
  CHECK(meaning("avgft * 2") == "link/misspelt-name @ avgft");
  CHECK(meaning("ort * 2") == "link/not-a-number @ ort");
  CHECK(meaning("avgift * 12kr") == "link/not-a-number @ 12kr");
  CHECK(meaning("avgift +") == "link/condition-unfinished @ +");
  CHECK(meaning("round(avgift, 9)") == "link/condition-syntax @ 9");
  CHECK(meaning("barn/kostnad * 2") == "link/needs-row @ barn/kostnad");
  CHECK(meaning("sum of avgift") == "link/not-in-rows @ avgift");
  CHECK(meaning("summa + 1") == "link/forward-reference @ summa");
  const std::string deep = std::string(5000, '(') + "avgift" + std::string(5000, ')');
  CHECK(meaning(deep).starts_with("link/condition-too-deep"));
}

}  // namespace blankett::tests
