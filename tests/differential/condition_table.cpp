// Writes what the browser's evaluator and the emitted schema are compared with, as JSON lines. The
// seed is fixed: the same lines every time.
//   condition_table             conditions, answers and the compiler's verdict:
//     {"condition":COND,"conditions":{…},"values":{path:value},"row_counts":{…},"rows":{…},
//      "money":[…],"today":"2026-06-15","expected":true}
//   and expressions: {"expression":EXPR, …,"expected":"12.5" or null}
//   condition_table --schemas   the schema of a form with a question shown by the condition, and
//   submissions: {"text":…,"schema":{…},"exact":true,"cases":[{"right":{…},"wrong":{…}}]}

#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <random>

#include "base/source.h"
#include "contract/condition_json.h"
#include "contract/json_schema.h"
#include "kinds/kind.h"
#include "link/link.h"
#include "model/evaluate.h"
#include "parse/parse.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

constexpr std::string_view kToday = "2026-06-15";

constexpr const char* kOptions =
    "<option value=\"a\">A</option><option value=\"b\">B</option><option value=\"c\">C</option>";

// Every type of answer: twice, so that they can be compared, in a group that can be hidden and in
// rows.
std::string form_with(const std::string& condition, bool in_row, bool as_formula) {
  std::string words;
  for (const char c : condition) words += c == '"' ? "&quot;" : std::string(1, c);
  const auto ask = [](const std::string& kind, const std::string& id,
                      const std::string& rest = "") {
    return "<" + kind + " id=\"" + id + "\"" + rest + "><label>" + id + "</label></" + kind + ">";
  };
  const auto choose = [](const std::string& kind, const std::string& id) {
    return "<" + kind + " id=\"" + id + "\"><label>" + id + "</label>" + kOptions + "</" + kind +
           ">";
  };
  const std::string probe =
      as_formula ? "<calculation id=\"prov\" decimals=\"6\" formula=\"" + words +
                       "\"><label>P</label></calculation>"
                 : ask("text", "prov", " required=\"yes\" show-when=\"" + words + "\"");
  const std::string number = " min=\"-100\" max=\"1000000\" decimals=\"2\"";
  return "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary><service "
         "owner=\"o\"><endpoint href=\"https://e.example/t\"/></service>"
         "<condition id=\"egen\" label=\"L\">val is a or ja is yes</condition>"
         "<step id=\"s\"><title>S</title>" +
         choose("choice", "val") + ask("yes-no", "ja") + ask("text", "namn") + ask("date", "d1") +
         ask("date", "d2") + ask("file", "fil", " accept=\"pdf\" max-size=\"1 MB\"") +
         choose("choices", "fler") + ask("number", "n1", number) + ask("number", "n2", number) +
         ask("money", "k1") + ask("money", "k2") + ask("time", "t1") + ask("time", "t2") +
         ask("period", "resa") + "<group id=\"grupp\" show-when=\"ja is yes\">" +
         choose("choice", "val") + ask("number", "n", number) +
         "</group><repeat id=\"barn\" min=\"0\" "
         "max=\"5\"><title>B</title><row-title>B</row-title>" +
         ask("text", "smeknamn") + ask("yes-no", "narvaro") + ask("number", "dagar", number) +
         ask("money", "avgift") + choose("choices", "mat") + (in_row ? probe : "") + "</repeat>" +
         (in_row ? "" : probe) + "</step></form>";
}

class Maker {
 public:
  std::size_t pick(std::size_t n) { return random_() % n; }
  const std::string& one_of(const Words& list) { return list[pick(list.size())]; }

