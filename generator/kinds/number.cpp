// number: a number, whole or with a few decimals, sent as a JSON number of at most fifteen digits.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::number {
extern const Kind kind;
namespace {

constexpr std::array<AttributeRule, 3> kAttributes = {{
    {"min",
     ValueType::decimal,
     false,
     {"Minsta tillåtna tal, till exempel -12.5. Utan attributet är det 0.",
      "The least number allowed, -12.5 for example. 0 when it is left out."}},
    {"max", ValueType::decimal, false, {"Största tillåtna tal.", "The largest number allowed."}},
    {"decimals",
     ValueType::one_of,
     false,
     {"Högsta antal decimaler. Utan attributet tas bara hela tal emot.",
      "The most decimals. Only whole numbers are accepted when it is left out."},
     kDecimalPlaces},
}};

constexpr std::array<std::string_view, 4> kErrors = {"format", "whole", "decimals", "range"};

unsigned decimals(const Question& question) {
  return static_cast<unsigned>(number_setting(question, "decimals", 0));
}

Params view(const ViewContext& context) {
  const Question& question = context.question;
  const unsigned places = decimals(question);
  const Limits limits = limits_of(question, places);
  const bool negative = limits.least < Decimal();
  const std::size_t length = limits.most.text().size() + places;
  // A phone's keyboards of digits lack the minus sign.
  return number_input(context,
                      negative     ? ""
                      : places > 0 ? "decimal"
                                   : "numeric",
                      length <= 4    ? "4"
                      : length <= 10 ? "10"
                                     : "20",
                      unit_beside_box(context.edition, question));
}

nlohmann::ordered_json schema(const Question& question) {
  const unsigned places = decimals(question);
  const Limits limits = limits_of(question, places);
  return {{"type", places == 0 ? "integer" : "number"},
          {"minimum", nlohmann::ordered_json::parse(limits.least.text())},
          {"maximum", nlohmann::ordered_json::parse(limits.most.text())}};
}

void client(const Question& question, nlohmann::ordered_json& out) {
  const auto bounds = schema(question);
  out["decimals"] = decimals(question);
  out["min"] = bounds.at("minimum");
  out["max"] = bounds.at("maximum");
}

constexpr std::array<ValueRule, 1> kRules = {{{
    .reason = "decimals",
    .function = "decimals",
    .doc = {"Talet har högst så många decimaler.", "The number has at most so many decimals."},
    .holds =
        [](const Question& question, const nlohmann::ordered_json& value, const std::string&) {
          const auto own = Decimal::parse(value.dump());
          return own && rounded(*own, decimals(question)) == *own;
        },
    .arguments =
        [](const Question& question) { return nlohmann::ordered_json(decimals(question)); },
    .applies = [](const Question& question) { return decimals(question) > 0; },
}}};

std::vector<Sample> samples(const Question& question, const std::string&) {
  const unsigned places = decimals(question);
  const auto as_json = [](Decimal value) { return nlohmann::ordered_json::parse(value.text()); };
  const Limits limits = limits_of(question, places);
  std::vector<Sample> out = limit_samples(limits, places, as_json);
  Decimal too_fine(1);
  for (unsigned i = 0; i <= places; ++i) too_fine = *quotient(too_fine, Decimal(10));
  const auto between = sum(limits.least, too_fine);
  if (between && *between < limits.most)
    out.push_back({as_json(*between), places == 0 ? "whole" : "decimals"});
  return out;
}

Slots slots(const Edition& edition, const Question& question) {
  const unsigned places = decimals(question);
  return {{"range", in_words(limits_of(question, places), *edition.locale)},
          {"decimals", std::to_string(places)}};
}

Paper paper(const Edition& edition, const Question& question) {
  return {.parts = {{.short_line = true, .unit = unit_beside_box(edition, question)}}};
}

}  // namespace

constinit const Kind kind{
    .name = "number",
    .doc = {"Ett tal, till exempel ett antal eller en yta. Enheten kan stå efter rutan.",
            "A number, of things or an area for example. Its unit can stand after the box."},
    .example = "<number id=\"antal_rum\" min=\"1\" max=\"20\"><label>Antal rum</label></number>",
    .answer = AnswerType::number,
    .attributes = kAttributes,
    .errors = kErrors,
    .has_unit = true,
    .seconds = 15,
    .component = "number-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
    .client = client,
    .slots = slots,
};

}  // namespace blankett::kinds::number
