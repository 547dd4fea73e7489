// A review keeps a fingerprint of every text and step that was seen:
//   <seen language="sv">bygglov.title:0a1b2c3d @plats:9f8e7d6c …</seen>
// A part is reviewed when some review saw it as it is now, so a later review need only see what
// had changed. Tested by review_test.cpp.

#include "reviews/reviews.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "audit/criteria.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/sentences.h"
#include "base/text.h"
#include "changes/meaning.h"
#include "changes/version.h"
#include "kinds/kind.h"

namespace blankett {
namespace {

constexpr Message kMessages[] = {
    {kOfOtherForm, "this is a record of `{0}`, but it stands in the folder of `{1}`",
     "write form=\"{1}\", or move the file"},
    {"review/future", "{0} has not been yet", "write the day it was done, year, month and day"},
    {"review/unknown-version", "the form has had no version {0}", "the versions are {1}"},
    {"review/unknown-language", "the form is not in the language `{0}`", "it is in {1}"},
    {"review/unknown-criterion", "WCAG 2.2 has no criterion {0} of level A or AA",
     "write its number, 1.4.3 for example"},
    {"review/unknown-place", "there is no step and no question `{0}`",
     "write the id of a step, or the path of a question: person/fornamn"},
    {"review/misspelt-place", "there is no step and no question `{0}`", "did you mean `{1}`?"},
    {"review/words", "what was found is missing: {0} is judged as {1}",
     "say in a sentence what was found, or why it could not be told"},
    {"review/reason", "the reason is missing: {0} is said not to apply",
     "say in a sentence why, for example that the form has no sound"},
    {"review/applies", "{0} asks something of every form, so nobody can say that it does not apply",
     "judge it: outcome=\"passed\", \"failed\" or \"cannot-tell\", and say what you saw"},
    {"review/not-failed", "`{0}` is about what failed, and this is {1}", "delete the attribute"},
    {"review/fixed-before", "this cannot have been fixed {0}, before it was found",
     "write the day it was put right"},
    {"review/overdue", "this was to be put right by {0}",
     "add fixed=\"…\" when it has been, or agree on another day"},
    {"review/empty", "`{0}` says nothing", "write it, or delete the element"},
    {"review/burden", "an exception for unreasonable burden names no criterion",
     "write those that it is from: criteria=\"1.2.5\""},
    {"review/outside", "content outside the law has no place, and a whole form is never outside it",
     "write the step or the question that it stands in: at=\"…\""},
    {"review/exception-words", "the exception says nothing of why",
     "say in a sentence or two what it is about, and why it is so"},
    {"review/outside-rest",
     "{0} failed only in content outside the law, and nobody has judged the rest of the form by it",
     "if the rest meets it, write that too: <criterion number=\"{0}\" outcome=\"passed\"/>"},
    {"review/prepared-before",
     "somebody went through the accessibility statement {0}, and something was recorded {1}",
     "read it again, and write that day: prepared=\"…\""},
    {"review/not-prepared", "the accessibility statement says that it is a draft, and has no day",
     "read it, and write the day in <reviews>: prepared=\"…\""},
    {"review/not-stamped", "the record does not keep what was seen in `{0}`",
     "run `blankett review {1}` in the version that was reviewed"},
    {"review/seen", "`{0}` is no fingerprint", "delete <seen> and run `blankett review {1}`"},
    {"review/changed", "this has changed since the review of {0}",
     "let somebody look again, and record it: blankett review {1} --changed"},
    {"review/unseen", "nobody has reviewed this",
     "let somebody look, and record it: blankett review {0} --changed"},
    {"review/changed-step", "the questions of the step have changed since the review of {0}",
     "let somebody look again, and record it: blankett review {1} --changed"},
    {"review/old", "the last review is from {0}",
     "go through the form and its accessibility statement at least once a year"},
    {"review/required", "the form requires a review of the kind `{0}`, and there is none",
     "record it in {1}: blankett review {2}"},
    {"review/required-again",
     "the form requires a review of the kind `{0}`, which has not seen {1} of its texts and steps "
     "as they are now",
     "let them look again, and record it: blankett review {2} --changed"},
    {"review/twice", "{0} is judged as `{1}` here, and as `{2}` before in the same review",
     "keep what was found, or say with `at` which of them is about what"},
};
enum {
  kOtherForm,
  kFuture,
  kUnknownVersion,
  kUnknownLanguage,
  kUnknownCriterion,
  kUnknownPlace,
  kMisspeltPlace,
  kWords,
  kReason,
  kApplies,
  kNotFailed,
  kFixedBefore,
  kOverdue,
  kEmpty,
  kBurden,
  kOutside,
  kExceptionWords,
  kOutsideRest,
  kPreparedBefore,
  kNotPrepared,
  kNotStamped,
  kSeen,
  kChanged,
  kUnseen,
  kChangedStep,
  kOld,
  kRequired,
  kRequiredAgain,
  kTwice
};

constexpr int kHexadecimal = 16;
constexpr std::size_t kDigits = 8;
constexpr unsigned kHalf = 32;

std::uint32_t short_hash(std::string_view words) {
  return static_cast<std::uint32_t>(hash_of(words) >> kHalf);
}
std::string digits(std::uint32_t part) { return hex(part).substr(kDigits); }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "`" : ", `") + name + "`";
  return out;
}

