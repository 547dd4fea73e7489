// time: a time of day in one text box, understood however people write it, sent as 08:30.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::time {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 1> kErrors = {"format"};

Params view(const ViewContext& context) {
  return text_input(context, {.width = "10", .spellcheck = false});
}

nlohmann::ordered_json schema(const Question&) {
  return string_schema("^([01][0-9]|2[0-3]):[0-5][0-9]$");
}

std::string hint(const Edition& edition, const Question& question) {
  return question.hint ? std::string() : edition.locale->text("time.example");
}

std::vector<Sample> samples(const Question&, const std::string&) {
  return {{"08:30"}, {"00:00"}, {"23:59"}, {"24:00", "format"}, {"12:60", "format"}};
}

Paper paper(const Edition&, const Question&) { return {.parts = {{.boxes = "__:__"}}}; }

}  // namespace

constinit const Kind kind{
    .name = "time",
    .doc = {"Ett klockslag. Personen skriver till exempel 8.30, 08:30 eller 830.",
            "A time of day. The person writes 8.30, 08:30 or 830, for example."},
    .example = "<time id=\"klockslag\"><label>När på dagen hände det?</label></time>",
    .answer = AnswerType::time,
    .errors = kErrors,
    .seconds = 15,
    .component = "text-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .samples = samples,
    .hint = hint,
};

}  // namespace blankett::kinds::time
