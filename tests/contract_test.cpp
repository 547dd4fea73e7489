// The list of rules, the verdict on a submission, and what rules.json says.

#include "contract/contract.h"

#include "contract/rules_json.h"
#include "support/catch.h"
#include "support/forms.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kToday = "2027-03-01";

// A form of the questions in `items` after val (a, b, c) and antal, judged.
struct Judged {
  explicit Judged(const std::string& items, const std::string& head = {})
      : form(form_of({.items = items, .head = head})), contract(form.model(), {"sv"}) {}

  // "rule pointer", a line each.
  std::string verdict(const char* answers) const {
    const Json submission{{"form", "t"},
                          {"version", form.model().version},
                          {"language", "sv"},
                          {"answers", Json::parse(answers)}};
    std::string out;
    for (const Violation& violation : contract.check(submission, kToday))
      out +=
          (violation.rule ? violation.rule->id : violation.reason) + " " + violation.pointer + "\n";
    return out;
  }

  std::vector<std::string> rules(bool in_schema) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < contract.rules().size(); ++i)
      if (contract.schema().says[i] == in_schema) out.push_back(contract.rules()[i].id);
    return out;
  }

  mutable LinkedForm form;
  Contract contract;
};

const char* kText =
    "<text id=\"x\" required=\"yes\" show-when=\"val is a\"><label>X</label></text>";

TEST_CASE("an answer is there when it is required, and not when it is hidden", "[contract]") {
  const Judged judged(kText);
  CHECK(judged.verdict(R"({"val":"a","x":"Åsa"})").empty());
  CHECK(judged.verdict(R"({"val":"a"})") == "x.required /answers/x\n");
  CHECK(judged.verdict(R"({"val":"b","x":"Åsa"})") == "x.shown /answers/x\n");
  CHECK(judged.verdict(R"({"val":"b"})").empty());
}

TEST_CASE("an answer has the form of its kind", "[contract]") {
  const Judged judged(
      "<personal-number id=\"p\" data-category=\"protected\" why=\"V\"><label>P</label>"
      "</personal-number><period id=\"tid\"><label>T</label></period>"
      "<address id=\"bo\"><label>B</label></address>");
  CHECK(judged.verdict(R"({"p":"191212121212"})").empty());
  CHECK(judged.verdict(R"({"p":"191213121212"})") == "p.value /answers/p\n");
  CHECK(judged.verdict(R"({"p":"191212121213"})") == "p.valid-personal-number /answers/p\n");
  CHECK(judged.verdict(R"({"tid":{"from":"2027-03-02","to":"2027-03-01"}})") ==
        "tid.in-order /answers/tid/to\n");
  CHECK(judged.verdict(R"({"tid":{"from":"2027-03-02"}})") == "tid.value /answers/tid/to\n");
  CHECK(judged.verdict(R"({"bo":{"street":"A","postal_code":"1","city":"B"}})") ==
        "bo.value /answers/bo/postal_code\n");
  CHECK(judged.verdict(
            "{\"bo\":{\"street\":\"A\\u030a\",\"postal_code\":\"11122\",\"city\":\"B\"}}") ==
        "bo.composed /answers/bo\n");
}

TEST_CASE("what the form does not ask is refused, whatever it is called", "[contract]") {
  const Judged judged(
      "<group id=\"g\"><title>G</title><text id=\"y\"><label>Y</label></text></group>");
  CHECK(judged.verdict(R"({"a/b":1})") == "contract.unknown /answers/a~1b\n");
  CHECK(judged.verdict(R"({"g":{"y":"a","z":1}})") == "contract.unknown /answers/g/z\n");
  CHECK(judged.verdict(R"({"g":{}})") == "contract.empty /answers/g\n");
  CHECK(judged.verdict(R"({"g":[]})") == "contract.type /answers/g\n");
  CHECK(judged.verdict("[]") == "contract.type /answers\n");
  CHECK(judged.contract.check(Json(1), kToday).size() == 1);
  CHECK(judged.contract.check(Json::object(), kToday).size() == 4);
}

TEST_CASE("rows are judged one by one", "[contract]") {
  const Judged judged(
      "<repeat id=\"barn\" min=\"1\" max=\"2\"><title>B</title><row-title>B</row-title>"
      "<text id=\"namn\" required=\"yes\"><label>N</label></text>"
      "<date id=\"fodd\"><label>F</label></date>"
      "<check that=\"fodd is before today\">Nej</check></repeat>");
  CHECK(judged.verdict(R"({"barn":[{"namn":"A"}]})").empty());
  CHECK(judged.verdict("{}") == "barn.required /answers/barn\n");
  CHECK(judged.verdict(R"({"barn":[]})") == "barn.value /answers/barn\n");
  CHECK(judged.verdict(R"({"barn":[{"namn":"A"},{"fodd":"2027-03-01"}]})") ==
        "barn/namn.required /answers/barn/1/namn\ncheck.1 /answers/barn/1/fodd\n");
  CHECK(judged.verdict(R"({"barn":[{"namn":"A"},{"namn":"A"},{"namn":"A"}]})") ==
        "barn.value /answers/barn\n");
  CHECK(judged.verdict(R"({"barn":[1]})") ==
        "contract.type /answers/barn/0\nbarn/namn.required /answers/barn/0/namn\n");
}

