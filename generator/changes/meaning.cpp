// Conditions as nodes that are made once each: the same meaning is the same number, so comparing is
// cheap also where named conditions build on each other.
//   not (a is x or b is y)   →  both { not a is x, not b is y }
//   a is one of y, x         →  a is one of {x, y}
// Tested by changes_test.cpp.

#include "changes/meaning.h"

#include <algorithm>

#include "base/hash.h"
#include "model/print.h"

namespace blankett {
namespace {

// Nobody writes conditions as deep or wide as this. Beyond it we only know what is the same.
constexpr std::size_t kDeepest = 200, kWidest = 200;

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
  std::sort(node.parts.begin(), node.parts.end());
  node.parts.erase(std::unique(node.parts.begin(), node.parts.end()), node.parts.end());
  if (node.parts.size() == 1) return node.parts.front();
  return add(std::move(node));
}

Meanings::Id Meanings::negated(Id id) {
  const Node node = nodes_[id];
  if (node.depth > kDeepest) return add({.words = "not " + hex(node.hash)});
  if (node.is == Is::comparison) {
    Node out = node;
    out.negated = !node.negated;
    return add(std::move(out));
  }
  std::vector<Id> parts;
  for (const Id part : node.parts) parts.push_back(negated(part));
  return joined(node.is == Is::both ? Is::either : Is::both, parts);
}

// One value or several is the same operator: `is` is `is one of` one.
Meanings::Id Meanings::comparison(const Operation& operation, const Model& model) {
  Operation o = operation;
  Node node;
  switch (o.op) {
    case Operator::is: o.op = Operator::is_one_of; break;
    case Operator::is_not: o.op = Operator::is_not_one_of; break;
    case Operator::contains: o.op = Operator::contains_any; break;
    default: break;
  }
  node.all_of = o.op == Operator::is_not_one_of || o.op == Operator::contains_all;
  if (!o.inner.empty()) {
    // What is said of the rows is compared by its meaning too.
    const Id inner = of(o.inner.front(), model);
    o.inner.clear();
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
  if (to.is == Is::either) return any(to.parts, [&](Id part) { return implies(a, part); });
  return from.is == Is::comparison && to.is == Is::comparison && comparison_implies(from, to);
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
