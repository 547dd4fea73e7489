// The keywords of JSON Schema that the compiler emits, each where it holds and where it does not.

#include "contract/schema_check.h"

#include "support/catch.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::ordered_json;

struct Keyword {
  const char *schema, *right, *wrong, *at;  // `at`: where the fault is, and the keyword
};

TEST_CASE("every keyword accepts and refuses", "[schema]") {
  const Keyword keywords[] = {
      {R"({"type":"object"})", "{}", "[]", " type"},
      {R"({"type":"integer"})", "2.0", "2.5", " type"},
      {R"({"type":"number"})", "2.5", "\"2\"", " type"},
      {R"({"type":"boolean"})", "false", "0", " type"},
      {R"({"const":"a"})", "\"a\"", "\"b\"", " const"},
      {R"({"enum":["a","b"]})", "\"b\"", "\"c\"", " enum"},
      {R"({"oneOf":[{"const":"a","title":"A"},{"const":"b"}]})", "\"b\"", "\"c\"", " oneOf"},
      {R"({"properties":{"x":{"type":"string"}}})", R"({"x":"","y":1})", R"({"x":1})", "/x type"},
      {R"({"properties":{"x":false}})", R"({"y":1})", R"({"x":1})", "/x false"},
      {R"({"required":["x"]})", R"({"x":null})", "{}", "/x required"},
      {R"({"minProperties":1})", R"({"x":1})", "{}", " minProperties"},
      {R"({"items":{"type":"string"}})", R"(["a"])", R"(["a",1])", "/1 type"},
      {R"({"contains":{"const":1}})", "[0,1]", "[0]", " contains"},
      {R"({"minItems":1})", "[1]", "[]", " minItems"},
      {R"({"maxItems":1})", "[1]", "[1,2]", " maxItems"},
      {R"({"uniqueItems":true})", "[1,2]", "[1,1]", " uniqueItems"},
      {R"({"minLength":2})", "\"åä\"", "\"å\"", " minLength"},
      {R"({"maxLength":1})", "\"😀\"", "\"åä\"", " maxLength"},
      {R"({"pattern":"^[a-z]+$"})", "\"ab\"", "\"ab\\n\"", " pattern"},
      {R"({"minimum":2})", "2", "1.9", " minimum"},
      {R"({"maximum":2})", "2", "2.1", " maximum"},
      {R"({"exclusiveMinimum":2})", "2.1", "2", " exclusiveMinimum"},
      {R"({"exclusiveMaximum":2})", "1.9", "2", " exclusiveMaximum"},
      {R"({"allOf":[{"minimum":1},{"maximum":2}]})", "2", "3", " maximum"},
      {R"({"anyOf":[{"const":1},{"const":2}]})", "2", "3", " anyOf"},
      {R"({"not":{"const":1}})", "2", "1", " not"},
      {R"({"if":{"required":["a"]},"then":{"required":["b"]}})", R"({"a":1,"b":1})", R"({"a":1})",
       "/b required"},
      {R"({"if":{"const":1},"then":true,"else":{"const":2}})", "2", "3", " const"},
      {R"({"properties":{"a":true},"unevaluatedProperties":false})", R"({"a":1})", R"({"b":1})",
       "/b unevaluatedProperties"},
      {R"({"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false})", R"({"a":1})",
       R"({"a":1,"b/c":1})", "/b~1c unevaluatedProperties"},
      {R"({"$defs":{"d":{"const":1}},"$ref":"#/$defs/d"})", "1", "2", " const"},
  };
  for (const Keyword& keyword : keywords) {
    INFO(keyword.schema);
    const Json schema = Json::parse(keyword.schema);
    SchemaCheck check(schema);
    CHECK(check.check(Json::parse(keyword.right)).empty());
    const auto found = check.check(Json::parse(keyword.wrong));
    REQUIRE(found.size() == 1);
    CHECK(found[0].pointer + " " + found[0].keyword == keyword.at);
  }
}

TEST_CASE("a keyword about another type says nothing", "[schema]") {
  const Json schema = Json::parse(
      R"({"minLength":2,"minimum":2,"minItems":2,"required":["x"],"pattern":"a","contains":true})");
  SchemaCheck check(schema);
  CHECK(check.check(Json(true)).empty());
}

}  // namespace
}  // namespace blankett::tests
