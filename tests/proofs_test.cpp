// What is proved of a form, against every answer there is to it. Forms are small, random and the
// same every time.

#include "proofs/proofs.h"

#include <algorithm>
#include <random>
#include <set>

#include "link/link.h"
#include "model/evaluate.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using proofs::Proof;
using proofs::Site;

constexpr std::string_view kToday = "2026-06-15";

class RandomForm {
 public:
  explicit RandomForm(unsigned seed) : random_(seed) {}

  std::string xml() {
    std::string steps;
    for (int step = 0; step < 2; ++step) {
      std::string items;
      for (int i = 0; i < 2; ++i) items += question();
      if (below(2) == 0) {
        const std::string show = when("show-when");
        const std::string inside = question();
        const std::string id = "g" + std::to_string(++ids_);
        asked_.back() = last_ = id + "/" + last_;
        items += "<group id=\"" + id + "\"" + show + ">" + inside + "</group>";
      } else {
        items += question();
      }
      for (int i = below(3); i-- > 0;)
        items += "<exit id=\"e" + std::to_string(++ids_) + "\" when=\"" + condition(2) +
                 "\"><title>T</title><p>P</p></exit>";
      if (below(2) == 0)
        items += "<check that=\"" + last_ + " is answered or " + condition(1) + "\">F</check>";
      if (below(3) == 0) items += "<check that=\"" + condition(2) + "\">F</check>";
      steps += "<step id=\"s" + std::to_string(step) + "\"" +
               (step > 0 && below(3) == 0 ? show_ : "") + "><title>T</title>" + items + "</step>";
      show_ = when("show-when");
    }
    return "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S.</summary>"
           "<service owner=\"o\"><endpoint href=\"https://e.example/t\"/></service>" +
           steps + "</form>";
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::string when(const std::string& name) {
    return asked_.empty() || below(2) == 0 ? "" : " " + name + "=\"" + condition(2) + "\"";
  }

  std::string question() {
    const std::string conditions =
        when("show-when") + (below(3) == 0 ? " required=\"yes\"" : when("required-when"));
    const std::string id = std::string(1, "abcd"[below(4)]) + std::to_string(++ids_);
    asked_.push_back(id);
    last_ = id;
    const std::string start = " id=\"" + id + "\"" + conditions;
    const std::string label = "<label>L</label>";
    const std::string options = "<option value=\"x\">X</option><option value=\"y\">Y</option>";
    switch (id[0]) {
      case 'a': return "<yes-no" + start + ">" + label + "</yes-no>";
      case 'b': return "<choice" + start + ">" + label + options + "</choice>";
      case 'c': return "<number" + start + " min=\"1\" max=\"3\">" + label + "</number>";
      default:
        return "<choices" + start + (below(2) == 0 ? " max-choices=\"1\"" : "") + ">" + label +
               options + "<option value=\"z\" exclusive=\"yes\">Z</option></choices>";
    }
  }

  std::string condition(int depth) {
    if (depth > 0 && below(2) == 0)
      return "(" + condition(depth - 1) + (below(2) == 0 ? " and " : " or ") +
             condition(depth - 1) + ")";
    if (below(4) == 0) return "not (" + condition(0) + ")";
    const std::string id = asked_[static_cast<std::size_t>(below(static_cast<int>(asked_.size())))];
    if (below(4) == 0) return id + " is answered";
    const auto one_of = [&](std::vector<std::string> words) {
      return id + " " + words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
    };
    switch (id[id.rfind('/') + 1]) {
      case 'a': return one_of({"is yes", "is no", "is not yes"});
      case 'b': return one_of({"is x", "is not y", "is one of x, y", "is not one of x, y"});
      case 'c':
        return one_of({"is 2", "is not 1", "is less than 2", "is at most 2.5", "is more than 3",
                       "is at least 2", "is between 1 and 2", "is between 1.2 and 1.8"});
      default:
        return one_of(
            {"contains x", "contains any of x, z", "contains all of x, y", "contains all of y, z"});
    }
  }

  std::mt19937 random_;
  int ids_ = 0;
  std::vector<std::string> asked_;
  std::string last_, show_;
};

// Every set of answers that a form allows, when those that are not shown are left out.
std::vector<Answers> all_answers(const Model& model) {
  std::vector<Answers> all = {{}};
  for (const Question& q : model.questions) {
    std::vector<Answer> own;
    switch (q.path[q.path.rfind('/') + 1]) {
      case 'a': own = {true, false}; break;
      case 'b': own = {std::string("x"), std::string("y")}; break;
      case 'c': own = {Decimal(1), Decimal(2), Decimal(3)}; break;
      default:
        using Chosen = std::vector<std::string>;
        own = {Chosen{"x"}, Chosen{"y"}, Chosen{"z"}};
        if (q.settings.empty()) own.emplace_back(Chosen{"x", "y"});
    }
    std::vector<Answers> more;
    for (const Answers& before : all) {
      // A question that is not shown leaves the others as they are.
      for (const Answer& answer : own) {
        Answers with = before;
        with[q.path] = answer;
        if (shown_answers(model, with, kToday).count(q.path) == 1) more.push_back(std::move(with));
      }
      more.push_back(before);
    }
    all = std::move(more);
  }
  return all;
}

// What prove() says, found by looking at every answer.
class Oracle {
 public:
  explicit Oracle(const Model& model) : model_(model), all_(all_answers(model)), here_(all_) {}

