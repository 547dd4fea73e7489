// date: a calendar date in three text boxes, sent as ISO 8601. Three boxes rather than a picker:
// they work with every keyboard, screen reader and browser, and can be pasted into.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::date {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 4> kErrors = {"missing-day", "missing-month", "missing-year",
                                                     "format"};

Params view(const ViewContext& context) {
  const Locale& locale = *context.edition.locale;
  std::vector<Params> parts;
  for (const std::string& part : locale.date_order)
    parts.push_back({{"id", parts.empty() ? context.id : context.id + "-" + part},
                     {"name", context.name + "/" + part},
                     {"label", locale.text("date." + part)},
                     {"width", std::string("4")},
                     {"autocomplete", std::string()},
                     {"describedby", std::string()},
                     {"required", context.required}});
  return {{"parts", std::move(parts)}};
}

nlohmann::ordered_json schema(const Question&) { return date_schema(); }

std::vector<Sample> samples(const Question&, const std::string&) {
  return {{"2027-03-31"},
          {"2028-02-29"},
          {"1950-01-01"},
          {"2027-02-29", "format"},
          {"2027-04-31", "format"}};
}

Paper paper(const Edition& edition, const Question&) {
  return {.parts = paper_date(*edition.locale)};
}

}  // namespace

constinit const Kind kind{
    .name = "date",
    .doc = {"Ett datum. Personen skriver dag, månad och år i tre rutor.",
            "A date. The person writes day, month and year in three boxes."},
    .example = "<date id=\"start\" required=\"yes\"><label>Från och med</label></date>",
    .answer = AnswerType::date,
    .errors = kErrors,
    .seconds = 15,
    .frame = Kind::Frame::group,
    .component = "date-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .samples = samples,
};

}  // namespace blankett::kinds::date
