// What several kinds share: a text box, a string schema, settings. Tested by kinds_test.cpp.

#include "kinds/kind.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "kinds/markup.h"
#include "kinds/sample.h"

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

std::vector<std::pair<std::string_view, std::string>> error_texts(const Edition& edition,
                                                                  const Question& question) {
  Slots slots = question.kind->slots ? question.kind->slots(edition, question) : Slots{};
  slots.emplace_back("label", edition.plain(question.label));
  std::vector<std::string_view> reasons = {"missing"};
  reasons.insert(reasons.end(), question.kind->errors.begin(), question.kind->errors.end());
  std::vector<std::pair<std::string_view, std::string>> out;
  for (const std::string_view reason : reasons) {
    const auto own = std::find_if(question.errors.begin(), question.errors.end(),
                                  [&](const ErrorText& e) { return e.reason == reason; });
    const std::string key = "error." + std::string(question.kind->name) + "." + std::string(reason);
    out.emplace_back(reason, own != question.errors.end() ? edition.plain(own->text)
                                                          : edition.locale->say(key, slots));
  }
  return out;
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
          {"no_spellcheck", !input.spellcheck},
          {"dir", input.spellcheck || input.words ? "auto" : "ltr"},
          {"required", context.required}};
}

MessageText unit_of(const Edition& edition, const Question& question) {
  const std::string words = edition.plain(question.unit);
  auto parsed = parse_unit(words);
  if (auto* unit = std::get_if<MessageText>(&parsed)) return std::move(*unit);
  return {words, {}, false, {}};  // a stale translation, whose faults are not said
}

std::string unit_beside_box(const Edition& edition, const Question& question) {
  return unit_beside(unit_of(edition, question), edition.locale->formats);
}

Params number_input(const ViewContext& context, std::string_view inputmode, std::string_view width,
                    const std::string& unit) {
  const std::string unit_id = context.id + "-unit";
  std::string describedby = context.describedby;
  if (!unit.empty()) describedby += (describedby.empty() ? "" : " ") + unit_id;
  return {{"id", context.id},
          {"name", context.name},
          {"inputmode", std::string(inputmode)},
          {"describedby", describedby},
          {"width", std::string(width)},
          {"unit_id", unit_id},
          {"unit", unit},
          {"required", context.required}};
}

std::vector<PaperPart> paper_date(const Locale& locale, const std::string& title) {
  std::vector<PaperPart> out;
  for (const std::string& part : locale.date_order)
    out.push_back({.title = out.empty() ? title : "",
                   .label = locale.text("date." + part),
                   .boxes = part == "year" ? "____" : "__"});
  return out;
}

std::vector<std::string> paper_options(const Edition& edition, const Question& question) {
  std::vector<std::string> out;
  for (const Option* option : options_of(edition, question))
    out.push_back(markup(edition.text(option->label)));
  return out;
}

nlohmann::ordered_json string_schema(std::string_view pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

nlohmann::ordered_json date_schema() {
  // Every month has its own length, and 29 February exists in leap years only.
  return string_schema(
      "^([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|"
      "02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|"
      "([02468][048]|[13579][26])00)-02-29)$");
}

nlohmann::ordered_json text_schema(std::size_t longest) {
  return {{"type", "string"},
          {"minLength", 1},
          {"maxLength", longest},
          {"pattern", "^\\S([\\s\\S]*\\S)?$"}};
}

bool is_composed(const Question& question, const nlohmann::ordered_json& value,
                 const std::string& instance) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return normalised(text) == trimmed(text);
  }
  return std::all_of(value.begin(), value.end(), [&](const nlohmann::ordered_json& each) {
    return !each.is_structured() && !each.is_string() ? true
                                                      : is_composed(question, each, instance);
  });
}

std::vector<Sample> text_samples(std::size_t longest, const std::string& usual) {
  std::string most;
  for (std::size_t i = 0; i < longest; ++i) most += "å";
  std::vector<Sample> out = {{usual}, {"Å"}, {most}, {most + "å", "length"}};
  if (longest < length(usual)) out.erase(out.begin());
  return out;
}

