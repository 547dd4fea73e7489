// What several kinds share: a text box, a string schema, settings. Tested by kinds_test.cpp.

#include "kinds/kind.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace blankett {

const Kind* find_kind(std::string_view name) {
  for (const Kind* kind : all_kinds())
    if (kind->name == name) return kind;
  return nullptr;
}

AnswerType answer_type(const Question& question) {
  const auto result = question.settings.find("result");
  const bool money = result != question.settings.end() && result->second.value == "money";
  return money ? AnswerType::money : question.kind->answer;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind* kind : all_kinds()) names.emplace_back(kind->name);
  return names;
}

Params text_input(const ViewContext& context, const TextInput& input) {
  const bool own = !context.question.about_other;
  return {{"id", context.id},
          {"name", context.name},
          {"type", std::string(input.type)},
          {"inputmode", std::string(input.inputmode)},
          {"autocomplete", std::string(own ? input.autocomplete : std::string_view{})},
          {"describedby", context.describedby},
          {"width", std::string(input.width)},
          {"no_spellcheck", !input.spellcheck}};
}

nlohmann::ordered_json string_schema(std::string_view pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

std::size_t number_setting(const Question& question, std::string_view name, std::size_t otherwise) {
  const auto found = question.settings.find(name);
  if (found == question.settings.end()) return otherwise;
  std::size_t number = otherwise;
  const std::string& text = found->second.value;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string either(const Locale& locale, const std::vector<std::string>& parts) {
  if (parts.empty()) return {};
  std::string out = parts.front();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) out += ", " + parts[i];
  if (parts.size() == 1) return out;
  return filled(locale.text("list.or"), {{"first", out}, {"second", parts.back()}});
}

}  // namespace blankett
