// personal-number: personnummer or samordningsnummer, sent as twelve digits. Ten digits are
// accepted on the page. The check digit is checked there; JSON Schema cannot say it.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/check_digits.h"
#include "kinds/kind.h"
#include "kinds/sample.h"

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
  auto out = string_schema("^(" + personal_number_pattern(is_set(question, "interim")) + ")$");
  out["description"] = "Tolv tecken utan bindestreck.";
  out["maxLength"] = 12;  // else a line break at the end passes where $ allows one
  return out;
}

void client(const Question& question, nlohmann::ordered_json& out) {
  if (is_set(question, "interim")) out["interim"] = true;
}

constexpr std::array<ValueRule, 1> kRules = {{{
    .reason = "checksum",
    .function = "valid-personal-number",
    .doc = {"Den sista siffran är rätt kontrollsiffra för de nio före den (Luhn). Bokstaven i ett "
            "tillfälligt nummer räknas som 1.",
            "The last digit is the right check digit of the nine before it (Luhn). The letter of "
            "an interim number counts as 1."},
    .holds =
        [](const Question&, const nlohmann::ordered_json& value, const std::string&) {
          return personal_number_passes_luhn(value.get_ref<const std::string&>());
        },
}}};

std::vector<Sample> samples(const Question& question, const std::string&) {
  std::vector<Sample> out = {{"191212121212"},
                             {"197010632391"},
                             {"191212121213", "checksum"},
                             {"191213121212", "format"},
                             {"191202301212", "format"}};
  const bool interim = is_set(question, "interim");
  out.push_back({"20000101T220", interim ? "" : "format"});
  return out;
}

std::string part(const nlohmann::ordered_json& value, std::string_view) {
  return birth_date_of(value.get_ref<const std::string&>());
}

nlohmann::ordered_json with_part(std::string_view date) { return personal_number_born(date); }

Paper paper(const Edition&, const Question&) { return {.parts = {{.boxes = "________-____"}}}; }

}  // namespace

constinit const Kind kind{
    .name = "personal-number",
    .doc = {"Personnummer eller samordningsnummer. Tio eller tolv siffror tas emot, tolv skickas.",
            "Swedish personal or coordination number. Ten or twelve digits are accepted, twelve "
            "are sent."},
    .example =
        "<personal-number id=\"personnummer\" data-category=\"protected\" "
        "why=\"Vi ska veta vem du är.\"><label>Personnummer</label><hint>Till exempel "
        "19121212-1212</hint></personal-number>",
    .answer = AnswerType::text,
    .attributes = kAttributes,
    .errors = kErrors,
    .parts = kParts,
    .identifies = true,
    .at_hand = true,
    .seconds = 15,
    .component = "text-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
    .part = part,
    .with_part = with_part,
    .client = client,
};

}  // namespace blankett::kinds::personal_number