  void agree(const Proof& proof) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> overlaps;
    for (std::uint32_t s = 0; s < model_.steps.size(); ++s) {
      const Index<Step> step{s};
      std::vector<const Site*> own;
      for (const Site& site : proof.sites)
        if (step_of(site) == step) own.push_back(&site);
      for (const Site* site : own) agree(*site);
      overlaps_of(step, own, overlaps);
      leave(step, own, proof);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> proved;
    for (const auto& o : proof.overlaps) {
      CHECK(overlaps.count({o.first.value, o.second.value}) == 1);
      CHECK_FALSE(o.example.empty());
      proved.insert({o.second.value, 0});
    }
    for (const auto& [first, second] : overlaps) CHECK(proved.count({second, 0}) == 1);
  }
  std::size_t verdicts() const { return verdicts_; }

 private:
  bool is(const Condition& condition, const Answers& answers) const {
    return !condition || holds(condition, model_, answers, kToday);
  }

  Index<Step> step_of(const Site& site) const {
    switch (site.of) {
      case Site::Of::step: return {site.index};
      case Site::Of::group: return model_.groups[Index<Group>{site.index}].step;
      case Site::Of::exit: return model_.exits[Index<Exit>{site.index}].step;
      case Site::Of::check: return model_.checks[Index<Check>{site.index}].step;
      default: return model_.questions[Index<Question>{site.index}].step;
    }
  }

  bool around(Index<Step> step, Index<Group> group, const Answers& a) const {
    if (!is(model_.steps[step].show_when, a)) return false;
    return !group ||
           (is(model_.groups[group].show_when, a) && around(step, model_.groups[group].parent, a));
  }
  bool shown(const Question& q, const Answers& a) const {
    return around(q.step, q.group, a) && is(q.show_when, a);
  }

  bool comes(const Site& site, const Answers& a) const {
    switch (site.of) {
      case Site::Of::step: return true;
      case Site::Of::group: {
        const Group& group = model_.groups[Index<Group>{site.index}];
        return around(group.step, group.parent, a);
      }
      case Site::Of::exit: return around(step_of(site), {}, a);
      case Site::Of::check: {
        const Check& check = model_.checks[Index<Check>{site.index}];
        return around(check.step, {}, a) &&
               std::all_of(check.needs.begin(), check.needs.end(), [&](Index<Question> q) {
                 return a.count(model_.questions[q].path) == 1;
               });
      }
      case Site::Of::required: return shown(model_.questions[Index<Question>{site.index}], a);
      default: {
        const Question& q = model_.questions[Index<Question>{site.index}];
        return around(q.step, q.group, a);
      }
    }
  }

  void agree(const Site& site) {
    bool can_hold = false, can_fail = false, alone_hold = false, alone_fail = false;
    for (const Answers& a : here_)
      if (comes(site, a)) (is(*site.condition, a) ? can_hold : can_fail) = true;
    for (const Answers& a : all_) (is(*site.condition, a) ? alone_hold : alone_fail) = true;
    CHECK(alone_hold == site.can_hold_alone);
    CHECK(alone_fail == site.can_fail_alone);
    CHECK(can_hold == site.can_hold);
    CHECK(can_fail == site.can_fail);
    CHECK((can_hold || can_fail) == site.reached);
    CHECK_FALSE(site.open);
    verdicts_ += 5;
  }

