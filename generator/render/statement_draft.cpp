// Tested by statement_test.cpp.

#include "render/statement_draft.h"

#include <algorithm>
#include <tuple>

#include "audit/criteria.h"

namespace blankett {
namespace {

class Draft {
 public:
  Draft(const Edition& edition, std::size_t index, const StatementFacts& facts)
      : edition_(edition), model_(*edition.model), facts_(facts), people_(facts.people[index]) {
    out_.unchanged = facts.covers[index].whole();
  }

  Statement run() {
    for (const HumanReview& review : facts_.reviews.all) {
      const auto& languages = review.languages;
      if (std::find(languages.begin(), languages.end(), edition_.locale->language) !=
          languages.end())
        out_.reviews.push_back(&review);
    }
    std::stable_sort(out_.reviews.begin(), out_.reviews.end(),
                     [](const auto* a, const auto* b) { return a->date > b->date; });
    for (const LegalException& exception : facts_.reviews.exceptions)
      out_.exemptions.push_back({&exception, title_of(exception.place)});
    judge();
    from_reviews();
    from_findings();
    conform();
    out_.prepared = facts_.reviews.prepared;
    out_.updated = out_.prepared;
    for (const LegalException& exception : facts_.reviews.exceptions)
      out_.updated = std::max(out_.updated, exception.decided);
    for (const HumanReview* review : out_.reviews) {
      out_.updated = std::max(out_.updated, review->date);
      for (const JudgedCriterion& c : review->judged)
        out_.updated = std::max(out_.updated, c.fixed);
    }
    return std::move(out_);
  }

 private:
  // A failure that somebody says is fixed is neither passed nor failed until it is judged again.
  // What the law does not cover is no part of what it asks.
  void judge() {
    for (const Criterion& criterion : criteria().all) out_.judged.all += criterion.in_wcag;
    for (const PeopleVerdict& said : people_) {
      out_.judged.judged += said.by_law.has_value();
      out_.judged.passed += said.by_law == Verdict::passed;
      out_.judged.not_applicable += said.by_law == Verdict::not_present;
      out_.judged.failed += said.by_law == Verdict::failed;
    }
  }

  void from_reviews() {
    for (const PeopleVerdict& said : people_)
      for (const Fault& fault : said.faults) {
        Shortcoming s{.place = title_of(fault.place),
                      .place_id = fault.place,
                      .words = fault.words,
                      .planned = fault.planned,
                      .instead = fault.instead,
                      .judged = true,
                      .elsewhere = fault.elsewhere};
        add(std::move(s), {criteria().all[said.criterion].id});
      }
  }

  void from_findings() {
    for (const OpenFinding& finding : facts_.findings) {
      const std::string id = part_at(finding.at);
      Shortcoming s{
          .place = title_of(id), .place_id = id, .words = finding.reason, .planned = finding.until};
      add(std::move(s), finding.criteria);
    }
  }

  void add(Shortcoming s, const std::vector<std::string>& numbers) {
    s.criteria = numbers;
    for (const std::string& number : numbers)
      if (const Criterion* c = criteria().find(number))
        s.situations.insert(s.situations.end(), c->situations.begin(), c->situations.end());
    std::sort(s.situations.begin(), s.situations.end());
    s.situations.erase(std::unique(s.situations.begin(), s.situations.end()), s.situations.end());
    s.exception = exception_of(facts_.reviews, model_, s.place_id, s.criteria);
    const auto same = [&](const Shortcoming& other) {
      return std::tie(other.place_id, other.criteria, other.words, other.judged) ==
             std::tie(s.place_id, s.criteria, s.words, s.judged);
    };
    auto& all = out_.shortcomings;
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(s));
  }

  // Not in line with the law is what fails most of what it asks, not what fails something. Of what
  // does not apply it asks nothing.
  void conform() {
    const JudgedCount& j = out_.judged;
    const std::size_t asked = j.all - j.not_applicable;
    const auto& all = out_.shortcomings;
    if (has_exemption(out_, Exempt::burden) || j.failed > 0 ||
        std::any_of(all.begin(), all.end(), is_unlawful))
      out_.conformance = 2 * j.failed > asked ? "none" : "known";
    else out_.conformance = out_.unchanged && j.passed == asked ? "full" : "unknown";
  }

  // The question, group, step or exit that begins last before a place. In a block, what the form
  // made of it.
  std::string part_at(Span at) const {
    std::string id;
    std::uint32_t best = 0;
    const auto look = [&](Span begin, const std::string& name) {
      if (begin.source != at.source || begin.begin > at.begin) return;
      if (!id.empty() && begin.begin <= best) return;
      best = begin.begin;
      id = name;
    };
    for (const Step& step : model_.steps) look(step.at, step.id);
    for (const Exit& exit : model_.exits) look(exit.at, exit.id);
    for (const Group& group : model_.groups) look(group.at, group.path);
    for (const Question& q : model_.questions) look(q.at, q.path);
    return id;
  }

  std::string title_of(const std::string& id) const {
    for (const Step& step : model_.steps)
      if (step.id == id) return edition_.plain(step.title);
    for (const Question& q : model_.questions)
      if (q.path == id) return edition_.plain(q.label);
    for (const Group& group : model_.groups)
      if (group.path == id) return edition_.plain(group.title);
    for (const Exit& exit : model_.exits)
      if (exit.id == id) return edition_.plain(exit.title);
    return {};
  }

  const Edition& edition_;
  const Model& model_;
  const StatementFacts& facts_;
  const std::vector<PeopleVerdict>& people_;
  Statement out_;
};

}  // namespace

bool has_exemption(const Statement& statement, Exempt kind) {
  return std::any_of(statement.exemptions.begin(), statement.exemptions.end(),
                     [&](const Exemption& e) { return e.exception->kind == kind; });
}

bool is_unlawful(const Shortcoming& s) {
  return !s.exception || s.exception->kind == Exempt::burden;
}

Statement drafted(const Edition& edition, std::size_t index, const StatementFacts& facts) {
  return Draft(edition, index, facts).run();
}

}  // namespace blankett
