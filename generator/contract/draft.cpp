// Steers by trying: each comparison takes the first answer of those worth trying that turns it the
// right way, in an order drawn by lot; the caller looks at how the whole came out.
// Tested by cases_test.cpp.

#include "contract/draft.h"

#include <algorithm>
#include <numeric>

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 40;  // conditions that show questions that conditions ask …

// How many operations make up the one that ends at `last`, itself counted.
std::size_t size_of(const std::vector<Operation>& operations, std::size_t last) {
  switch (operations[last].op) {
    case Operator::not_: return 1 + size_of(operations, last - 1);
    case Operator::and_:
    case Operator::or_: {
      const std::size_t second = size_of(operations, last - 1);
      return 1 + second + size_of(operations, last - 1 - second);
    }
    default: return 1;
  }
}

}  // namespace

Draft::Draft(const Contract& contract, Candidates& candidates, std::string_view today,
             std::uint32_t seed)
    : contract_(contract),
      candidates_(candidates),
      model_(contract.model()),
      today_(today),
      random_(seed) {}

void Draft::set(Index<Question> question, const RowOf& row, Json value) {
  const Question& q = model_.questions[question];
  const std::string path = path_in_row(model_, q, row);
  shown_is_fresh_ = false;
  answers_.erase(path);
  if (value.is_null()) {
    given_.erase(path);
    return;
  }
  if (auto answer = answer_of(q, value)) answers_[path] = std::move(*answer);
  given_[path] = std::move(value);
}

const Json* Draft::get(Index<Question> question, const RowOf& row) const {
  const auto found = given_.find(path_in_row(model_, model_.questions[question], row));
  return found == given_.end() ? nullptr : &found->second;
}

void Draft::set_rows(Index<Group> repeat, std::size_t count) {
  shown_is_fresh_ = false;
  const std::string& path = model_.groups[repeat].path;
  if (count == 0) answers_.erase(path);
  else answers_[path] = Rows{count};
}

std::size_t Draft::rows(Index<Group> repeat) const {
  const auto found = answers_.find(model_.groups[repeat].path);
  return found == answers_.end() ? 0 : std::get<Rows>(found->second).count;
}

const std::vector<Json>& Draft::right(Index<Question> question, const RowOf& row) {
  const std::string path = path_in_row(model_, model_.questions[question], row);
  return candidates_.of(question, path);
}

const Answers& Draft::shown() const {
  if (!shown_is_fresh_) shown_ = shown_answers(model_, answers_, today_);
  shown_is_fresh_ = true;
  return shown_;
}

bool Draft::is_shown(Index<Question> question, const RowOf& row) const {
  const Question& q = model_.questions[question];
  const auto all_hold = [&](const std::vector<const Condition*>& conditions) {
    return std::all_of(conditions.begin(), conditions.end(), [&](const Condition* condition) {
      return holds(*condition, model_, shown(), today_, row);
    });
  };
  if (q.repeat && (row.count(q.repeat.value) == 0 || row.at(q.repeat.value) >= rows(q.repeat)))
    return false;
  return all_hold(conditions_around(model_, q.step, q.group, {})) &&
         (!q.show_when || holds(q.show_when, model_, shown(), today_, row));
}

// ---- steering

bool Draft::steer(const std::vector<const Condition*>& conditions, const RowOf& row,
                  bool all_hold) {
  if (conditions.empty()) return all_hold;
  if (!all_hold) return steer(*conditions[any(conditions.size())], row, false);
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition* condition) { return steer(*condition, row, true); });
}

bool Draft::steer(const Condition& condition, const RowOf& row, bool wanted) {
  if (depth_ > kDeepest) return false;
  ++depth_;
  const bool done = steer(condition, condition.operations.size() - 1, row, wanted);
  --depth_;
  return done;
}

