// Questions: what they ask, what they accept, and when they must be answered. What a kind accepts
// is read from what its page and its schema know, so that a default of a kind stands in one place.
// Tested by changes_test.cpp.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "changes/answer_schema.h"
#include "changes/comparing.h"
#include "kinds/file_types.h"
#include "kinds/words.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

// A limit of a kind: what its page calls it, the attribute that sets it, and what changes of it
// are.
struct Limit {
  std::string_view key, setting, raised, lowered;
};
constexpr Limit kLimits[] = {
    {"max_length", "max-length", "max-length-raised", "max-length-lowered"},
    {"min", "min", "min-raised", "min-lowered"},
    {"max", "max", "max-raised", "max-lowered"},
    {"decimals", "decimals", "decimals-raised", "decimals-lowered"},
    {"min_choices", "min-choices", "min-choices-raised", "min-choices-lowered"},
    {"max_choices", "max-choices", "max-choices-raised", "max-choices-lowered"},
    {"max_bytes", "max-size", "max-size-raised", "max-size-lowered"},
    {"max_files", "max-files", "max-files-raised", "max-files-lowered"},
};

std::string setting(const Question& q, std::string_view name) {
  const auto found = q.settings.find(name);
  return found == q.settings.end() ? std::string() : found->second.value;
}

Json client_of(const Question& q) {
  Json out = Json::object();
  if (q.kind->client) q.kind->client(q, out);
  return out;
}

class Pair {
 public:
  Pair(Comparing& c, const Question& was, const Question& is)
      : c_(c), was_(was), is_(is), what_(c.what(is, c.now)) {}

  void compare() {
    place();
    if (same_answers()) {
      const std::size_t before = c_.out.size();
      limits();
      accepted();
      options();
      formula();
      if (!matters_since(before) && was_.path == is_.path &&
          answer_schema(was_) != answer_schema(is_))
        format();
    }
    c_.shown(is_.path, what_, was_.show_when, is_.show_when, is_demanded(was_));
    required();
    words();
    nothing_saved();
  }

 private:
  void say(std::string_view kind, Slots slots) {
    slots.emplace_back("what", what_);
    c_.say(kind, is_.path, slots);
  }
  void say(std::string_view kind, std::string was, std::string is) {
    say(kind, {{"old", std::move(was)}, {"new", std::move(is)}});
  }

  void place() {
    if (was_.path != is_.path) return say("question-moved", was_.path, is_.path);
    const Step &from = c_.old.model->steps[was_.step], &to = c_.now.model->steps[is_.step];
    if (from.id != to.id)
      say("question-to-other-step", c_.plain_old(from.title), c_.plain_now(to.title));
  }

  // Two kinds whose answers are the same are one kind to those who read them.
  bool same_answers() {
    const auto named = [](const Question& q) {
      const bool money = q.kind->answer != answer_type(q);
      return "`" + std::string(q.kind->name) + (money ? " (money)`" : "`");
    };
    if (named(was_) == named(is_)) return true;
    const bool same = answer_type(was_) == answer_type(is_) && was_.kind->name != is_.kind->name &&
                      answer_form(was_) == answer_form(is_);
    say(same ? "look-changed" : "type-changed", named(was_), named(is_));
    return same;
  }

  bool matters_since(std::size_t first) const {
    return std::any_of(c_.out.begin() + static_cast<std::ptrdiff_t>(first), c_.out.end(),
                       [](const Change& change) {
                         return change.receivers() != Effect::none || change.drafts != Effect::none;
                       });
  }

  void format() { say("format-changed", {}); }

  // A limit that neither writes is the kind's own, or follows from something that is told of. Two
  // kinds each have their own.
  void limits() {
    const Json was = client_of(was_), is = client_of(is_);
    for (const Limit& limit : kLimits) {
      const bool written = was_.settings.count(limit.setting) ||
                           is_.settings.count(limit.setting) || was_.kind != is_.kind;
      if (!written || !was.contains(limit.key) || !is.contains(limit.key)) continue;
      const Json &from = was.at(limit.key), &to = is.at(limit.key);
      if (from != to)
        say(from < to ? limit.raised : limit.lowered, said(was_, limit, from),
            said(is_, limit, to));
    }
  }