  // A condition. What no schema can compare is noted.
  std::string condition(int depth, bool in_row) {
    switch (depth > 0 ? pick(6) : 0) {
      case 1: return "not (" + condition(depth - 1, in_row) + ")";
      case 2:
        return "(" + condition(depth - 1, in_row) + " and " + condition(depth - 1, in_row) + ")";
      case 3:
        return "(" + condition(depth - 1, in_row) + " or " + condition(depth - 1, in_row) + ")";
      case 4: return condition(depth - 1, in_row) + " and " + condition(depth - 1, in_row);
      case 5: return "@egen";
      default: return in_row && pick(2) ? in_this_row() : comparison(in_row);
    }
  }

  std::string expression(int depth) {
    switch (depth > 0 ? pick(8) : 0) {
      case 1: return expression(depth - 1) + one_of({" + ", " - "}) + expression(depth - 1);
      case 2:
        return "(" + expression(depth - 1) + ")" + one_of({" * ", " / ", " \u00d7 "}) +
               expression(0);
      case 3: return "round(" + expression(depth - 1) + one_of({")", ", 1)", ", 3)"});
      case 4:
        return one_of({"min(", "max("}) + expression(depth - 1) + ", " + expression(0) + ", 7)";
      case 5:
        return "if " + comparison(false) + " then " + expression(0) + " else " + expression(0);
      case 6: return "-(" + expression(depth - 1) + ")";
      case 7: return "k1 / k2";
      default:
        return one_of({"n1", "n2", "grupp/n", "2.5", "0", "3", "999999.99", "number of barn",
                       "sum of barn/dagar", "0.01"});
    }
  }

  bool exact = true;

  // Answers to some of the questions, those that are shown: nothing in the group when it is hidden.
  Answers answers() {
    static const Words kDates = {"2026-06-14", "2026-06-15", "2026-06-16",
                                 "2025-12-31", "2028-02-29", "2008-06-15"};
    static const Words kTimes = {"08:30", "12:00", "00:00", "23:59"};
    Answers out;
    if (pick(4)) out["val"] = one_of(kOptionValues);
    if (pick(4)) out["ja"] = pick(2) == 0;
    if (pick(4)) out["namn"] = one_of(kTexts);
    if (pick(4)) out["d1"] = one_of(kDates);
    if (pick(4)) out["d2"] = one_of(kDates);
    if (pick(2)) out["fil"] = std::monostate{};
    if (pick(4)) out["fler"] = chosen();
    for (const char* id : {"n1", "n2"})
      if (pick(4)) out[id] = number();
    for (const char* id : {"k1", "k2"})
      if (pick(4)) out[id] = money();
    for (const char* id : {"t1", "t2"})
      if (pick(4)) out[id] = one_of(kTimes);
    if (pick(4)) out["resa"] = Parts{{"from", one_of(kDates)}, {"to", "2030-01-01"}};
    if (out.count("ja") && std::get<bool>(out["ja"])) {
      if (pick(4)) out["grupp/val"] = one_of(kOptionValues);
      if (pick(4)) out["grupp/n"] = number();
    }
    const std::size_t rows = pick(4);
    if (rows > 0) out["barn"] = Rows{rows};
    for (std::size_t row = 1; row <= rows; ++row) {
      const std::string at = "barn/" + std::to_string(row) + "/";
      if (pick(4)) out[at + "smeknamn"] = one_of(kTexts);
      if (pick(4)) out[at + "narvaro"] = pick(2) == 0;
      if (pick(4)) out[at + "dagar"] = number();
      if (pick(4)) out[at + "avgift"] = money();
      if (pick(4)) out[at + "mat"] = chosen();
    }
    return out;
  }

 private:
  const Words kOptionValues = {"a", "b", "c"};
  const Words kTexts = {"Åsa", "x", "två ord", "🙂🙂"};
  const Words kNumbers = {"-3", "0", "1", "2", "2.5", "3", "1000", "12.34", "0.1", "0.2"};
  const Words kMoney = {"0", "1", "2.5", "19.99", "1000", "20000"};