Span words_at(Element e) {
  for (Element child : e.nodes())
    if (child.is_text()) return child.at();
  return e.at();
}

class Reader {
 public:
  Reader(const Model& model, const std::vector<std::string>& languages, const Lock* lock,
         const std::string& today, Diagnostics& out)
      : model_(model), languages_(languages), lock_(lock), today_(today), out_(out) {}

  HumanReviews run(Element root) {
    if (const Attribute* form = root.attribute("form"); form && form->value != model_.id)
      say(kOtherForm, form->value_at, {std::string(form->value), model_.id});
    reviews_.prepared = date(root.attribute("prepared"));
    // What is outside the law says what a review may hold.
    for (Element child : root.nodes())
      if (child.is_element() && child.name() == "exception")
        reviews_.exceptions.push_back(exception(child));
    for (Element child : root.nodes())
      if (child.is_element() && child.name() != "exception") reviews_.all.push_back(review(child));
    check_rest();
    check_prepared(root.attribute("prepared"));
    return std::move(reviews_);
  }

 private:
  void say(int message, Span at, std::vector<std::string> arguments,
           Severity severity = Severity::error, std::optional<FixIt> fix = std::nullopt) {
    out_.add({.message = &kMessages[message],
              .severity = severity,
              .at = at,
              .arguments = std::move(arguments),
              .fix = std::move(fix)});
  }

  // A day that has been.
  std::string date(const Attribute* a) {
    if (!a) return {};
    std::string value(a->value);
    if (!today_.empty() && value > today_) say(kFuture, a->value_at, {value});
    return value;
  }

  LegalException exception(Element e) {
    LegalException out;
    const auto kind = std::find(kExempt.begin(), kExempt.end(), e.value("kind"));
    out.kind = static_cast<Exempt>(kind - kExempt.begin());
    out.decided = date(e.attribute("decided"));
    if (const Attribute* at = e.attribute("at")) {
      out.place = at->value;
      check_place(*at);
    }
    if (const Attribute* numbers = e.attribute("criteria")) {
      out.criteria = words_of(numbers->value);
      for (const std::string& number : out.criteria) check_number(number, numbers->value_at);
    }
    out.words = collapsed(e.text());
    out.instead = e.value("instead");
    if (out.kind == Exempt::burden && out.criteria.empty()) say(kBurden, e.at(), {});
    if (out.kind == Exempt::outside && out.place.empty()) say(kOutside, e.at(), {});
    if (!is_visible(out.words)) say(kExceptionWords, e.at(), {});
    return out;
  }

  void check_number(const std::string& number, Span at) {
    const Criterion* known = criteria().find(number);
    if (!known || !known->in_wcag) say(kUnknownCriterion, at, {number});
  }

