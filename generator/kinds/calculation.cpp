// calculation: what other answers come to. It is shown and sent, never asked.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett::kinds::calculation {
extern const Kind kind;
namespace {

constexpr std::array<ValueDoc, 2> kResults = {{
    {"number", {"Ett tal.", "A number."}},
    {"money", {"Ett belopp i kronor.", "An amount in kronor."}},
}};

constexpr std::array<AttributeRule, 3> kAttributes = {{
    {"formula",
     ValueType::expression,
     true,
     {"Hur det räknas ut, till exempel: antal * 25 + 100.",
      "How it is worked out, for example: antal * 25 + 100."}},
    {"result",
     ValueType::one_of,
     false,
     {"Vad det blir. Utan attributet är det ett tal.",
      "What it comes to. A number when it is left out."},
     kResults},
    {"decimals",
     ValueType::one_of,
     false,
     {"Antal decimaler som ett tal avrundas till. Utan attributet blir det ett helt tal.",
      "How many decimals a number is rounded to. It is a whole number when this is left out."},
     kDecimalPlaces},
}};

bool is_money(const Question& question) { return answer_type(question) == AnswerType::money; }

std::size_t decimals(const Question& question) { return number_setting(question, "decimals", 0); }

Params view(const ViewContext& context) {
  return {{"id", context.id},
          {"name", context.name},
          {"describedby", context.describedby},
          {"text", context.edition.locale->text("calculation.later")}};
}

nlohmann::ordered_json schema(const Question& question) {
  nlohmann::ordered_json out{
      {"type", is_money(question) || decimals(question) == 0 ? "integer" : "number"}};
  if (is_money(question)) out["description"] = "Beloppet i ören.";
  return out;
}

void client(const Question& question, nlohmann::ordered_json& out) {
  out["result"] = is_money(question) ? "money" : "number";
  out["decimals"] = decimals(question);
}

Paper paper(const Edition& edition, const Question&) {
  return {.words = edition.locale->text("paper.calculated")};
}

}  // namespace

constinit const Kind kind{
    .name = "calculation",
    .doc = {"Något som räknas ut ur andra svar, till exempel en avgift. Personen ser det men "
            "svarar inte.",
            "Something worked out from other answers, a fee for example. The person sees it but "
            "does not answer."},
    .example =
        "<number id=\"antal\"><label>Antal biljetter</label></number><calculation id=\"avgift\" "
        "formula=\"antal * 25\"><label>Att betala</label></calculation>",
    .answer = AnswerType::number,
    .attributes = kAttributes,
    .computed = true,
    .seconds = 5,
    .component = "output",
    .view = view,
    .paper = paper,
    .schema = schema,
    .client = client,
};

}  // namespace blankett::kinds::calculation
