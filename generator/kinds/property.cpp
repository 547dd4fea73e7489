// property: a fastighetsbeteckning as in the property register: municipality, tract or city block,
// number. Sent in capitals.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::property {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 1> kErrors = {"format"};

Params view(const ViewContext& context) { return text_input(context, {.spellcheck = false}); }

// STOCKHOLM PILGRIMEN 3, SKOBY BERGA 1:2, and an area of one: 1:2>3.
nlohmann::ordered_json schema(const Question&) {
  auto out = string_schema(
      "^[^\\s0-9a-zåäöéü]+( [^\\sa-zåäöéü]+)+ ([1-9][0-9]*:)?[1-9][0-9]*(>[1-9][0-9]*)?$");
  out["maxLength"] = 100;
  return out;
}

std::string hint(const Edition& edition, const Question& question) {
  return question.hint ? std::string() : edition.locale->text("property.example");
}

constexpr std::array<ValueRule, 1> kRules = {kComposed};

std::vector<Sample> samples(const Question&, const std::string&) {
  return {{"STOCKHOLM PILGRIMEN 3"},
          {"SKOBY BERGA 1:2"},
          {"STOCKHOLM SÖDERMALM 7:87>1"},
          {"STOCKHOLM PILGRIMEN", "format"},
          {"PILGRIMEN 3", "format"}};
}

}  // namespace

constinit const Kind kind{
    .name = "property",
    .doc = {"En fastighetsbeteckning, till exempel Stockholm Pilgrimen 3.",
            "The designation of a property, Stockholm Pilgrimen 3 for example."},
    .example = "<property id=\"fastighet\"><label>Fastighetsbeteckning</label></property>",
    .answer = AnswerType::text,
    .errors = kErrors,
    .at_hand = true,
    .seconds = 30,
    .component = "text-input",
    .view = view,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
    .hint = hint,
};

}  // namespace blankett::kinds::property