TEST_CASE("an exit, a hidden step and a wrong sum are refused", "[contract]") {
  const Judged judged(
      "<exit id=\"e\" when=\"val is c\"><title>E</title><p>Nej.</p></exit>"
      "<calculation id=\"summa\" formula=\"antal * 2\"><label>S</label></calculation>");
  CHECK(judged.verdict(R"({"val":"c"})") == "exit.e /answers\n");
  CHECK(judged.verdict(R"({"antal":2,"summa":4})").empty());
  CHECK(judged.verdict(R"({"antal":2,"summa":5})") == "summa.calculation /answers/summa\n");
  CHECK(judged.verdict(R"({"antal":2})") == "summa.calculation /answers/summa\n");
  CHECK(judged.verdict(R"({"summa":4})") == "summa.calculation /answers/summa\n");
}

TEST_CASE("the schema says what it can, and it is known what that is", "[contract]") {
  const Judged judged(std::string(kText) +
                      "<date id=\"d\" show-when=\"antal is at least 2\"><label>D</label></date>"
                      "<text id=\"y\" show-when=\"d is after today\"><label>Y</label></text>"
                      "<check that=\"d is after 2027-01-01\">Nej</check>");
  CHECK(judged.rules(true) == std::vector<std::string>{"val.value", "antal.value", "sist.value",
                                                       "x.value", "x.shown", "x.required",
                                                       "d.value", "d.shown", "y.value"});
  CHECK(judged.rules(false) ==
        std::vector<std::string>{"x.composed", "y.composed", "y.shown", "check.1"});
  const Edition edition = judged.form.edition();
  const Json rules = Json::parse(rules_json(judged.contract, {&edition, 1}));
  REQUIRE(rules["rules"].size() == 4);
  CHECK(rules["rules"][2].dump() ==
        R"({"id":"y.shown","pointer":"/answers/y","if":["answered","y"],)"
        R"("then":["more","d",{"today":0,"unit":"days"}],"message":{"sv":")" +
            message_of(judged.contract.rules()[11], "contract.shown", edition) + "\"}}");
}

TEST_CASE("an answer that breaks a rule is told in the form's own words", "[contract]") {
  const Judged judged(
      "<text id=\"x\" required=\"yes\"><label>Namn</label><error for=\"missing\">Skriv ditt "
      "namn</error></text><date id=\"d\"><label>D</label></date>"
      "<check that=\"d is after today\">Dagen har varit</check>");
  const Edition edition = judged.form.edition();
  const auto said = judged.contract.check(
      Json::parse(
          R"({"form":"t","version":"1.0.0","language":"sv","answers":{"d":"2027-02-28","q":1}})"),
      kToday);
  std::vector<std::string> words;
  for (const Violation& violation : said) words.push_back(message_of(violation, edition));
  CHECK(words == std::vector<std::string>{"Formuläret har ingen sådan fråga.", "Skriv ditt namn",
                                          "Dagen har varit"});
}

TEST_CASE("what only a program can do wrong is told in words of its own", "[contract]") {
  const Judged judged(
      "<text id=\"namn\"><label>Namn</label><error for=\"missing\">Skriv ditt namn</error></text>"
      "<file id=\"avtal\" accept=\"pdf\" max-size=\"1 MB\"><label>Avtal</label></file>");
  const Edition edition = judged.form.edition();
  const auto said = judged.contract.check(
      Json::parse(
          R"({"form":"t","version":"1.0.0","language":"sv","answers":{"namn":"A\u030Asa",)"
          R"("avtal":[{"part":"avtal-2","name":"a.pdf","media_type":"application/pdf","size":1}]}})"),
      kToday);
  std::vector<std::string> words;
  for (const Violation& violation : said)
    words.push_back(violation.reason + ": " + message_of(violation, edition));
  CHECK(words ==
        std::vector<std::string>{
            "contract.composed: Texten i svaret på ”Namn” är inte skriven med sammansatta "
            "tecken (Unicode NFC).",
            "contract.numbered-parts: Filerna i svaret på ”Avtal” är inte numrerade från 1 "
            "i sin ordning."});
}

}  // namespace
}  // namespace blankett::tests
