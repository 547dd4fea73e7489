// phone: a telephone number, sent as E.164.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

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
nlohmann::ordered_json schema(const Question&) {
  auto out = string_schema("^\\+[1-9][0-9]{6,14}$");
  out["description"] = "Med landsnummer enligt E.164.";
  return out;
}

std::vector<Sample> samples(const Question&, const std::string&) {
  return {{"+46701740605"},     {"+46850800508"},      {"+4670174"},
          {"+467017406050000"}, {"+467017", "format"}, {"+4670174060500000", "format"}};
}

Paper paper(const Edition&, const Question&) { return {.parts = {{.short_line = true}}}; }

}  // namespace

constinit const Kind kind{
    .name = "phone",
    .doc = {"Ett telefonnummer. Det skickas i formatet +46701234567.",
            "A telephone number. It is sent as +46701234567."},
    .example = "<phone id=\"telefon\"><label>Telefonnummer</label></phone>",
    .answer = AnswerType::text,
    .errors = kErrors,
    .seconds = 15,
    .component = "text-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .samples = samples,
};

}  // namespace blankett::kinds::phone
