// email: an e-mail address.

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::email {
extern const Kind kind;
namespace {

constexpr std::array<std::string_view, 1> kErrors = {"format"};

Params view(const ViewContext& context) {
  return text_input(
      context,
      {.type = "email", .inputmode = "email", .autocomplete = "email", .spellcheck = false});
}

// Loose on purpose: only a message that arrives proves an address.
nlohmann::ordered_json schema(const Question&) {
  auto out = string_schema("^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$");
  out["maxLength"] = 254;  // RFC 5321 4.5.3.1.3, less the angle brackets
  return out;
}

constexpr std::array<ValueRule, 1> kRules = {kComposed};

std::vector<Sample> samples(const Question&, const std::string&) {
  return {{"namn@example.com"},
          {std::string(242, 'a') + "@example.com"},
          {"namn@example", "format"},
          {"namn.example.com", "format"},
          {std::string(243, 'a') + "@example.com", "format"}};
}

}  // namespace

constinit const Kind kind{
    .name = "email",
    .doc = {"En e-postadress.", "An e-mail address."},
    .example = "<email id=\"epost\" required=\"yes\"><label>E-postadress</label></email>",
    .answer = AnswerType::text,
    .errors = kErrors,
    .seconds = 15,
    .component = "text-input",
    .view = view,
    .schema = schema,
    .rules = kRules,
    .samples = samples,
};

}  // namespace blankett::kinds::email
