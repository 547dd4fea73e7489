// The time a form takes: a sum over what is shown. What hangs on one choice is counted together, so
// that ways that exclude each other are not added up:
//   agande is leasing → avtal 60 s, agande is egen → nothing: from 0 to 60 s, whatever else hangs
//   on agande.
// Other conditions count as never for the shortest way and as always for the longest, so that the
// true time lies between the two.
// Tested by duration_test.cpp.

#include "render/duration.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "kinds/kind.h"
#include "model/evaluate.h"

namespace blankett {
namespace {

constexpr unsigned kSignIn = 30;  // with an e-ID
constexpr unsigned kStep = 5;     // to see where one is
constexpr unsigned kReview = 60;  // to check the answers and send
constexpr unsigned kSkip = 5;     // to read a question and leave it empty
constexpr unsigned kInfo = 10;    // to read it, or to look at a picture
constexpr unsigned kFilm = 90;    // to see or hear it
constexpr std::size_t kRows = 3;  // as many as most people have of anything

Duration operator+(Duration a, Duration b) {
  return {a.shortest + b.shortest, a.longest + b.longest};
}

class Clock {
 public:
  explicit Clock(const Model& model) : model_(model) {}

  Duration run() {
    for (std::uint32_t i = 0; i < model_.steps.size(); ++i) hang(step(i));
    for (const auto& [exit, gate] : exits_) leave(*exit, gate);  // they may look ahead
    // From the last question to the first: what hangs on a question comes after it.
    times_.resize(model_.questions.size());
    for (std::size_t i = times_.size(); i > 0; --i)
      times_[i - 1] = question(Index<Question>{static_cast<std::uint32_t>(i - 1)});
    const unsigned sign_in = model_.service.identification == "e-id" ? kSignIn : 0;
    Duration out{kReview + sign_in, kReview + sign_in};
    for (std::uint32_t i = 0; i < model_.steps.size(); ++i) out = out + time(step(i));
    return out;
  }

 private:
  // What takes time: a step or one of its items.
  struct Part {
    const Step* step = nullptr;
    const Item* item = nullptr;
    const Condition* show_when = nullptr;
    friend bool operator<(const Part& a, const Part& b) {
      return std::pair(a.step, a.item) < std::pair(b.step, b.item);
    }
  };
  // What is shown for some answers to a question, by the number of its option.
  struct Hanging {
    Part part;
    std::vector<bool> shown;
  };

  Part step(std::uint32_t i) const {
    const Step& step = model_.steps[Index<Step>{i}];
    return {&step, nullptr, &step.show_when};
  }
  Part part(const Item& item) const {
    switch (item.kind) {
      case Item::Kind::question:
        return {nullptr, &item, &model_.questions[item.question].show_when};
      case Item::Kind::group: return {nullptr, &item, &model_.groups[item.group].show_when};
      case Item::Kind::info: return {nullptr, &item, &model_.infos[item.info].show_when};
      case Item::Kind::media: return {nullptr, &item, &model_.media[item.media].show_when};
      case Item::Kind::exit:
      case Item::Kind::check: break;
    }
    return {nullptr, &item, nullptr};
  }
  const std::vector<Item>& items(const Part& part) const {
    static const std::vector<Item> none;
    if (part.step) return part.step->items;
    return part.item->kind == Item::Kind::group ? model_.groups[part.item->group].items : none;
  }

  // ---- first: what hangs on which question

  // Two parts with the same gate are shown together but for their own conditions.
  void hang(const Part& part, const void* gate = nullptr) {
    if (part.item && part.item->kind == Item::Kind::question)
      gates_[part.item->question.value] = gate;
    if (part.item && part.item->kind == Item::Kind::exit)
      exits_.emplace_back(&model_.exits[part.item->exit], gate);
    if (part.show_when && *part.show_when) {
      const Index<Question> q = only_choice(*part.show_when);
      if (q && stands_at(q, gate)) {
        std::vector<bool> shown = verdicts(*part.show_when, q);
        const bool without = shown.back();
        shown.pop_back();
        if (!without) {
          hanging_[q.value].push_back({part, std::move(shown)});
          hangs_.insert(part);
        }
      }
    }
    const bool opens = (part.show_when && *part.show_when) || repeat_of(part);
    const void* inner = !opens      ? gate
                        : part.step ? static_cast<const void*>(part.step)
                                    : static_cast<const void*>(part.item);
    for (const Item& item : items(part)) hang(this->part(item), inner);
  }

  bool stands_at(Index<Question> q, const void* gate) const {
    const auto found = gates_.find(q.value);
    return found != gates_.end() && found->second == gate;
  }

  // The options that lead to an exit are no way through the form.
  void leave(const Exit& exit, const void* gate) {
    const Index<Question> q = only_choice(exit.when);
    if (!q || !stands_at(q, gate)) return;
    std::vector<bool>& closed = closed_[q.value];
    const std::vector<bool> verdict = verdicts(exit.when, q);
    closed.resize(verdict.size() - 1);
    for (std::size_t i = 0; i < closed.size(); ++i) closed[i] = closed[i] || verdict[i];
  }

  const Repeat* repeat_of(const Part& part) const {
    if (!part.item || part.item->kind != Item::Kind::group) return nullptr;
    const auto& repeat = model_.groups[part.item->group].repeat;
    return repeat ? &*repeat : nullptr;
  }

