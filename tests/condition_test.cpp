// The condition language: what it compiles to, what it means, what it refuses and where.
// Agreement with the browser's evaluator is tested by browser/condition.spec.mjs.

#include "link/link.h"
#include "model/evaluate.h"
#include "model/print.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

constexpr std::string_view kToday = "2026-06-15";

std::string form(const std::string& condition) {
  return "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S.</summary>"
         "<service owner=\"o\"><endpoint href=\"https://e.example/t\"/></service>"
         "<condition id=\"egen\" label=\"Du äger bilen\">agande is egen</condition>"
         "<condition id=\"prov\" label=\"Prov\">" +
         condition +
         "</condition>"
         "<step id=\"ett\"><title>Ett</title>"
         "<choice id=\"agande\"><label>Vem äger bilen?</label><option value=\"egen\">Jag</option>"
         "<option value=\"leasing\">Leasing</option><option "
         "value=\"tjanst\">Arbetsgivaren</option></choice>"
         "<yes-no id=\"folkbokford\"><label>Är du folkbokförd?</label></yes-no>"
         "<text id=\"namn\"><label>Namn</label></text>"
         "<date id=\"start\"><label>Start</label></date><date "
         "id=\"slut\"><label>Slut</label></date>"
         "<file id=\"avtal\" accept=\"pdf\" max-size=\"1 MB\"><label>Avtal</label></file>"
         "<group id=\"kontakt\"><email id=\"epost\"><label>E-post</label></email></group>"
         "</step></form>";
}

struct Compiled {
  Sources sources;
  Document document;
  Model model;
  Diagnostics found;
  const Condition& condition() const {
    return model.conditions[Index<NamedCondition>{1}].condition;
  }
};

std::unique_ptr<Compiled> compiled(const std::string& text) {
  auto out = std::make_unique<Compiled>();
  out->document = parse(out->sources, out->sources.add("t/form.xml", form(text)), out->found);
  REQUIRE(!out->document.empty());
  out->model = link(out->document, "t", {}, out->sources, out->found);
  return out;
}

// What the condition means, fully bracketed; or what is said against it, with the words at fault.
std::string meaning(const std::string& text) {
  const auto c = compiled(text);
  if (!c->found.has_errors()) return print(c->condition(), c->model);
  std::string out;
  for (const Diagnostic& d : c->found)
    out += fill_arguments(std::string(d.message->id) + ": " + std::string(d.message->text) + " | " +
                              std::string(d.message->help),
                          d.arguments) +
           " @ " + std::string(c->sources.bytes(d.at)) + "\n";
  return out;
}

bool verdict(const std::string& text, const Answers& answers) {
  const auto c = compiled(text);
  INFO(text);
  REQUIRE(!c->found.has_errors());
  return holds(c->condition(), c->model, answers, kToday);
}

TEST_CASE("and binds tighter than or, not tighter than both", "[condition]") {
  CHECK(meaning("agande is egen or folkbokford is yes and not namn is answered") ==
        "(agande is \"egen\" or (folkbokford is \"yes\" and not (namn is answered)))");
  CHECK(meaning("not (agande is egen or folkbokford is yes)") ==
        "not ((agande is \"egen\" or folkbokford is \"yes\"))");
  CHECK(meaning("not not folkbokford is no") == "folkbokford is \"no\"");
}

TEST_CASE("every operator compiles to itself", "[condition]") {
  CHECK(meaning("agande is one of egen, tjanst") == "agande is one of \"egen\", \"tjanst\"");
  CHECK(meaning("agande is not one of egen,tjanst") == "agande is not one of \"egen\", \"tjanst\"");
  CHECK(meaning("namn is &quot;Åsa Öst&quot;") == "namn is \"Åsa Öst\"");
  CHECK(meaning("kontakt/epost is not answered") == "not (kontakt/epost is answered)");
  CHECK(meaning("start is before today") == "start is before today");
  // Two answers are printed in the words of numbers: the model does not know their kinds.
  CHECK(meaning("slut is on or after start") == "slut is at least start");
  CHECK(meaning("slut is on or before 2028-02-29") == "slut is on or before 2028-02-29");
  CHECK(meaning("@egen and avtal is answered") == "(@egen and avtal is answered)");
}