  Decimal number() { return *Decimal::parse(one_of(kNumbers)); }
  Decimal money() { return *Decimal::parse(one_of(kMoney)); }
  std::vector<std::string> chosen() {
    std::vector<std::string> out;
    for (const std::string& value : kOptionValues)
      if (pick(2)) out.push_back(value);
    if (out.empty()) out.push_back(one_of(kOptionValues));
    return out;
  }

  // A comparison that is beyond a schema.
  std::string beyond(std::string words) {
    exact = false;
    return words;
  }

  std::string against(const Words& numbers) {
    const std::string how = one_of({" is ", " is not ", " is less than ", " is at most ",
                                    " is more than ", " is at least ", " is between "});
    const std::string limit = one_of(numbers);
    return how + limit + (how == " is between " ? " and " + one_of(numbers) : "");
  }

  std::string about_dates(const std::string& subject) {
    const std::string day = one_of({"2026-06-14", "2026-06-15", "2028-02-29", "today", "d2", "d1",
                                    "3 days ago", "18 years ago", "6 months from now"});
    const bool constant = day[0] == '2';
    switch (pick(4)) {
      case 0: {
        const std::string how = one_of({" is ", " is not "});
        return constant ? subject + how + day : beyond(subject + how + day);
      }
      case 1:
        return beyond(
            subject +
            one_of({" is before ", " is after ", " is on or before ", " is on or after "}) + day);
      case 2:
        return beyond(
            subject +
            one_of({" is at least ", " is at most ", " is more than ", " is less than "}) +
            one_of({"18 years ago", "1 day ago", "7 days from now", "1 month from now"}));
      default: return beyond(subject + " is between " + day + " and 2027-01-01");
    }
  }

  std::string about_times() {
    const std::string other = one_of({"08:30", "12:00", "t2"});
    if (pick(2)) {
      const std::string words = "t1" + one_of({" is ", " is not "}) + other;
      return other == "t2" ? beyond(words) : words;
    }
    return beyond("t1" +
                  one_of({" is before ", " is after ", " is on or before ", " is on or after "}) +
                  other);
  }

  std::string about_rows() {
    switch (pick(4)) {
      case 0: return one_of({"any", "every", "no"}) + " barn has (" + in_a_row() + ")";
      case 1: return "number of barn" + against({"0", "1", "2", "3", "1.5"});
      case 2: return "barn is " + one_of({"answered", "not answered"});
      default:
        return beyond(pick(2) ? "sum of barn/dagar" + against(kNumbers)
                              : "sum of barn/avgift" + against(kMoney));
    }
  }

  std::string in_a_row() {
    return pick(3) ? in_this_row() : in_this_row() + " and " + comparison(false);
  }

  std::string in_this_row() {
    switch (pick(5)) {
      case 0: return "narvaro" + one_of({" is ", " is not "}) + one_of({"yes", "no"});
      case 1: return "dagar" + against(kNumbers);
      case 2: return "smeknamn" + one_of({" is x", " is longer than 2", " is answered"});
      case 3: return "mat contains" + one_of({" a", " any of a, b", " all of b, c"});
      default: return "avgift" + against(kMoney);
    }
  }

  std::string comparison(bool in_row) {
    switch (pick(15)) {
      case 0:
        return one_of({"val", "grupp/val"}) + one_of({" is ", " is not "}) + one_of(kOptionValues);
      case 1:
        return one_of({"val", "grupp/val"}) + one_of({" is one of ", " is not one of "}) +
               one_of({"a, b", "c", "a, b, c", "b, c"});
      case 2: return "ja" + one_of({" is ", " is not "}) + one_of({"yes", "no"});
      case 3: return "namn" + one_of({" is ", " is not "}) + one_of({"Åsa", "x", "\"två ord\""});
      case 4:
        return "namn" + one_of({" is one of ", " is not one of "}) +
               one_of({"Åsa, x", "\"två ord\""});
      case 5:
        return one_of({"val", "ja", "namn", "d1", "fil", "grupp/val", "fler", "n1", "k1", "t1",
                       "resa", "resa/from"}) +
               one_of({" is answered", " is not answered"});
      case 6: return about_dates(one_of({"d1", "d2", "resa/from"}));
      case 7:
        return "fler contains" +
               one_of({" a", " b", " any of a, b", " any of c", " all of a, b", " all of a, b, c"});
      case 8: return one_of({"n1", "grupp/n"}) + against(kNumbers);
      case 9: return beyond("n1" + against({"n2", "number of barn", "sum of barn/dagar"}));
      case 10: return "k1" + against(kMoney);
      case 11: return beyond("k1" + against({"k2", "sum of barn/avgift"}));
      case 12: return about_times();
      case 13:
        return "namn" + one_of({" is longer than ", " is shorter than "}) +
               one_of({"0", "1", "2", "3", "7"});
      default: return in_row ? beyond(about_rows()) : about_rows();
    }
  }