  bool is_outside(const JudgedCriterion& c) const {
    const LegalException* exception = exception_of(reviews_, model_, c.place, {c.number});
    return exception && exception->kind == Exempt::outside;
  }

  // What failed outside the law says nothing of what the law covers.
  void check_rest() {
    std::set<std::string> of_rest;
    for (const HumanReview& review : reviews_.all)
      for (const JudgedCriterion& c : review.judged)
        if (!is_outside(c)) of_rest.insert(c.number);
    for (const HumanReview& review : reviews_.all)
      for (const JudgedCriterion& c : review.judged)
        if (c.open() && of_rest.insert(c.number).second)
          say(kOutsideRest, c.at, {c.number}, Severity::review);
  }

  // Whoever goes through a statement sees what it is drafted from that day.
  void check_prepared(const Attribute* prepared) {
    if (!prepared) return;
    std::string last;
    for (const LegalException& exception : reviews_.exceptions)
      last = std::max(last, exception.decided);
    for (const HumanReview& review : reviews_.all) {
      last = std::max(last, review.date);
      for (const JudgedCriterion& c : review.judged) last = std::max(last, c.fixed);
    }
    if (reviews_.prepared < last)
      say(kPreparedBefore, prepared->value_at, {reviews_.prepared, last}, Severity::review);
  }

