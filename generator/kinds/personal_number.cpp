// personal-number: personnummer or samordningsnummer, sent as twelve digits. Ten digits are
// accepted on the page. The check digit is checked there; JSON Schema cannot say it.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett::kinds::personal_number {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 2> kErrors = {"format", "checksum"};

Params view(const ViewContext& context) {
  return text_input(context, {.inputmode = "numeric", .width = "20", .spellcheck = false});
}

// Day 01-31, or 60-91 for a coordination number, whose month and day may be unknown (00 and 60).
nlohmann::ordered_json schema(const Question&) {
  return string_schema(
      "^(18|19|20)[0-9]{2}((0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])|(0[0-9]|1[0-2])"
      "([678][0-9]|9[01]))[0-9]{4}$");
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
    .errors = kErrors,
    .component = "text-input",
    .view = view,
    .schema = schema,
};

}  // namespace blankett::kinds::personal_number
