// What an OpenAPI document says of a form. That validators accept it, and that a client and a
// server understand it alike, is tested by openapi.spec.mjs and receiver.spec.mjs.

#include "contract/openapi.h"

#include <nlohmann/json.hpp>

#include "contract/cases.h"
#include "contract/endpoint.h"
#include "link/link.h"
#include "localise/localise.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::ordered_json;

const Locale& swedish() {
  static const auto project = load(with(Files{}), {});
  for (const Locale& locale : project->locales)
    if (locale.language == "sv") return locale;
  FAIL("no Swedish");
  return project->locales.front();
}

struct Parts {
  std::string level = "none", endpoint = "https://e.example/t", title = "T", head{};
};

Json document_of(const std::string& questions, const Parts& parts = {}) {
  Sources sources;
  Diagnostics found;
  const Document document =
      parse(sources,
            sources.add("t/form.xml",
                        "<form id=\"t\" version=\"1.2.3\" xml:lang=\"sv\"><title>" + parts.title +
                            "</title><summary>S</summary><service owner=\"kontoret\">"
                            "<identification level=\"" +
                            parts.level + "\"/><processing days=\"5\"/><endpoint href=\"" +
                            parts.endpoint + "\"/></service>" + parts.head +
                            "<step id=\"s\"><title>S</title>" + questions + "</step></form>"),
            found);
  REQUIRE(!document.empty());
  const Model model = link(document, "t", {}, sources, found);
  REQUIRE(!found.has_errors());
  const Edition edition = localise(model, swedish());
  const Contract contract(model, {"sv"});
  return Json::parse(openapi(contract, {&edition, 1}, cases_of(contract).example()));
}

const char* kName = "<text id=\"namn\" required=\"yes\"><label>Namn</label></text>";
const char* kFile =
    "<file id=\"avtal\" required=\"yes\" accept=\"pdf png\" max-size=\"10 MB\" "
    "max-files=\"2\"><label>Avtal</label></file>";

Json content_of(const Json& document) {
  return document["paths"]["/t"]["post"]["requestBody"]["content"];
}

TEST_CASE("an endpoint is parted so that the parts make it again", "[openapi]") {
  const auto parted = [](std::string_view address) {
    const Endpoint e = endpoint_of(address);
    return e.server + " " + e.path;
  };
  CHECK(parted("https://e.example/t") == "https://e.example /t");
  CHECK(parted("https://e.example/api/v1/t") == "https://e.example/api/v1 /t");
  CHECK(parted("https://e.example/api/v1/") == "https://e.example/api/v1 /");
  CHECK(parted("https://e.example") == "https://e.example /");
  CHECK(parted("https://e.example:8443/a/{b}#c") == "https://e.example:8443/a /%7Bb%7D");
  const Endpoint e = endpoint_of("https://e.example/t?form=a%20b&c&=&d=%zz+1&e=%4");
  using Pair = std::pair<std::string, std::string>;
  CHECK(e.path == "/t");
  CHECK(e.query ==
        std::vector<Pair>{{"form", "a b"}, {"c", ""}, {"", ""}, {"d", "%zz 1"}, {"e", "%4"}});
}

TEST_CASE("what the national profile misses in an address is said", "[openapi]") {
  const auto gaps = [](std::string_view address) { return profile_gaps(endpoint_of(address)); };
  CHECK(gaps("https://e.example/api/v1/t").empty());
  CHECK(gaps("https://e.example:443/api/v12/t").empty());
  for (const char* address :
       {"https://e.example/t", "https://e.example/v1/t", "https://e.example/api/vx/t",
        "https://e.example/api/v/t", "https://e.example"}) {
    INFO(address);
    REQUIRE(gaps(address).size() == 1);
    CHECK(gaps(address)[0].starts_with("UFN.01, VER.05"));
  }
  REQUIRE(gaps("https://e.example:8443/api/v1/t").size() == 1);
  CHECK(gaps("https://e.example:8443/api/v1/t")[0].starts_with("UFN.02"));
  REQUIRE(gaps("https://e.example/api/v1/T_1").size() == 1);
  CHECK(gaps("https://e.example/api/v1/T_1")[0].starts_with("UFN.07"));
}

TEST_CASE("a document says what the form says", "[openapi]") {
  const Json document = document_of(kName);
  CHECK(document["openapi"] == "3.1.0");
  CHECK(document["info"]["version"] == "1.2.3");
  CHECK(document["info"]["contact"]["name"] == "kontoret");
  CHECK(document["info"]["x-sla"]["processing_days"] == 5);
  CHECK(document["servers"][0]["url"] == "https://e.example");
  CHECK(content_of(document)["application/json"]["examples"]["submission"]["value"]["answers"] ==
        Json{{"namn", "Åsa Öberg"}});
  const Json& problem = document["components"]["examples"]["does_not_fit"]["value"];
  CHECK(problem["type"] ==
        "https://e.example/t/1.2.3/openapi.json#/components/examples/does_not_fit");
  CHECK(problem["errors"][0]["pointer"] == "#/answers/namn");
}

TEST_CASE("words are data in a document, whatever they hold", "[openapi]") {
  const Json document = document_of(kName, {.title = "A &quot;B&quot; \\ &lt;c&gt;"});
  CHECK(document["info"]["title"] == "A \"B\" \\ <c>");
}

TEST_CASE("who need not sign in is not asked to", "[openapi]") {
  const Json document = document_of(kName);
  CHECK(document["security"] == Json::array());
  CHECK(!document["components"].contains("securitySchemes"));
  CHECK(!document["paths"]["/t"]["post"]["responses"].contains("401"));
  CHECK(!document["components"]["examples"].contains("signed_out"));
}

