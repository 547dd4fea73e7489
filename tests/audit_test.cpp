// The table of criteria against what it names, and what an audit concludes.

#include "audit/audit.h"

#include <algorithm>
#include <set>

#include "rules/check.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

// The same as W3C publishes: every A and AA criterion of WCAG 2.2.
constexpr std::string_view kWcag22 =
    "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 "
    "1.4.5 "
    "1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 "
    "2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 "
    "3.2.6 "
    "3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3";

std::vector<AuditedRule> rules_of_registry() {
  std::vector<AuditedRule> out;
  for (const RegisteredRule& r : all_rules())
    out.push_back({.id = std::string(r.rule->id),
                   .severity = r.rule->severity,
                   .standards = std::string(r.rule->standards),
                   .looks_at = r.rule->page      ? SubjectKind::page
                               : r.rule->edition ? SubjectKind::edition
                                                 : SubjectKind::form});
  return out;
}

}  // namespace

TEST_CASE("every A and AA criterion has a row, in order, and 4.1.1 is the only other", "[audit]") {
  std::string ids;
  for (const Criterion& c : criteria().all)
    if (c.in_wcag) ids += (ids.empty() ? "" : " ") + c.id;
    else CHECK(c.id == "4.1.1");
  CHECK(ids == kWcag22);
  CHECK(criteria().all.size() == 56);
  CHECK(criteria().beyond.size() == 31);
}

TEST_CASE("every row is whole", "[audit]") {
  const std::set<std::string> fresh = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"};
  std::set<std::string> slugs;
  for (const Criterion& c : criteria().all) {
    INFO(c.id);
    CHECK((c.level == "A" || c.level == "AA"));
    CHECK(slugs.insert(c.slug).second);
    CHECK_FALSE(c.name.swedish.empty());
    CHECK_FALSE(c.name.english.empty());
    CHECK(c.clause == (fresh.count(c.id) ? "new" : "9." + c.id));
    CHECK_FALSE(c.situations.empty());
    CHECK_FALSE(c.person.empty());
    for (const Said& question : c.person) {
      CHECK(question.swedish.ends_with('?'));
      CHECK(question.english.ends_with('?'));
    }
    for (const std::string& name : c.needs) Contents{}.has(name);  // an unknown name aborts
  }
  std::set<std::size_t> concerned;
  for (const Criterion& c : criteria().all)
    concerned.insert(c.situations.begin(), c.situations.end());
  CHECK(criteria().situations.size() == 10);
  // No criterion of WCAG is about people who cannot speak: nothing in a page listens.
  CHECK(concerned.size() == 9);
}

TEST_CASE("every criterion is met in a way that is named: construction, rule, test or person",
          "[audit]") {
  for (const Criterion& c : criteria().all) {
    INFO(c.id);
    CHECK((!c.construction || !c.proofs.empty()));
    for (const std::string& proof : c.proofs) CHECK(criteria().proofs.count(proof) == 1);
  }
}

TEST_CASE("the tests that the table names are there", "[audit]") {
  for (const auto& [id, proof] : criteria().proofs) {
    INFO(id << ": " << proof.file << ": " << proof.test);
    const std::string text = read(proof.file);
    const bool found = text.find("test(\"" + proof.test + "\"") != text.npos ||
                       text.find("test(`" + proof.test + "`") != text.npos ||
                       text.find("TEST_CASE(\"" + proof.test + "\"") != text.npos;
    CHECK(found);
  }
}

TEST_CASE("what decides a criterion wholly is a rule, or an ACT rule that one may implement",
          "[audit]") {
  for (const Criterion& c : criteria().all)
    for (const std::string& by : c.decided_by) {
      INFO(c.id << ": " << by);
      if (by.starts_with("act:")) {
        CHECK(by.size() == 10);
        continue;
      }
      const auto rules = rules_of_registry();
      CHECK(std::any_of(rules.begin(), rules.end(), [&](const AuditedRule& r) {
        return r.id == by && r.looks_at == SubjectKind::page;
      }));
    }
}

TEST_CASE("every criterion that a rule names is one", "[audit]") {
  for (const RegisteredRule& r : all_rules())
    for (const std::string& id : tagged(r.rule->standards, "wcag:")) {
      INFO(r.rule->id << ": " << id);
      const auto& beyond = criteria().beyond;
      CHECK((criteria().find(id) || std::any_of(beyond.begin(), beyond.end(),
                                                [&](const auto& c) { return c.first == id; })));
    }
}

TEST_CASE("a clause follows from its criterion, and stands alone only for 4.1.1", "[audit]") {
  const auto ids = [](std::string_view standards) {
    std::string out;
    for (const Criterion* c : criteria_of(standards)) out += c->id + " ";
    return out;
  };
  CHECK(ids("wcag:4.1.2 wcag:1.3.1 act:e086e5") == "1.3.1 4.1.2 ");
  CHECK(ids("wcag:4.1.2 en301549:9.4.1.1") == "4.1.1 4.1.2 ");
  CHECK(ids("wcag:1.3.1 en301549:9.1.3.1 wcag:3.1.5").size() == 6);
  CHECK(ids("").empty());
}

}  // namespace blankett::tests
