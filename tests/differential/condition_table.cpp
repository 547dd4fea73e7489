// Writes the table that the browser's evaluator is compared with: generated conditions and answers,
// each with the compiler's verdict, as JSON lines. The seed is fixed: same table every time.
//   {"condition":COND,"conditions":{…},"values":{path:value},"today":"2026-06-15","expected":true}

#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>

#include "base/source.h"
#include "link/link.h"
#include "model/evaluate.h"
#include "parse/parse.h"
#include "render/client_data.h"

namespace blankett {
namespace {

constexpr std::string_view kToday = "2026-06-15";

class Maker {
 public:
  std::string condition(int depth) {
    switch (depth > 0 ? pick(6) : 0) {
      case 1: return "not (" + condition(depth - 1) + ")";
      case 2: return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
      case 3: return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
      case 4: return condition(depth - 1) + " and " + condition(depth - 1);
      case 5: return "@egen";
      default: return comparison();
    }
  }

  // Answers to some of the questions. `null` files and addresses are only present or absent.
  Answers answers() {
    static const std::vector<std::string> kChoices = {"a", "b", "c"};
    static const std::vector<std::string> kTexts = {"Åsa", "x", "två ord"};
    static const std::vector<std::string> kDates = {"2026-06-14", "2026-06-15", "2026-06-16",
                                                    "2025-12-31", "2028-02-29"};
    Answers out;
    if (pick(4)) out["val"] = kChoices[pick(3)];
    if (pick(4)) out["ja"] = pick(2) == 0;
    if (pick(4)) out["namn"] = kTexts[pick(3)];
    if (pick(4)) out["d1"] = kDates[pick(5)];
    if (pick(4)) out["d2"] = kDates[pick(5)];
    if (pick(2)) out["fil"] = std::monostate{};
    if (pick(4)) out["grupp/val"] = kChoices[pick(3)];
    return out;
  }

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }
  std::string one_of(const std::vector<std::string>& list) { return list[pick(list.size())]; }

  std::string comparison() {
    const std::string day = one_of({"2026-06-14", "2026-06-15", "2028-02-29", "today", "d2", "d1"});
    switch (pick(8)) {
      case 0:
        return one_of({"val", "grupp/val"}) + one_of({" is ", " is not "}) +
               one_of({"a", "b", "c"});
      case 1:
        return one_of({"val", "grupp/val"}) + one_of({" is one of ", " is not one of "}) +
               one_of({"a, b", "c", "a, b, c", "b, c"});
      case 2: return "ja" + one_of({" is ", " is not "}) + one_of({"yes", "no"});
      case 3: return "namn" + one_of({" is ", " is not "}) + one_of({"Åsa", "x", "\"två ord\""});
      case 4:
        return "namn" + one_of({" is one of ", " is not one of "}) +
               one_of({"Åsa, x", "\"två ord\""});
      case 5:
        return one_of({"val", "ja", "namn", "d1", "fil", "grupp/val"}) +
               one_of({" is answered", " is not answered"});
      case 6:
        return one_of({"d1", "d2"}) + one_of({" is ", " is not ", " is before ", " is after "}) +
               day;
      default:
        return one_of({"d1", "d2"}) + one_of({" is on or before ", " is on or after "}) + day;
    }
  }

  std::mt19937 random_{20261123};  // NOLINT: the same table every time is the point
};

std::string form_with(const std::string& condition) {
  std::string escaped = condition;
  for (std::size_t i = 0; (i = escaped.find('"', i)) != escaped.npos; i += 6)
    escaped.replace(i, 1, "&quot;");
  return "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary><service "
         "owner=\"o\">"
         "<endpoint href=\"https://e.example/t\"/></service>"
         "<condition id=\"egen\" label=\"L\">val is a or ja is yes</condition>"
         "<condition id=\"prov\" label=\"L\">" +
         escaped +
         "</condition>"
         "<step id=\"s\"><title>S</title>"
         "<choice id=\"val\"><label>V</label><option value=\"a\">A</option><option "
         "value=\"b\">B</option>"
         "<option value=\"c\">C</option></choice>"
         "<yes-no id=\"ja\"><label>J</label></yes-no><text id=\"namn\"><label>N</label></text>"
         "<date id=\"d1\"><label>D1</label></date><date id=\"d2\"><label>D2</label></date>"
         "<file id=\"fil\" accept=\"pdf\" max-size=\"1 MB\"><label>F</label></file>"
         "<group id=\"grupp\"><choice id=\"val\"><label>V2</label><option value=\"a\">A</option>"
         "<option value=\"b\">B</option><option value=\"c\">C</option></choice></group>"
         "</step></form>";
}

nlohmann::ordered_json json_of(const Answers& answers) {
  auto out = nlohmann::ordered_json::object();
  for (const auto& [path, answer] : answers) {
    if (const bool* yes = std::get_if<bool>(&answer)) out[path] = *yes;
    else if (const auto* text = std::get_if<std::string>(&answer)) out[path] = *text;
    else out[path] = nlohmann::ordered_json::array({{{"part", path + "-1"}}});
  }
  return out;
}

int write_table(int conditions, int answers_each) {
  Maker maker;
  for (int i = 0; i < conditions; ++i) {
    const std::string text = maker.condition(i % 4);
    Sources sources;
    Diagnostics found;
    const Document document = parse(sources, sources.add("t/form.xml", form_with(text)), found);
    const Model model = link(document, "t", {}, sources, found);
    if (found.has_errors()) {
      std::fprintf(stderr, "condition_table: refused: %s\n", text.c_str());
      return 1;
    }
    const Condition& condition = model.conditions[Index<NamedCondition>{1}].condition;
    const nlohmann::ordered_json own{
        {"egen", client_condition(model.conditions[Index<NamedCondition>{0}].condition, model)}};
    for (int k = 0; k < answers_each; ++k) {
      const Answers answers = maker.answers();
      const nlohmann::ordered_json line{
          {"text", text},      {"condition", client_condition(condition, model)},
          {"conditions", own}, {"values", json_of(answers)},
          {"today", kToday},   {"expected", holds(condition, model, answers, kToday)}};
      std::printf("%s\n", line.dump().c_str());
    }
  }
  return 0;
}

}  // namespace
}  // namespace blankett

int main() { return blankett::write_table(2000, 5); }