TEST_CASE("who must sign in sends a token with its level of assurance", "[openapi]") {
  const Json document = document_of(kName, {.level = "e-id"});
  CHECK(document["security"] == Json::parse(R"([{"e-id":[]}])"));
  const Json& scheme = document["components"]["securitySchemes"]["e-id"];
  CHECK(scheme["scheme"] == "bearer");
  CHECK(scheme["description"].get<std::string>().find("http://id.elegnamnden.se/loa/1.0/loa3") !=
        std::string::npos);
  for (const char* status : {"401", "403"})
    CHECK(document["paths"]["/t"]["post"]["responses"].contains(status));
  CHECK(document["paths"]["/api-info"]["get"]["security"] == Json::array());
}

TEST_CASE("a form without files takes JSON alone", "[openapi]") {
  CHECK(content_of(document_of(kName)).size() == 1);
}

TEST_CASE("every file is a part, with the types and the size that it may have", "[openapi]") {
  const Json multipart = content_of(document_of(kFile))["multipart/form-data"];
  const Json& parts = multipart["schema"]["properties"];
  CHECK(parts.size() == 3);
  CHECK(parts["avtal-2"]["maxLength"] == 10'000'000);
  CHECK(!parts["avtal-2"].contains("type"));
  CHECK(multipart["encoding"]["submission"]["contentType"] == "application/json");
  CHECK(multipart["encoding"]["avtal-1"]["contentType"] == "application/pdf, image/png");
  CHECK(multipart["examples"]["submission"]["value"].contains("avtal-1"));
}

TEST_CASE("files in rows are named with their row, and many of them by a pattern", "[openapi]") {
  const auto in_rows = [](const std::string& max) {
    return content_of(document_of(
        "<repeat id=\"barn\" max=\"" + max +
        "\"><title>B</title><row-title>B</row-title><file id=\"intyg\" "
        "accept=\"pdf\" max-size=\"1 MB\"><label>I</label></file></repeat>"))["multipart/form-data"]
                                                                             ["schema"];
  };
  const Json few = in_rows("3");
  CHECK(few["properties"].contains("barn.3.intyg-1"));
  CHECK(!few.contains("patternProperties"));
  const Json many = in_rows("500");
  CHECK(many["properties"].size() == 2);
  CHECK(many["patternProperties"].contains("^barn\\.[1-9][0-9]*\\.intyg-[1-9][0-9]*$"));
}

TEST_CASE("a request has room for all that the form asks", "[openapi]") {
  const auto most = [](const Json& document) {
    return document["info"]["x-limitations"]["max_request_bytes"].get<std::int64_t>();
  };
  CHECK(most(document_of(kName)) == 1'000'000);
  CHECK(most(document_of(kFile)) == 21'000'000);
  CHECK(most(document_of("<repeat id=\"r\" max=\"10\"><title>R</title><row-title>R</row-title>"
                         "<long-text id=\"l\" max-length=\"50000\"><label>L</label></long-text>"
                         "</repeat>")) > 3'000'000);
}

TEST_CASE("an endpoint's query is kept", "[openapi]") {
  const Json document =
      document_of(kName, {.endpoint = "https://e.example/t?form=3&amp;k%C3%A4lla=sv"});
  const Json& parameters = document["paths"]["/t"]["post"]["parameters"];
  REQUIRE(parameters.size() == 3);
  CHECK(parameters[1]["name"] == "form");
  CHECK(parameters[1]["schema"]["const"] == "3");
  CHECK(parameters[2]["name"] == "källa");
}

Json example_of(const std::string& questions) {
  return content_of(
      document_of(questions))["application/json"]["examples"]["submission"]["value"]["answers"];
}

TEST_CASE("an example keeps away from exits and holds to checks", "[openapi]") {
  const Json answers = example_of(
      "<yes-no id=\"a\" required=\"yes\"><label>A</label></yes-no>"
      "<exit id=\"x\" when=\"a is yes\"><title>X</title><p>X</p></exit>"
      "<date id=\"d\" required=\"yes\"><label>D</label></date>"
      "<date id=\"e\" required=\"yes\"><label>E</label></date>"
      "<check that=\"e is after d\">E</check>");
  CHECK(answers["a"] == false);
  CHECK(answers["e"].get<std::string>() > answers["d"].get<std::string>());
}

TEST_CASE("an example has rows, calculations and only what is shown", "[openapi]") {
  const Json answers = example_of(
      "<repeat id=\"r\" min=\"2\"><title>R</title><row-title>R</row-title>"
      "<money id=\"m\" required=\"yes\" max=\"50\"><label>M</label></money></repeat>"
      "<calculation id=\"c\" formula=\"sum of r/m\" result=\"money\"><label>C</label>"
      "</calculation>"
      "<text id=\"h\" show-when=\"number of r is more than 5\"><label>H</label></text>");
  CHECK(answers["r"].size() == 2);
  CHECK(answers["c"] == 2 * answers["r"][0]["m"].get<int>());
  CHECK(!answers.contains("h"));
}

TEST_CASE("a form that nothing gets through has no example", "[openapi]") {
  const Json document = document_of(
      "<yes-no id=\"a\" required=\"yes\"><label>A</label></yes-no>"
      "<exit id=\"x\" when=\"a is yes or a is no\"><title>X</title><p>X</p></exit>");
  CHECK(!content_of(document)["application/json"].contains("examples"));
}

}  // namespace
}  // namespace blankett::tests
