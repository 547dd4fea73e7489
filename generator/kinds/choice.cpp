// choice: one of several options. Values are never translated. A long list is a menu: thirteen rows
// of radio buttons are more to read than to choose from.

#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/sample.h"

namespace blankett::kinds::choice {
extern const Kind kind;
namespace {

constexpr std::size_t kMostRadios = 12;

std::string_view other_component(const Question& question) {
  return question.options.size() > kMostRadios ? "select" : "";
}

Params menu(const ViewContext& context) {
  std::vector<Params> options;
  for (const Option* option : options_of(context.edition, context.question))
    options.push_back({{"value", option->value}, {"label", context.edition.plain(option->label)}});
  return {{"id", context.id},
          {"name", context.name},
          {"describedby", context.describedby},
          {"choose_text", context.edition.locale->text("choice.choose")},
          {"options", std::move(options)},
          {"required", context.required}};
}

Params view(const ViewContext& context) {
  if (!other_component(context.question).empty()) return menu(context);
  std::vector<Params> options;
  for (const Option* option : options_of(context.edition, context.question)) {
    const std::string number = std::to_string(options.size() + 1);
    options.push_back({{"id", options.empty() ? context.id : context.id + "-" + number},
                       {"name", context.name},
                       {"value", option->value},
                       {"label_html", markup(context.edition.text(option->label))},
                       {"required", context.required}});
  }
  return {{"options", std::move(options)}};
}

nlohmann::ordered_json schema(const Question& question) {
  auto options = nlohmann::ordered_json::array();
  for (const Option& option : question.options) options.push_back(option.value);
  return {{"type", "string"}, {"enum", std::move(options)}};
}

std::vector<Sample> samples(const Question& question, const std::string&) {
  std::vector<Sample> out;
  for (const Option& option : question.options) out.push_back({option.value});
  return out;
}

Paper paper(const Edition& edition, const Question& question) {
  return {.options_html = paper_options(edition, question)};
}

}  // namespace

constinit const Kind kind{
    .name = "choice",
    .doc = {"En fråga där personen väljer ett av flera svar.",
            "A question where the person picks one of several answers."},
    .example =
        "<choice id=\"agande\"><label>Vem äger bilen?</label><option value=\"egen\">Jag "
        "själv</option><option value=\"leasing\">Ett leasingföretag</option></choice>",
    .answer = AnswerType::choice,
    .has_options = true,
    .frame = Kind::Frame::group,
    .component = "radios",
    .view = view,
    .other_component = other_component,
    .paper = paper,
    .schema = schema,
    .samples = samples,
};

}  // namespace blankett::kinds::choice
