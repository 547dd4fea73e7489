// The condition language: what it compiles to, what it means, what it refuses and where.
// Agreement with the browser's evaluator is tested by browser/condition.spec.mjs.

#include "kinds/operators.h"
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
        "link/condition-unfinished: this ends too early | expected `)` @ n\n");
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

// The reference's form, which has a question of every type; the condition stands on its last.
struct OfEveryType {
  Sources sources;
  Diagnostics found;
  Document document;
  Model model;

  explicit OfEveryType(const std::string& condition)
      : document(parse(sources, sources.add("exempel/form.xml", operator_form(condition, false)),
                       found)),
        model(link(document, "exempel", {}, sources, found)) {}
  const Condition& condition() const {
    for (const Question& q : model.questions)
      if (q.id == "mer") return q.show_when;
    throw std::logic_error("the form has lost its last question");
  }
};

std::string printed(const std::string& condition) {
  const OfEveryType form(condition);
  return form.found.has_errors() ? "refused" : print(form.condition(), form.model);
}

Decimal d(std::string_view text) { return Decimal::parse(text).value(); }

// What a person has answered who has answered everything.
const Answers& everything() {
  static const Answers answers = {
      {"ort", "Vaxholm"},
      {"agande", "leasing"},
      {"fardmedel", std::vector<std::string>{"bil", "cykel"}},
      {"folkbokford", true},
      {"antal", d("2.5")},
      {"avgift", d("250.5")},
      {"fodd", "2008-06-15"},
      {"start", "2026-06-15"},
      {"slut", "2026-07-01"},
      {"resa", Parts{{"from", "2026-06-20"}, {"to", "2026-06-25"}}},
      {"oppnar", "08:30"},
      {"stanger", "17:00"},
      {"avtal", std::monostate{}},
      {"barn", Rows{2}},
      {"barn/1/narvaro", true},
      {"barn/1/kostnad", d("1500")},
      {"barn/2/narvaro", false},
  };
  return answers;
}

bool holds_of(const Answers& answers, const std::string& condition) {
  const OfEveryType form(condition);
  INFO(condition);
  REQUIRE_FALSE(form.found.has_errors());
  return holds(form.condition(), form.model, answers, kToday);
}

TEST_CASE("every operator of every type compiles to what is written", "[condition]") {
  struct Written {
    std::string words, compiled;
  };
  const std::vector<Written> all = {
      {"ort is Vaxholm", "ort is \"Vaxholm\""},
      {"ort is not 'Södra Ängby'", "ort is not \"Södra Ängby\""},
      {"ort is one of Nacka, Vaxholm", "ort is one of \"Nacka\", \"Vaxholm\""},
      {"ort is not one of Nacka", "ort is not one of \"Nacka\""},
      {"ort is longer than 20", "ort is longer than 20"},
      {"ort is shorter than 3", "ort is shorter than 3"},
      {"fardmedel contains cykel", "fardmedel contains \"cykel\""},
      {"fardmedel contains any of bil, buss", "fardmedel contains any of \"bil\", \"buss\""},
      {"fardmedel contains all of bil, buss", "fardmedel contains all of \"bil\", \"buss\""},
      {"folkbokford is not yes", "folkbokford is not \"yes\""},
      {"antal is 3", "antal is 3"},
      {"antal is not 0", "antal is not 0"},
      {"antal is less than 3", "antal is less than 3"},
      {"antal is at most number of barn", "antal is at most number of barn"},
      {"antal is more than 2.50", "antal is more than 2.5"},
      {"antal is at least -1", "antal is at least -1"},
      {"antal is between 1 and 5", "antal is between 1 and 5"},
      {"avgift is less than sum of barn/kostnad", "avgift is less than sum of barn/kostnad"},
      {"start is not today", "start is not today"},
      {"start is before 2027-01-31", "start is before 2027-01-31"},
      {"start is after today", "start is after today"},
      {"start is on or before 1 day from now", "start is on or before 1 days from now"},
      {"start is on or after 6 months ago", "start is on or after 6 months ago"},
      {"start is between today and slut", "start is between today and slut"},
      {"fodd is at least 18 years ago", "fodd is on or before 18 years ago"},
      {"fodd is less than 18 years ago", "fodd is after 18 years ago"},
      {"start is at most 30 days from now", "start is on or before 30 days from now"},
      {"resa/from is on or after today", "resa/from is on or after today"},
      {"oppnar is before 08:30", "oppnar is before 08:30"},
      {"oppnar is between 06:00 and 11:00", "oppnar is between 06:00 and 11:00"},
      {"avtal is not answered", "not (avtal is answered)"},
      {"barn is answered", "barn is answered"},
      {"any barn has (narvaro is no)", "any barn has (barn/narvaro is \"no\")"},
      {"every barn has (kostnad is answered)", "every barn has (barn/kostnad is answered)"},
      {"no barn has (narvaro is yes and kostnad is more than 1)",
       "no barn has ((barn/narvaro is \"yes\" and barn/kostnad is more than 1))"},
  };
  for (const Written& one : all) {
    INFO(one.words);
    CHECK(printed(one.words) == one.compiled);
  }
}