  HumanReview review(Element e) {
    HumanReview r;
    r.at = e.attribute("date") ? e.attribute("date")->value_at : e.at();
    r.date = date(e.attribute("date"));
    r.by = e.value("by");
    const auto kind = std::find(kReviewers.begin(), kReviewers.end(), e.value("kind"));
    r.kind = static_cast<Reviewers>(kind - kReviewers.begin());
    if (const Attribute* version = e.attribute("version")) {
      r.version = version->value;
      check_version(*version);
    }
    if (const Attribute* languages = e.attribute("languages")) {
      r.languages = words_of(languages->value);
      for (const std::string& language : r.languages) check_language(language, languages->value_at);
    }
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      if (child.name() == "participants") r.participants.push_back(words(child));
      if (child.name() == "method") r.methods.push_back(words(child));
      if (child.name() == "technology") r.technology.push_back(words(child));
      if (child.name() == "criterion") {
        r.judged.push_back(criterion(child, r));
        check_once(r);
      }
      if (child.name() == "seen") seen(child, r);
    }
    for (const std::string& language : r.languages)
      if (knows(language) && !r.seen.count(language)) say(kNotStamped, r.at, {language, model_.id});
    return r;
  }

  // What is said of the whole form holds in each of its places. That it passed can be of what the
  // law covers alone.
  bool is_against(const JudgedCriterion& whole, const JudgedCriterion& part) const {
    return whole.place.empty() &&
           (whole.outcome == Outcome::not_applicable ||
            (whole.outcome == Outcome::passed && !part.settled() && !is_outside(part)));
  }

  // The last of them against those before: one place has one outcome.
  void check_once(const HumanReview& r) {
    const JudgedCriterion& last = r.judged.back();
    for (const JudgedCriterion& c : r.judged) {
      if (&c == &last || c.number != last.number || c.outcome == last.outcome) continue;
      if (c.place != last.place && !is_against(c, last) && !is_against(last, c)) continue;
      const auto name = [](Outcome outcome) {
        return std::string(kOutcomes[static_cast<std::size_t>(outcome)]);
      };
      return say(kTwice, last.at, {last.number, name(last.outcome), name(c.outcome)});
    }
  }

  std::string words(Element e) {
    std::string out = collapsed(e.text());
    if (out.empty()) say(kEmpty, e.at(), {std::string(e.name())});
    return out;
  }

  void check_version(const Attribute& a) {
    std::vector<std::string> known;
    if (lock_)
      if (const auto form = lock_->forms.find(model_.id); form != lock_->forms.end())
        for (const auto& [version, promises] : form->second) known.push_back(version.text());
    const auto given = Version::parse(a.value), own = Version::parse(model_.version);
    if (!given || !own || a.value == model_.version) return;
    const bool there = std::find(known.begin(), known.end(), a.value) != known.end();
    // Without a lock nobody knows which versions there were, only that a later one was not.
    if (there || (known.empty() && *given < *own)) return;
    if (std::find(known.begin(), known.end(), model_.version) == known.end())
      known.push_back(model_.version);
    say(kUnknownVersion, a.value_at, {std::string(a.value), quoted_list(known)});
  }

  bool knows(const std::string& language) const {
    return std::find(languages_.begin(), languages_.end(), language) != languages_.end();
  }
  void check_language(const std::string& language, Span at) {
    if (!knows(language)) say(kUnknownLanguage, at, {language, quoted_list(languages_)});
  }

  JudgedCriterion criterion(Element e, const HumanReview& review) {
    JudgedCriterion c;
    c.at = e.at();
    c.number = e.value("number");
    if (const Attribute* number = e.attribute("number")) check_number(c.number, number->value_at);
    const std::string outcome(e.value("outcome"));
    c.outcome = static_cast<Outcome>(std::find(kOutcomes.begin(), kOutcomes.end(), outcome) -
                                     kOutcomes.begin());
    c.words = collapsed(e.text());
    const Criterion* known = criteria().find(c.number);
    if (c.outcome == Outcome::not_applicable && known && known->of_every_form)
      say(kApplies, e.attribute("outcome")->value_at, {c.number});
    const bool silent = !is_visible(c.words);
    if (silent && c.outcome == Outcome::not_applicable) say(kReason, e.at(), {c.number});
    else if (silent && c.outcome != Outcome::passed)
      say(kWords, e.at(), {c.number, "`" + outcome + "`"});
    if (const Attribute* at = e.attribute("at")) {
      c.place = at->value;
      // What an earlier version had may be gone.
      if (review.version == model_.version) check_place(*at);
    }
    c.fixed = date(e.attribute("fixed"));
    c.planned = e.value("planned");
    c.instead = e.value("instead");
    for (const char* name : {"fixed", "planned", "instead"})
      if (const Attribute* a = e.attribute(name); a && c.outcome != Outcome::failed)
        say(kNotFailed, a->name_at, {name, "`" + outcome + "`"});
    if (!c.fixed.empty() && c.fixed < review.date)
      say(kFixedBefore, e.attribute("fixed")->value_at, {c.fixed});
    if (c.open() && !c.planned.empty() && c.planned < today_)
      say(kOverdue, e.attribute("planned")->value_at, {c.planned}, Severity::review);
    return c;
  }

  void check_place(const Attribute& a) {
    std::vector<std::string> known;
    for (const Step& step : model_.steps) known.push_back(step.id);
    for (const Exit& exit : model_.exits) known.push_back(exit.id);
    for (const Group& group : model_.groups) known.push_back(group.path);
    for (const Question& question : model_.questions) known.push_back(question.path);
    const std::string place(a.value);
    if (std::find(known.begin(), known.end(), place) != known.end()) return;
    if (const auto meant = nearest(place, known))
      return say(kMisspeltPlace, a.value_at, {place, *meant}, Severity::error,
                 FixIt{a.value_at, *meant});
    say(kUnknownPlace, a.value_at, {place});
  }

  void seen(Element e, HumanReview& r) {
    const std::string language(e.value("language"));
    if (const Attribute* a = e.attribute("language")) check_language(language, a->value_at);
    Fingerprints& into = r.seen[language];
    for (const std::string& word : words_of(e.text())) {
      const std::size_t colon = word.rfind(':');
      std::uint32_t part = 0;
      const char* begin = word.data() + std::min(colon + 1, word.size());
      const char* end = word.data() + word.size();
      const auto [rest, error] = std::from_chars(begin, end, part, kHexadecimal);
      const bool right = colon != word.npos && colon > 0 && error == std::errc{} && rest == end &&
                         static_cast<std::size_t>(end - begin) == kDigits;
      if (!right) return say(kSeen, words_at(e), {word, model_.id});
      into[word.substr(0, colon)] = part;
    }
  }

  const Model& model_;
  const std::vector<std::string>& languages_;
  const Lock* lock_;
  const std::string& today_;
  Diagnostics& out_;
  HumanReviews reviews_{};
};

