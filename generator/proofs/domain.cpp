// Finds the classes by trying an answer at, just below and just above each constant.
// Tested by proofs_test.cpp.

#include "proofs/domain.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "base/date.h"
#include "base/text.h"
#include "kinds/kind.h"

namespace blankett::proofs {
namespace {

// Any words within the length are an answer; other kinds of text want their own form.
bool is_free_text(const Question& q) {
  return q.kind->name == "text" || q.kind->name == "long-text";
}

bool is_constant(const Operand& operand) {
  return operand.kind == Operand::Kind::none || operand.kind == Operand::Kind::number ||
         operand.kind == Operand::Kind::date || operand.kind == Operand::Kind::time;
}

unsigned decimals_of(const Question& q) {
  constexpr unsigned kOre = 2;
  return answer_type(q) == AnswerType::money
             ? kOre
             : static_cast<unsigned>(number_setting(q, "decimals", 0));
}

std::size_t longest(const Question& q) {
  constexpr std::size_t kText = 200, kLongText = 2000;
  return number_setting(q, "max-length", q.kind->name == "text" ? kText : kLongText);
}

// Of values in order, one in each stretch between constants and one at each constant.
template <class Value>
std::vector<Value> one_of_each(const std::set<Value>& values, const std::set<Value>& constants) {
  std::vector<Value> out;
  for (const Value& value : values) {
    const bool own = constants.count(value) > 0;
    const bool same_stretch =
        !out.empty() && !own && constants.lower_bound(out.back()) == constants.lower_bound(value);
    if (!same_stretch) out.push_back(value);
  }
  return out;
}

template <class Look>
void for_each_constant(const std::vector<const Operation*>& compared, Look&& look) {
  for (const Operation* o : compared)
    for (const Operand* operand : {&o->other, &o->upper})
      if (operand->kind != Operand::Kind::none) look(*operand);
}

// The grid of numbers with so many decimals.
Decimal step_of(unsigned decimals) {
  Decimal step(1);
  for (unsigned i = 0; i < decimals; ++i) step = *quotient(step, Decimal(10));
  return step;
}
Decimal at_or_below(Decimal value, unsigned decimals) {
  const Decimal near = rounded(value, decimals);
  return near > value ? difference(near, step_of(decimals)).value_or(near) : near;
}

std::vector<Answer> numbers_of(const Question& q, const std::vector<const Operation*>& compared) {
  const unsigned decimals = decimals_of(q);
  const Limits limits = limits_of(q, decimals);
  const Decimal step = step_of(decimals);
  std::set<Decimal> constants, values;
  const auto offer = [&](std::optional<Decimal> value) {
    if (value && limits.least <= *value && *value <= limits.most) values.insert(*value);
  };
  const auto try_around = [&](Decimal value) {
    const Decimal below = at_or_below(value, decimals);
    offer(below);
    offer(difference(below, step));
    offer(sum(below, step));
    if (const auto above = sum(below, step)) offer(sum(*above, step));
  };
  try_around(limits.least);
  try_around(limits.most);
  for_each_constant(compared, [&](const Operand& operand) {
    constants.insert(operand.number);
    try_around(operand.number);
  });
  std::vector<Answer> out;
  for (const Decimal value : one_of_each(values, constants)) out.emplace_back(value);
  return out;
}

std::vector<Answer> dates_of(const std::vector<const Operation*>& compared) {
  const std::string first = "0001-01-01", last = "9999-12-31";
  std::set<std::string> constants, values = {first, last};
  for_each_constant(compared, [&](const Operand& operand) {
    constants.insert(operand.text);
    values.insert(operand.text);
    if (operand.text != first) values.insert(moved_by_days(operand.text, -1));
    if (operand.text != last) values.insert(moved_by_days(operand.text, 1));
  });
  const std::vector<std::string> out = one_of_each(values, constants);
  return {out.begin(), out.end()};
}

std::string clock(int minutes) {
  char out[16];
  std::snprintf(out, sizeof out, "%02d:%02d", minutes / 60, minutes % 60);
  return out;
}

std::vector<Answer> times_of(const std::vector<const Operation*>& compared) {
  constexpr int kDay = 24 * 60;
  std::set<std::string> constants, values = {clock(0), clock(kDay - 1)};
  for_each_constant(compared, [&](const Operand& operand) {
    const int minutes =
        std::stoi(operand.text.substr(0, 2)) * 60 + std::stoi(operand.text.substr(3));
    constants.insert(operand.text);
    for (int near = minutes - 1; near <= minutes + 1; ++near)
      if (near >= 0 && near < kDay) values.insert(clock(near));
  });
  const std::vector<std::string> out = one_of_each(values, constants);
  return {out.begin(), out.end()};
}

// Each text that is named, and others of each length that is told apart.
std::vector<Answer> texts_of(const Question& q, const std::vector<const Operation*>& compared) {
  const auto most = static_cast<std::int64_t>(longest(q));
  std::set<std::string> named;
  std::set<Decimal> constants, lengths = {Decimal(1), Decimal(most)};
  for (const Operation* o : compared) {
    named.insert(o->values.begin(), o->values.end());
    if (o->other.kind != Operand::Kind::number) continue;
    constants.insert(o->other.number);
    for (const auto near : {difference(o->other.number, Decimal(1)), std::optional(o->other.number),
                            sum(o->other.number, Decimal(1))})
      if (near && Decimal(1) <= *near && *near <= Decimal(most)) lengths.insert(*near);
  }
  std::vector<Answer> out;
  for (const std::string& text : named)
    if (!text.empty() && trimmed(text) == text && length(text) <= static_cast<std::size_t>(most))
      out.emplace_back(text);
  for (const Decimal wanted : one_of_each(lengths, constants)) {
    const auto size = static_cast<std::size_t>(std::stoll(wanted.text()));
    for (char letter = '!'; letter <= '~'; ++letter)
      if (std::string other(size, letter); named.count(other) == 0) {
        out.emplace_back(std::move(other));
        break;
      }
  }
  return out;
}

}  // namespace

bool is_comparison(Operator op) {
  return op != Operator::named && op != Operator::and_ && op != Operator::or_ &&
         op != Operator::not_;
}

bool is_ordering(Operator op) { return op >= Operator::equals && op <= Operator::between; }

bool within_reach(const Operation& o, const Model& model) {
  if (!is_comparison(o.op) || !o.inner.empty()) return false;
  if (!is_constant(o.other) || !is_constant(o.upper)) return false;
  if (o.subject.kind == Operand::Kind::rows || o.subject.kind == Operand::Kind::count) return true;
  if (o.subject.kind != Operand::Kind::answer || !o.subject.part.empty()) return false;
  const Question& q = model.questions[o.subject.question];
  if (q.kind->computed) return false;
  return o.op == Operator::is_answered || q.kind->answer != AnswerType::text || is_free_text(q);
}

std::optional<std::vector<Answer>> answers_of(const Question& q,
                                              const std::vector<const Operation*>& compared) {
  if (q.kind->computed) return std::nullopt;
  switch (q.kind->answer) {
    case AnswerType::yes_no: return {{true, false}};
    case AnswerType::choice: {
      if (q.options.empty()) return std::nullopt;
      std::set<std::string> values;
      for (const Option& option : q.options) values.insert(option.value);
      return std::vector<Answer>(values.begin(), values.end());
    }
    case AnswerType::number:
    case AnswerType::money: return numbers_of(q, compared);
    case AnswerType::date: return dates_of(compared);
    case AnswerType::time: return times_of(compared);
    case AnswerType::text:
      if (is_free_text(q)) return texts_of(q, compared);
      return std::nullopt;
    case AnswerType::choices:
    case AnswerType::only_presence: return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::size_t> counts_of(const Repeat& repeat,
                                   const std::vector<const Operation*>& compared) {
  std::set<Decimal> constants, values;
  const Decimal least(static_cast<std::int64_t>(std::max<std::size_t>(repeat.min, 1)));
  const Decimal most(static_cast<std::int64_t>(std::max(repeat.min, repeat.max)));
  const auto try_around = [&](Decimal value) {
    const Decimal below = at_or_below(value, 0);
    for (int i = -1; i <= 2; ++i)
      if (const auto near = sum(below, Decimal(i)); near && least <= *near && *near <= most)
        values.insert(*near);
  };
  try_around(least);
  try_around(most);
  for_each_constant(compared, [&](const Operand& operand) {
    constants.insert(operand.number);
    try_around(operand.number);
  });
  std::vector<std::size_t> out = {0};
  for (const Decimal value : one_of_each(values, constants))
    out.push_back(static_cast<std::size_t>(std::stoull(value.text())));
  return out;
}

ChoiceLimits choice_limits(const Question& q) {
  return {number_setting(q, "min-choices", 1),
          number_setting(q, "max-choices", std::max<std::size_t>(1, q.options.size()))};
}

bool limits_cross(const Question& q) {
  if (answer_type(q) == AnswerType::choices) return true;  // it has no other way to be impossible
  const Limits limits = limits_of(q, decimals_of(q));
  return limits.least > limits.most;
}

bool has_an_answer(const Question& q) {
  if (q.kind->computed) return true;
  const AnswerType type = answer_type(q);
  if (type == AnswerType::number || type == AnswerType::money) return !numbers_of(q, {}).empty();
  if (type != AnswerType::choices || q.options.empty()) return true;
  const ChoiceLimits limits = choice_limits(q);
  const auto exclusive = static_cast<std::size_t>(std::count_if(
      q.options.begin(), q.options.end(), [](const Option& o) { return o.exclusive; }));
  return exclusive > 0 || (limits.fewest <= limits.most && limits.fewest <= q.options.size());
}

}  // namespace blankett::proofs
