// Looks for answers that a form accepts. Every question has a short list of answers of its kind,
// the most usual first. Where an exit holds or a check does not, the questions it looks at are
// turned on to their next answers, like the wheels of a counter, the last one first.
// Tested by openapi_test.cpp and, against the schema of every form, by openapi.spec.mjs.

#include "contract/example_submission.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "kinds/file_types.h"
#include "kinds/kind.h"
#include "model/evaluate.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

// The same bytes on every day the form is built.
constexpr std::string_view kToday = "2026-11-24";
constexpr int kMostTurns = 2000;

/// One answer, as it is sent and as conditions see it. Null is no answer.
struct Candidate {
  Json sent;
  Answer answer{};
};
using Candidates = std::vector<Candidate>;

class Search {
 public:
  explicit Search(const Model& model) : model_(model) {
    for (const Question& q : model_.questions) {
      candidates_.push_back(q.kind->computed ? Candidates{} : candidates(q));
      turned_.push_back(0);
    }
  }

  Json run(const std::string& language) {
    for (int turn = 0; turn < kMostTurns; ++turn) {
      const Answers answers = shown_answers(model_, given(), kToday);
      const Condition* const wrong = broken(answers);
      if (!wrong)
        return {{"form", model_.id},
                {"version", model_.version},
                {"language", language},
                {"answers", sent(answers)}};
      std::vector<std::uint32_t> wheels;
      mentioned(*wrong, wheels);
      if (!advance(wheels)) return nullptr;
    }
    return nullptr;
  }

 private:
  // ---- what each kind is answered with

  static Candidate text(const std::string& words) { return {words, words}; }

  static Candidate person(const std::string& number) {
    const std::string born =
        number.substr(0, 4) + "-" + number.substr(4, 2) + "-" + number.substr(6, 2);
    return {number, Parts{{"", number}, {"birth_date", born}}};
  }

  static Candidates candidates(const Question& q) {
    Candidates out = of_kind(q);
    const bool can_be_left_out = !q.required && !q.kind->always_required;
    if (can_be_left_out && q.kind->name == "file" && !q.required_when) return {{nullptr}};
    if (can_be_left_out) out.push_back({nullptr});
    return out;
  }

  static Candidates of_kind(const Question& q) {
    const std::string_view kind = q.kind->name;
    if (q.kind->has_options) return options(q);
    if (kind == "yes-no") return {{true, true}, {false, false}};
    if (kind == "declaration") return {{true, std::monostate{}}};
    if (kind == "number" || kind == "money") return amounts(q);
    if (kind == "date") return dates();
    if (kind == "period")
      return {{{{"from", "2027-02-01"}, {"to", "2027-02-14"}},
               Parts{{"from", "2027-02-01"}, {"to", "2027-02-14"}}}};
    if (kind == "time") return {text("12:00"), text("20:00"), text("08:00"), text("23:30")};
    if (kind == "email") return {text("namn@example.com")};
    if (kind == "phone") return {text("+46701740605")};
    if (kind == "web-address") return {text("https://www.example.com/")};
    if (kind == "vehicle-registration") return {text("ABC123")};
    if (kind == "property") return {text("STOCKHOLM PILGRIMEN 3")};
    if (kind == "organisation-number") return {text("5560360793")};
    if (kind == "personal-number")
      return {person("191212121212"), person("200001012384"), person("202201012388")};
    if (kind == "address")
      return {{{{"street", "Storgatan 1"}, {"postal_code", "11122"}, {"city", "Stockholm"}},
               Parts{{"street", "Storgatan 1"}, {"postal_code", "11122"}, {"city", "Stockholm"}}}};
    if (kind == "bank-account") return {account(q)};
    if (kind == "file") return {file(q)};
    const std::size_t most = q.kind->schema(q).value("maxLength", std::size_t{100});
    return {text(std::string("Exempel").substr(0, most))};
  }

