// bank-account: which sort of account, and its number. What the sorts have of check digits is
// checked on the page; JSON Schema cannot say it.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

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
    {"iban", "^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,27}$"},
}};

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
          {{"type", {{"const", sort->name}}}, {"number", string_schema(sort->pattern)}}},
         {"required", {"type", "number"}},
         {"unevaluatedProperties", false}});
  if (sorts.size() == 1) return sorts.front();
  return {{"type", "object"}, {"anyOf", std::move(sorts)}};
}

void client(const Question& question, Json& out) {
  out["accept"] = Json::array();
  for (const Sort* sort : accepted(question)) out["accept"].push_back(sort->name);
}

}  // namespace

constinit const Kind kind{
    .name = "bank-account",
    .doc = {"Ett konto att betala till: bankgiro, plusgiro eller IBAN.",
            "An account to pay to: bankgiro, plusgiro or IBAN."},
    .example = "<bank-account id=\"konto\"><label>Vart ska vi betala?</label></bank-account>",
    .answer = AnswerType::only_presence,
    .attributes = kAttributes,
    .errors = kErrors,
    .frame = Kind::Frame::group,
    .component = "bank-account",
    .view = view,
    .schema = schema,
    .client = client,
};

}  // namespace blankett::kinds::bank_account
