// choices: any of several options, sent as a list in the order of the options. An option may
// exclude the others: “none of these”.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/sample.h"

namespace blankett::kinds::choices {
extern const Kind kind;
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<AttributeRule, 2> kAttributes = {{
    {"min-choices",
     ValueType::number,
     false,
     {"Minsta antal svar. Gäller inte den som väljer ett svar med exclusive.",
      "The fewest options to choose. Does not bind those who choose an exclusive one."}},
    {"max-choices",
     ValueType::number,
     false,
     {"Högsta antal svar.", "The most options to choose."}},
}};

constexpr std::array<std::string_view, 3> kErrors = {"too-few", "too-many", "exclusive"};

std::size_t fewest(const Question& question) { return number_setting(question, "min-choices", 1); }

std::size_t most(const Question& question) {
  return number_setting(question, "max-choices", std::max<std::size_t>(1, question.options.size()));
}

Json values(const Question& question, bool only_exclusive) {
  Json out = Json::array();
  for (const Option& option : question.options)
    if (option.exclusive || !only_exclusive) out.push_back(option.value);
  return out;
}

Params view(const ViewContext& context) {
  std::vector<Params> options;
  for (const Option* option : options_of(context.edition, context.question)) {
    const std::string number = std::to_string(options.size() + 1);
    const bool apart = option->exclusive && !options.empty();
    options.push_back(
        {{"id", options.empty() ? context.id : context.id + "-" + number},
         {"name", context.name},
         {"value", option->value},
         {"label_html", markup(context.edition.text(option->label))},
         {"or_text", apart ? context.edition.locale->text("choices.or") : std::string()}});
  }
  return {{"options", std::move(options)}};
}

Json schema(const Question& question) {
  const Json exclusive = values(question, true);
  Json out{{"type", "array"},
           {"items", {{"type", "string"}, {"enum", values(question, false)}}},
           {"minItems", exclusive.empty() ? fewest(question) : 1},
           {"maxItems", most(question)},
           {"uniqueItems", true}};
  if (exclusive.empty()) return out;
  out["if"] = {{"type", "array"}, {"contains", {{"enum", exclusive}}}};
  out["then"] = {{"type", "array"}, {"maxItems", 1}};
  if (fewest(question) > 1) out["else"] = {{"type", "array"}, {"minItems", fewest(question)}};
  return out;
}

void client(const Question& question, Json& out) {
  out["min_choices"] = fewest(question);
  out["max_choices"] = most(question);
  const Json exclusive = values(question, true);
  if (!exclusive.empty()) out["exclusive"] = exclusive;
}

// As many as allowed from `first` on, round the end, in the order of the options.
Json some(const std::vector<std::string>& all, std::size_t first, std::size_t count) {
  std::vector<bool> chosen(all.size());
  for (std::size_t i = 0; i < count; ++i) chosen[(first + i) % all.size()] = true;
  Json out = Json::array();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (chosen[i]) out.push_back(all[i]);
  return out;
}

std::vector<Sample> samples(const Question& question, const std::string&) {
  std::vector<std::string> alone, together;
  for (const Option& option : question.options)
    (option.exclusive ? alone : together).push_back(option.value);
  const std::size_t least = fewest(question), largest = std::min(most(question), together.size());
  std::vector<Sample> out;
  if (least <= largest) {
    for (std::size_t i = 0; i < together.size(); ++i) out.push_back({some(together, i, least)});
    if (largest > least) out.push_back({some(together, 0, largest)});
  }
  for (const std::string& value : alone) out.push_back({Json::array({value})});
  if (least > 1) out.push_back({some(together, 0, least - 1), "too-few"});
  if (largest < together.size()) out.push_back({some(together, 0, largest + 1), "too-many"});
  if (!alone.empty() && !together.empty()) {
    Json both = Json::array();
    for (const Option& option : question.options)
      if (option.value == alone.front() || option.value == together.front())
        both.push_back(option.value);
    out.push_back({std::move(both), "exclusive"});
  }
  return out;
}

// Two limits end in the same keyword: too many, and one beside another that excludes it.
std::string reason(const Question& question, const Json& value, std::string_view,
                   std::string_view keyword) {
  if (keyword != "maxItems") return keyword == "minItems" ? "too-few" : "";
  for (const Option& option : question.options)
    if (option.exclusive && std::find(value.begin(), value.end(), option.value) != value.end())
      return "exclusive";
  return "too-many";
}

Slots slots(const Edition& edition, const Question& question) {
  std::vector<std::string> exclusive;
  for (const Option& option : question.options)
    if (option.exclusive)
      exclusive.push_back(
          edition.locale->say("list.quoted", {{"value", edition.plain(option.label)}}));
  return {{"min", std::to_string(fewest(question))},
          {"max", std::to_string(most(question))},
          {"exclusive", either(*edition.locale, exclusive)}};
}

Paper paper(const Edition& edition, const Question& question) {
  return {.words = edition.locale->text("paper.several"),
          .options_html = paper_options(edition, question)};
}

}  // namespace

constinit const Kind kind{
    .name = "choices",
    .doc = {"En fråga där personen kan välja flera svar.",
            "A question where the person may pick several answers."},
    .example =
        "<choices id=\"fardmedel\"><label>Hur reser du till arbetet?</label><option "
        "value=\"cykel\">Cykel</option><option value=\"tunnelbana\">Tunnelbana</option></choices>",
    .answer = AnswerType::choices,
    .attributes = kAttributes,
    .errors = kErrors,
    .has_options = true,
    .seconds = 15,
    .frame = Kind::Frame::group,
    .component = "checkboxes",
    .view = view,
    .paper = paper,
    .schema = schema,
    .reason = reason,
    .samples = samples,
    .client = client,
    .slots = slots,
};

}  // namespace blankett::kinds::choices