TEST_CASE("every operator means what it says", "[condition]") {
  for (const char* condition : {"ort is Vaxholm",
                                "ort is not Nacka",
                                "ort is one of Nacka, Vaxholm",
                                "ort is not one of Nacka, Solna",
                                "ort is longer than 6",
                                "ort is shorter than 8",
                                "ort is answered",
                                "agande is leasing",
                                "agande is not egen",
                                "agande is one of leasing, tjanst",
                                "fardmedel contains cykel",
                                "fardmedel contains any of buss, bil",
                                "fardmedel contains all of bil, cykel",
                                "folkbokford is yes",
                                "folkbokford is not no",
                                "antal is 2.50",
                                "antal is not 2",
                                "antal is less than 3",
                                "antal is at most 2.5",
                                "antal is more than 2",
                                "antal is at least 2.5",
                                "antal is between 2.5 and 3",
                                "avgift is 250.50",
                                "avgift is less than sum of barn/kostnad",
                                "start is today",
                                "start is before slut",
                                "start is not slut",
                                "slut is after today",
                                "start is on or before today",
                                "slut is on or after start",
                                "start is between today and slut",
                                "fodd is at least 18 years ago",
                                "fodd is less than 19 years ago",
                                "fodd is more than 17 years ago",
                                "fodd is at most 18 years ago",
                                "slut is at least 16 days from now",
                                "slut is at most 1 month from now",
                                "resa/from is after start",
                                "resa/to is before slut",
                                "resa is answered",
                                "oppnar is 08:30",
                                "oppnar is before stanger",
                                "stanger is on or after 17:00",
                                "oppnar is between 08:00 and 09:00",
                                "avtal is answered",
                                "barn is answered",
                                "any barn has (narvaro is no)",
                                "no barn has (kostnad is less than 1500)",
                                "number of barn is 2",
                                "sum of barn/kostnad is 1500",
                                "not every barn has (kostnad is answered)"}) {
    INFO(condition);
    CHECK(holds_of(everything(), condition));
  }
}

TEST_CASE("every operator also says no", "[condition]") {
  for (const char* condition : {"ort is vaxholm",
                                "ort is not Vaxholm",
                                "ort is one of Nacka, Solna",
                                "ort is not one of Vaxholm",
                                "ort is longer than 7",
                                "ort is shorter than 7",
                                "agande is egen",
                                "agande is not one of leasing",
                                "fardmedel contains buss",
                                "fardmedel contains any of buss",
                                "fardmedel contains all of bil, buss",
                                "folkbokford is no",
                                "antal is 2",
                                "antal is not 2.5",
                                "antal is less than 2.5",
                                "antal is at most 2",
                                "antal is more than 2.5",
                                "antal is at least 3",
                                "antal is between 3 and 4",
                                "antal is between 3 and 2",
                                "avgift is more than 250.50",
                                "start is not today",
                                "start is before today",
                                "start is after slut",
                                "slut is on or before start",
                                "start is on or after slut",
                                "slut is between 2027-01-01 and 2027-12-31",
                                "fodd is less than 18 years ago",
                                "fodd is more than 18 years ago",
                                "fodd is at least 19 years ago",
                                "slut is more than 16 days from now",
                                "resa/from is after resa/to",
                                "oppnar is after stanger",
                                "oppnar is not 08:30",
                                "any barn has (narvaro is no and kostnad is answered)",
                                "every barn has (narvaro is yes)",
                                "no barn has (narvaro is yes)",
                                "number of barn is more than 2",
                                "sum of barn/kostnad is not 1500"}) {
    INFO(condition);
    CHECK_FALSE(holds_of(everything(), condition));
  }
}

