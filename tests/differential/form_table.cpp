// Writes forms drawn by lot with submissions, as JSON lines: what the page knows of the form, its
// schema and rules, and the compiler's verdict on each submission. The seed is fixed.
//   form_table FORMS        {"form":XML,"data":{…},"schema":{…},"rules":{…},"today":"…",
//                            "cases":[{"submission":{…},"schema":true,"valid":true}]}
//   form_table --judge      reads {"form":XML,"submission":{…}} a line and answers with such a line
//                           of that one submission, or {"refused":true}: to find a smallest example
// The XML has one question a line, so that leaving a line out leaves a form.

#include <cstdio>
#include <cstring>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

#include "contract/cases.h"
#include "contract/rules_json.h"
#include "parse/parse.h"
#include "pipeline.h"
#include "render/client_data.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

constexpr std::string_view kToday = "2027-03-01";

struct Known {
  std::string path, kind;
  std::string repeat{};  // the path of its rows
};

// A form with everything in it that a condition or a schema can be about.
class FormMaker {
 public:
  explicit FormMaker(std::uint32_t seed) : random_(seed) {}

  std::string run() {
    const std::size_t steps = 1 + pick(2);
    for (std::size_t s = 0; s < steps; ++s) {
      const bool hides = s > 0 && pick(4) == 0;
      add("<step id=\"s" + std::to_string(s) + "\"" + (hides ? when("show-when", "") : "") +
          "><title>Steg " + std::to_string(s) + "</title>");
      items(1 + pick(4), "", "");
      if (pick(3) == 0) exit_page(s);
      add("</step>");
    }
    std::string head =
        "<form id=\"t\" version=\"1.0.0\" xml:lang=\"sv\">\n<title>T</title>\n"
        "<summary>S</summary>\n<service owner=\"o\"><endpoint href=\"https://e.example/t\"/>"
        "</service>\n";
    for (const std::string& condition : named_) head += condition + "\n";
    return head + body_ + "</form>\n";
  }

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }
  const std::string& one_of(const Words& list) { return list[pick(list.size())]; }
  void add(const std::string& line) { body_ += line + "\n"; }
  std::string next(const char* letter) { return letter + std::to_string(++count_); }

  static std::string quoted(const std::string& words) {
    std::string out;
    for (const char c : words) out += c == '"' ? "&quot;" : std::string(1, c);
    return out;
  }

  // An attribute with a condition on what has been asked; nothing when nothing has.
  std::string when(const char* name, const std::string& repeat) {
    const std::string condition = this->condition(static_cast<int>(pick(3)), repeat);
    return condition.empty() ? "" : std::string(" ") + name + "=\"" + quoted(condition) + "\"";
  }

  void items(std::size_t count, const std::string& place, const std::string& repeat) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t lot = pick(10);
      if (lot == 0) group(place, repeat);
      else if (lot == 1 && repeat.empty()) rows(place);
      else if (lot == 2) check(repeat);
      else question(place, repeat);
    }
  }

  void group(const std::string& place, const std::string& repeat) {
    const std::string id = next("g");
    add("<group id=\"" + id + "\"" + (pick(3) == 0 ? when("show-when", repeat) : "") +
        "><title>Grupp</title>");
    if (pick(3) == 0) group(place + id + "/", repeat);
    items(1 + pick(2), place + id + "/", repeat);
    question(place + id + "/", repeat);
    add("</group>");
  }

  void rows(const std::string& place) {
    const std::string id = next("r");
    const std::size_t least = pick(3);
    add("<repeat id=\"" + id + "\" min=\"" + std::to_string(least) + "\" max=\"" +
        std::to_string(least + 1 + pick(2)) + "\"" + (pick(4) == 0 ? when("show-when", "") : "") +
        "><title>Rader</title><row-title>Rad</row-title>");
    items(1 + pick(3), place + id + "/", place + id);
    question(place + id + "/", place + id);
    add("</repeat>");
    repeats_.push_back(place + id);
  }

  void exit_page(std::size_t step) {
    const std::string condition = this->condition(1, "");
    if (condition.empty()) return;
    add("<exit id=\"e" + std::to_string(step) + "\" when=\"" + quoted(condition) +
        "\"><title>Slut</title><p>Nej.</p></exit>");
  }

  void check(const std::string& repeat) {
    const std::string condition = this->condition(static_cast<int>(pick(2)), repeat);
    if (!condition.empty()) add("<check that=\"" + quoted(condition) + "\">Stämmer inte</check>");
  }

  void question(const std::string& place, const std::string& repeat) {
    static const Words kKinds = {"text",        "long-text",
                                 "number",      "money",
                                 "date",        "time",
                                 "period",      "email",
                                 "phone",       "web-address",
                                 "yes-no",      "choice",
                                 "choices",     "address",
                                 "property",    "personal-number",
                                 "file",        "organisation-number",
                                 "yes-no",      "choice",
                                 "number",      "vehicle-registration",
                                 "date",        "bank-account",
                                 "declaration", "calculation"};
    const std::string kind = one_of(kKinds), id = next("q");
    std::string attributes = " id=\"" + id + "\"", inner = "<label>Fråga " + id + "</label>";
    if (kind == "calculation") {
      const std::string formula = expression(repeat);
      if (formula.empty()) return;
      attributes += " formula=\"" + quoted(formula) + "\" decimals=\"2\"";
    } else if (kind != "declaration") {
      const std::size_t lot = pick(10);
      if (lot < 5) attributes += " required=\"yes\"";
      else if (lot < 7) attributes += when("required-when", repeat);
    }
    if (pick(3) == 0) attributes += when("show-when", repeat);
    if (kind == "choice" || kind == "choices")
      inner +=
          "<option value=\"a\">A</option><option value=\"b\">B</option><option "
          "value=\"c\">C</option>";
    if (kind == "choices" && pick(2)) inner += "<option value=\"d\" exclusive=\"yes\">D</option>";
    if (kind == "choices" && pick(3) == 0) attributes += " min-choices=\"2\"";
    if (kind == "text") attributes += " max-length=\"12\"";
    if (kind == "long-text") attributes += " max-length=\"60\"";
    if (kind == "number")
      attributes += one_of({" min=\"-2\" max=\"9\"", " max=\"100\" decimals=\"1\"", ""});
    if (kind == "money") attributes += one_of({" max=\"5000\"", " min=\"-1\" max=\"10.5\"", ""});
    if (kind == "file") attributes += " accept=\"pdf png\" max-size=\"1 MB\" max-files=\"2\"";
    if (kind == "personal-number" || kind == "bank-account")
      attributes += " data-category=\"protected\" why=\"V\"";
    if (kind == "personal-number" && pick(2)) attributes += " interim=\"yes\"";
    if (kind == "organisation-number" && pick(2)) attributes += " sole-trader=\"yes\"";
    add("<" + kind + attributes + ">" + inner + "</" + kind + ">");
    known_.push_back({place + id, kind, repeat});
  }

  // What can be named here: questions outside of rows, and those of this row.
  std::vector<const Known*> nameable(const std::string& repeat, const Words& kinds) const {
    std::vector<const Known*> out;
    for (const Known& known : known_)
      if ((known.repeat.empty() || known.repeat == repeat) &&
          (kinds.empty() || std::find(kinds.begin(), kinds.end(), known.kind) != kinds.end()))
        out.push_back(&known);
    return out;
  }
  std::string name_of(const Known& known) const {
    return known.repeat.empty() ? known.path : known.path.substr(known.repeat.size() + 1);
  }

  std::string condition(int depth, const std::string& repeat) {
    if (depth > 0) {
      const std::string a = condition(depth - 1, repeat), b = condition(depth - 1, repeat);
      if (a.empty() || b.empty()) return "";
      switch (pick(4)) {
        case 0: return "not (" + a + ")";
        case 1: return "(" + a + ") and (" + b + ")";
        case 2: return "(" + a + ") or (" + b + ")";
        default: return a;
      }
    }
    if (!named_.empty() && pick(8) == 0) return "@n" + std::to_string(1 + pick(named_.size()));
    const std::string own = comparison(repeat);
    if (repeat.empty() && !own.empty() && pick(10) == 0) {
      named_.push_back("<condition id=\"n" + std::to_string(named_.size() + 1) +
                       "\" label=\"Namngivet\">" + own + "</condition>");
      return "@n" + std::to_string(named_.size());
    }
    return own;
  }

  std::string comparison(const std::string& repeat) {
    if (repeat.empty() && !repeats_.empty() && pick(3) == 0) return about_rows();
    const auto all = nameable(repeat, {});
    if (all.empty()) return "";
    const Known& known = *all[pick(all.size())];
    const std::string name = name_of(known), &kind = known.kind;
    if (pick(8) == 0 || kind == "file" || kind == "declaration" || kind == "bank-account")
      return name + one_of({" is answered", " is not answered"});
    if (kind == "yes-no") return name + one_of({" is yes", " is no", " is not yes"});
    if (kind == "choice")
      return name + one_of({" is a", " is not b", " is one of a, b", " is not one of b, c"});
    if (kind == "choices")
      return name + one_of({" contains a", " contains any of a, b", " contains all of a, b"});
    if (kind == "number" || kind == "money" || kind == "calculation") return about_number(known);
    if (kind == "date") return about_date(name, repeat);
    if (kind == "period") return about_date(name + one_of({"/from", "/to"}), repeat);
    if (kind == "personal-number")
      return name + "/birth_date is at " + one_of({"least", "most"}) + " 18 years ago";
    if (kind == "time") return name + one_of({" is before 12:00", " is 08:30", " is after 08:30"});
    if (kind == "address") return name + "/city is " + one_of({"Stockholm", "Pajala"});
    if (kind == "text" || kind == "long-text")
      return name + one_of({" is x", " is not x", " is longer than 3", " is shorter than 2"});
    return name + " is answered";
  }

  std::string about_number(const Known& known) {
    static const Words kHow = {" is ",         " is not ",       " is less than ",
                               " is at most ", " is more than ", " is at least "};
    const auto others = nameable(known.repeat, {known.kind});
    if (others.size() > 1 && pick(4) == 0)
      return name_of(known) + one_of(kHow) + name_of(*others[pick(others.size())]);
    return name_of(known) + one_of(kHow) + one_of({"0", "1", "2.5", "7"});
  }

  std::string about_date(const std::string& name, const std::string& repeat) {
    const auto others = nameable(repeat, {"date"});
    const std::string how =
        one_of({" is before ", " is after ", " is on or before ", " is on or after ", " is "});
    if (!others.empty() && pick(3) == 0) return name + how + name_of(*others[pick(others.size())]);
    switch (pick(3)) {
      case 0: return name + how + "today";
      case 1: return name + how + "2027-03-31";
      default:
        return name + " is at least " + one_of({"1 day ago", "18 years ago", "1 month from now"});
    }
  }

  std::string about_rows() {
    const std::string& repeat = one_of(repeats_);
    std::vector<const Known*> inside, numbers;
    for (const Known& known : known_) {
      if (known.repeat != repeat) continue;
      inside.push_back(&known);
      if (known.kind == "number" || known.kind == "money") numbers.push_back(&known);
    }
    const std::size_t lot = pick(3);
    if (lot == 0 && !numbers.empty())
      return "sum of " + numbers[pick(numbers.size())]->path + " is " +
             one_of({"more than 3", "at most 10", "0"});
    if (lot == 1 || inside.empty())
      return "number of " + repeat + " is " + one_of({"1", "more than 1", "less than 2"});
    const std::string inner = comparison(repeat);
    return inner.empty() ? "" : one_of({"any ", "every ", "no "}) + repeat + " has (" + inner + ")";
  }

  std::string expression(const std::string& repeat) {
    const auto numbers = nameable(repeat, {"number"});
    if (numbers.empty()) return "";
    const std::string name = name_of(*numbers[pick(numbers.size())]);
    switch (pick(4)) {
      case 0: return name + " * 2.5 + 1";
      case 1: return "round(" + name + " / 3, 1)";
      case 2: return "max(" + name + ", 3) - min(" + name + ", 1)";
      default: {
        const std::string condition = comparison(repeat);
        return condition.empty() ? name : "if " + condition + " then " + name + " else 0";
      }
    }
  }

  std::mt19937 random_;
  std::string body_{};
  std::vector<std::string> named_{}, repeats_{};
  std::vector<Known> known_{};
  int count_ = 0;
};

