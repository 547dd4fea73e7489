// One function a keyword would be longer than the table of them; so they stand in one.
// Tested by schema_check_test.cpp and, against three other validators, by cases.spec.mjs.

#include "contract/schema_check.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/check.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "number") return value.is_number();
  if (type == "integer") {
    if (!value.is_number_float()) return value.is_number();
    const double number = value.get<double>();
    return std::floor(number) == number;
  }
  CHECK(type == "null");
  return value.is_null();
}

// Numbers up to 10^15 and their decimals compare exactly enough as doubles: both were written by
// the same rules.
double number(const Json& value) { return value.get<double>(); }

}  // namespace

std::string pointer_token(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
  return out;
}

Members::Members(const Json& object) {
  for (const auto& [name, value] : object.items()) by_name_.emplace(name, &value);
}

const Json* Members::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

SchemaCheck::SchemaCheck(const Json& root) : root_(root) {
  if (root.contains("$defs")) definitions_ = Members(root["$defs"]);
}

const Json* SchemaCheck::member_of(const Json& object, std::string_view name) {
  constexpr std::size_t kFew = 12;
  if (object.size() > kFew) {
    const auto known = members_.find(&object);
    return (known != members_.end() ? known : members_.emplace(&object, Members(object)).first)
        ->second.find(name);
  }
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

const Pattern& SchemaCheck::pattern(const std::string& expression) {
  const auto known = patterns_.find(expression);
  if (known != patterns_.end()) return known->second;
  return patterns_.emplace(expression, Pattern(expression)).first->second;
}

std::vector<SchemaFinding> SchemaCheck::check(const Json& schema, const Json& instance) {
  members_.clear();
  return look(schema, instance, "").findings;
}

bool SchemaCheck::accepts(const Json& schema, const Json& instance, Names& evaluated) {
  Seen seen = look(schema, instance, "");
  if (!seen.findings.empty()) return false;
  std::move(seen.evaluated.begin(), seen.evaluated.end(), std::back_inserter(evaluated));
  return true;
}

SchemaCheck::Seen SchemaCheck::look(const Json& schema, const Json& instance,
                                    const std::string& pointer) {
  Seen seen;
  const auto fail = [&](const std::string& keyword, const std::string& at) {
    seen.findings.push_back({at, keyword});
  };
  if (schema.is_boolean()) {
    if (!schema.get<bool>()) fail("false", pointer);
    return seen;
  }
  const auto also = [&](const Json& part, const Json& value, const std::string& at) {
    Seen more = look(part, value, at);
    std::move(more.findings.begin(), more.findings.end(), std::back_inserter(seen.findings));
    if (&value == &instance)
      std::move(more.evaluated.begin(), more.evaluated.end(), std::back_inserter(seen.evaluated));
  };
  const auto accepted = [&](const Json& parts) {
    return std::count_if(parts.begin(), parts.end(),
                         [&](const Json& part) { return accepts(part, instance, seen.evaluated); });
  };

  for (const auto& member : schema.items()) {
    const std::string& keyword = member.key();
    const Json& said = member.value();
    if (keyword == "type") {
      if (!has_type(instance, said)) fail(keyword, pointer);
    } else if (keyword == "const") {
      if (instance != said) fail(keyword, pointer);
    } else if (keyword == "enum") {
      if (std::find(said.begin(), said.end(), instance) == said.end()) fail(keyword, pointer);
    } else if (keyword == "properties") {
      if (!instance.is_object()) continue;
      for (const auto& [name, part] : said.items()) {
        const Json* const own = member_of(instance, name);
        if (!own) continue;
        seen.evaluated.push_back(name);
        also(part, *own, pointer + "/" + pointer_token(name));
      }
    } else if (keyword == "required") {
      if (!instance.is_object()) continue;
      for (const std::string name : said)
        if (!member_of(instance, name)) fail(keyword, pointer + "/" + pointer_token(name));
    } else if (keyword == "minProperties") {
      if (instance.is_object() && instance.size() < said) fail(keyword, pointer);
    } else if (keyword == "items") {
      if (!instance.is_array()) continue;
      for (std::size_t i = 0; i < instance.size(); ++i)
        also(said, instance[i], pointer + "/" + std::to_string(i));
    } else if (keyword == "contains") {
      Names none;
      if (instance.is_array() &&
          std::none_of(instance.begin(), instance.end(),
                       [&](const Json& each) { return accepts(said, each, none); }))
        fail(keyword, pointer);
    } else if (keyword == "minItems") {
      if (instance.is_array() && instance.size() < said) fail(keyword, pointer);
    } else if (keyword == "maxItems") {
      if (instance.is_array() && instance.size() > said) fail(keyword, pointer);
    } else if (keyword == "uniqueItems") {
      for (auto it = instance.begin(); instance.is_array() && it != instance.end(); ++it)
        if (std::find(instance.begin(), it, *it) != it) fail(keyword, pointer);
    } else if (keyword == "minLength") {
      if (instance.is_string() && length(instance.get_ref<const std::string&>()) < said)
        fail(keyword, pointer);
    } else if (keyword == "maxLength") {
      if (instance.is_string() && length(instance.get_ref<const std::string&>()) > said)
        fail(keyword, pointer);
    } else if (keyword == "pattern") {
      if (instance.is_string() && !pattern(said).found_in(instance.get_ref<const std::string&>()))
        fail(keyword, pointer);
    } else if (keyword == "minimum") {
      if (instance.is_number() && number(instance) < number(said)) fail(keyword, pointer);
    } else if (keyword == "maximum") {
      if (instance.is_number() && number(instance) > number(said)) fail(keyword, pointer);
    } else if (keyword == "exclusiveMinimum") {
      if (instance.is_number() && number(instance) <= number(said)) fail(keyword, pointer);
    } else if (keyword == "exclusiveMaximum") {
      if (instance.is_number() && number(instance) >= number(said)) fail(keyword, pointer);
    } else if (keyword == "allOf") {
      for (const Json& part : said) also(part, instance, pointer);
    } else if (keyword == "anyOf") {
      if (accepted(said) == 0) fail(keyword, pointer);
    } else if (keyword == "oneOf") {
      if (accepted(said) != 1) fail(keyword, pointer);
    } else if (keyword == "not") {
      Names none;
      if (accepts(said, instance, none)) fail(keyword, pointer);
    } else if (keyword == "if") {
      const char* const way = accepts(said, instance, seen.evaluated) ? "then" : "else";
      if (const auto part = schema.find(way); part != schema.end()) also(*part, instance, pointer);
    } else if (keyword == "$ref") {
      constexpr std::string_view kBefore = "#/$defs/";
      const std::string reference = said;
      CHECK(reference.starts_with(kBefore));
      const Json* const part =
          definitions_.find(std::string_view(reference).substr(kBefore.size()));
      CHECK(part);
      also(*part, instance, pointer);
    } else {
      static constexpr std::string_view kSilent[] = {
          "$schema",     "$id",  "$defs", "title",
          "description", "then", "else",  "unevaluatedProperties"};
      CHECK(std::find(std::begin(kSilent), std::end(kSilent), keyword) != std::end(kSilent));
    }
  }
  // Last: it asks what all the others have looked at.
  if (!schema.contains("unevaluatedProperties") || !instance.is_object()) return seen;
  const std::unordered_set<std::string_view> evaluated(seen.evaluated.begin(),
                                                       seen.evaluated.end());
  for (const auto& given : instance.items())
    if (evaluated.count(given.key()) == 0)
      fail("unevaluatedProperties", pointer + "/" + pointer_token(given.key()));
  return seen;
}

}  // namespace blankett
