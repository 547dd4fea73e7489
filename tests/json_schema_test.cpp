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

TEST_CASE("a conditional required question is demanded or forbidden", "[schema]") {
  const auto schema = schema_of(
      "", std::string(kVal) +
              "<text id=\"x\" required=\"yes\" show-when=\"val is a\"><label>X</label></text>");
  CHECK(schema["$defs"]["x.shown"] ==
        nlohmann::json::parse(
            R"({"type":"object","properties":{"val":{"const":"a"}},"required":["val"]})"));
  const auto all = schema["properties"]["answers"]["allOf"];
  REQUIRE(all.size() == 1);
  CHECK(all[0]["if"]["$ref"] == "#/$defs/x.shown");
  CHECK(all[0]["then"] ==
        nlohmann::json::parse(R"({"type":"object","properties":{"x":true},"required":["x"]})"));
  CHECK(all[0]["else"]["properties"]["x"] == false);
}

TEST_CASE("what is always required stands with the members", "[schema]") {
  const auto answers = schema_of("",
                                 "<group id=\"g\"><text id=\"x\" required=\"yes\"><label>X"
                                 "</label></text></group>")["properties"]["answers"];
  CHECK(answers["required"][0] == "g");
  CHECK(answers["properties"]["g"]["required"][0] == "x");
  CHECK(!answers.contains("allOf"));
}

TEST_CASE("a step with a condition is said once, however much it asks", "[schema]") {
  const auto schema =
      schema_of("", std::string(kVal) +
                        "</step><step id=\"z\" show-when=\"val is a\"><title>Z</title>"
                        "<text id=\"x\" required=\"yes\"><label>X</label></text>"
                        "<text id=\"y\"><label>Y</label></text>");
  const auto all = schema["properties"]["answers"]["allOf"];
  REQUIRE(all.size() == 1);
  CHECK(all[0]["if"]["$ref"] == "#/$defs/step.z.shown");
  CHECK(all[0]["then"]["required"] == nlohmann::json::array({"x"}));
  CHECK(all[0]["else"]["properties"].size() == 2);
}

TEST_CASE("what a schema cannot say neither demands nor forbids", "[schema]") {
  const auto schema = schema_of(
      "",
      "<date id=\"d\"><label>D</label></date>"
      "<text id=\"x\" required=\"yes\" show-when=\"d is after today\"><label>X</label></text>");
  const auto all = schema["properties"]["answers"]["allOf"];
  REQUIRE(all.size() == 1);  // without d, x is certainly hidden
  CHECK(all[0]["if"]["$ref"] == "#/$defs/x.shown.may");
  CHECK(schema["$defs"]["x.shown.may"]["required"][0] == "d");
  CHECK(all[0]["else"]["properties"]["x"] == false);
  CHECK(!all[0].contains("then"));
}

TEST_CASE("each distinct condition stands once, and is asked once", "[schema]") {
  const auto schema = schema_of("<condition id=\"c\" label=\"C\">val is a</condition>",
                                std::string(kVal) +
                                    "<text id=\"x\" show-when=\"@c\"><label>X</label></text>"
                                    "<text id=\"y\" show-when=\"val is a\"><label>Y</label></text>"
                                    "<text id=\"z\" show-when=\"@c\"><label>Z</label></text>");
  CHECK(schema["$defs"].size() == 1);
  const auto all = schema["properties"]["answers"]["allOf"];
  REQUIRE(all.size() == 1);
  CHECK(all[0]["if"]["$ref"] == "#/$defs/c");
  CHECK(all[0]["else"]["properties"].size() == 3);
}

TEST_CASE("what depends on one condition in groups stands together, each by itself", "[schema]") {
  const auto schema = schema_of(
      "",
      std::string(kVal) +
          "<group id=\"g\"><text id=\"x\" required=\"yes\" show-when=\"val is a\"><label>X</label>"
          "</text><text id=\"y\" required=\"yes\" show-when=\"val is a\"><label>Y</label></text>"
          "</group>");
  const auto all = schema["properties"]["answers"]["allOf"];
  std::string own;
  for (const auto& rule : all)
    if (rule["if"]["$ref"] == "#/$defs/g.x.shown") own += rule.dump();
  // Neither's demand is lost to the other's.
  for (const char* name : {"\"x\":true", "\"y\":true", "\"x\":false", "\"y\":false"})
    CHECK(own.find(name) != own.npos);
}

TEST_CASE("hundreds of rules stand some at a time, and all of them", "[schema]") {
  std::string items = "<yes-no id=\"q0\"><label>Q</label></yes-no>";
  for (int i = 1; i < 121; ++i)
    items += "<yes-no id=\"q" + std::to_string(i) + "\" show-when=\"q" + std::to_string(i - 1) +
             " is yes\"><label>Q</label></yes-no>";
  const auto schema = schema_of("", items);
  std::size_t rules = 0;
  for (const auto& part : schema["properties"]["answers"]["allOf"]) {
    const std::string reference = part["$ref"];
    const auto own = schema["$defs"][reference.substr(std::string("#/$defs/").size())];
    CHECK(own["allOf"].size() <= 50);
    rules += own["allOf"].size();
  }
  CHECK(rules == 120);
}

TEST_CASE("the size of a schema is linear", "[schema][slow]") {
  // A step with a long condition, and questions that each depend on the one before.
  const auto size_of = [](int questions) {
    std::string items = std::string(kVal) +
                        "</step><step id=\"z\" show-when=\"val is one of a, b and "
                        "not (val is b)\"><title>Z</title>"
                        "<yes-no id=\"q0\"><label>Q</label></yes-no>";
    for (int i = 1; i < questions; ++i)
      items += "<yes-no id=\"q" + std::to_string(i) + "\" required=\"yes\" show-when=\"q" +
               std::to_string(i - 1) + " is yes\"><label>Q</label></yes-no>";
    return static_cast<double>(schema_of("", items).dump().size());
  };
  const double small = size_of(10) / 10, large = size_of(1000) / 1000;
  CHECK(large < small * 1.3);
}

TEST_CASE("options carry their words", "[schema]") {
  const auto val = schema_of("", kVal)["properties"]["answers"]["properties"]["val"];
  CHECK(val["oneOf"] ==
        nlohmann::json::parse(R"([{"const":"a","title":"A"},{"const":"b","title":"B"}])"));
}

TEST_CASE("an exit's answers are refused, also nested ones", "[schema]") {
  const auto schema =
      schema_of("",
                "<group id=\"g\"><yes-no id=\"ja\"><label>J</label></yes-no></group>"
                "<exit id=\"e\" when=\"g/ja is no\"><title>E</title><p>Nej.</p></exit>");
  CHECK(schema["properties"]["answers"]["allOf"][0]["not"]["$ref"] == "#/$defs/exit.e");
  CHECK(schema["$defs"]["exit.e"]["properties"]["g"]["properties"]["ja"]["const"] == false);
  CHECK(schema["$defs"]["exit.e"]["properties"]["g"]["required"][0] == "ja");
}

TEST_CASE("a row's check that only looks outside is said", "[schema]") {
  const auto schema = schema_of(
      "",
      "<text id=\"x\"><label>X</label></text><repeat id=\"r\"><title>R</title><row-title>R"
      "</row-title><text id=\"y\"><label>Y</label></text><check that=\"x is shorter than 2\">Nej"
      "</check></repeat>");
  CHECK(schema["properties"]["answers"].contains("allOf"));
}

}  // namespace
}  // namespace blankett::tests
