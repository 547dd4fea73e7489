// Lists in the schemas of answers are sets: enum, required, anyOf. So they are sorted. Tested by
// changes_test.cpp.

#include "changes/answer_schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett {
namespace {

using SortedJson = nlohmann::json;  // members sorted by name

void sort_lists(SortedJson& json) {
  for (SortedJson& part : json)
    if (part.is_structured()) sort_lists(part);
  if (json.is_array())
    std::sort(json.begin(), json.end(),
              [](const SortedJson& a, const SortedJson& b) { return a.dump() < b.dump(); });
}

SortedJson schema_of(const Question& question) {
  SortedJson schema = SortedJson::parse(question.kind->schema(question).dump());
  sort_lists(schema);
  // Money and other whole numbers look alike but do not mean the same.
  if (answer_type(question) == AnswerType::money) schema["unit"] = "öre";
  return schema;
}

}  // namespace

std::string answer_schema(const Question& question) { return schema_of(question).dump(); }

std::string answer_form(const Question& question) {
  SortedJson schema = schema_of(question);
  schema.erase("maxLength");
  return schema.dump();
}

}  // namespace blankett