TEST_CASE("a comparison with a question that has no value is false, is not too", "[condition]") {
  CHECK_FALSE(verdict("agande is not egen", {}));
  CHECK_FALSE(verdict("agande is not one of egen", {}));
  CHECK_FALSE(verdict("start is not 2026-01-01", {}));
  CHECK_FALSE(verdict("slut is after start", {{"slut", "2026-01-02"}}));
  CHECK(verdict("not agande is egen", {}));
  CHECK(verdict("agande is not egen", {{"agande", "leasing"}}));
  CHECK_FALSE(verdict("avtal is answered", {}));
  CHECK(verdict("avtal is answered", {{"avtal", std::monostate{}}}));
}

TEST_CASE("dates compare as dates, today is the day given", "[condition]") {
  const Answers answers = {{"start", "2026-06-15"}, {"slut", "2026-06-16"}};
  CHECK(verdict("start is today", answers));
  CHECK(verdict("slut is after start", answers));
  CHECK(verdict("start is on or before slut", answers));
  CHECK(verdict("start is on or after today", answers));
  CHECK_FALSE(verdict("start is after today", answers));
  CHECK_FALSE(verdict("slut is before 2026-06-16", answers));
}

TEST_CASE("a mistake is reported once, at the word, with what was meant", "[condition]") {
  CHECK(meaning("agnade is egen") ==
        "link/misspelt-name: there is no question `agnade` | did you mean `agande`? @ agnade\n");
  CHECK(meaning("agande is leasng and xyz is 3") ==
        "link/misspelt-option: `leasng` is not an answer to `agande` | did you mean `leasing`? @ "
        "leasng\n");
  CHECK(meaning("folkbokford is maybe") ==
        "link/unknown-option: `maybe` is not an answer to `folkbokford` | the answers are `yes`, "
        "`no` @ maybe\n");
  CHECK(meaning("avtal is egen")
            .starts_with("link/wrong-operator: `avtal` is a question of kind `file`; `is` cannot "
                         "be asked of it"));
  CHECK(meaning("agande is before today").starts_with("link/wrong-operator"));
  CHECK(
      meaning("start is before agande") ==
      "link/not-a-date: `agande` is neither a date nor a date question | write 2026-01-31, today, "
      "or the id of a date question @ agande\n");
  CHECK(meaning("start is 2026-02-29").starts_with("link/not-a-date"));
  CHECK(
      meaning("@egenn") ==
      "link/misspelt-condition: there is no condition `@egenn` | did you mean `@egen`? @ @egenn\n");
  CHECK(meaning("(agande is egen") ==
        "link/condition-unfinished: the condition ends too early | expected `)` @ n\n");
  CHECK(meaning("agande egen") ==
        "link/condition-syntax: `egen` was not understood here | expected `is` @ egen\n");
  CHECK(meaning("agande is egen tjanst").starts_with("link/condition-syntax: `tjanst`"));
  CHECK(meaning("and agande is egen").starts_with("link/condition-syntax: `and`"));
}

TEST_CASE("deep brackets are refused, not followed", "[condition]") {
  const std::string deep = std::string(5000, '(') + "agande is egen" + std::string(5000, ')');
  CHECK(meaning(deep).starts_with("link/condition-too-deep"));
}

TEST_CASE("the answers that count are those of shown questions, in order", "[condition]") {
  Sources sources;
  Diagnostics found;
  const Document document =
      parse(sources,
            sources.add("t/form.xml",
                        "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary>"
                        "<service owner=\"o\"><endpoint href=\"https://e.example/t\"/></service>"
                        "<step id=\"a\"><title>A</title><yes-no id=\"x\"><label>X</label></yes-no>"
                        "<yes-no id=\"y\" show-when=\"x is yes\"><label>Y</label></yes-no>"
                        "<text id=\"z\" show-when=\"y is yes\"><label>Z</label></text></step>"
                        "<step id=\"b\" show-when=\"y is answered\"><title>B</title>"
                        "<group id=\"g\" show-when=\"z is answered\"><text "
                        "id=\"t\"><label>T</label></text></group></step></form>"),
            found);
  const Model model = link(document, "t", {}, sources, found);
  REQUIRE(!found.has_errors());
  const auto shown = [&](const Answers& given) {
    std::string out;
    for (const auto& [path, answer] : shown_answers(model, given, kToday)) out += path + " ";
    return out;
  };
  const Answers all = {{"x", true}, {"y", true}, {"z", "ord"}, {"g/t", "ord"}};
  CHECK(shown(all) == "g/t x y z ");
  Answers hidden = all;
  hidden["x"] = false;  // hides y, so z, so the whole second step
  CHECK(shown(hidden) == "x ");
}

}  // namespace
}  // namespace blankett::tests
