// phone: a telephone number, sent as E.164.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett::kinds::phone {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 1> kErrors = {"format"};

Params view(const ViewContext& context) {
  return text_input(context, {.type = "tel",
                              .inputmode = "tel",
                              .autocomplete = "tel",
                              .width = "20",
                              .spellcheck = false});
}

// E.164: a plus sign and at most fifteen digits.
nlohmann::ordered_json schema(const Question&) { return string_schema("^\\+[1-9][0-9]{6,14}$"); }

}  // namespace

constinit const Kind kind{
    .name = "phone",
    .doc = {"Ett telefonnummer. Det skickas i formatet +46701234567.",
            "A telephone number. It is sent as +46701234567."},
    .example = "<phone id=\"telefon\"><label>Telefonnummer</label></phone>",
    .answer = AnswerType::text,
    .errors = kErrors,
    .component = "text-input",
    .view = view,
    .schema = schema,
};

}  // namespace blankett::kinds::phone