bool Draft::steer(const Condition& condition, std::size_t last, const RowOf& row, bool wanted) {
  const Operation& o = condition.operations[last];
  switch (o.op) {
    case Operator::named: return steer(model_.conditions[o.named].condition, {}, wanted);
    case Operator::not_: return steer(condition, last - 1, row, !wanted);
    case Operator::and_:
    case Operator::or_: {
      const std::size_t second = last - 1;
      const std::size_t first = second - size_of(condition.operations, second);
      const bool both = (o.op == Operator::and_) == wanted;
      if (both)
        return steer(condition, first, row, wanted) && steer(condition, second, row, wanted);
      const bool begin_with_first = any(2) == 0;
      return steer(condition, begin_with_first ? first : second, row, wanted) ||
             steer(condition, begin_with_first ? second : first, row, wanted);
    }
    case Operator::any_row:
    case Operator::every_row:
    case Operator::no_row: return steer_rows(o, row, wanted);
    default: return steer_comparison(o, row, wanted);
  }
}

bool Draft::turns_out(const Operation& operation, const RowOf& row, bool wanted) const {
  Condition alone;
  alone.operations.push_back(operation);
  return holds(alone, model_, answers_, today_, row) == wanted;
}

RowOf Draft::row_for(Index<Question> question, const RowOf& row) {
  const Index<Group> repeat = model_.questions[question].repeat;
  if (!repeat) return {};
  if (row.count(repeat.value) > 0) return {{repeat.value, row.at(repeat.value)}};
  if (rows(repeat) == 0) set_rows(repeat, 1);
  return {{repeat.value, 0}};
}

bool Draft::show(Index<Question> question, const RowOf& row) {
  const Question& q = model_.questions[question];
  std::vector<const Condition*> conditions = conditions_around(model_, q.step, q.group, {});
  if (q.show_when) conditions.push_back(&q.show_when);
  return steer(conditions, row, true);
}

bool Draft::steer_comparison(const Operation& o, const RowOf& row, bool wanted) {
  const auto is_of_rows = [](const Operand& operand) {
    return operand.kind == Operand::Kind::rows || operand.kind == Operand::Kind::count ||
           operand.kind == Operand::Kind::sum;
  };
  if (is_of_rows(o.subject)) return steer_count(o, row, wanted);
  const Index<Question> subject = o.subject.question;
  const RowOf own_row = row_for(subject, row);
  if (wanted && !show(subject, own_row)) return false;
  if (model_.questions[subject].formula) {  // worked out of others: change one of them
    for (const ExpressionStep& step : model_.questions[subject].formula.steps) {
      if (step.operand.kind != Operand::Kind::answer) continue;
      const RowOf there = row_for(step.operand.question, row);
      for (const Json& value : right(step.operand.question, there)) {
        set(step.operand.question, there, value);
        const Answers& now = shown();
        Condition alone;
        alone.operations.push_back(o);
        if (holds(alone, model_, now, today_, row) == wanted) return true;
      }
    }
    return false;
  }
  // What it is compared with has to have a value.
  for (const Operand* other : {&o.other, &o.upper}) {
    if (is_of_rows(*other) && turns_out(o, row, wanted)) return true;
    if (other->kind != Operand::Kind::answer) continue;
    const RowOf there = row_for(other->question, row);
    if (wanted && !show(other->question, there)) return false;
    if (!get(other->question, there) && !right(other->question, there).empty())
      set(other->question, there, right(other->question, there).front());
  }
  if (get(subject, own_row) && turns_out(o, row, wanted)) return true;
  std::vector<Json> values = right(subject, own_row);
  for (const Operand* other : {&o.other, &o.upper}) {
    if (other->kind != Operand::Kind::answer) continue;
    const RowOf there = row_for(other->question, row);
    const auto value = answers_.find(path_in_row(model_, model_.questions[other->question], there));
    if (value == answers_.end()) continue;
    for (Json& near :
         answers_near(model_.questions[subject], o.subject.part, value->second, other->part))
      if (contract_.accepts(subject, near, path_in_row(model_, model_.questions[subject], own_row)))
        values.push_back(std::move(near));
  }
  const std::size_t from = values.empty() ? 0 : any(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    set(subject, own_row, values[(from + i) % values.size()]);
    if (turns_out(o, row, wanted)) return true;
  }
  set(subject, own_row, nullptr);
  return turns_out(o, row, wanted);
}

