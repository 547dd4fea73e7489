// organisation-number: ten digits; of a sole trader, when those are accepted, the twelve of a
// personal number. The check digit is checked on the page; JSON Schema cannot say it.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/check_digits.h"
#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::organisation_number {
extern const Kind kind;
namespace {

constexpr std::array<AttributeRule, 1> kAttributes = {{
    {"sole-trader",
     ValueType::yes_no,
     false,
     {"yes när även den som har enskild firma kan svara, med sitt personnummer.",
      "yes when sole traders can answer too, with their personal number."}},
}};

constexpr std::array<std::string_view, 3> kErrors = {"format", "format-sole-trader", "checksum"};

Params view(const ViewContext& context) {
  return text_input(context, {.inputmode = "numeric", .width = "20", .spellcheck = false});
}

// The third digit is at least 2, so that it cannot be mistaken for the month of a birth.
nlohmann::ordered_json schema(const Question& question) {
  const std::string own = "[1-9][0-9][2-9][0-9]{7}";
  if (!is_set(question, "sole-trader")) return string_schema("^" + own + "$");
  return string_schema("^(" + own + "|" + personal_number_pattern(false) + ")$");
}

void client(const Question& question, nlohmann::ordered_json& out) {
  if (is_set(question, "sole-trader")) out["sole_trader"] = true;
}

std::string hint(const Edition& edition, const Question& question) {
  if (question.hint) return {};
  return edition.locale->text(is_set(question, "sole-trader")
                                  ? "organisation-number.example-sole-trader"
                                  : "organisation-number.example");
}

bool passes(const Question&, const nlohmann::ordered_json& value, const std::string&) {
  const auto& number = value.get_ref<const std::string&>();
  constexpr std::size_t kOwn = 10;  // longer: the personal number of a sole trader
  return number.size() == kOwn ? passes_luhn(number) : personal_number_passes_luhn(number);
}

constexpr std::array<ValueRule, 1> kRules = {{{
    .reason = "checksum",
    .function = "valid-organisation-number",
    .doc = {"Den sista siffran är rätt kontrollsiffra (Luhn). Tolv siffror är ett personnummer.",
            "The last digit is the right check digit (Luhn). Twelve digits are a personal number."},
    .holds = passes,
}}};

std::vector<Sample> samples(const Question& question, const std::string&) {
  std::vector<Sample> out = {{"2120000142"}, {"2120000143", "checksum"}, {"2110000142", "format"}};
  const bool sole_trader = is_set(question, "sole-trader");
  out.push_back({"191212121212", sole_trader ? "" : "format"});
  if (sole_trader) out.push_back({"191212121213", "checksum"});
  return out;
}

std::string reason(const Question& question, const nlohmann::ordered_json&, std::string_view,
                   std::string_view) {
  return is_set(question, "sole-trader") ? "format-sole-trader" : "format";
}

Paper paper(const Edition&, const Question& question) {
  // A sole trader writes a personal number, which is longer.
  if (is_set(question, "sole-trader")) return {.parts = {{.short_line = true}}};
  return {.parts = {{.boxes = "______-____"}}};
}

}  // namespace

constinit const Kind kind{
    .name = "organisation-number",
    .doc = {"Ett organisationsnummer. Det skickas som tio siffror.",
            "The number of a Swedish organisation. It is sent as ten digits."},
    .example =
        "<organisation-number id=\"orgnr\"><label>Föreningens "
        "organisationsnummer</label></organisation-number>",
    .answer = AnswerType::text,
    .attributes = kAttributes,
    .errors = kErrors,
    .identifies = true,
    .at_hand = true,
    .seconds = 20,
    .component = "text-input",
    .view = view,
    .paper = paper,
    .schema = schema,
    .reason = reason,
    .rules = kRules,
    .samples = samples,
    .client = client,
    .hint = hint,
};

}  // namespace blankett::kinds::organisation_number
