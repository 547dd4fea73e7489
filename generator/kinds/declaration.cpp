// declaration: a statement the person must tick to go on. Its label is the statement.

#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/sample.h"

namespace blankett::kinds::declaration {
extern const Kind kind;
namespace {

Params view(const ViewContext& context) {
  const Question& question = context.question;
  return {{"id", context.id},
          {"name", context.name},
          {"label_html", question.label ? markup(context.edition.text(question.label)) : ""},
          {"describedby", context.describedby},
          {"required", context.required}};
}

nlohmann::ordered_json schema(const Question&) { return {{"type", "boolean"}, {"const", true}}; }

std::vector<Sample> samples(const Question&, const std::string&) { return {{true}}; }

Paper paper(const Edition& edition, const Question&) {
  return {.options_html = {edition.locale->text("yes-no.yes")}};
}

}  // namespace

constinit const Kind kind{
    .name = "declaration",
    .doc = {"Ett intygande eller samtycke. Personen måste kryssa i det.",
            "A statement or consent. The person must tick it."},
    .example =
        "<declaration id=\"intygar\" required=\"yes\"><label>Uppgifterna stämmer.</label>"
        "</declaration>",
    .answer = AnswerType::only_presence,
    .always_required = true,
    .frame = Kind::Frame::none,
    .component = "checkbox",
    .view = view,
    .paper = paper,
    .schema = schema,
    .samples = samples,
};

}  // namespace blankett::kinds::declaration
