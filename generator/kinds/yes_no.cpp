// yes-no: true or false.

#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::yes_no {
extern const Kind kind;
namespace {

Params view(const ViewContext& context) {
  const Locale& locale = *context.edition.locale;
  std::vector<Params> options;
  options.push_back({{"id", context.id},
                     {"name", context.name},
                     {"value", "yes"},
                     {"label_html", escaped(locale.text("yes-no.yes"))},
                     {"required", context.required}});
  options.push_back({{"id", context.id + "-2"},
                     {"name", context.name},
                     {"value", "no"},
                     {"label_html", escaped(locale.text("yes-no.no"))},
                     {"required", context.required}});
  return {{"options", std::move(options)}, {"inline", true}};
}

nlohmann::ordered_json schema(const Question&) { return {{"type", "boolean"}}; }

std::vector<Sample> samples(const Question&, const std::string&) { return {{true}, {false}}; }

Paper paper(const Edition& edition, const Question&) {
  return {.options_html = {edition.locale->text("yes-no.yes"), edition.locale->text("yes-no.no")}};
}

}  // namespace

constinit const Kind kind{
    .name = "yes-no",
    .doc = {"En fråga som besvaras med ja eller nej. I villkor heter svaren yes och no.",
            "A question answered by yes or no. Conditions call the answers yes and no."},
    .example =
        "<yes-no id=\"folkbokford\" required=\"yes\"><label>Är du folkbokförd i "
        "Stockholm?</label></yes-no>",
    .answer = AnswerType::yes_no,
    .seconds = 5,
    .frame = Kind::Frame::group,
    .component = "radios",
    .view = view,
    .paper = paper,
    .schema = schema,
    .samples = samples,
};

}  // namespace blankett::kinds::yes_no
