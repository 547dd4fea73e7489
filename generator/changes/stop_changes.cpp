// Checks and exits: what answers are stopped. Tested by changes_test.cpp.

#include <algorithm>

#include "changes/comparing.h"
#include "kinds/words.h"

namespace blankett {
namespace {

// A check has no name that must be there: the same condition is the same check, then the same
// message, then the same unit of translation.
class Checks {
 public:
  explicit Checks(Comparing& c) : c_(c) {
    for (const Check& check : c.old.model->checks) was_.push_back(&check);
    for (const Check& check : c.now.model->checks) is_.push_back(&check);
  }

  void compare() {
    pair([&](const Check& a, const Check& b) { return same_meaning(a, b) && same_message(a, b); });
    pair([&](const Check& a, const Check& b) { return same_meaning(a, b); });
    pair([&](const Check& a, const Check& b) { return same_message(a, b); });
    pair([&](const Check& a, const Check& b) {
      return c_.old.text(a.message).id == c_.now.text(b.message).id;
    });
    for (const Check* check : was_)
      c_.say("check-removed", path(*check, *c_.old.model), {{"name", c_.plain_old(check->message)}},
             check->that, {});
    for (const Check* check : is_)
      c_.say("check-added", path(*check, *c_.now.model), {{"name", c_.plain_now(check->message)}},
             {}, check->that);
  }

 private:
  bool same_meaning(const Check& a, const Check& b) const {
    return c_.meaning_before(a.that) == c_.meaning_now(b.that);
  }
  bool same_message(const Check& a, const Check& b) const {
    return c_.same_words(a.message, b.message);
  }

  static std::string path(const Check& check, const Model& model) {
    if (check.shown_at) return model.questions[check.shown_at].path;
    return check.shown_at_rows ? model.groups[check.shown_at_rows].path : std::string();
  }

  template <class Alike>
  void pair(Alike alike) {
    std::erase_if(was_, [&](const Check* old) {
      const auto found =
          std::find_if(is_.begin(), is_.end(), [&](const Check* now) { return alike(*old, *now); });
      if (found == is_.end()) return false;
      differ(*old, **found);
      is_.erase(found);
      return true;
    });
  }

  void differ(const Check& old, const Check& now) {
    const std::string at = path(now, *c_.now.model);
    c_.text("check-message-changed", at, {}, old.message, now.message);
    const Holds holds = c_.meanings.compare(c_.meaning_before(old.that), c_.meaning_now(now.that));
    if (holds == Holds::as_often) return;
    std::string_view kind = "check-changed";
    if (holds == Holds::less_often) kind = "check-stricter";
    else if (holds == Holds::more_often) kind = "check-looser";
    c_.say(kind, at,
           {{"name", c_.plain_now(now.message)},
            {"old", in_words(old.that, c_.old)},
            {"new", in_words(now.that, c_.now)}},
           old.that, now.that);
  }

  Comparing& c_;
  std::vector<const Check*> was_, is_;
};

void compare_exit(Comparing& c, const Exit& old, const Exit& now) {
  const std::string name = c.plain_now(now.title);
  if (!c.same_words(old.title, now.title) || !c.same_words(old.body, now.body))
    c.say("exit-text-changed", now.id, {{"name", name}});
  const Holds holds = c.meanings.compare(c.meaning_before(old.when), c.meaning_now(now.when));
  if (holds == Holds::as_often) return;
  std::string_view kind = "exit-changed";
  if (holds == Holds::more_often) kind = "exit-more-often";
  else if (holds == Holds::less_often) kind = "exit-less-often";
  c.say(kind, now.id,
        {{"name", name}, {"old", c.when(old.when, c.old)}, {"new", c.when(now.when, c.now)}},
        old.when, now.when);
}

// Nobody but the form sees what an exit is called, so one that ends the form in the same cases is
// the same, whatever its name.
void compare_exits(Comparing& c) {
  std::vector<const Exit*> was, is;
  for (const Exit& exit : c.old.model->exits) was.push_back(&exit);
  for (const Exit& exit : c.now.model->exits) is.push_back(&exit);
  const auto pair = [&](auto&& alike) {
    std::erase_if(was, [&](const Exit* old) {
      const auto found =
          std::find_if(is.begin(), is.end(), [&](const Exit* now) { return alike(*old, *now); });
      if (found == is.end()) return false;
      compare_exit(c, *old, **found);
      is.erase(found);
      return true;
    });
  };
  const auto same_name = [](const Exit& a, const Exit& b) { return a.id == b.id; };
  const auto same_meaning = [&](const Exit& a, const Exit& b) {
    return c.meaning_before(a.when) == c.meaning_now(b.when);
  };
  pair([&](const Exit& a, const Exit& b) { return same_name(a, b) && same_meaning(a, b); });
  pair(same_meaning);
  pair(same_name);
  for (const Exit* exit : was)
    c.say("exit-removed", exit->id,
          {{"name", c.plain_old(exit->title)}, {"old", c.when(exit->when, c.old)}}, exit->when, {});
  for (const Exit* exit : is)
    c.say("exit-added", exit->id,
          {{"name", c.plain_now(exit->title)}, {"new", c.when(exit->when, c.now)}}, {}, exit->when);
}

}  // namespace

void compare_stops(Comparing& c) {
  Checks(c).compare();
  compare_exits(c);
}

}  // namespace blankett