std::vector<Sample> limit_samples(const Limits& limits, unsigned decimals,
                                  nlohmann::ordered_json (*as_json)(Decimal)) {
  Decimal step(1);
  for (unsigned i = 0; i < decimals; ++i) step = *quotient(step, Decimal(10));
  std::vector<Sample> out;
  const auto add = [&](std::optional<Decimal> value, std::string_view reason) {
    if (value) out.push_back({as_json(*value), reason});
  };
  if (limits.least <= limits.most) {
    const auto next = sum(limits.least, step);
    if (next && *next < limits.most) add(next, "");
    add(limits.least, "");
    if (limits.least != limits.most) add(limits.most, "");
  }
  add(difference(limits.least, step), "range");
  if (limits.says_most) add(sum(limits.most, step), "range");
  return out;
}

std::string personal_number_pattern(bool interim) {
  // A day of the calendar, or 60-91 for a coordination number, whose month and day may be unknown
  // (00 and 60). An interim number may lack them too.
  std::string own =
      "((18|19|20)[0-9]{2}((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|"
      "(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|1[0-9]|2[0-8])|"
      "(0[0-9]|1[0-2])([678][0-9]|9[01]))|"
      "((18|19|20)(0[48]|[2468][048]|[13579][26])|2000)0229)[0-9]{4}";
  if (!interim) return own;
  return own + "|(18|19|20)[0-9]{2}(0[0-9]|1[0-2])([0-2678][0-9]|3[01]|9[01])[JKLMNRSTUWX][0-9]{3}";
}

std::vector<const Option*> options_of(const Edition& edition, const Question& question) {
  std::vector<const Option*> out;
  for (const Option& option : question.options) out.push_back(&option);
  if (!question.options_sorted) return out;
  const Collation collation(edition.locale->language);
  std::stable_sort(out.begin(), out.end(), [&](const Option* a, const Option* b) {
    if (a->exclusive != b->exclusive) return b->exclusive;
    return collation.before(edition.plain(a->label), edition.plain(b->label));
  });
  return out;
}

bool is_set(const Question& question, std::string_view name) {
  const auto found = question.settings.find(name);
  return found != question.settings.end() && found->second.value == "yes";
}

std::size_t number_setting(const Question& question, std::string_view name, std::size_t otherwise) {
  const auto found = question.settings.find(name);
  if (found == question.settings.end()) return otherwise;
  std::size_t number = otherwise;
  const std::string& text = found->second.value;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Limits limits_of(const Question& question, unsigned decimals) {
  const auto setting = [&](std::string_view name) -> std::optional<Decimal> {
    const auto found = question.settings.find(name);
    return found == question.settings.end() ? std::nullopt : Decimal::parse(found->second.value);
  };
  constexpr std::size_t kDigits = 15;
  std::string largest(kDigits, '9');
  if (decimals > 0) largest.insert(kDigits - decimals, ".");
  const auto most = setting("max");
  return {setting("min").value_or(Decimal{}), most ? *most : *Decimal::parse(largest),
          most.has_value()};
}

std::string in_words(const Limits& limits, const Locale& locale, bool money) {
  const auto words = money ? money_in_words : number_in_words;
  const Slots slots = {{"from", words(limits.least.text(), locale.formats)},
                       {"to", words(limits.most.text(), locale.formats)}};
  return locale.say(limits.says_most ? "range.between" : "range.at-least", slots);
}

std::string listed(const Locale& locale, const std::vector<std::string>& parts) {
  const std::string comma = locale.say("list.comma", {{"first", ""}, {"second", ""}});
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : comma) + part;
  return out;
}

std::string either(const Locale& locale, const std::vector<std::string>& parts) {
  if (parts.empty()) return {};
  std::string out = parts.front();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i)
    out = locale.say("list.comma", {{"first", out}, {"second", parts[i]}});
  if (parts.size() == 1) return out;
  return locale.say("list.or", {{"first", out}, {"second", parts.back()}});
}

}  // namespace blankett