struct Compiled {
  Sources sources;
  Document document;
  Model model;
};

std::unique_ptr<Compiled> compiled(const std::string& xml) {
  auto out = std::make_unique<Compiled>();
  Diagnostics found;
  out->document = parse(out->sources, out->sources.add("t/form.xml", xml), found);
  if (out->document.empty()) return nullptr;
  out->model = link(out->document, "t", {}, out->sources, found);
  if (found.has_errors()) return nullptr;
  return out;
}

Json line_of(const std::string& xml, const Compiled& form, const Contract& contract,
             const Edition& edition, const std::vector<Json>& submissions) {
  Json out{{"form", xml},
           {"data", Json::parse(client_data(edition))},
           {"schema", contract.schema().json},
           {"rules", Json::parse(rules_json(contract, {&edition, 1}))},
           {"questions", form.model.questions.size()},
           {"today", kToday},
           {"cases", Json::array()}};
  for (const Json& submission : submissions)
    out["cases"].push_back({{"submission", submission},
                            {"schema", contract.check_schema(submission).empty()},
                            {"valid", contract.check(submission, kToday).empty()}});
  return out;
}

// A member somewhere in an answer, changed as carelessness or malice might.
void mutate(Json& value, std::mt19937& random, const std::vector<Json>& values) {
  if (value.is_structured() && !value.empty() && random() % 4 != 0) {
    auto member = value.begin();
    std::advance(member, static_cast<std::ptrdiff_t>(random() % value.size()));
    if (random() % 5 == 0) {
      value.erase(member);
      return;
    }
    mutate(*member, random, values);
    return;
  }
  value = values[random() % values.size()];
}

