// money: an amount in kronor on the page and in conditions, sent as a whole number of öre.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::money {
extern const Kind kind;
namespace {

constexpr std::array<AttributeRule, 2> kAttributes = {{
    {"min",
     ValueType::decimal,
     false,
     {"Minsta tillåtna belopp i kronor. Utan attributet är det 0.",
      "The least amount allowed, in kronor. 0 when it is left out."}},
    {"max",
     ValueType::decimal,
     false,
     {"Största tillåtna belopp i kronor, till exempel 50000 eller 99.50.",
      "The largest amount allowed, in kronor, 50000 or 99.50 for example."}},
}};

constexpr std::array<std::string_view, 3> kErrors = {"format", "decimals", "range"};

constexpr unsigned kDecimals = 2;

Params view(const ViewContext& context) {
  const bool negative = limits_of(context.question, kDecimals).least < Decimal();
  // A phone's keyboard of digits lacks the minus sign.
  return number_input(context, negative ? "" : "decimal", "10",
                      context.edition.locale->text("money.unit"));
}

nlohmann::ordered_json schema(const Question& question) {
  const Limits limits = limits_of(question, kDecimals);
  return {{"type", "integer"},
          {"description", "Beloppet i ören."},
          {"minimum", limits.least.ore()},
          {"maximum", limits.most.ore()}};
}

void client(const Question& question, nlohmann::ordered_json& out) {
  const auto bounds = schema(question);
  out["min"] = bounds.at("minimum");
  out["max"] = bounds.at("maximum");
}

std::vector<Sample> samples(const Question& question, const std::string&) {
  return limit_samples(limits_of(question, kDecimals), kDecimals,
                       [](Decimal value) { return nlohmann::ordered_json(value.ore()); });
}

Slots slots(const Edition& edition, const Question& question) {
  return {{"range", in_words(limits_of(question, kDecimals), *edition.locale, true)}};
}

Paper paper(const Edition& edition, const Question&) {
  return {.parts = {{.short_line = true, .unit = edition.locale->text("money.unit")}}};
}

}  // namespace

constinit const Kind kind{
    .name = "money",
    .doc = {"Ett belopp i kronor. Det skickas som ett helt antal ören.",
            "An amount in kronor. It is sent as a whole number of öre."},
    .example = "<money id=\"hyra\" max=\"50000\"><label>Hyra per månad</label></money>",
    .answer = AnswerType::money,
    .attributes = kAttributes,
    .errors = kErrors,
    .seconds = 20,
    .component = "number-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .samples = samples,
    .client = client,
    .slots = slots,
};

}  // namespace blankett::kinds::money
