// Reads the embedded table. It is ours, so what is wrong with it is a bug: audit_test.cpp reads it
// against the rules and the tests it names.

#include "audit/criteria.h"

#include <algorithm>

#include "audit/json.h"
#include "base/check.h"

namespace blankett {

std::string_view criteria_json();  // generated
std::string_view browser_json();   // the same

namespace {

Said said(const Json& json) {
  return {json.at("sv").get<std::string>(), json.at("en").get<std::string>()};
}

std::vector<std::string> list(const Json& json, const char* key) {
  return json.contains(key) ? json.at(key).get<std::vector<std::string>>()
                            : std::vector<std::string>{};
}

Criterion criterion_of(const Json& json, const std::vector<Situation>& situations) {
  Criterion out;
  out.id = json.at("id").get<std::string>();
  out.level = json.at("level").get<std::string>();
  out.slug = json.at("slug").get<std::string>();
  out.name = said(json);
  out.clause = json.at("en301549").get<std::string>();
  out.in_wcag = !json.contains("only");
  for (const std::string& id : list(json, "situations")) {
    const auto at = std::find_if(situations.begin(), situations.end(),
                                 [&](const Situation& s) { return s.id == id; });
    CHECK(at != situations.end());
    out.situations.push_back(static_cast<std::size_t>(at - situations.begin()));
  }
  // In the order of the table, however a row lists them.
  std::sort(out.situations.begin(), out.situations.end());
  out.needs = list(json, "needs");
  if (json.value("without", "") == "passed") out.without = Verdict::passed;
  out.of_every_form = json.value("of_every_form", false);
  out.of_words = json.value("of_words", false);
  if (!json.at("construction").is_null()) out.construction = said(json.at("construction"));
  out.proofs = list(json, "proofs");
  out.decided_by = list(json, "decided_by");
  out.decided_by_language = json.value("decided_if", "") == "language";
  out.decided_on_ours_only = json.value("decided_where", "") == "ours";
  for (const Json& question : json.at("person")) out.person.push_back(said(question));
  return out;
}

Criteria read_criteria() {
  const Json json = Json::parse(criteria_json(), nullptr, false);
  CHECK(!json.is_discarded());
  Criteria out;
  for (const Json& s : json.at("standards"))
    out.standards.push_back({s.at("id").get<std::string>(), s.at("name").get<std::string>(),
                             s.at("source").get<std::string>(),
                             s.at("version").get<std::string>()});
  for (const Json& s : json.at("situations"))
    out.situations.push_back(
        {s.at("id").get<std::string>(), s.at("en301549").get<std::string>(), said(s)});
  for (const auto& [id, proof] : json.at("proofs").items())
    out.proofs[id] = {proof.at("file").get<std::string>(), proof.at("test").get<std::string>()};
  for (const Json& c : json.at("criteria")) out.all.push_back(criterion_of(c, out.situations));
  for (const Json& pair : json.at("aaa"))
    out.beyond.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
  return out;
}

std::vector<BrowserRun> read_runs() {
  const Json json = Json::parse(browser_json(), nullptr, false);
  CHECK(!json.is_discarded());
  std::vector<BrowserRun> out;
  for (const Json& run : json.at("results")) {
    const auto text = [&](const char* key) { return run.at(key).get<std::string>(); };
    out.push_back({.theme = text("theme"),
                   .hash = text("hash"),
                   .blankett = text("blankett"),
                   .date = text("date"),
                   .browser = text("browser")});
    for (const Json& test : run.at("tests"))
      out.back().tests[test.at("criterion").get<std::string>()] = {
          test.at("file").get<std::string>(), test.at("test").get<std::string>()};
  }
  return out;
}

}  // namespace

const Criterion* Criteria::find(std::string_view id) const {
  for (const Criterion& c : all)
    if (c.id == id) return &c;
  return nullptr;
}

const Criteria& criteria() {
  static const Criteria table = read_criteria();
  return table;
}

const Proof* BrowserRun::of(const Criterion& criterion) const {
  const auto at = tests.find(criterion.id);
  return at == tests.end() ? nullptr : &at->second;
}

const std::vector<BrowserRun>& browser_runs() {
  static const std::vector<BrowserRun> runs = read_runs();
  return runs;
}

std::vector<std::string> tagged(std::string_view standards, std::string_view prefix) {
  std::vector<std::string> out;
  while (!standards.empty()) {
    const std::size_t end = std::min(standards.find(' '), standards.size());
    const std::string_view word = standards.substr(0, end);
    if (word.starts_with(prefix) && word.size() > prefix.size())
      out.emplace_back(word.substr(prefix.size()));
    standards.remove_prefix(std::min(end + 1, standards.size()));
  }
  return out;
}

std::vector<const Criterion*> criteria_of(std::string_view standards) {
  const std::vector<std::string> wcag = tagged(standards, "wcag:");
  const std::vector<std::string> clauses = tagged(standards, "en301549:");
  const auto has = [](const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::vector<const Criterion*> out;
  for (const Criterion& c : criteria().all)
    if (has(wcag, c.id) || (!c.in_wcag && has(clauses, c.clause))) out.push_back(&c);
  return out;
}

bool is_advice(std::string_view standards) {
  return standards == "best-practice" || standards.starts_with("best-practice ") ||
         standards.find(" best-practice") != standards.npos;
}

}  // namespace blankett
