// vehicle-registration: a Swedish registration number, sent without the space.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::vehicle_registration {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 1> kErrors = {"format"};

Params view(const ViewContext& context) {
  return text_input(context, {.width = "10", .spellcheck = false});
}

// SFS 2017:100: three letters (not I, Q, V, Å, Ä, Ö), two digits, and a digit or a letter (not O).
nlohmann::ordered_json schema(const Question&) {
  return string_schema("^[A-HJ-PR-UW-Z]{3}[0-9]{2}[0-9A-HJ-NPR-UW-Z]$");
}

std::vector<Sample> samples(const Question&, const std::string&) {
  return {{"ABC123"}, {"ABC12D"}, {"AIC123", "format"}, {"ABC12O", "format"}, {"ABC12", "format"}};
}

Paper paper(const Edition&, const Question&) {
  return {.parts = {{.boxes = "_______"}}};  // what a person chooses may have seven
}

}  // namespace

constinit const Kind kind{
    .name = "vehicle-registration",
    .doc = {"Ett svenskt registreringsnummer, till exempel ABC 123 eller ABC 12A.",
            "A Swedish vehicle registration number, ABC 123 or ABC 12A for example."},
    .example =
        "<vehicle-registration id=\"regnr\" required=\"yes\"><label>Bilens "
        "registreringsnummer</label><hint>Till exempel ABC 123</hint></vehicle-registration>",
    .answer = AnswerType::text,
    .errors = kErrors,
    .at_hand = true,
    .component = "text-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .samples = samples,
};

}  // namespace blankett::kinds::vehicle_registration