std::vector<Json> submissions_of(const Contract& contract, std::uint32_t seed) {
  constexpr int kMutations = 24;
  std::mt19937 random(seed);
  std::vector<Json> out, valid;
  for (Case& each : cases_of(contract).list) {
    if (each.violations.empty()) valid.push_back(each.submission);
    out.push_back(std::move(each.submission));
  }
  if (valid.empty()) return out;
  std::vector<Json> values = {nullptr,
                              true,
                              false,
                              "a",
                              "x",
                              "",
                              0,
                              1,
                              -1,
                              2.5,
                              "2027-03-01",
                              Json::array(),
                              Json::object(),
                              Json::array({"a"}),
                              "a\n"};
  for (const Json& each : valid)
    for (const Json& answer : each["answers"]) values.push_back(answer);
  for (int i = 0; i < kMutations; ++i) {
    Json changed = valid[random() % valid.size()];
    mutate(changed["answers"], random, values);
    out.push_back(std::move(changed));
  }
  return out;
}

int write_forms(const Project& project, int count) {
  int written = 0;
  for (std::uint32_t seed = 1; written < count; ++seed) {
    const std::string xml = FormMaker(seed).run();
    const auto form = compiled(xml);
    if (!form || form->model.questions.empty()) continue;
    const Edition edition = localise(form->model, project.locales.front());
    const Contract contract(form->model, {"sv"});
    const Json line = line_of(xml, *form, contract, edition, submissions_of(contract, seed));
    std::printf("%s\n", line.dump().c_str());
    ++written;
  }
  return 0;
}

int judge(const Project& project) {
  std::string line;
  while (std::getline(std::cin, line)) {
    const Json asked = Json::parse(line);
    const std::string xml = asked.at("form");
    const auto form = compiled(xml);
    if (!form) {
      std::puts("{\"refused\":true}");
    } else {
      const Edition edition = localise(form->model, project.locales.front());
      const Contract contract(form->model, {"sv"});
      std::printf("%s\n",
                  line_of(xml, *form, contract, edition, {asked.at("submission")}).dump().c_str());
    }
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace blankett

int main(int count, char** arguments) {
  using namespace blankett;  // NOLINT: a main of four lines
  Options options;
  options.only_languages = {"sv"};
  const auto project = load(DiskFiles(), options);
  if (project->locales.empty() || count < 2) return 2;
  if (std::strcmp(arguments[1], "--judge") == 0) return judge(*project);
  return write_forms(*project, std::atoi(arguments[1]));
}
