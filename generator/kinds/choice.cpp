// choice: one of several options. Values are never translated.

#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/markup.h"

namespace blankett::kinds::choice {
extern const Kind kind;
namespace {

Params view(const ViewContext& context) {
  std::vector<Params> options;
  for (const Option& option : context.question.options) {
    const std::string number = std::to_string(options.size() + 1);
    options.push_back({{"id", options.empty() ? context.id : context.id + "-" + number},
                       {"name", context.name},
                       {"value", option.value},
                       {"label_html", markup(context.edition.text(option.label))}});
  }
  return {{"options", std::move(options)}};
}

nlohmann::ordered_json schema(const Question& question) {
  auto options = nlohmann::ordered_json::array();
  for (const Option& option : question.options) options.push_back(option.value);
  return {{"type", "string"}, {"enum", std::move(options)}};
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
    .schema = schema,
};

}  // namespace blankett::kinds::choice