  static Candidates options(const Question& q) {
    Candidates out;
    for (const Option& option : q.options) {
      if (q.kind->answer == AnswerType::choice) {
        out.push_back(text(option.value));
        continue;
      }
      std::vector<std::string> chosen{option.value};
      const std::size_t fewest = number_setting(q, "min-choices", 1);
      for (const Option& other : q.options)
        if (chosen.size() < fewest && !other.exclusive && other.value != option.value)
          chosen.push_back(other.value);
      out.push_back({chosen, chosen});
    }
    return out;
  }

  static Candidates amounts(const Question& q) {
    const Json schema = q.kind->schema(q);
    const bool money = answer_type(q) == AnswerType::money;
    Candidates out;
    for (const Json& limit : {schema.at("minimum"), schema.at("maximum")}) {
      const auto value = money ? Decimal::of_ore(limit.get<std::int64_t>())
                               : Decimal::parse(limit.dump()).value_or(Decimal{});
      out.push_back({limit, value});
    }
    // Between them something that does not look like a limit, where there is room.
    const auto more = sum(std::get<Decimal>(out.front().answer), Decimal(money ? 12000 : 2));
    if (more && *more < std::get<Decimal>(out.back().answer))
      out.insert(out.begin(), {money ? Json(more->ore()) : Json::parse(more->text()), *more});
    return out;
  }

  static Candidates dates() {
    Candidates out;
    for (const char* day : {"2027-02-01", "2027-08-31", "2026-11-24", "2026-10-01", "2022-01-01",
                            "2000-01-01", "1912-12-12"})
      out.push_back(text(day));
    return out;
  }

  static Candidate account(const Question& q) {
    const Json schema = q.kind->schema(q);
    const Json& sort = schema.contains("anyOf") ? schema.at("anyOf").front() : schema;
    const std::string type = sort.at("properties").at("type").at("const");
    const std::string number = type == "iban"       ? "SE4550000000058398257466"
                               : type == "bankgiro" ? "50501055"
                                                    : "9912346";
    return {{{"type", type}, {"number", number}}, Parts{{"type", type}, {"number", number}}};
  }

  static Candidate file(const Question& q) {
    const auto accepted = file_types(q.settings.find("accept")->second.value);
    const FileType& type = *accepted.front();
    // Its part is named when the row is known.
    return {Json::array({{{"part", ""},
                          {"name", "exempel" + std::string(type.extensions.front())},
                          {"media_type", type.media_type},
                          {"size", 1000}}}),
            std::monostate{}};
  }

  // ---- what is given, and what is wrong with it

  static std::size_t rows_of(const Group& group) {
    return std::max(group.repeat->min, std::size_t{1});
  }

  template <class Do>
  void each_instance(Do does) const {
    for (std::uint32_t i = 0; i < model_.questions.size(); ++i) {
      const Question& q = model_.questions[Index<Question>{i}];
      const std::size_t rows = q.repeat ? rows_of(model_.groups[q.repeat]) : 1;
      for (std::size_t row = 0; row < rows; ++row)
        does(q, i, row,
             q.repeat ? path_in_row(model_, q, {{q.repeat.value, row}}) : std::string(q.path));
    }
  }

  Answers given() const {
    Answers out;
    for (const Group& group : model_.groups)
      if (group.repeat) out[group.path] = Rows{rows_of(group)};
    each_instance([&](const Question& q, std::uint32_t i, std::size_t, const std::string& path) {
      if (q.kind->computed) return;
      const Candidate& candidate = candidates_[i][turned_[i]];
      if (!candidate.sent.is_null()) out[path] = candidate.answer;
    });
    return out;
  }