  std::string said(const Question& q, const Limit& limit, const Json& value) const {
    const Formats& formats = c_.now.locale->formats;
    if (limit.key == "max_bytes") return setting(q, limit.setting);
    if (limit.key == "max" && !q.settings.count(limit.setting))
      return std::string(c_.word("vilket som helst", "any"));
    const bool bound = limit.key == "min" || limit.key == "max";
    if (bound && answer_type(q) == AnswerType::money)
      return money_in_words(Decimal::of_ore(value.get<std::int64_t>()).text(), formats);
    const auto number = Decimal::parse(
        bound && q.settings.count(limit.setting) ? setting(q, limit.setting) : value.dump());
    return number ? number_in_words(number->text(), formats) : value.dump();
  }

  // What a question accepts of several sorts: file types, accounts, numbers for some people.
  std::map<std::string, std::string> sorts_of(const Question& q) const {
    std::map<std::string, std::string> out;  // name → words
    const Json client = client_of(q);
    if (client.contains("types"))
      for (const FileType* type : file_types(setting(q, "accept")))
        out.emplace(type->name, type->label);
    if (client.contains("accept"))
      for (const Json& name : client.at("accept"))
        out.emplace(name, c_.now.locale->text("bank-account." + name.get<std::string>()));
    if (client.value("interim", false))
      out.emplace("interim", c_.word("tillfälliga nummer", "temporary numbers"));
    if (client.value("sole_trader", false))
      out.emplace("sole-trader", c_.word("personnummer för den som har enskild firma",
                                         "personal numbers of sole traders"));
    return out;
  }

  void accepted() {
    const auto was = sorts_of(was_), is = sorts_of(is_);
    for (const auto& [name, words] : was)
      if (!is.count(name)) say("type-refused", {{"name", words}, {"old", name}});
    for (const auto& [name, words] : is)
      if (!was.count(name)) say("type-accepted", {{"name", words}, {"new", name}});
  }

  static const Option* option(const Question& q, const std::string& value) {
    for (const Option& o : q.options)
      if (o.value == value) return &o;
    return nullptr;
  }

  // Its words; and its value, when the other version has the same words for another value.
  std::string named_option(const Option& o, const Edition& own, const Question& question,
                           const Edition& others) const {
    const std::string words = collapsed(own.plain(o.label));
    const bool elsewhere =
        std::any_of(question.options.begin(), question.options.end(), [&](const Option& other) {
          return other.value != o.value && collapsed(others.plain(other.label)) == words;
        });
    return c_.quoted(words) + (elsewhere ? " (`" + o.value + "`)" : "");
  }

  void options() {
    std::vector<std::string> order_was, order_is;
    for (const Option& o : was_.options) {
      if (option(is_, o.value)) order_was.push_back(o.value);
      else
        say("option-removed", {{"name", named_option(o, c_.old, is_, c_.now)}, {"old", o.value}});
    }
    for (const Option& o : is_.options) {
      const Option* old = option(was_, o.value);
      if (!old) {
        say("option-added", {{"name", named_option(o, c_.now, was_, c_.old)}, {"new", o.value}});
        continue;
      }
      order_is.push_back(o.value);
      c_.text("option-relabelled", is_.path, {{"what", what_}}, old->label, o.label);
      if (old->exclusive != o.exclusive)
        say(o.exclusive ? "option-became-exclusive" : "option-no-longer-exclusive",
            {{"name", c_.plain_now(o.label)}});
    }
    const bool sorted = was_.options_sorted && is_.options_sorted;
    if (order_was != order_is && !sorted) say("options-reordered", {});
    list();
  }

  void list() {
    const std::string was = setting(was_, "list"), is = setting(is_, "list");
    const auto name = [&](const std::string& list) {
      return list.empty() ? std::string(c_.word("frågan själv", "the question itself"))
                          : std::string(c_.word("listan ", "the list ")) + "`" + list + "`";
    };
    if (was != is) say("list-changed", name(was), name(is));
  }

  void formula() {
    if (c_.meanings.spelled(was_.formula, c_.before) !=
        c_.meanings.spelled(is_.formula, *c_.now.model))
      say("formula-changed", setting(was_, "formula"), setting(is_, "formula"));
  }

  // Required is required always, optional never, and between them stands a condition.
  Meanings::Id requirement(const Question& q, const Model& model) {
    if (q.required) return c_.meanings.always();
    return q.required_when ? c_.meanings.of(q.required_when, model) : c_.meanings.never();
  }

  std::string required_words(const Question& q, const Edition& edition) const {
    if (q.required || q.required_when) return c_.when(q.required_when, edition);
    return std::string(c_.word("aldrig", "never"));
  }

