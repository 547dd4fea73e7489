// Says a condition in words, from messages with slots that a translator can reorder.
//   agande is one of leasing, tjanst
//   → du har svarat ”Ett leasingföretag” eller ”Min arbetsgivare” på frågan ”Vem äger bilen?”
// A part joined by the other connective stands in brackets, and so does a part that ends with a
// whole condition ("det inte stämmer att …"), so no reading is ambiguous.
// Tested by render_test.cpp.

#include "kinds/words.h"

#include <cstdlib>

#include "base/text.h"
#include "kinds/kind.h"

namespace blankett {
namespace {

struct Clause {
  std::string words;
  // How its parts are joined; `open`: it ends with a condition, which would swallow what follows.
  enum class Join : std::uint8_t { none, both, either, open } join = Join::none;
};

class Speaker {
 public:
  explicit Speaker(const Edition& edition, std::span<const std::string> numbers,
                   bool inside_named = false)
      : edition_(edition),
        locale_(*edition.locale),
        numbers_(numbers),
        inside_named_(inside_named) {}

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
        case Operator::any_row: stack.push_back(in_rows("condition.any-row", o)); break;
        case Operator::every_row: stack.push_back(in_rows("condition.every-row", o)); break;
        case Operator::no_row: stack.push_back(in_rows("condition.no-row", o)); break;
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
    if (!inside_named_) return Speaker(edition_, numbers_, true).say(c.condition);
    return {fill("condition.named", {{"label", edition_.plain(c.label)}})};
  }

  std::string fill(std::string_view key, const Slots& slots) const {
    return locale_.say(key, slots);
  }

  static std::string bracketed(const Clause& clause, Clause::Join join) {
    const bool mixed = clause.join != Clause::Join::none && clause.join != join;
    return mixed ? "(" + clause.words + ")" : clause.words;
  }

  // As the end of a sentence that goes on about all of it.
  static std::string whole(const Clause& clause) {
    return bracketed(clause, clause.join == Clause::Join::open ? clause.join : Clause::Join::none);
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
      return {answered(*before, "condition.not-answered", "condition.rows-not-answered")};
    return {fill("condition.not", {{"condition", whole(clause)}}), Clause::Join::open};
  }

  std::string answered(const Operation& o, std::string_view question, std::string_view rows) const {
    if (o.subject.kind == Operand::Kind::rows)
      return fill(rows, {{"rows", rows_of(o.subject.repeat)}});
    return fill(question, {{"question", label(o.subject.question)}});
  }

  std::string label(Index<Question> q) const {
    const std::string words = edition_.plain(edition_.model->questions[q].label);
    return numbers_.empty() ? words : numbers_[q.value] + " " + words;
  }

  // What the rows are called together, or else one by one.
  std::string rows_of(Index<Group> repeat) const {
    const Group& group = edition_.model->groups[repeat];
    return edition_.plain(group.title ? group.title : group.repeat->row_title);
  }

  std::string answer(const Question& q, const std::string& value) const {
    if (answer_type(q) == AnswerType::yes_no)
      return locale_.text(value == "yes" ? "yes-no.yes" : "yes-no.no");
    for (const Option& option : q.options)
      if (option.value == value) return edition_.plain(option.label);
    return value;
  }

  std::string answers(const Operation& o, std::string_view last) const {
    const Question& q = edition_.model->questions[o.subject.question];
    std::string out;
    for (std::size_t i = 0; i < o.values.size(); ++i) {
      std::string next = fill("list.quoted", {{"value", answer(q, o.values[i])}});
      if (i == 0) out = std::move(next);
      else
        out = fill(i + 1 == o.values.size() ? last : "list.comma",
                   {{"first", out}, {"second", std::move(next)}});
    }
    return out;
  }

  // "18 år"
  std::string span(const Operand& today) const {
    static constexpr std::string_view kSpans[] = {"span.days", "span.months", "span.years"};
    const int amount = std::abs(today.offset);
    return fill(kSpans[static_cast<std::size_t>(today.unit)], {{"number", std::to_string(amount)}});
  }

  // A side of a comparison. A bare number is money beside money.
  std::string side(const Operand& o, bool money) const {
    switch (o.kind) {
      case Operand::Kind::number:
        return money ? money_in_words(o.number.text(), locale_.formats)
                     : number_in_words(o.number.text(), locale_.formats);
      case Operand::Kind::date: return date_in_words(o.text, locale_.formats);
      case Operand::Kind::time: return time_in_words(o.text, locale_.formats);
      case Operand::Kind::today:
        if (o.offset == 0) return locale_.text("condition.today");
        return fill(o.offset < 0 ? "condition.span-ago" : "condition.span-ahead",
                    {{"span", span(o)}});
      case Operand::Kind::count: return fill("condition.count-of", {{"rows", rows_of(o.repeat)}});
      case Operand::Kind::sum: return fill("condition.sum-of", {{"question", label(o.question)}});
      case Operand::Kind::answer: {
        if (o.part.empty()) return fill("condition.answer-of", {{"question", label(o.question)}});
        const std::string kind(edition_.model->questions[o.question].kind->name);
        return fill("condition.part-of", {{"question", label(o.question)},
                                          {"part", locale_.text("part." + kind + "." + o.part)}});
      }
      case Operand::Kind::rows:
      case Operand::Kind::none: break;
    }
    return {};
  }