  // The exit that holds or the check that does not.
  const Condition* broken(const Answers& answers) const {
    for (const Exit& exit : model_.exits)
      if (exit.when && holds(exit.when, model_, answers, kToday)) return &exit.when;
    for (const Check& check : model_.checks) {
      if (!check.that) continue;
      const std::size_t rows = check.repeat ? rows_in(answers, check.repeat) : 1;
      for (std::size_t row = 0; row < rows; ++row) {
        const RowOf here = check.repeat ? RowOf{{check.repeat.value, row}} : RowOf{};
        if (speaks(check, answers, here) && !holds(check.that, model_, answers, kToday, here))
          return &check.that;
      }
    }
    return nullptr;
  }

  std::size_t rows_in(const Answers& answers, Index<Group> repeat) const {
    const auto found = answers.find(model_.groups[repeat].path);
    return found == answers.end() ? 0 : std::get<Rows>(found->second).count;
  }

  bool speaks(const Check& check, const Answers& answers, const RowOf& here) const {
    return std::all_of(check.needs.begin(), check.needs.end(), [&](Index<Question> needed) {
      const Question& q = model_.questions[needed];
      if (q.repeat && !here.count(q.repeat.value)) return true;  // of all rows together
      return answers.count(path_in_row(model_, q, here)) > 0;
    });
  }

  // ---- turning

  void mentioned(const Condition& condition, std::vector<std::uint32_t>& out) const {
    const auto add = [&](Index<Question> q) {
      if (!q) return;
      const Question& question = model_.questions[q];
      for (const ExpressionStep& step : question.formula.steps)
        if (step.operand.question) out.push_back(step.operand.question.value);
      if (!question.kind->computed) out.push_back(q.value);
    };
    for (const Operation& o : condition.operations) {
      for (const Operand* operand : {&o.subject, &o.other, &o.upper}) add(operand->question);
      for (const Condition& inner : o.inner) mentioned(inner, out);
      if (o.named) mentioned(model_.conditions[o.named].condition, out);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }

  bool advance(const std::vector<std::uint32_t>& wheels) {
    for (auto it = wheels.rbegin(); it != wheels.rend(); ++it) {
      if (candidates_[*it].empty()) continue;
      turned_[*it] = (turned_[*it] + 1) % candidates_[*it].size();
      if (turned_[*it] != 0) return true;
    }
    return false;  // all of them have been tried
  }

  // ---- what is sent

  Json sent(const Answers& answers) const {
    Json out = Json::object();
    each_instance(
        [&](const Question& q, std::uint32_t i, std::size_t row, const std::string& path) {
          const auto answer = answers.find(path);
          if (answer == answers.end()) return;
          Json* node = &out;
          std::string rest = q.path;
          if (q.repeat) {
            node = &(*inside(out, q.rows))[row];
            rest = q.path.substr(q.rows.size() + 1);
          }
          *inside(*node, rest) = value_of(q, i, answer->second, path);
        });
    return out;
  }

  static Json* inside(Json& top, const std::string& path) {
    Json* node = &top;
    std::size_t begin = 0;
    while (begin <= path.size()) {
      const std::size_t end = std::min(path.find('/', begin), path.size());
      node = &(*node)[path.substr(begin, end - begin)];
      begin = end + 1;
    }
    return node;
  }

  Json value_of(const Question& q, std::uint32_t i, const Answer& answer,
                const std::string& path) const {
    if (q.kind->computed) {
      const Decimal& value = std::get<Decimal>(answer);
      return answer_type(q) == AnswerType::money ? Json(value.ore()) : Json::parse(value.text());
    }
    Json out = candidates_[i][turned_[i]].sent;
    if (q.kind->name == "file") {
      std::string part = path;
      std::replace(part.begin(), part.end(), '/', '.');
      out.front()["part"] = part + "-1";
    }
    return out;
  }

  const Model& model_;
  std::vector<Candidates> candidates_;  // by question
  std::vector<std::size_t> turned_;     // which of them is given
};

}  // namespace

nlohmann::ordered_json example_submission(const Model& model, const std::string& language) {
  return Search(model).run(language);
}

}  // namespace blankett
