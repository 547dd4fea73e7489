// Says a condition in words, from messages with slots that a translator can reorder.
//   agande is one of leasing, tjanst
//   → du har svarat ”Ett leasingföretag” eller ”Min arbetsgivare” på frågan ”Vem äger bilen?”
// A part joined by the other connective stands in brackets, so no reading is ambiguous.
// Tested by render_test.cpp.

#include "render/words.h"

#include "base/text.h"
#include "kinds/kind.h"

namespace blankett {
namespace {

struct Clause {
  std::string words;
  enum class Join : std::uint8_t { none, both, either } join = Join::none;
};

class Speaker {
 public:
  explicit Speaker(const Edition& edition, bool inside_named = false)
      : edition_(edition), locale_(*edition.locale), inside_named_(inside_named) {}

  Clause say(const Condition& condition) const {
    std::vector<Clause> stack;
    for (const Operation& o : condition.operations) {
      switch (o.op) {
        case Operator::named: stack.push_back(named(o.named)); break;
        case Operator::not_: stack.back() = negated(o, stack.back(), condition); break;
        case Operator::and_:
        case Operator::or_: {
          const Clause second = std::move(stack.back());
          stack.pop_back();
          stack.back() = joined(o.op, stack.back(), second);
          break;
        }
        default: stack.push_back({comparison(o)});
      }
    }
    return stack.empty() ? Clause{} : std::move(stack.back());
  }

 private:
  // A named condition is spelt out; one inside it is called by its name, so that conditions that
  // build on each other stay readable, and short.
  Clause named(Index<NamedCondition> i) const {
    const NamedCondition& c = edition_.model->conditions[i];
    if (!inside_named_) return Speaker(edition_, true).say(c.condition);
    return {fill("condition.named", {{"label", edition_.plain(c.label)}})};
  }

  std::string fill(std::string_view key, const Slots& slots) const {
    return filled(locale_.text(key), slots);
  }

  static std::string bracketed(const Clause& clause, Clause::Join join) {
    const bool mixed = clause.join != Clause::Join::none && clause.join != join;
    return mixed ? "(" + clause.words + ")" : clause.words;
  }

  Clause joined(Operator op, const Clause& first, const Clause& second) const {
    const auto join = op == Operator::and_ ? Clause::Join::both : Clause::Join::either;
    return {fill(op == Operator::and_ ? "condition.and" : "condition.or",
                 {{"first", bracketed(first, join)}, {"second", bracketed(second, join)}}),
            join};
  }

  Clause negated(const Operation& negation, const Clause& clause,
                 const Condition& condition) const {
    const Operation* before = &negation - 1;
    if (&negation != condition.operations.data() && before->op == Operator::is_answered)
      return {fill("condition.not-answered", {{"question", label(before->question)}})};
    return {fill("condition.not", {{"condition", bracketed(clause, Clause::Join::none)}})};
  }

  std::string label(Index<Question> q) const {
    return edition_.plain(edition_.model->questions[q].label);
  }

  std::string answer(const Question& q, const std::string& value) const {
    if (q.kind->answer == AnswerType::yes_no)
      return locale_.text(value == "yes" ? "yes-no.yes" : "yes-no.no");
    for (const Option& option : q.options)
      if (option.value == value) return edition_.plain(option.label);
    return value;
  }

  std::string answers(const Operation& o) const {
    const Question& q = edition_.model->questions[o.question];
    std::string out;
    for (std::size_t i = 0; i < o.values.size(); ++i) {
      std::string next = fill("list.quoted", {{"value", answer(q, o.values[i])}});
      if (i == 0) out = std::move(next);
      else
        out = fill(i + 1 == o.values.size() ? "list.or" : "list.comma",
                   {{"first", out}, {"second", std::move(next)}});
    }
    return out;
  }

  std::string date(const DateOperand& date) const {
    switch (date.kind) {
      case DateOperand::Kind::today: return locale_.text("condition.today");
      case DateOperand::Kind::date: return date_in_words(date.date, locale_.language);
      case DateOperand::Kind::question:
        return fill("condition.date-of", {{"question", label(date.question)}});
    }
    return {};
  }

  std::string comparison(const Operation& o) const {
    const Question& q = edition_.model->questions[o.question];
    const auto value = [&](std::string_view key) {
      return fill(key, {{"question", label(o.question)}, {"value", answer(q, o.values.front())}});
    };
    const auto values = [&](std::string_view key) {
      return fill(key, {{"question", label(o.question)}, {"values", answers(o)}});
    };
    const auto dates = [&](std::string_view key) {
      return fill(key, {{"question", label(o.question)}, {"date", date(o.date)}});
    };
    switch (o.op) {
      case Operator::is: return value("condition.is");
      case Operator::is_not: return value("condition.is-not");
      case Operator::is_one_of: return values("condition.one-of");
      case Operator::is_not_one_of: return values("condition.not-one-of");
      case Operator::is_answered:
        return fill("condition.answered", {{"question", label(o.question)}});
      case Operator::date_is: return dates("condition.date-is");
      case Operator::date_is_not: return dates("condition.date-is-not");
      case Operator::before: return dates("condition.before");
      case Operator::after: return dates("condition.after");
      case Operator::on_or_before: return dates("condition.on-or-before");
      case Operator::on_or_after: return dates("condition.on-or-after");
      default: return {};
    }
  }

  const Edition& edition_;
  const Locale& locale_;
  bool inside_named_;
};

}  // namespace

std::string in_words(const Condition& condition, const Edition& edition) {
  return Speaker(edition).say(condition).words;
}

}  // namespace blankett
