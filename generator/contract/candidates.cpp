// Tested by cases_test.cpp.

#include "contract/candidates.h"

#include <algorithm>
#include <cstdio>

#include "base/date.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

unsigned decimals_of(const Question& q) {
  constexpr unsigned kOre = 2;
  return answer_type(q) == AnswerType::money
             ? kOre
             : static_cast<unsigned>(number_setting(q, "decimals", 0));
}

// A number, and the nearest ones below and above it that can be answered.
std::vector<Json> near_number(const Question& q, Decimal value) {
  Decimal step(1);
  for (unsigned i = 0; i < decimals_of(q); ++i) step = *quotient(step, Decimal(10));
  const Decimal own = rounded(value, decimals_of(q));
  std::vector<Json> out;
  for (const auto each : {std::optional(own), difference(own, step), sum(own, step)}) {
    if (!each) continue;
    if (answer_type(q) == AnswerType::money) out.emplace_back(each->ore());
    else out.push_back(Json::parse(each->text()));
  }
  return out;
}

std::vector<std::string> near_date(const std::string& date) {
  return {date, moved_by_days(date, -1), moved_by_days(date, 1)};
}

std::vector<std::string> near_time(const std::string& time) {
  const int minutes = std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3));
  std::vector<std::string> out;
  for (const int each : {minutes, minutes - 1, minutes + 1}) {
    if (each < 0 || each >= 24 * 60) continue;
    char written[16];
    std::snprintf(written, sizeof written, "%02d:%02d", each / 60, each % 60);
    out.emplace_back(written);
  }
  return out;
}

// An answer with this as its part, or as the whole.
Json with_part(const Question& q, const std::string& part, const std::string& value) {
  if (part.empty()) return value;
  for (const AnswerPart& each : q.kind->parts)
    if (each.name == part && each.computed) return q.kind->with_part(value);
  if (part == "from") return {{"from", value}, {"to", value}};
  for (const Sample& sample : q.kind->samples(q, q.path)) {
    if (!sample.reason.empty() || !sample.value.is_object()) continue;
    Json out = sample.value;
    if (out.contains(part)) {
      out[part] = value;
      return out;
    }
  }
  return value;
}

AnswerType type_of(const Question& q, const std::string& part) {
  for (const AnswerPart& each : q.kind->parts)
    if (each.name == part) return each.type;
  return answer_type(q);
}

std::string day_of(const Operand& operand, std::string_view today) {
  switch (operand.unit) {
    case TimeUnit::days: return moved_by_days(today, operand.offset);
    case TimeUnit::months: return moved_by_months(today, operand.offset);
    case TimeUnit::years: return moved_by_months(today, operand.offset * 12);
  }
  return std::string(today);
}

std::vector<Json> compared_with(const Question& q, const Operation& o, const Operand& constant,
                                std::string_view today) {
  const std::string& part = o.subject.part;
  std::vector<Json> out;
  switch (constant.kind) {
    case Operand::Kind::number:
      if (o.op == Operator::is_longer || o.op == Operator::is_shorter) {
        const auto size = static_cast<std::size_t>(std::stoul(constant.number.text()));
        for (const std::size_t each : {size, size + 1, size > 1 ? size - 1 : size})
          out.push_back(with_part(q, part, std::string(each, 'x')));
        return out;
      }
      return near_number(q, constant.number);
    case Operand::Kind::date:
      for (const std::string& each : near_date(constant.text))
        out.push_back(with_part(q, part, each));
      return out;
    case Operand::Kind::today:
      for (const std::string& each : near_date(day_of(constant, today)))
        out.push_back(with_part(q, part, each));
      return out;
    case Operand::Kind::time:
      for (const std::string& each : near_time(constant.text))
        out.push_back(with_part(q, part, each));
      return out;
    default: return out;
  }
}

}  // namespace

const std::vector<Json>& Candidates::of(Index<Question> question, const std::string& instance) {
  const auto [place, fresh] = known_.emplace(instance, std::vector<Json>{});
  std::vector<Json>& out = place->second;
  const Question& q = contract_.model().questions[question];
  if (!fresh || !q.kind->samples) return out;
  const auto offer = [&](Json value) {
    if (std::find(out.begin(), out.end(), value) == out.end() &&
        contract_.accepts(question, value, instance))
      out.push_back(std::move(value));
  };
  for (Sample& sample : q.kind->samples(q, instance))
    if (sample.reason.empty()) offer(std::move(sample.value));
  for (const Operation* o : contract_.comparisons()) {
    if (o->subject.kind != Operand::Kind::answer || o->subject.question != question) continue;
    for (const std::string& value : o->values)
      if (answer_type(q) != AnswerType::yes_no && answer_type(q) != AnswerType::choices)
        offer(with_part(q, o->subject.part, value));
    for (const Operand* operand : {&o->other, &o->upper})
      for (Json& value : compared_with(q, *o, *operand, today_)) offer(std::move(value));
  }
  return out;
}

std::vector<Json> answers_near(const Question& q, const std::string& part, const Answer& other,
                               const std::string& other_part) {
  if (const auto* number = std::get_if<Decimal>(&other)) return near_number(q, *number);
  std::string text;
  if (const auto* own = std::get_if<std::string>(&other)) text = *own;
  if (const auto* parts = std::get_if<Parts>(&other)) {
    const auto own = parts->find(other_part);
    if (own != parts->end()) text = own->second;
  }
  std::vector<Json> out;
  if (text.empty()) return out;
  const AnswerType type = type_of(q, part);
  if (type == AnswerType::date)
    for (const std::string& each : near_date(text)) out.push_back(with_part(q, part, each));
  else if (type == AnswerType::time)
    for (const std::string& each : near_time(text)) out.push_back(with_part(q, part, each));
  return out;
}

}  // namespace blankett