TEST_CASE("of nothing only counts, sums and what holds for every row are true", "[condition]") {
  for (const char* condition :
       {"ort is not Nacka", "ort is not one of Nacka", "ort is shorter than 3", "antal is not 0",
        "antal is less than 3", "start is not today", "oppnar is not 00:00",
        "fardmedel contains any of bil, buss, cykel", "folkbokford is not yes",
        "resa/from is not today", "barn is answered", "any barn has (not kostnad is answered)",
        "start is before slut", "avgift is at most sum of barn/kostnad"}) {
    INFO(condition);
    CHECK_FALSE(holds_of({}, condition));
  }
  for (const char* condition :
       {"number of barn is 0", "sum of barn/kostnad is 0", "every barn has (kostnad is answered)",
        "no barn has (kostnad is answered)", "not (barn is answered)"}) {
    INFO(condition);
    CHECK(holds_of({}, condition));
  }
}

TEST_CASE("months and years ago end on the last day of a shorter month", "[condition]") {
  const OfEveryType form("start is on or before 1 month ago");
  REQUIRE_FALSE(form.found.has_errors());
  const auto on = [&](const char* start, std::string_view today) {
    return holds(form.condition(), form.model, {{"start", start}}, today);
  };
  CHECK(on("2026-02-28", "2026-03-31"));
  CHECK_FALSE(on("2026-03-01", "2026-03-31"));
  CHECK(on("2028-02-29", "2028-03-30"));
}

TEST_CASE("rows and calculations are among the answers that count", "[condition]") {
  Sources sources;
  Diagnostics found;
  const Document document = parse(
      sources,
      sources.add(
          "t/form.xml",
          "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary>"
          "<service owner=\"o\"><endpoint href=\"https://e.example/t\"/></service>"
          "<step id=\"a\"><title>A</title><yes-no id=\"har\"><label>Har du barn?</label></yes-no>"
          "<repeat id=\"barn\" show-when=\"har is yes\"><title>Barn</title>"
          "<row-title>Barn</row-title><yes-no id=\"gar\"><label>Går?</label></yes-no>"
          "<money id=\"kostnad\" show-when=\"gar is yes\"><label>Kostnad</label></money>"
          "<calculation id=\"halva\" formula=\"kostnad / 2\" result=\"money\">"
          "<label>Halva</label></calculation></repeat>"
          "<calculation id=\"allt\" formula=\"sum of barn/halva\" result=\"money\">"
          "<label>Allt</label></calculation></step></form>"),
      found);
  const Model model = link(document, "t", {}, sources, found);
  REQUIRE_FALSE(found.has_errors());
  Answers given = {{"har", true},         {"barn", Rows{2}},
                   {"barn/1/gar", true},  {"barn/1/kostnad", d("101")},
                   {"barn/2/gar", false}, {"barn/2/kostnad", d("999")}};
  const auto shown = [&] {
    std::string out;
    for (const auto& [path, answer] : shown_answers(model, given, kToday)) {
      const auto* number = std::get_if<Decimal>(&answer);
      out += path + (number ? "=" + number->text() : "") + " ";
    }
    return out;
  };
  CHECK(shown() ==
        "allt=50.5 barn barn/1/gar barn/1/halva=50.5 barn/1/kostnad=101 barn/2/gar har ");
  given["har"] = false;  // no rows, so nothing to add up
  CHECK(shown() == "allt=0 har ");
}

}  // namespace
}  // namespace blankett::tests