  std::mt19937 random_{20261123};  // NOLINT: the same lines every time is the point
};

struct Compiled {
  Sources sources;
  Document document;
  Model model;
  bool refused = false;
};

std::unique_ptr<Compiled> compiled(const std::string& text, bool in_row, bool as_formula) {
  auto out = std::make_unique<Compiled>();
  Diagnostics found;
  out->document = parse(out->sources,
                        out->sources.add("t/form.xml", form_with(text, in_row, as_formula)), found);
  out->model = link(out->document, "t", {}, out->sources, found);
  out->refused = found.has_errors();
  for (const Diagnostic& d : found)
    std::fprintf(stderr, "condition_table: %s: %s\n", std::string(d.message->id).c_str(),
                 text.c_str());
  return out;
}

const Question& probe_of(const Model& model) {
  return model.questions[Index<Question>{static_cast<std::uint32_t>(model.questions.size() - 1)}];
}

// As the page holds it: money in öre.
Json json_of(const Answer& answer, const std::string& path, bool money) {
  if (const bool* yes = std::get_if<bool>(&answer)) return *yes;
  if (const auto* text = std::get_if<std::string>(&answer)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&answer)) return *list;
  if (const auto* parts = std::get_if<Parts>(&answer)) return *parts;
  if (const auto* number = std::get_if<Decimal>(&answer))
    return money ? Json(number->ore()) : Json::parse(number->text());
  return Json::array(
      {{{"part", path + "-1"}, {"name", "a.pdf"}, {"media_type", "application/pdf"}, {"size", 1}}});
}

bool is_money(const std::string& path) {
  return path == "k1" || path == "k2" || path.ends_with("/avgift");
}

Json values_of(const Answers& answers) {
  Json out = Json::object();
  for (const auto& [path, answer] : answers)
    if (!std::holds_alternative<Rows>(answer)) out[path] = json_of(answer, path, is_money(path));
  return out;
}

// As they are sent: nested, rows as a list.
Json nested(const Answers& answers) {
  Json out = Json::object();
  for (const auto& [path, answer] : answers) {
    if (const Rows* rows = std::get_if<Rows>(&answer)) {
      for (std::size_t row = 0; row < rows->count; ++row) out[path].push_back(Json::object());
      continue;
    }
    Json value = json_of(answer, path, is_money(path));
    const std::size_t slash = path.find('/');
    if (slash == path.npos) {
      out[path] = std::move(value);
    } else if (path.starts_with("barn/")) {
      const std::size_t last = path.rfind('/');
      out["barn"][std::stoul(path.substr(slash + 1)) - 1][path.substr(last + 1)] = std::move(value);
    } else {
      out[path.substr(0, slash)][path.substr(slash + 1)] = std::move(value);
    }
  }
  return out;
}