  // The one question of yes or no, or of one option, that a condition looks at; none when it looks
  // at something else too.
  Index<Question> only_choice(const Condition& condition) const {
    Index<Question> out;
    return looks_at(condition, out) ? out : Index<Question>{};
  }
  bool looks_at(const Condition& condition, Index<Question>& only) const {
    return std::all_of(
        condition.operations.begin(), condition.operations.end(), [&](const Operation& o) {
          switch (o.op) {
            case Operator::and_:
            case Operator::or_:
            case Operator::not_: return true;
            case Operator::named: return looks_at(model_.conditions[o.named].condition, only);
            default: break;
          }
          if (o.subject.kind != Operand::Kind::answer || !o.inner.empty()) return false;
          const Index<Question> q = o.subject.question;
          const AnswerType type = answer_type(model_.questions[q]);
          const bool choice = type == AnswerType::choice || type == AnswerType::yes_no;
          if (!choice || (only && only != q)) return false;
          only = q;
          return true;
        });
  }

  // What the condition says for each option, and last without an answer.
  std::vector<bool> verdicts(const Condition& condition, Index<Question> index) const {
    const Question& q = model_.questions[index];
    RowOf row;
    if (q.repeat) row[q.repeat.value] = 0;
    const std::string path = path_in_row(model_, q, row);
    std::vector<bool> out;
    const auto ask = [&](const Answers& answers) {
      out.push_back(holds(condition, model_, answers, "2026-01-01", row));  // no dates in it
    };
    if (q.options.empty()) {
      ask({{path, Answer(true)}});
      ask({{path, Answer(false)}});
    }
    for (const Option& option : q.options) ask({{path, Answer(option.value)}});
    ask({});
    return out;
  }

  // ---- then: the sum

  // Where a part stands; what hangs on a question is counted there.
  Duration time(const Part& part) const {
    if (hangs_.count(part)) return {};
    const Duration own = whole(part);
    return part.show_when && *part.show_when ? Duration{0, own.longest} : own;
  }

  // A part that is shown.
  Duration whole(const Part& part) const {
    if (part.item && part.item->kind != Item::Kind::group) return one(*part.item);
    Duration out = part.step ? Duration{kStep, kStep} : Duration{};
    for (const Item& item : items(part)) out = out + time(this->part(item));
    if (const Repeat* repeat = repeat_of(part)) {
      out.shortest *= static_cast<unsigned>(repeat->min);
      out.longest *= static_cast<unsigned>(std::max(repeat->min, std::min(repeat->max, kRows)));
    }
    return out;
  }

  Duration one(const Item& item) const {
    switch (item.kind) {
      case Item::Kind::question: return times_[item.question.value];
      case Item::Kind::info: return {kInfo, kInfo};
      case Item::Kind::media: {
        const bool picture = model_.media[item.media].kind == Media::Kind::picture;
        return {0, picture ? kInfo : kFilm};
      }
      default: return {};
    }
  }

  Duration question(Index<Question> index) const {
    const Question& q = model_.questions[index];
    const unsigned seconds = q.kind->seconds;
    Duration out{q.required || q.kind->computed ? seconds : std::min(seconds, kSkip), seconds};
    const auto hanging = hanging_.find(index.value);
    if (hanging == hanging_.end()) return out;
    std::vector<Duration> sums(hanging->second.front().shown.size());  // by option
    for (const Hanging& h : hanging->second) {
      const Duration each = whole(h.part);
      for (std::size_t option = 0; option < sums.size(); ++option)
        if (h.shown[option]) sums[option] = sums[option] + each;
    }
    if (const auto closed = closed_.find(index.value); closed != closed_.end())
      for (std::size_t option = sums.size(); option > 0; --option)
        if (closed->second[option - 1]) sums.erase(sums.begin() + static_cast<long>(option - 1));
    if (!q.required) sums.emplace_back();  // who does not answer is shown none of it
    if (sums.empty()) return out;
    Duration more = sums.front();
    for (const Duration& sum : sums)
      more = {std::min(more.shortest, sum.shortest), std::max(more.longest, sum.longest)};
    return out + more;
  }

  const Model& model_;
  std::map<std::uint32_t, const void*> gates_;  // question → what it is shown with
  std::map<std::uint32_t, std::vector<Hanging>> hanging_;
  std::vector<std::pair<const Exit*, const void*>> exits_;  // and their gates
  std::map<std::uint32_t, std::vector<bool>> closed_;  // question → its options that lead out
  std::set<Part> hangs_;
  std::vector<Duration> times_;  // of each question, with what hangs on it
};

}  // namespace

Duration duration_of(const Model& model) { return Clock(model).run(); }

Duration rounded_minutes(Duration seconds) {
  constexpr std::array<unsigned, 12> kSaid = {1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120};
  Duration out{kSaid.front(), (seconds.longest + 3599) / 3600 * 60};  // beyond: whole hours
  for (const unsigned minutes : kSaid)
    if (minutes * 60 <= seconds.shortest) out.shortest = minutes;
  for (auto said = kSaid.rbegin(); said != kSaid.rend(); ++said)
    if (*said * 60 >= seconds.longest) out.longest = *said;
  return out;
}

}  // namespace blankett