std::string spelled(const Text& text) {
  std::string out;
  for (const Piece& piece : text.pieces) {
    out += "0<>/"[static_cast<std::size_t>(piece.kind)];
    out += piece.name + '\x1f' + piece.attribute + '\x1e';
  }
  return out;
}

// What a step asks and when: its parts in order, each by its name and what it promises.
class StepSpelling {
 public:
  explicit StepSpelling(const Model& model) : model_(model), promises_(promises_of(model, {})) {}

  std::string of(const Step& step) { return condition(step.show_when) + items(step.items); }

 private:
  std::string condition(const Condition& c) {
    return hex(meanings_.fingerprint(meanings_.of(c, model_)));
  }

  std::string items(const std::vector<Item>& all) {
    std::string out;
    for (const Item& item : all) {
      switch (item.kind) {
        case Item::Kind::question: {
          const Question& q = model_.questions[item.question];
          out += " " + q.path + ":" + std::string(q.kind->name) + hex(promises_.at(q.path));
          break;
        }
        case Item::Kind::group: {
          const Group& group = model_.groups[item.group];
          out += " " + group.path + "(" + condition(group.show_when) + items(group.items) + ")";
          break;
        }
        case Item::Kind::exit:
          out += " " + model_.exits[item.exit].id + condition(model_.exits[item.exit].when);
          break;
        case Item::Kind::check: out += " " + condition(model_.checks[item.check].that); break;
        case Item::Kind::info: out += " i" + condition(model_.infos[item.info].show_when); break;
        case Item::Kind::media:
          out += " m" + model_.media[item.media].file.name +
                 condition(model_.media[item.media].show_when);
          break;
      }
    }
    return out;
  }

  const Model& model_;
  Promises promises_;
  Meanings meanings_;
};

// Where a part of the form stands: of a text in its language, of a step in the form.
Span place_of(const std::string& part, const Edition& edition) {
  for (const Step& step : edition.model->steps)
    if (part == "@" + step.id) return step.at;
  for (const Text& text : edition.texts)
    if (text.id == part) return text.at;
  return edition.model->version_at;
}

// The day of the last review that saw the part otherwise.
std::string seen_otherwise(const HumanReviews& reviews, const std::string& language,
                           const std::string& part) {
  std::string last;
  for (const HumanReview& review : reviews.all) {
    const auto seen = review.seen.find(language);
    if (seen != review.seen.end() && seen->second.count(part)) last = std::max(last, review.date);
  }
  return last;
}

}  // namespace

HumanReviews read_reviews(const Document& document, const Model& model,
                          const std::vector<std::string>& languages, const Lock* lock,
                          const std::string& today, Diagnostics& out) {
  return Reader(model, languages, lock, today, out).run(document.root());
}

Fingerprints fingerprints_of(const Edition& edition) {
  Fingerprints out;
  for (const Text& text : edition.texts)
    if (!text.empty()) out[text.id] = short_hash(spelled(text));
  StepSpelling steps(*edition.model);
  for (const Step& step : edition.model->steps) out["@" + step.id] = short_hash(steps.of(step));
  return out;
}

ReviewCover cover_of(const HumanReviews& reviews, const Edition& edition,
                     std::optional<Reviewers> kind) {
  ReviewCover out;
  const std::string& language = edition.locale->language;
  std::vector<const Fingerprints*> all;
  for (const HumanReview& review : reviews.all)
    if (!kind || review.kind == *kind)
      if (const auto seen = review.seen.find(language); seen != review.seen.end())
        all.push_back(&seen->second);
  out.reviewed = !all.empty();
  for (const auto& [part, fingerprint] : fingerprints_of(edition)) {
    bool same = false, other = false;
    for (const Fingerprints* seen : all)
      if (const auto found = seen->find(part); found != seen->end())
        (found->second == fingerprint ? same : other) = true;
    if (!same) (other ? out.changed : out.unseen).push_back(part);
  }
  return out;
}

