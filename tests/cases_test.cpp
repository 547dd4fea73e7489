// Generated cases: what they reach, and that each breaks what it says.

#include "contract/cases.h"

#include <set>

#include "kinds/sample.h"
#include "support/catch.h"
#include "support/forms.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::ordered_json;

struct Made {
  explicit Made(const std::string& items) : form(form_of({.items = items})) {}
  Cases cases() { return cases_of(Contract(form.model(), {"sv"})); }
  LinkedForm form;
};

// The values of an answer in the valid cases.
std::set<std::string> answers(const Cases& cases, const char* pointer) {
  std::set<std::string> out;
  for (const Case& each : cases.list)
    if (each.violations.empty())
      out.insert(each.submission["answers"].value(Json::json_pointer(pointer), Json()).dump());
  return out;
}

TEST_CASE("every option is chosen, every question shown and hidden, every limit met", "[cases]") {
  const Cases cases = Made(
                          "<number id=\"n\" min=\"2\" max=\"5\" show-when=\"val is b\"><label>N"
                          "</label></number>")
                          .cases();
  CHECK(cases.not_reached.empty());
  CHECK(answers(cases, "/val") == std::set<std::string>{"\"a\"", "\"b\"", "\"c\"", "null"});
  CHECK(answers(cases, "/n") == std::set<std::string>{"2", "3", "5", "null"});
}

TEST_CASE("answers are found that a condition on dates asks for", "[cases]") {
  const Cases cases =
      Made(
          "<date id=\"d\"><label>D</label></date>"
          "<personal-number id=\"p\" data-category=\"protected\" why=\"V\"><label>P</label>"
          "</personal-number>"
          "<date id=\"e\" required=\"yes\" show-when=\"d is after "
          "2030-01-01\"><label>E</label></date>"
          "<check that=\"e is after d\">Nej</check>"
          "<text id=\"x\" show-when=\"p/birth_date is at least 18 years ago\"><label>X</label>"
          "</text><text id=\"y\" show-when=\"p/birth_date is at most 18 years ago\"><label>Y"
          "</label></text>")
          .cases();
  for (const char* what : {"e shown", "e hidden", "x shown", "x hidden", "y shown"})
    CHECK(std::find(cases.not_reached.begin(), cases.not_reached.end(), what) ==
          cases.not_reached.end());
  for (const Case& each : cases.list) {
    if (!each.violations.empty()) continue;
    const Json& own = each.submission["answers"];
    if (own.contains("e")) CHECK(own["e"].get<std::string>() > own["d"].get<std::string>());
  }
}

TEST_CASE("every rule is broken, a step from a valid case", "[cases]") {
  Made made(
      "<text id=\"x\" required=\"yes\" show-when=\"val is a\"><label>X</label></text>"
      "<repeat id=\"r\" min=\"1\" max=\"3\"><title>R</title><row-title>R</row-title>"
      "<file id=\"f\" required=\"yes\" accept=\"pdf\" max-size=\"1 MB\"><label>F</label></file>"
      "</repeat><exit id=\"e\" when=\"val is c\"><title>E</title><p>Nej.</p></exit>"
      "<calculation id=\"s\" formula=\"antal * 2\"><label>S</label></calculation>"
      "<number id=\"n\"><label>N</label></number><check that=\"n is less than 7\">Nej</check>");
  const Contract contract(made.form.model(), {"sv"});
  const Cases cases = cases_of(contract);
  std::set<std::string> broken, rules;
  for (const Case& each : cases.list) {
    CHECK(each.breaks.empty() == each.violations.empty());
    broken.insert(each.breaks);
    const bool says_so =
        std::any_of(each.violations.begin(), each.violations.end(),
                    [&](const Violation& v) { return v.rule && v.rule->id == each.breaks; });
    if (!each.breaks.empty() && each.breaks != "contract") CHECK(says_so);
  }
  for (const FormRule& rule : contract.rules())
    if (broken.count(rule.id) == 0) rules.insert(rule.id);
  CHECK(rules == std::set<std::string>{});
}

TEST_CASE("what cannot be reached is told", "[cases]") {
  const Cases cases = Made(
                          "<number id=\"n\"><label>N</label></number>"
                          "<check that=\"n is more than 3 and n is less than 3\">Nej</check>")
                          .cases();
  CHECK(std::find(cases.not_reached.begin(), cases.not_reached.end(), "n shown") !=
        cases.not_reached.end());
}

TEST_CASE("the cases of a form are the same every time", "[cases]") {
  const char* form = "<date id=\"d\"><label>D</label></date><text id=\"x\"><label>X</label></text>";
  Made first(form), second(form);
  const Contract one(first.form.model(), {"sv"}), other(second.form.model(), {"sv"});
  CHECK(cases_json(cases_of(one), one) == cases_json(cases_of(other), other));
}

TEST_CASE("every sample of every kind is what it is said to be", "[cases][kinds]") {
  for (const Kind* kind : all_kinds()) {
    if (!kind->samples) continue;
    INFO(kind->name);
    const std::string xml(kind->example);
    Made made(xml);
    const Contract contract(made.form.model(), {"sv"});
    const Index<Question> last{static_cast<std::uint32_t>(made.form.model().questions.size() - 1)};
    const Question& q = made.form.model().questions[last];
    std::size_t right = 0;
    for (const Sample& sample : kind->samples(q, q.path)) {
      INFO(sample.value.dump().substr(0, 80) << " " << sample.reason);
      CHECK(contract.accepts(last, sample.value, q.path) == sample.reason.empty());
      right += sample.reason.empty();
    }
    CHECK(right > 0);
  }
}

TEST_CASE("what a large form has no room for is listed as not reached", "[cases]") {
  std::string items;
  for (int i = 0; i < 60; ++i)
    items += "<yes-no id=\"q" + std::to_string(i) + "\" required=\"yes\"><label>Q</label></yes-no>";
  LinkedForm form(form_of({.items = items}));
  const Contract contract(form.model(), {"sv"});
  const std::size_t all = cases_of(contract).list.size();
  const Cases some = cases_of(contract, contract.rules().size() * 50);
  CHECK(cases_of(contract).not_reached.empty());
  CHECK(some.list.size() > 10);
  CHECK(some.list.size() < all / 2);
  CHECK(std::find(some.not_reached.begin(), some.not_reached.end(),
                  "a submission that breaks q59.required") != some.not_reached.end());
}

}  // namespace
}  // namespace blankett::tests
