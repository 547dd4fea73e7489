// text: one line of free text.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::text {
extern const Kind kind;
namespace {

constexpr std::size_t kLongest = 200;

constexpr std::array<ValueDoc, 7> kPurposes = {{
    {"given-name", {"Förnamn.", "Given name."}},
    {"family-name", {"Efternamn.", "Family name."}},
    {"name", {"Hela namnet.", "The whole name."}},
    {"address-line1", {"Gatuadress.", "Street address."}},
    {"organization", {"Organisationens namn.", "Name of the organisation."}},
    {"organization-title", {"Titel eller roll.", "Job title."}},
    {"nickname", {"Tilltalsnamn.", "Nickname."}},
}};

constexpr std::array<AttributeRule, 2> kAttributes = {{
    {"max-length",
     ValueType::number,
     false,
     {"Högsta antal tecken. Utan attributet är gränsen 200.",
      "The most characters allowed. 200 when it is left out."}},
    {"purpose",
     ValueType::one_of,
     false,
     {"Vad svaret är, så att webbläsaren kan fylla i det åt personen (WCAG 1.3.5).",
      "What the answer is, so that the browser can fill it in (WCAG 1.3.5)."},
     kPurposes},
}};

constexpr std::array<std::string_view, 1> kErrors = {"length"};

constexpr std::array<ValueRule, 1> kRules = {kComposed};

std::size_t longest(const Question& question) {
  return number_setting(question, "max-length", kLongest);
}

Params view(const ViewContext& context) {
  const auto& settings = context.question.settings;
  const auto purpose = settings.find("purpose");
  const bool known = purpose != settings.end();
  const std::size_t most = longest(context.question);
  return text_input(context, {.autocomplete = known ? std::string_view(purpose->second.value) : "",
                              .width = most <= 6    ? "4"
                                       : most <= 12 ? "10"
                                       : most <= 25 ? "20"
                                                    : "30",
                              .spellcheck = !known,
                              .words = true});
}

nlohmann::ordered_json schema(const Question& question) { return text_schema(longest(question)); }

void client(const Question& question, nlohmann::ordered_json& out) {
  out["max_length"] = longest(question);
}

Slots slots(const Edition&, const Question& question) {
  return {{"max", std::to_string(longest(question))}};
}

std::vector<Sample> samples(const Question& question, const std::string&) {
  return text_samples(longest(question), "Åsa Öberg");
}

Paper paper(const Edition&, const Question& question) {
  constexpr std::size_t kShort = 20, kInLine = 200;
  const std::size_t most = longest(question);
  return {.parts = {{.lines = (most + kInLine - 1) / kInLine, .short_line = most <= kShort}}};
}

}  // namespace

constinit const Kind kind{
    .name = "text",
    .doc = {"En fråga med ett kort svar på en rad, till exempel ett namn.",
            "A question with a short answer on one line, a name for example."},
    .example = "<text id=\"fornamn\" purpose=\"given-name\"><label>Förnamn</label></text>",
    .answer = AnswerType::text,
    .attributes = kAttributes,
    .errors = kErrors,
    .component = "text-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
    .client = client,
    .slots = slots,
};

}  // namespace blankett::kinds::text
