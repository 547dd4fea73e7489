#include "model/rule.h"

#include "proofs/proofs.h"

namespace blankett::rules::condition_proof {
extern const Rule rule;
namespace {

using proofs::Site;

constexpr Message kMessages[] = {
    {"condition-proof/never", "this condition never holds",
     "no answers make it true: correct it, or take out what depends on it"},
    {"condition-proof/always", "this condition always holds",
     "no answers make it false: correct it, or take it out"},
    {"condition-proof/never-here", "this condition never holds for those who come here",
     "what is around it and before it rules it out: correct it, or take it out"},
    {"condition-proof/always-here", "this condition always holds for those who come here",
     "what is around it and before it makes it true: correct it, or take it out"},
    {"condition-proof/unreachable", "nobody can reach `{0}`",
     "what is around it and before it rules out its condition: correct one of them"},
    {"condition-proof/check-never-fails", "this check can never fail",
     "correct it, or take it out"},
    {"condition-proof/check-never-holds", "this check can never hold",
     "correct it: nobody who answers gets past it"},
    {"condition-proof/no-answer", "no answer to `{0}` is within its own limits",
     "change its limits so that there is an answer"},
    {"condition-proof/unanswerable", "`{0}` must be answered, but every answer is refused",
     "change the checks or the exits of the step so that an answer gets past them"},
    {"condition-proof/inescapable", "nobody can leave the step `{0}`",
     "change its exits or its checks so that some answers get past them"},
    {"condition-proof/overlap", "the exits `{0}` and `{1}` can hold at once: {2}",
     "only the first is shown then; say in the second when the first does not hold"},
    {"condition-proof/first-exit", "the first of them is here", ""},
    {"condition-proof/not-proven",
     "whether some conditions can hold and can fail is not proven here: {0}",
     "they look at dates together, sums, calculations, rows or parts of answers, or the form is "
     "too "
     "large; try them by hand"},
    {"condition-proof/also", "this one too", ""},
};
enum {
  kNever,
  kAlways,
  kNeverHere,
  kAlwaysHere,
  kUnreachable,
  kCheckNeverFails,
  kCheckNeverHolds,
  kNoAnswer,
  kUnanswerable,
  kInescapable,
  kOverlap,
  kFirstExit,
  kNotProven,
  kAlso,
};

class Reporter {
 public:
  Reporter(const Model& model, Diagnostics& out) : model_(model), out_(out) {}

  void report(const proofs::Proof& proof) {
    for (const Site& site : proof.sites)
      if (!site.poisoned) report(site);
    for (const Index<Question> q : proof.impossible)
      say(kNoAnswer, model_.questions[q].at, {model_.questions[q].path});
    for (const Index<Question> q : proof.unanswerable)
      say(kUnanswerable, model_.questions[q].at, {model_.questions[q].path});
    for (const Index<Step> s : proof.inescapable)
      say(kInescapable, model_.steps[s].at, {model_.steps[s].id});
    for (const proofs::Overlap& o : proof.overlaps) {
      const Exit &first = model_.exits[o.first], &second = model_.exits[o.second];
      out_.add({.message = &kMessages[kOverlap],
                .severity = Severity::warning,
                .at = second.when.at,
                .arguments = {first.id, second.id, o.example},
                .related = {{first.when.at, &kMessages[kFirstExit]}}});
    }
    report_open(proof);
  }

 private:
  void say(int message, Span at, std::vector<std::string> arguments = {},
           Severity severity = rule.severity) {
    out_.add({.message = &kMessages[message],
              .severity = severity,
              .at = at,
              .arguments = std::move(arguments)});
  }

  void report(const Site& site) {
    const Span at = site.condition->at;
    const bool check = site.of == Site::Of::check;
    if (!site.can_hold_alone) return say(check ? kCheckNeverHolds : kNever, at);
    if (!site.can_fail_alone) return say(check ? kCheckNeverFails : kAlways, at);
    if (check && !site.can_fail) return say(kCheckNeverFails, at);
    if (!site.reached) return;
    if (!site.can_hold) {
      if (check) return say(kCheckNeverHolds, at);
      if (const auto [name, id] = shown_by(site); !name.empty())
        return say(kUnreachable, id, {name});
      return say(kNeverHere, at);
    }
    if (!site.can_fail) say(kAlwaysHere, at, {}, Severity::warning);
  }

  // What is reached by a condition, and its id as written.
  std::pair<std::string, Span> shown_by(const Site& site) const {
    switch (site.of) {
      case Site::Of::step: {
        const Step& step = model_.steps[Index<Step>{site.index}];
        return {step.id, step.at};
      }
      case Site::Of::group: {
        const Group& group = model_.groups[Index<Group>{site.index}];
        return {group.path, group.at};
      }
      case Site::Of::question: {
        const Question& q = model_.questions[Index<Question>{site.index}];
        return {q.path, q.at};
      }
      case Site::Of::exit: {
        const Exit& exit = model_.exits[Index<Exit>{site.index}];
        return {exit.id, exit.at};
      }
      default: return {};
    }
  }

  void report_open(const proofs::Proof& proof) {
    constexpr std::size_t kShown = 4;
    std::size_t open = 0;
    Diagnostic review{.message = &kMessages[kNotProven], .severity = Severity::review};
    for (const Site& site : proof.sites) {
      if (!site.open || site.poisoned || !site.can_hold || !site.can_fail) continue;
      if (++open == 1) review.at = site.condition->at;
      else if (open <= kShown) review.related.push_back({site.condition->at, &kMessages[kAlso]});
    }
    if (open == 0) return;
    review.arguments = {std::to_string(open)};
    out_.add(std::move(review));
  }

  const Model& model_;
  Diagnostics& out_;
};

void check(const Model& model, Diagnostics& out) {
  Reporter(model, out).report(proofs::prove(model));
}

}  // namespace

constinit const Rule rule{.id = "condition-proof",
                          .severity = Severity::error,
                          .standards = "best-practice",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::condition_proof
