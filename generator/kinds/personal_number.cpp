// personal-number: personnummer or samordningsnummer, sent as twelve digits. Ten digits are
// accepted on the page. The check digit is checked there; JSON Schema cannot say it.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett::kinds::personal_number {
extern const Kind kind;
namespace {

constexpr std::array<AttributeRule, 1> kAttributes = {{
    {"interim",
     ValueType::yes_no,
     false,
     {"yes när även tillfälliga nummer tas emot, till exempel T-nummer från vården.",
      "yes when temporary numbers are accepted too, such as those that health care gives."}},
}};

constexpr std::array<AnswerPart, 1> kParts = {{
    {"birth_date",
     AnswerType::date,
     {"Födelsedatumet, när det är känt. Räknas ut ur numret.",
      "The date of birth, when it is known. Worked out from the number."},
     true},
}};

constexpr std::array<std::string_view, 2> kErrors = {"format", "checksum"};

Params view(const ViewContext& context) {
  // A phone's keyboard of digits has no letters.
  const bool letters = is_set(context.question, "interim");
  return text_input(context,
                    {.inputmode = letters ? "" : "numeric", .width = "20", .spellcheck = false});
}

nlohmann::ordered_json schema(const Question& question) {
  return string_schema("^(" + personal_number_pattern(is_set(question, "interim")) + ")$");
}

void client(const Question& question, nlohmann::ordered_json& out) {
  if (is_set(question, "interim")) out["interim"] = true;
}

}  // namespace

constinit const Kind kind{
    .name = "personal-number",
    .doc = {"Personnummer eller samordningsnummer. Tio eller tolv siffror tas emot, tolv skickas.",
            "Swedish personal or coordination number. Ten or twelve digits are accepted, twelve "
            "are sent."},
    .example =
        "<personal-number id=\"personnummer\" data-category=\"protected\" "
        "why=\"Vi ska veta vem du är.\"><label>Personnummer</label></personal-number>",
    .answer = AnswerType::text,
    .attributes = kAttributes,
    .errors = kErrors,
    .parts = kParts,
    .component = "text-input",
    .view = view,
    .schema = schema,
    .client = client,
};

}  // namespace blankett::kinds::personal_number