Json line_of(const std::string& text, const Answers& answers, const Model& model,
             const RowOf& row) {
  const auto rows = answers.find("barn");
  Json out{
      {"text", text},
      {"conditions",
       {{"egen", condition_json(model.conditions[Index<NamedCondition>{0}].condition, model)}}},
      {"values", values_of(answers)},
      {"row_counts", {{"barn", rows == answers.end() ? 0 : std::get<Rows>(rows->second).count}}},
      {"money", {"k1", "k2", "barn/avgift"}},
      {"today", kToday}};
  out["rows"] = row.empty() ? Json::object() : Json{{"barn", row.begin()->second}};
  return out;
}

int write_table() {
  constexpr int kConditions = 2000, kExpressions = 400, kAnswers = 5;
  Maker maker;
  for (int i = 0; i < kConditions + kExpressions; ++i) {
    const bool formula = i >= kConditions, in_row = !formula && i % 4 == 3;
    const std::string text = formula ? maker.expression(i % 4) : maker.condition(i % 4, in_row);
    const auto c = compiled(text, in_row, formula);
    if (c->refused) return 1;
    const Question& probe = probe_of(c->model);
    for (int k = 0; k < kAnswers; ++k) {
      Answers answers = maker.answers();
      RowOf row;
      if (in_row) {
        if (!answers.count("barn")) answers["barn"] = Rows{1};
        row[probe.repeat.value] = maker.pick(std::get<Rows>(answers["barn"]).count);
      }
      Json line = line_of(text, answers, c->model, row);
      if (formula) {
        line["expression"] = expression_json(probe.formula, c->model);
        const auto value = computed(probe.formula, c->model, answers, kToday);
        line["expected"] = value ? Json(value->text()) : Json(nullptr);
      } else {
        line["condition"] = condition_json(probe.show_when, c->model);
        line["expected"] = holds(probe.show_when, c->model, answers, kToday, row);
      }
      std::printf("%s\n", line.dump().c_str());
    }
  }
  return 0;
}

// The probe is sent when it is shown, and is then required: in one row it is the other way round in
// the wrong submission.
Json case_of(Maker& maker, const Model& model, bool in_row) {
  const Question& probe = probe_of(model);
  Answers answers = maker.answers();
  std::vector<std::string> paths = {"prov"};
  std::vector<bool> shown;
  if (in_row) {
    if (!answers.count("barn")) answers["barn"] = Rows{1};
    paths.clear();
    for (std::size_t row = 0; row < std::get<Rows>(answers["barn"]).count; ++row) {
      const RowOf here = {{probe.repeat.value, row}};
      paths.push_back(path_in_row(model, probe, here));
      shown.push_back(holds(probe.show_when, model, answers, kToday, here));
    }
  } else {
    shown.push_back(holds(probe.show_when, model, answers, kToday));
  }
  const std::size_t turned = maker.pick(paths.size());
  Answers right = answers, wrong = answers;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (shown[i]) right[paths[i]] = "ja";
    if (shown[i] != (i == turned)) wrong[paths[i]] = "ja";
  }
  return {{"right", nested(right)}, {"wrong", nested(wrong)}};
}

int write_schemas() {
  constexpr int kConditions = 400, kAnswers = 25;
  Maker maker;
  for (int i = 0; i < kConditions; ++i) {
    maker.exact = true;
    const bool in_row = i % 4 == 3;
    const std::string text = maker.condition(i % 3, in_row);
    const auto c = compiled(text, in_row, false);
    if (c->refused) return 1;
    Json cases = Json::array();
    for (int k = 0; k < kAnswers; ++k) cases.push_back(case_of(maker, c->model, in_row));
    const Json line{{"text", text},
                    {"schema", json_schema(c->model, rules_of(c->model), {"sv"}).json},
                    {"exact", maker.exact},
                    {"cases", std::move(cases)}};
    std::printf("%s\n", line.dump().c_str());
  }
  return 0;
}

}  // namespace
}  // namespace blankett

int main(int count, char** arguments) {
  const bool schemas = count > 1 && std::strcmp(arguments[1], "--schemas") == 0;
  return schemas ? blankett::write_schemas() : blankett::write_table();
}