bool Draft::steer_rows(const Operation& o, const RowOf& row, bool wanted) {
  const Condition& inner = o.inner.front();
  // `any` needs a row where it holds; not `every` one where it fails, and not `no` one where it
  // holds. The opposite of each is asked of all rows.
  const bool in_one = o.op != Operator::every_row;
  const bool one_will_do = (o.op == Operator::any_row) == wanted;
  RowOf there = row;
  if (one_will_do) {
    if (rows(o.repeat) == 0) set_rows(o.repeat, 1);
    there[o.repeat.value] = any(rows(o.repeat));
    return steer(inner, there, in_one);
  }
  for (std::size_t each = 0; each < rows(o.repeat); ++each) {
    there[o.repeat.value] = each;
    if (!steer(inner, there, !in_one)) return false;
  }
  return true;
}

std::vector<std::size_t> Draft::counts_to_try(Index<Group> repeat) const {
  constexpr std::size_t kMost = 50;
  const Repeat& own = *model_.groups[repeat].repeat;
  std::vector<std::size_t> out = {own.min, own.min + 1, own.min + 2, own.max};
  for (const Operation* o : contract_.comparisons()) {
    if (o->subject.kind != Operand::Kind::count || o->subject.repeat != repeat) continue;
    for (const Operand* limit : {&o->other, &o->upper}) {
      if (limit->kind != Operand::Kind::number || limit->number < Decimal()) continue;
      const auto near = static_cast<std::size_t>(std::stoull(rounded(limit->number, 0).text()));
      out.insert(out.end(), {near, near + 1, near > 0 ? near - 1 : 0});
    }
  }
  std::erase_if(out, [&](std::size_t n) { return n < own.min || n > own.max || n > kMost; });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool Draft::steer_count(const Operation& o, const RowOf& row, bool wanted) {
  if (turns_out(o, row, wanted)) return true;
  const std::vector<std::size_t> counts = counts_to_try(o.subject.repeat);
  const std::size_t from = counts.empty() ? 0 : any(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::size_t count = counts[(from + i) % counts.size()];
    set_rows(o.subject.repeat, count);
    if (turns_out(o, row, wanted)) return true;
    if (o.subject.kind != Operand::Kind::sum || count == 0) continue;
    for (const Json& value : right(o.subject.question, {{o.subject.repeat.value, 0}})) {
      for (std::size_t each = 0; each < count; ++each)
        set(o.subject.question, {{o.subject.repeat.value, each}}, value);
      if (turns_out(o, row, wanted)) return true;
    }
  }
  return false;
}

// ---- what is sent

Json Draft::nested(const std::vector<Item>& items, const std::string& place) const {
  Json out = Json::object();
  for (const Item& item : items) {
    if (item.kind == Item::Kind::question) {
      const Question& q = model_.questions[item.question];
      const std::string path = place + q.id;
      const auto own = shown().find(path);
      if (own == shown().end()) continue;
      if (!q.formula) {
        out[q.id] = given_.at(path);
        continue;
      }
      const Decimal value = std::get<Decimal>(own->second);
      if (answer_type(q) == AnswerType::money) out[q.id] = value.ore();
      else out[q.id] = Json::parse(value.text());
    } else if (item.kind == Item::Kind::group) {
      const Group& g = model_.groups[item.group];
      if (!g.repeat) {
        Json inner = nested(g.items, place + g.id + "/");
        if (!inner.empty()) out[g.id] = std::move(inner);
        continue;
      }
      const auto own = shown().find(g.path);
      if (own == shown().end()) continue;
      Json list = Json::array();
      for (std::size_t i = 0; i < std::get<Rows>(own->second).count; ++i)
        list.push_back(nested(g.items, place + g.id + "/" + std::to_string(i + 1) + "/"));
      out[g.id] = std::move(list);
    }
  }
  return out;
}

Json Draft::submission(const std::string& language) const {
  Json answers = Json::object();
  for (const Step& step : model_.steps) answers.update(nested(step.items, ""));
  return {{"form", model_.id},
          {"version", model_.version},
          {"language", language},
          {"answers", std::move(answers)}};
}

}  // namespace blankett