  static bool counts(const Site& site) {
    if (site.of == Site::Of::check) return !site.poisoned && site.can_hold;
    return site.of == Site::Of::exit && !site.poisoned && site.can_hold && site.can_fail;
  }

  void overlaps_of(Index<Step> step, const std::vector<const Site*>& sites,
                   std::set<std::pair<std::uint32_t, std::uint32_t>>& out) const {
    for (const Site* first : sites)
      for (const Site* second : sites) {
        if (first->of != Site::Of::exit || second->of != Site::Of::exit) continue;
        if (first->index >= second->index || !counts(*first) || !counts(*second)) continue;
        if (std::any_of(here_.begin(), here_.end(), [&](const Answers& a) {
              return around(step, {}, a) && is(*first->condition, a) && is(*second->condition, a);
            }))
          out.insert({first->index, second->index});
      }
  }

  bool passes(const std::vector<const Site*>& sites, const Answers& a) const {
    return std::all_of(sites.begin(), sites.end(), [&](const Site* site) {
      if (!counts(*site)) return true;
      if (site->of == Site::Of::exit) return !is(*site->condition, a);
      return !comes(*site, a) || is(*site->condition, a);
    });
  }

  bool is_asked(const Question& q, const Answers& a) const {
    if (!q.required && !q.required_when) return false;
    return shown(q, a) && (q.required || is(q.required_when, a));
  }

  void leave(Index<Step> step, const std::vector<const Site*>& sites, const Proof& proof) {
    const auto reported = [&](std::uint32_t i) {
      return std::find(proof.unanswerable.begin(), proof.unanswerable.end(), Index<Question>{i}) !=
             proof.unanswerable.end();
    };
    for (std::uint32_t i = 0; i < model_.questions.size(); ++i) {
      const Question& q = model_.questions[Index<Question>{i}];
      if (q.step != step) continue;
      bool asked = false, answered = false;
      for (const Answers& a : here_)
        if (is_asked(q, a) && passes(sites, a)) {
          asked = true;
          answered |= a.count(q.path) == 1;
        }
      CHECK((asked && !answered) == reported(i));
      ++verdicts_;
    }
    std::vector<Answers> past;
    bool reached = false, left = false;
    for (const Answers& a : here_) {
      if (!around(step, {}, a)) {
        past.push_back(a);
        continue;
      }
      reached = true;
      bool leaves = passes(sites, a);
      for (std::uint32_t i = 0; leaves && i < model_.questions.size(); ++i) {
        const Question& q = model_.questions[Index<Question>{i}];
        if (q.step == step && !reported(i) && is_asked(q, a)) leaves = a.count(q.path) == 1;
      }
      if (!leaves) continue;
      left = true;
      past.push_back(a);
    }
    const bool inescapable = std::find(proof.inescapable.begin(), proof.inescapable.end(), step) !=
                             proof.inescapable.end();
    CHECK((reached && !left) == inescapable);
    if (reached && left) here_ = std::move(past);
    ++verdicts_;
  }

  const Model& model_;
  std::vector<Answers> all_, here_;  // here: those who have left the steps before
  std::size_t verdicts_ = 0;
};

}  // namespace

TEST_CASE("every verdict on small random forms is what looking at every answer gives",
          "[proofs][slow]") {
  std::size_t verdicts = 0, never = 0, always = 0, overlaps = 0, stuck = 0, unanswerable = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const std::string xml = RandomForm(seed).xml();
    INFO("seed " << seed << ": " << xml);
    Sources sources;
    Diagnostics found;
    const Document document = parse(sources, sources.add("t/form.xml", xml), found);
    const Model model = link(document, "t", {}, sources, found);
    for (const Diagnostic& d : found) {
      INFO(fill_arguments(std::string(d.message->text), d.arguments));
      CHECK(d.message->id == "link/check-elsewhere");
    }
    const Proof proof = proofs::prove(model);
    Oracle oracle(model);
    oracle.agree(proof);
    verdicts += oracle.verdicts();
    for (const Site& site : proof.sites) {
      never += !site.can_hold;
      always += !site.can_fail;
    }
    overlaps += proof.overlaps.size();
    stuck += proof.inescapable.size();
    unanswerable += proof.unanswerable.size();
  }
  // The forms show something of everything.
  CHECK(verdicts > 10'000);
  CHECK(never > 100);
  CHECK(always > 100);
  CHECK(overlaps > 20);
  CHECK(stuck > 3);
  CHECK(unanswerable > 3);
}

}  // namespace blankett::tests
