// Looks for answers of which one condition holds and another does not, so that "less often" is only
// said when it is so. Comparisons of different questions are free of each other; those of one
// question must have an answer in common, which is tried among a few. What is not found is unknown.
// Tested by changes_test.cpp.

#include <algorithm>

#include "changes/meaning.h"

namespace blankett {

struct Meanings::Sample {
  bool there = true;
  std::vector<std::string> chosen{};
  std::optional<Decimal> number{};
};

bool Meanings::refutes(Id a, Id b) {
  if (std::max(nodes_[a].depth, nodes_[b].depth) > kDeepest) return false;
  return witness({a, negated(b)}, {});
}

// `open` is still to hold; `taken` is what was open, of which the comparisons can hold together.
bool Meanings::witness(std::vector<Id> open, std::vector<Id> taken) {
  while (!open.empty()) {
    if (++work_ > kMostWork) return false;
    const Id id = open.back();
    open.pop_back();
    if (std::find(taken.begin(), taken.end(), id) != taken.end()) continue;
    const Node& node = nodes_[id];
    if (node.is == Is::comparison && !fits(id, taken)) return false;
    taken.push_back(id);
    if (node.is == Is::both) open.insert(open.end(), node.parts.begin(), node.parts.end());
    if (node.is == Is::either)
      return std::any_of(node.parts.begin(), node.parts.end(), [&](Id part) {
        std::vector<Id> with = open;
        with.push_back(part);
        return witness(std::move(with), taken);
      });
  }
  return true;
}

bool Meanings::fits(Id literal, const std::vector<Id>& taken) const {
  const Node& own = nodes_[literal];
  if (own.words.empty()) return false;  // too deep to be known
  std::vector<const Node*> together = {&own};
  const auto meet = [](const Node& a, const Node& b) {
    const auto anything = [](const Node& node) {
      return std::find(node.about.begin(), node.about.end(), kAnything) != node.about.end();
    };
    return anything(a) || anything(b) ||
           std::any_of(a.about.begin(), a.about.end(), [&](const std::string& name) {
             return std::find(b.about.begin(), b.about.end(), name) != b.about.end();
           });
  };
  for (const Id id : taken) {
    const Node& other = nodes_[id];
    if (other.is != Is::comparison || !meet(own, other)) continue;
    if (own.subject.empty() || own.subject != other.subject) return false;
    together.push_back(&other);
  }
  if (own.subject.empty()) return true;  // alone, so free to hold or not
  const std::vector<Sample> samples = samples_for(together);
  return std::any_of(samples.begin(), samples.end(), [&](const Sample& sample) {
    return std::all_of(together.begin(), together.end(),
                       [&](const Node* node) { return holds(*node, sample); });
  });
}

std::vector<Meanings::Sample> Meanings::samples_for(const std::vector<const Node*>& literals) {
  std::vector<Sample> out;
  std::vector<std::string> values;
  bool numbers = false, several = false, any_text = true;
  for (const Node* node : literals) {
    values.insert(values.end(), node->values.begin(), node->values.end());
    // An option that only one version has cannot be an answer to both.
    if (!node->options.empty()) any_text = false;
    values.insert(values.end(), node->options.begin(), node->options.end());
    several = several || node->op == Operator::contains_any;
    numbers = numbers || node->least;
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const auto in_all = [&](const std::string& value) {
    return std::all_of(literals.begin(), literals.end(), [&](const Node* node) {
      return node->options.empty() ||
             std::find(node->options.begin(), node->options.end(), value) != node->options.end();
    });
  };
  std::erase_if(values, [&](const std::string& value) { return !in_all(value); });
  if (!literals.front()->always_there) out.push_back({.there = false});
  if (numbers) {
    for (const Node* node : literals)
      for (const std::optional<Decimal>& own : {node->least, node->most})
        for (const int step : {-1, 0, 1})
          if (const auto number = own ? sum(*own, Decimal(step)) : std::nullopt;
              number && !(node->always_there && *number < Decimal{}))
            out.push_back({.number = number});
    return out;
  }
  for (const std::string& value : values) out.push_back({.chosen = {value}});
  if (any_text) out.push_back({.chosen = {std::string("\n")}});  // no text is that
  constexpr std::size_t kFew = 12;
  if (several && values.size() <= kFew)
    for (std::size_t i = 0; i < values.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) out.push_back({.chosen = {values[i], values[j]}});
  return out;
}

bool Meanings::holds(const Node& literal, const Sample& sample) {
  const bool chosen =
      std::any_of(sample.chosen.begin(), sample.chosen.end(), [&](const std::string& value) {
        return std::binary_search(literal.values.begin(), literal.values.end(), value);
      });
  // A subject that is compared with numbers here and with something else there has none of them.
  const auto number = [&](auto&& fits) {
    return sample.number && literal.least && fits(*sample.number);
  };
  bool out = false;
  switch (literal.op) {
    case Operator::is_one_of:
    case Operator::contains_any: out = chosen; break;
    case Operator::is_not_one_of: out = sample.there && !chosen; break;
    case Operator::is_answered: out = sample.there; break;
    case Operator::equals: out = number([&](Decimal n) { return n == *literal.least; }); break;
    case Operator::differs: out = number([&](Decimal n) { return n != *literal.least; }); break;
    case Operator::less: out = number([&](Decimal n) { return n < *literal.least; }); break;
    case Operator::at_most: out = number([&](Decimal n) { return n <= *literal.least; }); break;
    case Operator::more: out = number([&](Decimal n) { return n > *literal.least; }); break;
    case Operator::at_least: out = number([&](Decimal n) { return n >= *literal.least; }); break;
    case Operator::between:
      out = number([&](Decimal n) { return n >= *literal.least && n <= *literal.most; });
      break;
    default: break;
  }
  return out != literal.negated;
}

}  // namespace blankett
