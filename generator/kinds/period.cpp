// period: a first and a last day, each in three text boxes, sent as an object of two dates. That
// they come in order is checked on the page; JSON Schema cannot say it.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::period {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 5> kErrors = {"missing-from", "missing-to", "format-from",
                                                     "format-to", "order"};

constexpr std::array<AnswerPart, 2> kParts = {{
    {"from", AnswerType::date, {"Den första dagen.", "The first day."}},
    {"to", AnswerType::date, {"Den sista dagen.", "The last day."}},
}};

std::vector<Params> boxes(const ViewContext& context, const std::string& side) {
  const Locale& locale = *context.edition.locale;
  std::vector<Params> out;
  for (const std::string& part : locale.date_order) {
    const bool first = side == "from" && out.empty();
    out.push_back({{"id", first ? context.id : context.id + "-" + side + "-" + part},
                   {"name", context.name + "/" + side + "/" + part},
                   {"label", locale.text("date." + part)},
                   {"side", locale.text("period." + side)},
                   {"width", std::string("4")},
                   {"required", context.required}});
  }
  return out;
}

Params view(const ViewContext& context) {
  const Locale& locale = *context.edition.locale;
  return {{"from_title", locale.text("period.from")},
          {"from", boxes(context, "from")},
          {"to_title", locale.text("period.to")},
          {"to", boxes(context, "to")}};
}

nlohmann::ordered_json schema(const Question&) {
  return {{"type", "object"},
          {"properties", {{"from", date_schema()}, {"to", date_schema()}}},
          {"required", {"from", "to"}},
          {"unevaluatedProperties", false}};
}

constexpr std::array<ValueRule, 1> kRules = {{{
    .reason = "order",
    .function = "in-order",
    .doc = {"Tiden slutar inte innan den börjar: to är samma dag som from eller senare.",
            "The time does not end before it begins: to is the same day as from or later."},
    .part = "to",
    .holds =
        [](const Question&, const nlohmann::ordered_json& value, const std::string&) {
          return value.at("from").get_ref<const std::string&>() <=
                 value.at("to").get_ref<const std::string&>();
        },
}}};

std::vector<Sample> samples(const Question&, const std::string&) {
  using Json = nlohmann::ordered_json;
  return {{Json{{"from", "2027-03-01"}, {"to", "2027-03-31"}}},
          {Json{{"from", "2027-03-31"}, {"to", "2027-03-31"}}},
          {Json{{"from", "2027-03-31"}, {"to", "2027-03-30"}}, "order"},
          {Json{{"from", "2027-02-29"}, {"to", "2027-03-30"}}, "format-from"},
          {Json{{"from", "2027-02-28"}, {"to", "2027-06-31"}}, "format-to"}};
}

Paper paper(const Edition& edition, const Question&) {
  const Locale& locale = *edition.locale;
  Paper out{.parts = paper_date(locale, locale.text("period.from"))};
  for (PaperPart& part : paper_date(locale, locale.text("period.to")))
    out.parts.push_back(std::move(part));
  return out;
}

}  // namespace

constinit const Kind kind{
    .name = "period",
    .doc = {"En tid från och med ett datum till och med ett annat.",
            "A time from and including one date up to and including another."},
    .example = "<period id=\"resa\"><label>När ska du vara borta?</label></period>",
    .answer = AnswerType::only_presence,
    .errors = kErrors,
    .parts = kParts,
    .seconds = 30,
    .frame = Kind::Frame::group,
    .component = "period-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
};

}  // namespace blankett::kinds::period
