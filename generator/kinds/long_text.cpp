// long-text: several lines of free text. It may be written longer than the limit, which is then
// said: a box that stops taking letters loses what is pasted into it.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::long_text {
extern const Kind kind;
namespace {

constexpr std::size_t kLongest = 2000;

constexpr std::array<AttributeRule, 1> kAttributes = {{
    {"max-length",
     ValueType::number,
     false,
     {"Högsta antal tecken. Utan attributet är gränsen 2000.",
      "The most characters allowed. 2000 when it is left out."}},
}};

constexpr std::array<std::string_view, 1> kErrors = {"length"};

constexpr std::array<ValueRule, 1> kRules = {kComposed};

std::size_t longest(const Question& question) {
  return number_setting(question, "max-length", kLongest);
}

Params view(const ViewContext& context) {
  return {{"id", context.id},
          {"name", context.name},
          {"describedby", context.describedby},
          {"max", std::to_string(longest(context.question))},
          {"required", context.required}};
}

nlohmann::ordered_json schema(const Question& question) { return text_schema(longest(question)); }

void client(const Question& question, nlohmann::ordered_json& out) {
  out["max_length"] = longest(question);
}

Slots slots(const Edition&, const Question& question) {
  return {{"max", std::to_string(longest(question))}};
}

std::string hint(const Edition& edition, const Question& question) {
  return edition.locale->say("count.rule", slots(edition, question));
}

std::vector<Sample> samples(const Question& question, const std::string&) {
  return text_samples(longest(question), "Vi bor nära parken.\nBarnen leker där varje dag.");
}

Paper paper(const Edition&, const Question& question) {
  constexpr std::size_t kInLine = 100, kFewest = 3, kMost = 12;  // there is more paper
  const std::size_t lines = (longest(question) + kInLine - 1) / kInLine;
  return {.parts = {{.lines = std::clamp(lines, kFewest, kMost)}}};
}

}  // namespace

constinit const Kind kind{
    .name = "long-text",
    .doc = {"En fråga med ett längre svar på flera rader, till exempel en beskrivning.",
            "A question with a longer answer on several lines, a description for example."},
    .example = "<long-text id=\"beskrivning\"><label>Beskriv vad som har hänt</label></long-text>",
    .answer = AnswerType::text,
    .attributes = kAttributes,
    .errors = kErrors,
    .seconds = 120,
    .component = "textarea",
    .view = view,
    .paper = paper,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
    .client = client,
    .slots = slots,
    .hint = hint,
};

}  // namespace blankett::kinds::long_text
