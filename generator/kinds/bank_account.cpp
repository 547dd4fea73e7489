// bank-account: which sort of account, and its number. What the sorts have of check digits is
// checked on the page; JSON Schema cannot say it.

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "kinds/check_digits.h"
#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::bank_account {
extern const Kind kind;
namespace {

using Json = nlohmann::ordered_json;

struct Sort {
  std::string_view name, pattern;
};
constexpr std::array<Sort, 3> kSorts = {{
    {"bankgiro", "^[0-9]{7,8}$"},
    {"plusgiro", "^[0-9]{2,8}$"},
    {"iban", ""},  // of each country its own
}};

// Two letters, check digits (never 00, 01 or 99), and as many characters as the country has.
std::string iban_pattern() {
  std::map<std::size_t, std::string> countries;
  for (const IbanLength& each : iban_lengths()) {
    std::string& list = countries[each.length];
    list += (list.empty() ? "" : "|") + std::string(each.country);
  }
  std::string out;
  for (const auto& [length, list] : countries)
    out += (out.empty() ? "(" : "|(") + list + ")(0[2-9]|[1-8][0-9]|9[0-8])[0-9A-Z]{" +
           std::to_string(length - 4) + "}";
  return "^(" + out + ")$";
}

constexpr std::array<ValueDoc, 3> kAccept = {{
    {"bankgiro", {"Ett bankgironummer.", "A bankgiro number."}},
    {"plusgiro", {"Ett plusgironummer.", "A plusgiro number."}},
    {"iban",
     {"Ett IBAN, numret på ett konto i någon bank i Europa.",
      "An IBAN, the number of an account in any bank of Europe."}},
}};

constexpr std::array<AttributeRule, 1> kAttributes = {{
    {"accept",
     ValueType::names_of,
     false,
     {"Vilka sorters konton som tas emot, till exempel: bankgiro plusgiro. Annars alla tre.",
      "Which sorts of accounts are accepted, for example: bankgiro plusgiro. Else all three."},
     kAccept},
}};

constexpr std::array<std::string_view, 6> kErrors = {"missing-type",    "missing-number",
                                                     "format-bankgiro", "format-plusgiro",
                                                     "format-iban",     "checksum"};

std::vector<const Sort*> accepted(const Question& question) {
  const auto setting = question.settings.find("accept");
  const std::string list =
      setting == question.settings.end() ? std::string() : " " + setting->second.value + " ";
  std::vector<const Sort*> out;
  for (const Sort& sort : kSorts)
    if (list.empty() || list.find(" " + std::string(sort.name) + " ") != list.npos)
      out.push_back(&sort);
  return out;
}

Params view(const ViewContext& context) {
  const Locale& locale = *context.edition.locale;
  const auto sorts = accepted(context.question);
  const bool choose = sorts.size() > 1;
  std::vector<Params> types;
  for (const Sort* sort : sorts) {
    if (!choose) break;
    const std::string number = std::to_string(types.size() + 1);
    types.push_back({{"id", types.empty() ? context.id : context.id + "-" + number},
                     {"name", context.name + "/type"},
                     {"value", std::string(sort->name)},
                     {"label", locale.text("bank-account." + std::string(sort->name))}});
  }
  return {{"types", std::move(types)},
          {"number_id", choose ? context.id + "-number" : context.id},
          {"number_name", context.name + "/number"},
          {"number_label",
           locale.text("bank-account.number" +
                       (choose ? std::string() : "." + std::string(sorts.front()->name)))}};
}

Json schema(const Question& question) {
  Json sorts = Json::array();
  for (const Sort* sort : accepted(question))
    sorts.push_back(
        {{"type", "object"},
         {"properties",
          {{"type", {{"const", sort->name}}},
           {"number",
            string_schema(sort->pattern.empty() ? iban_pattern() : std::string(sort->pattern))}}},
         {"required", {"type", "number"}},
         {"unevaluatedProperties", false}});
  if (sorts.size() == 1) return sorts.front();
  return {{"type", "object"}, {"anyOf", std::move(sorts)}};
}

void client(const Question& question, Json& out) {
  out["accept"] = Json::array();
  for (const Sort* sort : accepted(question)) {
    out["accept"].push_back(sort->name);
    if (sort->name != "iban") continue;
    for (const IbanLength& each : iban_lengths())
      out["iban_lengths"][std::string(each.country)] = each.length;
  }
}

// A number of each sort, right and with another last digit.
Json account(std::string_view type, std::string number, bool right) {
  if (!right) number.back() = number.back() == '9' ? '0' : static_cast<char>(number.back() + 1);
  return {{"type", type}, {"number", number}};
}

std::string example_of(std::string_view type) {
  if (type == "bankgiro") return with_luhn_digit("505010");
  if (type == "plusgiro") return with_luhn_digit("419000");
  return "SE4550000000058398257466";
}

std::vector<Sample> samples(const Question& question, const std::string&) {
  std::vector<Sample> out;
  for (const Sort* sort : accepted(question)) {
    const std::string number = example_of(sort->name);
    out.push_back({account(sort->name, number, true)});
    out.push_back({account(sort->name, number, false), "checksum"});
  }
  const std::string_view type = accepted(question).front()->name;
  const std::string_view reason = type == "bankgiro"   ? "format-bankgiro"
                                  : type == "plusgiro" ? "format-plusgiro"
                                                       : "format-iban";
  out.push_back({account(type, type == "iban" ? "SE455000000005839825746" : "1", true), reason});
  return out;
}

bool passes(const Question&, const Json& value, const std::string&) {
  const auto& number = value.at("number").get_ref<const std::string&>();
  return value.at("type") == "iban" ? iban_passes(number) : passes_luhn(number);
}

constexpr std::array<ValueRule, 1> kRules = {{{
    .reason = "checksum",
    .function = "valid-bank-account",
    .doc = {"Kontrollsiffrorna stämmer: Luhn för bankgiro och plusgiro, ISO 13616 för IBAN.",
            "The check digits are right: Luhn for bankgiro and plusgiro, ISO 13616 for IBAN."},
    .part = "number",
    .holds = passes,
}}};

std::string reason(const Question& question, const Json& value, std::string_view,
                   std::string_view) {
  for (const Sort* sort : accepted(question))
    if (value.is_object() && value.value("type", Json()) == sort->name)
      return "format-" + std::string(sort->name);
  return {};
}

Paper paper(const Edition& edition, const Question& question) {
  const Locale& locale = *edition.locale;
  const auto sorts = accepted(question);
  Paper out;
  if (sorts.size() > 1)
    for (const Sort* sort : sorts)
      out.options_html.push_back(locale.text("bank-account." + std::string(sort->name)));
  out.parts.push_back(
      {.label = locale.text(sorts.size() > 1
                                ? "bank-account.number"
                                : "bank-account.number." + std::string(sorts.front()->name))});
  return out;
}

}  // namespace

constinit const Kind kind{
    .name = "bank-account",
    .doc = {"Ett konto att betala till: bankgiro, plusgiro eller IBAN.",
            "An account to pay to: bankgiro, plusgiro or IBAN."},
    .example =
        "<bank-account id=\"konto\"><label>Vart ska vi betala?</label><hint>Till exempel bankgiro "
        "5050-1055</hint></bank-account>",
    .answer = AnswerType::only_presence,
    .attributes = kAttributes,
    .errors = kErrors,
    .at_hand = true,
    .seconds = 45,
    .frame = Kind::Frame::group,
    .component = "bank-account",
    .view = view,
    .paper = paper,
    .schema = schema,
    .reason = reason,
    .rules = kRules,
    .samples = samples,
    .client = client,
};

}  // namespace blankett::kinds::bank_account