void check_reviews(const HumanReviews& reviews, const Edition& edition, const std::string& today,
                   Diagnostics& out) {
  const Model& model = *edition.model;
  const std::string& language = edition.locale->language;
  const auto say = [&](int message, Severity severity, Span at,
                       std::vector<std::string> arguments) {
    out.add({.message = &kMessages[message],
             .severity = severity,
             .at = at,
             .arguments = std::move(arguments)});
  };
  const ReviewCover cover = cover_of(reviews, edition);
  if (cover.reviewed) {
    for (const std::string& part : cover.changed)
      say(part.starts_with('@') ? kChangedStep : kChanged, Severity::review,
          place_of(part, edition), {seen_otherwise(reviews, language, part), model.id});
    for (const std::string& part : cover.unseen)
      say(kUnseen, Severity::review, place_of(part, edition), {model.id});
  }
  if (language != model.language) return;
  if (reviews.prepared.empty() && !reviews.all.empty())
    say(kNotPrepared, Severity::review, reviews.all.front().at, {});
  const auto last =
      std::max_element(reviews.all.begin(), reviews.all.end(),
                       [](const HumanReview& a, const HumanReview& b) { return a.date < b.date; });
  constexpr int kMonths = 12;
  if (last != reviews.all.end() && !today.empty() && moved_by_months(last->date, kMonths) < today)
    say(kOld, Severity::review, last->at, {last->date});
  for (const std::string& name : model.requires_review) {
    const auto kind = std::find(kReviewers.begin(), kReviewers.end(), name);
    if (kind == kReviewers.end()) continue;  // reported by the grammar
    const ReviewCover own =
        cover_of(reviews, edition, static_cast<Reviewers>(kind - kReviewers.begin()));
    const std::size_t missing = own.changed.size() + own.unseen.size();
    if (!own.reviewed)
      say(kRequired, Severity::error, model.requires_review_at,
          {name, model.folder + "/" + std::string(kReviewFile), model.id});
    else if (missing > 0)
      say(kRequiredAgain, Severity::error, model.requires_review_at,
          {name, std::to_string(missing), model.id});
  }
}

std::vector<FormException> exceptions_of(const HumanReviews& reviews, const Model& model) {
  std::vector<FormException> out;
  for (const LegalException& exception : reviews.exceptions) {
    FormException shown{.form = model.id, .said = exception};
    const auto failed = [&](const std::string& number) {
      const auto is_here = [&](const JudgedCriterion& c) {
        return c.number == number && c.open() &&
               exception_of(reviews, model, c.place, {number}) == &exception;
      };
      return std::any_of(reviews.all.begin(), reviews.all.end(), [&](const HumanReview& review) {
        return std::any_of(review.judged.begin(), review.judged.end(), is_here);
      });
    };
    const auto names = [&](const std::string& number) {
      const auto& all = exception.criteria;
      return std::find(all.begin(), all.end(), number) != all.end();
    };
    for (std::size_t i = 0; i < criteria().all.size(); ++i)
      if (const std::string& number = criteria().all[i].id;
          exception.criteria.empty() ? failed(number) : names(number))
        shown.criteria.push_back(i);
    out.push_back(std::move(shown));
  }
  return out;
}

std::string seen_text(const Fingerprints& fingerprints, std::string_view indent) {
  constexpr std::size_t kWidth = 110;
  std::string out, line(indent);
  for (const auto& [part, fingerprint] : fingerprints) {
    const std::string word = part + ":" + digits(fingerprint);
    if (line.size() > indent.size() && line.size() + word.size() >= kWidth) {
      out += line + "\n";
      line = indent;
    }
    line += (line.size() > indent.size() ? " " : "") + word;
  }
  return out + line;
}

std::span<const Message> review_messages() { return kMessages; }

}  // namespace blankett