  void required() {
    if (was_.kind->computed || is_.kind->computed) return;
    const Meanings::Id a = requirement(was_, c_.before), b = requirement(is_, *c_.now.model);
    const Holds holds = c_.meanings.compare(a, b);
    if (holds == Holds::as_often) return;
    std::string_view kind = "required-when-changed";
    if (is_.required) kind = "became-required";
    else if (!is_.required_when) kind = "became-optional";
    else if (holds == Holds::more_often) kind = "required-more-often";
    else if (holds == Holds::less_often) kind = "required-less-often";
    c_.say(kind, is_.path,
           {{"what", what_},
            {"old", required_words(was_, c_.old)},
            {"new", required_words(is_, c_.now)}},
           was_.required_when, is_.required_when);
  }

  void words() {
    c_.text("label-changed", is_.path, {}, was_.label, is_.label);
    const Slots what = {{"what", what_}};
    c_.text("hint-changed", is_.path, what, was_.hint, is_.hint);
    c_.text("help-changed", is_.path, what, was_.help, is_.help);
    c_.text("why-changed", is_.path, what, was_.why, is_.why);
    c_.text("unit-changed", is_.path, what, was_.unit, is_.unit);
    errors();
    if (setting(was_, "purpose") != setting(is_, "purpose"))
      say("purpose-changed", setting(was_, "purpose"), setting(is_, "purpose"));
    const auto about = [&](const Question& q) {
      return std::string(q.about_other ? c_.word("någon annan", "somebody else")
                                       : c_.word("den som svarar", "whoever answers"));
    };
    if (was_.about_other != is_.about_other) say("subject-changed", about(was_), about(is_));
  }

  void errors() {
    std::map<std::string, std::pair<Index<Text>, Index<Text>>> by_reason;
    for (const ErrorText& e : was_.errors) by_reason[e.reason].first = e.text;
    for (const ErrorText& e : is_.errors) by_reason[e.reason].second = e.text;
    for (const auto& [reason, texts] : by_reason)
      c_.text("error-text-changed", is_.path, {{"what", what_}, {"name", reason}}, texts.first,
              texts.second);
  }

  // A calculation is worked out anew, so no draft can hold an old one. But what asks for its result
  // can turn.
  void nothing_saved() {
    if (!was_.kind->computed || !is_.kind->computed) return;
    for (std::size_t i = first_; i < c_.out.size(); ++i)
      if (c_.out[i].kind->id != "formula-changed") c_.out[i].drafts = Effect::none;
  }

  Comparing& c_;
  const Question &was_, &is_;
  std::string what_;
  std::size_t first_ = c_.out.size();
};

void removed(Comparing& c, const Question& q) {
  c.say(is_demanded(q) ? "question-removed" : "optional-question-removed", q.path,
        {{"what", c.what(q, c.old)}});
  if (q.kind->computed) c.out.back().drafts = Effect::none;
}

void added(Comparing& c, const Question& q) {
  const bool asked = (q.required || q.required_when) && !q.kind->computed;
  c.say(asked ? "required-question-added" : "question-added", q.path, {{"what", c.what(q, c.now)}});
}

// The questions that both versions ask in a step, in the order of each.
void compare_order(Comparing& c) {
  const Model &was = *c.old.model, &is = *c.now.model;
  for (std::uint32_t s = 0; s < is.steps.size(); ++s) {
    const Step& step = is.steps[{s}];
    std::vector<std::uint32_t> old_places;
    for (std::uint32_t i = 0; i < is.questions.size(); ++i) {
      const Index<Question> old = c.question_old[i];
      if (is.questions[{i}].step.value == s && old &&
          was.steps[was.questions[old].step].id == step.id)
        old_places.push_back(old.value);
    }
    if (!std::is_sorted(old_places.begin(), old_places.end()))
      c.say("questions-reordered", step.id, {{"name", c.plain_now(step.title)}});
  }
}

}  // namespace

void compare_questions(Comparing& c) {
  const Model &was = *c.old.model, &is = *c.now.model;
  for (std::uint32_t i = 0; i < was.questions.size(); ++i)
    if (!c.question_now[i]) removed(c, was.questions[{i}]);
  for (std::uint32_t i = 0; i < is.questions.size(); ++i) {
    if (const Index<Question> old = c.question_old[i])
      Pair(c, was.questions[old], is.questions[{i}]).compare();
    else added(c, is.questions[{i}]);
  }
  compare_order(c);
}

}  // namespace blankett
