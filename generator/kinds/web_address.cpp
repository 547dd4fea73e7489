// web-address: the address of a web page, sent with its https:// or http://.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::web_address {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 1> kErrors = {"format"};

// Not type="url": without JavaScript a browser would refuse what lacks its https://.
Params view(const ViewContext& context) {
  return text_input(context, {.inputmode = "url", .autocomplete = "url", .spellcheck = false});
}

nlohmann::ordered_json schema(const Question&) {
  auto out = string_schema(
      "^https?:\\/\\/[^\\s\\/?#@:.\"<>\\\\]+(\\.[^\\s\\/?#@:.\"<>\\\\]+)+(:[0-9]{1,5})?"
      "([\\/?#][^\\s\"<>\\\\]*)?$");
  out["maxLength"] = 2000;
  return out;
}

std::string hint(const Edition& edition, const Question& question) {
  return question.hint ? std::string() : edition.locale->text("web-address.example");
}

constexpr std::array<ValueRule, 1> kRules = {kComposed};

std::vector<Sample> samples(const Question&, const std::string&) {
  return {{"https://example.com/forening?sida=1"},
          {"http://www.example.se"},
          {"https://example", "format"},
          {"https://exempel.se/" + std::string(2000, 'a'), "format"}};
}

}  // namespace

constinit const Kind kind{
    .name = "web-address",
    .doc = {"En webbadress. Personen behöver inte skriva https://.",
            "A web address. The person need not write https://."},
    .example = "<web-address id=\"webbplats\"><label>Föreningens webbplats</label></web-address>",
    .answer = AnswerType::text,
    .errors = kErrors,
    .seconds = 20,
    .component = "text-input",
    .view = view,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
    .hint = hint,
};

}  // namespace blankett::kinds::web_address
