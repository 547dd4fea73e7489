// address: a Swedish postal address in four boxes, sent as an object.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::address {
extern const Kind kind;
namespace {

struct Part {
  std::string_view name, autocomplete, inputmode, width;
  bool required;
};
constexpr std::array<Part, 4> kParts = {{
    {"care_of", "", "", "30", false},
    {"street", "address-line1", "", "30", true},
    {"postal_code", "postal-code", "numeric", "10", true},
    {"city", "address-level2", "", "20", true},
}};

constexpr std::array<std::string_view, 5> kErrors = {
    "missing-street", "missing-postal_code", "missing-city", "format-postal_code", "length"};

constexpr std::array<AnswerPart, 4> kAnswerParts = {{
    {"care_of", AnswerType::text, {"Namnet efter c/o.", "The name after care of."}},
    {"street", AnswerType::text, {"Gatuadressen.", "The street address."}},
    {"postal_code",
     AnswerType::text,
     {"Postnumret, fem siffror.", "The postal code, five digits."}},
    {"city", AnswerType::text, {"Postorten.", "The town or city."}},
}};

constexpr std::size_t kLongest = 100;  // characters in a line of an address

Params view(const ViewContext& context) {
  const Locale& locale = *context.edition.locale;
  const bool own = !context.question.about_other;
  std::vector<Params> parts;
  for (const Part& part : kParts) {
    const std::string name(part.name);
    parts.push_back({{"id", parts.empty() ? context.id : context.id + "-" + name},
                     {"name", context.name + "/" + name},
                     {"label", locale.text("address." + name)},
                     {"optional_text", part.required ? "" : locale.text("optional")},
                     {"width", std::string(part.width)},
                     {"autocomplete", std::string(own ? part.autocomplete : "")},
                     {"inputmode", std::string(part.inputmode)},
                     {"describedby", std::string()},
                     {"required", part.required && context.required}});
  }
  return {{"parts", std::move(parts)}};
}

nlohmann::ordered_json schema(const Question&) {
  const nlohmann::ordered_json line = text_schema(kLongest);
  return {{"type", "object"},
          {"properties",
           {{"care_of", line},
            {"street", line},
            {"postal_code", string_schema("^[1-9][0-9]{4}$")},
            {"city", line}}},
          {"required", {"street", "postal_code", "city"}},
          {"unevaluatedProperties", false}};
}

void client(const Question&, nlohmann::ordered_json& out) { out["max_length"] = kLongest; }

constexpr std::array<ValueRule, 1> kRules = {kComposed};

std::vector<Sample> samples(const Question&, const std::string&) {
  using Json = nlohmann::ordered_json;
  std::string longest;
  for (std::size_t i = 0; i < kLongest; ++i) longest += "ö";
  const auto with = [](const std::string& street, const char* code, const char* city) {
    return Json{{"street", street}, {"postal_code", code}, {"city", city}};
  };
  return {{with("Storgatan 1", "11122", "Stockholm")},
          {Json{{"care_of", "Berg"},
                {"street", "Storgatan 1"},
                {"postal_code", "98499"},
                {"city", "Pajala"}}},
          {with(longest, "11122", "Stockholm")},
          {with("Storgatan 1", "1112", "Stockholm"), "format-postal_code"},
          {with(longest + "ö", "11122", "Stockholm"), "length"}};
}

Slots slots(const Edition&, const Question&) { return {{"max", std::to_string(kLongest)}}; }

Paper paper(const Edition& edition, const Question&) {
  Paper out;
  for (const Part& part : kParts) {
    const Locale& locale = *edition.locale;
    const std::string label = locale.text("address." + std::string(part.name));
    out.parts.push_back({.label = part.required ? label : label + " " + locale.text("optional")});
    if (part.name == "postal_code") out.parts.back().boxes = "___ __";
  }
  return out;
}

}  // namespace

constinit const Kind kind{
    .name = "address",
    .doc = {"En svensk postadress: c/o, gatuadress, postnummer och postort.",
            "A Swedish postal address: care of, street, postal code and city."},
    .example = "<address id=\"bostad\" required=\"yes\"><label>Din adress</label></address>",
    .answer = AnswerType::only_presence,
    .errors = kErrors,
    .parts = kAnswerParts,
    .seconds = 30,
    .frame = Kind::Frame::group,
    .component = "address",
    .view = view,
    .paper = paper,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
    .client = client,
    .slots = slots,
};

}  // namespace blankett::kinds::address
