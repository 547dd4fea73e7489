// The shape of the schema. That validators agree with the page on it is tested by schema.spec.mjs.

#include "contract/json_schema.h"

#include <nlohmann/json.hpp>

#include "link/link.h"
#include "parse/parse.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

nlohmann::json schema_of(const std::string& head, const std::string& questions) {
  Sources sources;
  Diagnostics found;
  const Document document = parse(
      sources,
      sources.add("t/form.xml",
                  "<form id=\"t\" version=\"1.2.3\"><title>T</title><summary>S</summary><service "
                  "owner=\"o\">"
                  "<endpoint href=\"https://e.example/t\"/></service>" +
                      head + "<step id=\"s\"><title>S</title>" + questions + "</step></form>"),
      found);
  REQUIRE(!document.empty());
  const Model model = link(document, "t", {}, sources, found);
  REQUIRE(!found.has_errors());
  return nlohmann::json::parse(json_schema(model, rules_of(model), {"sv"}).json.dump());
}

const char* kVal =
    "<choice id=\"val\"><label>V</label><option value=\"a\">A</option><option "
    "value=\"b\">B</option></choice>";

TEST_CASE("a schema names its form and version and is closed", "[schema]") {
  const auto schema = schema_of("", kVal);
  CHECK(schema["$id"] == "https://e.example/t/1.2.3/schema.json");
  CHECK(schema["properties"]["form"]["const"] == "t");
  CHECK(schema["properties"]["version"]["const"] == "1.2.3");
  CHECK(schema["unevaluatedProperties"] == false);
  CHECK(schema["properties"]["answers"]["unevaluatedProperties"] == false);
}

TEST_CASE("a conditional required question is demanded and forbidden", "[schema]") {
  const auto all = schema_of(
      "", std::string(kVal) +
              "<text id=\"x\" required=\"yes\" show-when=\"val is a\"><label>X</label></text>")
      ["properties"]["answers"]["allOf"];
  const auto condition = nlohmann::json::parse(
      R"({"type":"object","properties":{"val":{"const":"a"}},"required":["val"]})");
  REQUIRE(all.size() == 2);
  CHECK(all[0]["if"] == condition);
  CHECK(all[0]["then"] ==
        nlohmann::json::parse(R"({"type":"object","properties":{"x":true},"required":["x"]})"));
  CHECK(all[1]["if"]["not"] == condition);
  CHECK(all[1]["then"]["properties"]["x"] == false);
}

TEST_CASE("what a schema cannot say neither demands nor forbids", "[schema]") {
  const auto answers = schema_of(
      "",
      "<date id=\"d\"><label>D</label></date>"
      "<text id=\"x\" required=\"yes\" show-when=\"d is after today\"><label>X</label></text>")
      ["properties"]["answers"];
  REQUIRE(answers["allOf"].size() == 1);  // without d, x is certainly hidden
  CHECK(answers["allOf"][0]["if"]["not"]["required"][0] == "d");
  CHECK(answers["allOf"][0]["then"]["properties"]["x"] == false);
}

TEST_CASE("a named condition stands once", "[schema]") {
  const auto schema = schema_of("<condition id=\"c\" label=\"C\">val is a</condition>",
                                std::string(kVal) +
                                    "<text id=\"x\" show-when=\"@c\"><label>X</label></text>"
                                    "<text id=\"y\" show-when=\"@c\"><label>Y</label></text>");
  CHECK(schema["$defs"].size() == 1);
  CHECK(schema["properties"]["answers"]["allOf"][0]["if"]["not"]["$ref"] == "#/$defs/c");
}

TEST_CASE("an exit's answers are refused, also nested ones", "[schema]") {
  const auto all = schema_of(
      "",
      "<group id=\"g\"><yes-no id=\"ja\"><label>J</label></yes-no></group>"
      "<exit id=\"e\" when=\"g/ja is no\"><title>E</title><p>Nej.</p></exit>")["properties"]
                                                                              ["answers"]["allOf"];
  REQUIRE(all.size() == 1);
  CHECK(all[0]["not"]["properties"]["g"]["properties"]["ja"]["const"] == false);
  CHECK(all[0]["not"]["properties"]["g"]["required"][0] == "ja");
}

}  // namespace
}  // namespace blankett::tests
