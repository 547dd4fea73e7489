// What people's judgements of a criterion come to, in one language and of the form as it is now.
// Tested by review_test.cpp and statement_test.cpp.

#include <algorithm>
#include <set>

#include "audit/criteria.h"
#include "reviews/reviews.h"

namespace blankett {
namespace {

// The parts that a step, an exit or a question is made of; nothing: it could be any.
std::optional<std::set<std::string>> parts_at(const std::string& place, const Edition& edition) {
  const Model& model = *edition.model;
  std::set<std::string> out;
  const auto add = [&](Index<Text> text) {
    if (text) out.insert(edition.texts[text].id);
  };
  for (const Step& step : model.steps)
    if (step.id == place) {
      add(step.title);
      out.insert("@" + step.id);
    }
  for (const Question& q : model.questions) {
    if (q.path != place) continue;
    for (const Index<Text> text : {q.label, q.hint, q.help, q.why, q.unit}) add(text);
    for (const Option& option : q.options) add(option.label);
    for (const ErrorText& error : q.errors) add(error.text);
    if (q.step) out.insert("@" + model.steps[q.step].id);
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

// Whether the form still has what a review names as a place.
bool is_there(const std::string& place, const Model& model) {
  const auto any = [](const auto& all, const auto& is) {
    return std::any_of(all.begin(), all.end(), is);
  };
  return place.empty() || any(model.steps, [&](const Step& s) { return s.id == place; }) ||
         any(model.exits, [&](const Exit& e) { return e.id == place; }) ||
         any(model.groups, [&](const Group& g) { return g.path == place; }) ||
         any(model.questions, [&](const Question& q) { return q.path == place; });
}

bool is_at(const std::optional<std::set<std::string>>& parts, const std::string& part) {
  return !parts || parts->count(part) > 0;
}

// What is still to be said of one criterion in one language.
class Verdicts {
 public:
  Verdicts(const HumanReviews& reviews, const Edition& edition)
      : edition_(edition), records_(reviews), now_(fingerprints_of(edition)) {
    for (const HumanReview& review : reviews.all)
      for (const auto& [language, parts] : review.seen)
        (language == edition.locale->language ? reviews_ : elsewhere_[language]).push_back(&review);
    last_first(reviews_);
    for (auto& [language, all] : elsewhere_) last_first(all);
  }

  std::vector<PeopleVerdict> run() {
    std::vector<PeopleVerdict> out;
    for (std::size_t i = 0; i < criteria().all.size(); ++i)
      if (criteria().all[i].in_wcag)
        if (auto said = verdict(criteria().all[i], Of::all)) {
          const auto covered = verdict(criteria().all[i], Of::covered);
          if (covered && (covered->doubt == Doubt::none || covered->doubt == Doubt::changed))
            said->by_law = covered->verdict;
          said->form = edition_.model->id;
          said->language = edition_.locale->language;
          said->criterion = i;
          out.push_back(std::move(*said));
        }
    return out;
  }

 private:
  struct Judged {
    const HumanReview* review;
    const JudgedCriterion* criterion;
  };

  // Everything, or what the law covers.
  enum class Of : std::uint8_t { all, covered };
  bool counts(const JudgedCriterion& c, Of of) const {
    if (of == Of::all) return true;
    const LegalException* exception = exception_of(records_, *edition_.model, c.place, {c.number});
    return !exception || exception->kind != Exempt::outside;
  }

  // What failed and need not be accessible: who says later that the form passed speaks of the rest.
  bool stays(const JudgedCriterion& c) const { return c.open() && !counts(c, Of::covered); }

  static Reviewer reviewer(const HumanReview& r) {
    return {.date = r.date, .by = r.by, .version = r.version, .kind = r.kind};
  }
  const Fingerprints& seen(const HumanReview& review) const {
    return review.seen.find(edition_.locale->language)->second;
  }

  using Reviews = std::vector<const HumanReview*>;
  static void last_first(Reviews& all) {
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return a->date > b->date; });
  }

  // What no later review has taken the place of, the last first.
  std::vector<Judged> current(const Reviews& reviews, const std::string& number, Of of) const {
    std::vector<Judged> out;
    std::set<std::string> taken;
    for (const HumanReview* review : reviews) {
      std::set<std::string> here;
      for (const JudgedCriterion& c : review->judged)
        if (c.number == number && counts(c, of) && !taken.count(c.place) &&
            (!taken.count("") || stays(c))) {
          out.push_back({review, &c});
          here.insert(c.place);
        }
      taken.merge(here);
    }
    return out;
  }

  static Fault fault_of(const JudgedCriterion& c, bool elsewhere) {
    return {.place = c.place,
            .words = c.words,
            .planned = c.planned,
            .instead = c.instead,
            .elsewhere = elsewhere};
  }

  // What is open in reviews of other languages, and that nobody has judged here since. All
  // languages have the same steps and questions, in pages that are made alike.
  std::vector<Judged> open_elsewhere(const Criterion& criterion, Of of) const {
    std::vector<Judged> out;
    for (const auto& [language, reviews] : elsewhere_) {
      if (criterion.of_words && language != edition_.model->language) continue;
      for (const Judged& judged : current(reviews, criterion.id, of)) {
        const bool known = std::any_of(out.begin(), out.end(), [&](const Judged& other) {
          return other.criterion == judged.criterion;
        });
        if (judged.criterion->open() && !known && !judged_here(criterion.id, judged))
          out.push_back(judged);
      }
    }
    return out;
  }

  // A review of that day or later says of the same place, or of the whole form, what it is here.
  bool judged_here(const std::string& number, const Judged& there) const {
    for (const HumanReview* review : reviews_)
      for (const JudgedCriterion& c : review->judged)
        if (c.number == number && review->date >= there.review->date &&
            (c.place == there.criterion->place || (c.place.empty() && !stays(*there.criterion))))
          return true;
    return false;
  }

  std::optional<PeopleVerdict> verdict(const Criterion& criterion, Of of) const {
    const std::vector<Judged> there = open_elsewhere(criterion, of);
    std::optional<PeopleVerdict> out = verdict_here(criterion.id, of);
    if (there.empty()) return out;
    if (!out || out->verdict != Verdict::failed) {
      const auto& [review, c] = there.front();
      PeopleVerdict said;
      said.doubt = Doubt::elsewhere;
      said.reviewers.push_back(reviewer(*review));
      said.place = c->place;
      said.words = c->words;
      if (out) said.faults = std::move(out->faults);
      out = std::move(said);
    }
    for (const Judged& judged : there) out->faults.push_back(fault_of(*judged.criterion, true));
    return out;
  }

  std::optional<PeopleVerdict> verdict_here(const std::string& number, Of of) const {
    const std::vector<Judged> all = current(reviews_, number, of);
    if (all.empty()) return std::nullopt;
    std::vector<Fault> faults;
    for (const Judged& judged : all)
      if (judged.criterion->open()) faults.push_back(fault_of(*judged.criterion, false));
    PeopleVerdict out = worst_of(all, number);
    out.faults = std::move(faults);
    return out;
  }

  PeopleVerdict worst_of(const std::vector<Judged>& all, const std::string& number) const {
    std::optional<PeopleVerdict> doubtful;
    for (const auto& [review, c] : all) {
      if (c->settled()) continue;
      PeopleVerdict said;
      said.reviewers.push_back(reviewer(*review));
      said.place = c->place;
      said.words = c->words;
      if (c->open()) said.not_seen = changed(*review, c->place);
      if (c->open() && said.not_seen.empty()) {
        said.verdict = Verdict::failed;
        return said;
      }
      said.fixed = c->fixed;
      said.doubt = c->open()                       ? Doubt::changed
                   : c->outcome == Outcome::failed ? Doubt::fixed
                                                   : Doubt::unsure;
      if (!doubtful) doubtful = std::move(said);
    }
    return doubtful ? *doubtful : settled(all, number);
  }

  // What of a place is no longer as a review saw it. A fault without a place can be anywhere, so
  // that something has changed says nothing of it.
  std::vector<std::string> changed(const HumanReview& review, const std::string& place) const {
    if (!is_there(place, *edition_.model)) return {place};
    const auto parts = parts_at(place, edition_);
    std::vector<std::string> out;
    if (!parts) return out;
    for (const auto& [part, fingerprint] : now_) {
      const auto then = seen(review).find(part);
      const bool same = then != seen(review).end() && then->second == fingerprint;
      if (is_at(parts, part) && !same) out.push_back(part);
    }
    return out;
  }

  // Passed when any of what was judged had to be: the rest does not apply.
  PeopleVerdict settled(const std::vector<Judged>& all, const std::string& number) const {
    PeopleVerdict out;
    bool any_passed = false;
    std::set<std::string> left;
    for (const auto& [part, fingerprint] : now_) left.insert(part);
    for (const HumanReview* review : reviews_)
      for (const JudgedCriterion& c : review->judged) {
        if (c.number != number || !c.settled()) continue;
        const auto parts = parts_at(c.place, edition_);
        const std::size_t before = left.size();
        for (const auto& [part, fingerprint] : seen(*review)) {
          const auto now = now_.find(part);
          if (now != now_.end() && now->second == fingerprint &&
              (c.place.empty() || (parts && parts->count(part) > 0)))
            left.erase(part);
        }
        const bool adds = out.reviewers.empty() || left.size() < before;
        if (adds && !names(out.reviewers, *review)) out.reviewers.push_back(reviewer(*review));
        any_passed = any_passed || (adds && c.outcome == Outcome::passed);
        const bool stands = adds || std::any_of(all.begin(), all.end(), [&](const Judged& judged) {
                              return judged.criterion == &c;
                            });
        if (stands && c.outcome == Outcome::not_applicable)
          out.not_applicable.push_back({c.place, c.words});
      }
    out.not_seen.assign(left.begin(), left.end());
    out.verdict = !left.empty() ? Verdict::cant_tell
                  : any_passed  ? Verdict::passed
                                : Verdict::not_present;
    out.doubt = left.empty() ? Doubt::none : Doubt::changed;
    return out;
  }

  static bool names(const std::vector<Reviewer>& all, const HumanReview& review) {
    return std::any_of(all.begin(), all.end(), [&](const Reviewer& r) {
      return r.date == review.date && r.by == review.by && r.version == review.version;
    });
  }

  const Edition& edition_;
  const HumanReviews& records_;
  const Fingerprints now_;
  Reviews reviews_{};                           // in the language, the last first
  std::map<std::string, Reviews> elsewhere_{};  // in each other, the same
};

}  // namespace

std::vector<PeopleVerdict> verdicts_of(const HumanReviews& reviews, const Edition& edition) {
  return Verdicts(reviews, edition).run();
}

}  // namespace blankett
