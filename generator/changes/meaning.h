#pragma once
// What conditions mean, so that two spellings of the same are one: named conditions are spelt out,
// brackets, order and repetition do not count, and `not` is moved inwards.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/model.h"

namespace blankett {

/// Conditions of one or several models, each different meaning once.
class Meanings {
 public:
  using Id = std::uint32_t;

  /// No condition is `always()`.
  Id of(const Condition& condition, const Model& model);
  Id always();
  Id never();
  Id both(const std::vector<Id>& ids);
  Id either(const std::vector<Id>& ids);
  Id negated(Id id);

  /// A formula in one spelling, with its conditions by their meaning.
  std::string spelled(const Expression& formula, const Model& model);

  /// Whether b certainly holds whenever a does. False: nobody knows.
  bool implies(Id a, Id b);

  /// The same on every machine and in every run.
  std::uint64_t fingerprint(Id id) const { return nodes_[id].hash; }

 private:
  enum class Is : std::uint8_t { comparison, both, either };
  struct Node {
    Is is = Is::comparison;
    bool negated = false;               // a comparison under `not`
    std::string words{};                // a comparison: subject and operator
    std::vector<std::string> values{};  // a comparison with several values
    bool all_of = false;                // of `values`: more of them hold more seldom
    std::optional<Decimal> bound{};     // a comparison with a number, which is not in `words`
    bool from_below = false;            // it holds of what is larger than `bound`
    std::vector<Id> parts{};
    std::uint64_t hash = 0;
    std::size_t depth = 0;
  };

  Id add(Node node);
  Id joined(Is is, const std::vector<Id>& ids);
  Id named(Index<NamedCondition> index, const Model& model);
  Id comparison(const Operation& operation, const Model& model);
  bool found_implies(Id a, Id b);
  static bool comparison_implies(const Node& a, const Node& b);
  static void take_bound(Operation& o, Node& node);

  std::vector<Node> nodes_;
  std::map<std::string, Id> by_spelling_;
  std::map<const Model*, std::vector<Id>> named_;
  std::map<std::pair<Id, Id>, bool> implied_;
};

}  // namespace blankett
