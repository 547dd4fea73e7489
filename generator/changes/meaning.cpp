// Conditions as nodes that are made once each: the same meaning is the same number, so comparing is
// cheap also where named conditions build on each other.
//   not (a is x or b is y)   →  both { not a is x, not b is y }
//   a is y or a is x         →  a is one of {x, y}
//   a contains all of x, y   →  both { a contains x, a contains y }
// Tested by changes_test.cpp.

#include "changes/meaning.h"

#include <algorithm>

#include "base/hash.h"
#include "kinds/kind.h"
#include "model/print.h"

namespace blankett {
namespace {

// Nobody writes conditions as wide as this, nor as deep as kDeepest. Beyond it we only know what is
// the same.
constexpr std::size_t kWidest = 200;
constexpr std::size_t kMostValues = 16;

std::string alone(const Operation& operation, const Model& model) {
  Condition condition;
  condition.operations.push_back(operation);
  return print(condition, model);
}

}  // namespace

Meanings::Id Meanings::of(const Condition& condition, const Model& model) {
  std::vector<Id> stack;
  const auto pop = [&] {
    const Id top = stack.back();
    stack.pop_back();
    return top;
  };
  for (const Operation& o : condition.operations) {
    switch (o.op) {
      case Operator::named: stack.push_back(named(o.named, model)); break;
      case Operator::not_: stack.push_back(negated(pop())); break;
      case Operator::and_:
      case Operator::or_: {
        const Id second = pop(), first = pop();
        stack.push_back(o.op == Operator::and_ ? both({first, second}) : either({first, second}));
        break;
      }
      default: stack.push_back(comparison(o, model));
    }
  }
  return stack.empty() ? always() : stack.back();
}

// A named condition looks only at those above it, so they are taken in order: a long chain of them
// is no deep recursion.
Meanings::Id Meanings::named(Index<NamedCondition> index, const Model& model) {
  std::vector<Id>& known = named_[&model];
  while (known.size() <= index.value) {
    const Index<NamedCondition> next{static_cast<std::uint32_t>(known.size())};
    known.push_back(of(model.conditions[next].condition, model));
  }
  return known[index.value];
}

std::string Meanings::spelled(const Expression& formula, const Model& model) {
  std::string out;
  for (const ExpressionStep& step : formula.steps) {
    out += std::to_string(static_cast<int>(step.kind)) + "," + std::to_string(step.count);
    if (step.kind == ExpressionStep::Kind::operand) {
      Expression alone;
      alone.steps.push_back(step);
      out += "," + print(alone, model);
    }
    for (const Condition& condition : step.condition)
      out += "," + hex(nodes_[of(condition, model)].hash);
    out += ";";
  }
  return out;
}

Meanings::Id Meanings::always() { return both({}); }
Meanings::Id Meanings::never() { return either({}); }
Meanings::Id Meanings::both(const std::vector<Id>& ids) { return joined(Is::both, ids); }
Meanings::Id Meanings::either(const std::vector<Id>& ids) { return joined(Is::either, ids); }

// `a and (b and c)` is one node of three; one of one part is that part.
Meanings::Id Meanings::joined(Is is, const std::vector<Id>& ids) {
  Node node{.is = is};
  for (const Id id : ids) {
    if (nodes_[id].is == is && nodes_[id].parts.size() < kWidest)
      node.parts.insert(node.parts.end(), nodes_[id].parts.begin(), nodes_[id].parts.end());
    else node.parts.push_back(id);
  }
  // `always or a` is always, `never and a` is never.
  const Is other = is == Is::both ? Is::either : Is::both;
  for (const Id id : node.parts)
    if (nodes_[id].is == other && nodes_[id].parts.empty()) return id;
  join_values(is, node.parts);
  std::sort(node.parts.begin(), node.parts.end());
  node.parts.erase(std::unique(node.parts.begin(), node.parts.end()), node.parts.end());
  if (node.parts.size() == 1) return node.parts.front();
  return add(std::move(node));
}

// `a is x or a is y` is one comparison with two values. So is what `not` makes of it.
void Meanings::join_values(Is is, std::vector<Id>& parts) {
  std::map<std::pair<std::string, bool>, std::vector<Id>> alike;
  for (const Id id : parts) {
    const Node& node = nodes_[id];
    const bool joins = node.all_of == node.negated ? is == Is::either : is == Is::both;
    if (!node.values.empty() && joins) alike[{node.words, node.negated}].push_back(id);
  }
  for (const auto& [words, ids] : alike) {
    if (ids.size() < 2) continue;
    Node node = nodes_[ids.front()];
    for (const Id id : ids)
      node.values.insert(node.values.end(), nodes_[id].values.begin(), nodes_[id].values.end());
    std::sort(node.values.begin(), node.values.end());
    node.values.erase(std::unique(node.values.begin(), node.values.end()), node.values.end());
    std::erase_if(
        parts, [&own = ids](Id id) { return std::find(own.begin(), own.end(), id) != own.end(); });
    parts.push_back(add(std::move(node)));
  }
}

Meanings::Id Meanings::negated(Id id) {
  if (const auto known = negated_.find(id); known != negated_.end()) return known->second;
  const Node node = nodes_[id];
  if (node.depth > kDeepest) return add({.words = "not " + hex(node.hash)});
  if (node.is == Is::comparison) {
    Node out = node;
    out.negated = !node.negated;
    return add(std::move(out));
  }
  std::vector<Id> parts;
  for (const Id part : node.parts) parts.push_back(negated(part));
  const Id out = joined(node.is == Is::both ? Is::either : Is::both, parts);
  negated_.emplace(id, out);
  return out;
}

// One value or several is the same operator: `is` is `is one of` one.
Meanings::Id Meanings::comparison(const Operation& operation, const Model& model) {
  Operation o = operation;
  if (o.op == Operator::contains_all) {
    std::vector<Id> each;
    o.op = Operator::contains_any;
    for (const std::string& value : operation.values) {
      o.values = {value};
      each.push_back(comparison(o, model));
    }
    return both(each);
  }
  Node node;
  switch (o.op) {
    case Operator::is: o.op = Operator::is_one_of; break;
    case Operator::is_not: o.op = Operator::is_not_one_of; break;
    case Operator::contains: o.op = Operator::contains_any; break;
    default: break;
  }
  node.op = o.op;
  node.all_of = o.op == Operator::is_not_one_of;
  look_at(o, model, node);
  if (!o.inner.empty()) {
    // What is said of the rows is compared by its meaning too.
    const Id inner = of(o.inner.front(), model);
    o.inner.clear();
    look_at(inner, node.about);
    node.words =
        alone(o, model) + " " + model.groups[o.repeat].path + " " + hex(nodes_[inner].hash);
    return add(std::move(node));
  }
  take_bound(o, node);
  node.values = std::move(o.values);
  o.values.clear();
  std::sort(node.values.begin(), node.values.end());
  node.values.erase(std::unique(node.values.begin(), node.values.end()), node.values.end());
  node.words = alone(o, model);
  return add(std::move(node));
}

void Meanings::look_at(const Operation& operation, const Model& model, Node& node) const {
  const auto see = [&](const Operand& operand) {
    if (operand.kind == Operand::Kind::today) node.about.emplace_back("today");
    if (operand.repeat) node.about.push_back(model.groups[operand.repeat].path);
    if (!operand.question) return;
    const Question& q = model.questions[operand.question];
    // What it is worked out from is too much to follow.
    node.about.push_back(q.kind->computed ? std::string(kAnything) : q.path);
    if (!q.options.empty())
      for (const Option& option : q.options) node.options.push_back(option.value);
    else if (answer_type(q) == AnswerType::yes_no) node.options = {"yes", "no"};
  };
  see(operation.subject);
  see(operation.other);
  see(operation.upper);
  if (operation.repeat) node.about.push_back(model.groups[operation.repeat].path);
  node.always_there = operation.subject.kind == Operand::Kind::count ||
                      operation.subject.kind == Operand::Kind::sum;
  switch (operation.op) {
    case Operator::is_one_of:
    case Operator::is_not_one_of:
    case Operator::contains_any:
    case Operator::is_answered: break;
    case Operator::equals:
    case Operator::differs:
    case Operator::less:
    case Operator::at_most:
    case Operator::more:
    case Operator::at_least:
    case Operator::between:
      if (operation.other.kind != Operand::Kind::number) return;
      node.least = node.most = operation.other.number;
      if (operation.op != Operator::between) break;
      if (operation.upper.kind != Operand::Kind::number) return;
      node.most = operation.upper.number;
      break;
    default: return;
  }
  Expression subject;
  subject.steps.push_back({.operand = operation.subject});
  node.subject = print(subject, model);
}

void Meanings::look_at(Id id, std::vector<std::string>& about) const {
  const Node& node = nodes_[id];
  about.insert(about.end(), node.about.begin(), node.about.end());
  // Too deep to follow: it may look at anything.
  if (node.depth > kDeepest || about.size() > kMostWork) about.emplace_back(kAnything);
  else
    for (const Id part : node.parts) look_at(part, about);
}

// The number that a subject is compared with, so that two such comparisons can be told apart.
void Meanings::take_bound(Operation& o, Node& node) {
  switch (o.op) {
    case Operator::more:
    case Operator::at_least:
    case Operator::is_longer: node.from_below = true; break;
    case Operator::less:
    case Operator::at_most:
    case Operator::is_shorter: break;
    default: return;
  }
  if (o.other.kind != Operand::Kind::number) return;
  node.bound = o.other.number;
  o.other = {};
}

Meanings::Id Meanings::add(Node node) {
  std::string spelling = std::to_string(static_cast<int>(node.is)) + (node.negated ? "!" : "");
  spelling += node.words;
  for (const std::string& value : node.values)
    spelling += "|" + std::to_string(value.size()) + ":" + value;
  if (node.bound) spelling += "#" + node.bound->text();
  // By what the parts mean, not by their numbers, which depend on what was met first.
  std::vector<std::uint64_t> hashes;
  for (const Id part : node.parts) hashes.push_back(nodes_[part].hash);
  std::sort(hashes.begin(), hashes.end());
  for (const std::uint64_t hash : hashes) spelling += "&" + hex(hash);
  const auto [found, fresh] =
      by_spelling_.emplace(std::move(spelling), static_cast<Id>(nodes_.size()));
  if (fresh) {
    node.hash = hash_of(found->first);
    for (const Id part : node.parts) node.depth = std::max(node.depth, nodes_[part].depth + 1);
    nodes_.push_back(std::move(node));
  }
  return found->second;
}

bool Meanings::implies(Id a, Id b) {
  if (a == b) return true;
  if (std::max(nodes_[a].depth, nodes_[b].depth) > kDeepest) return false;
  const auto known = implied_.find({a, b});
  if (known != implied_.end()) return known->second;
  const bool does = found_implies(a, b);
  implied_.emplace(std::pair(a, b), does);
  return does;
}

bool Meanings::found_implies(Id a, Id b) {
  // Copies: the table may grow while we look.
  const Node from = nodes_[a], to = nodes_[b];
  const auto all = [](const std::vector<Id>& ids, auto&& holds) {
    return std::all_of(ids.begin(), ids.end(), holds);
  };
  const auto any = [](const std::vector<Id>& ids, auto&& holds) {
    return std::any_of(ids.begin(), ids.end(), holds);
  };
  if (from.is == Is::either) return all(from.parts, [&](Id part) { return implies(part, b); });
  if (to.is == Is::both) return all(to.parts, [&](Id part) { return implies(a, part); });
  if (from.is == Is::both && any(from.parts, [&](Id part) { return implies(part, b); }))
    return true;
  if (to.is == Is::either)
    return any(to.parts, [&](Id part) { return implies(a, part); }) || implied_by_each_value(a, b);
  return from.is == Is::comparison && to.is == Is::comparison && comparison_implies(from, to);
}

// `val is one of a, b and ja is yes` is two alternatives, which can each imply another.
bool Meanings::implied_by_each_value(Id from, Id to) {
  const std::vector<Id> parts =
      nodes_[from].is == Is::both ? nodes_[from].parts : std::vector<Id>{from};
  for (const Id part : parts) {
    const Node node = nodes_[part];
    if (node.values.size() < 2 || node.values.size() > kMostValues || node.all_of != node.negated)
      continue;
    if (++work_ > kMostWork) return false;
    std::vector<Id> rest;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(rest),
                 [&](Id id) { return id != part; });
    if (std::all_of(node.values.begin(), node.values.end(), [&](const std::string& value) {
          Node one = node;
          one.values = {value};
          std::vector<Id> ids = rest;
          ids.push_back(add(std::move(one)));
          return implies(both(ids), to);
        }))
      return true;
  }
  return false;
}

Holds Meanings::compare(Id was, Id is) {
  if (was == is) return Holds::as_often;
  work_ = 0;
  const bool more = implies(was, is), less = implies(is, was);
  if (more && less) return Holds::as_often;
  if (more && refutes(is, was)) return Holds::more_often;
  if (less && refutes(was, is)) return Holds::less_often;
  return Holds::nobody_knows;
}

// `agande is leasing` implies `agande is one of leasing, tjanst`; `antal is at least 5` implies
// `antal is at least 3`.
bool Meanings::comparison_implies(const Node& a, const Node& b) {
  if (a.words != b.words || a.negated != b.negated) return false;
  const Node &from = a.negated ? b : a, &to = a.negated ? a : b;
  if (from.bound && to.bound)
    return from.from_below ? *from.bound >= *to.bound : *from.bound <= *to.bound;
  const Node &large = from.all_of ? from : to, &small = from.all_of ? to : from;
  return std::includes(large.values.begin(), large.values.end(), small.values.begin(),
                       small.values.end());
}

}  // namespace blankett