  bool is_money(const Operation& o) const {
    return o.subject.question &&
           answer_type(edition_.model->questions[o.subject.question]) == AnswerType::money;
  }

  bool is_moment(const Operand& o) const {
    if (o.kind != Operand::Kind::answer) return false;
    const Question& q = edition_.model->questions[o.question];
    AnswerType type = answer_type(q);
    for (const AnswerPart& part : q.kind->parts)
      if (part.name == o.part) type = part.type;
    return type == AnswerType::date || type == AnswerType::time;
  }

  std::string measured(const Operation& o) const {
    const bool money = is_money(o);
    const auto with = [&](std::string_view key) {
      return fill(key, {{"subject", side(o.subject, money)}, {"value", side(o.other, money)}});
    };
    // "är minst 18 år tillbaka i tiden"
    const auto far = [&](std::string_view back, std::string_view ahead) {
      return fill(o.other.offset < 0 ? back : ahead,
                  {{"subject", side(o.subject, false)}, {"span", span(o.other)}});
    };
    const bool moment = is_moment(o.subject);
    const bool relative = o.other.kind == Operand::Kind::today && o.other.offset != 0;
    switch (o.op) {
      case Operator::equals: return with("condition.equals");
      case Operator::differs: return with("condition.differs");
      case Operator::less:
        if (relative) return far("condition.more-ago", "condition.less-ahead");
        return with(moment ? "condition.before" : "condition.less");
      case Operator::at_most:
        if (relative) return far("condition.at-least-ago", "condition.at-most-ahead");
        return with(moment ? "condition.on-or-before" : "condition.at-most");
      case Operator::more:
        if (relative) return far("condition.less-ago", "condition.more-ahead");
        return with(moment ? "condition.after" : "condition.more");
      case Operator::at_least:
        if (relative) return far("condition.at-most-ago", "condition.at-least-ahead");
        return with(moment ? "condition.on-or-after" : "condition.at-least");
      default:
        return fill("condition.between", {{"subject", side(o.subject, money)},
                                          {"first", side(o.other, money)},
                                          {"last", side(o.upper, money)}});
    }
  }

  Clause in_rows(std::string_view key, const Operation& o) const {
    const Clause row = Speaker(edition_, numbers_, inside_named_).say(o.inner.front());
    return {fill(key, {{"rows", rows_of(o.repeat)}, {"condition", whole(row)}}),
            Clause::Join::open};
  }

  // A part of an answer is named in place of the question: "postnumret i svaret på …".
  std::string chosen(std::string_view whole, std::string_view of_part, const Operation& o,
                     std::string_view slot, std::string value) const {
    if (o.subject.part.empty())
      return fill(whole, {{"question", label(o.subject.question)}, {slot, std::move(value)}});
    return fill(of_part,
                {{"subject", side(o.subject, false)},
                 {"value", slot == "value" ? fill("list.quoted", {{"value", value}}) : value}});
  }

  std::string comparison(const Operation& o) const {
    const auto value = [&] {
      return answer(edition_.model->questions[o.subject.question], o.values.front());
    };
    const auto characters = [&](std::string_view key) {
      return fill(key, {{"subject", side(o.subject, false)}, {"number", o.other.number.text()}});
    };
    switch (o.op) {
      case Operator::is: return chosen("condition.is", "condition.equals", o, "value", value());
      case Operator::is_not:
        return chosen("condition.is-not", "condition.differs", o, "value", value());
      case Operator::is_one_of:
        return chosen("condition.one-of", "condition.equals", o, "values", answers(o, "list.or"));
      case Operator::is_not_one_of:
        return chosen("condition.not-one-of", "condition.differs", o, "values",
                      answers(o, "list.or"));
      case Operator::contains:
      case Operator::contains_any:
        return fill("condition.contains",
                    {{"question", label(o.subject.question)}, {"values", answers(o, "list.or")}});
      case Operator::contains_all:
        return fill("condition.contains",
                    {{"question", label(o.subject.question)}, {"values", answers(o, "list.and")}});
      case Operator::is_longer: return characters("condition.longer");
      case Operator::is_shorter: return characters("condition.shorter");
      case Operator::is_answered:
        return answered(o, "condition.answered", "condition.rows-answered");
      default: return measured(o);
    }
  }

  const Edition& edition_;
  const Locale& locale_;
  std::span<const std::string> numbers_;
  bool inside_named_;
};

}  // namespace

std::string in_words(const Condition& condition, const Edition& edition,
                     std::span<const std::string> numbers) {
  return Speaker(edition, numbers).say(condition).words;
}

}  // namespace blankett
