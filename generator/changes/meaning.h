#pragma once
// What conditions mean, so that two spellings of the same are one: named conditions are spelt out,
// brackets, order and repetition do not count, and `not` is moved inwards.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/model.h"

namespace blankett {

/// How often a condition holds beside another.
enum class Holds : std::uint8_t { as_often, more_often, less_often, nobody_knows };

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

  /// Whether there certainly are answers of which a holds and b does not. False: nobody knows.
  bool refutes(Id a, Id b);

  /// More or less often is only said when it is not as often, too.
  Holds compare(Id was, Id is);

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
    // Of a comparison, for refutes(); none of it is part of the meaning.
    Operator op = Operator::named;
    std::vector<std::string> about{};  // what it looks at: questions, rows, today
    std::string subject{};             // exactly what; empty when no sample answer can decide it
    std::optional<Decimal> least{}, most{};  // the numbers it is compared with
    bool always_there = false;               // the subject: 0 of no rows
    std::vector<std::string> options{};      // the values there are; none: any text
    std::vector<Id> parts{};
    std::uint64_t hash = 0;
    std::size_t depth = 0;
  };

  static constexpr std::size_t kDeepest = 200, kMostWork = 2000;
  static constexpr std::string_view kAnything = "*";  // in `about`

  Id add(Node node);
  Id joined(Is is, const std::vector<Id>& ids);
  Id named(Index<NamedCondition> index, const Model& model);
  Id comparison(const Operation& operation, const Model& model);
  void look_at(const Operation& operation, const Model& model, Node& node) const;
  void look_at(Id id, std::vector<std::string>& about) const;
  bool found_implies(Id a, Id b);
  static bool comparison_implies(const Node& a, const Node& b);
  void join_values(Is is, std::vector<Id>& parts);
  bool implied_by_each_value(Id from, Id to);
  // In refuting.cpp.
  struct Sample;
  bool witness(std::vector<Id> open, std::vector<Id> taken);
  bool fits(Id literal, const std::vector<Id>& taken) const;
  static std::vector<Sample> samples_for(const std::vector<const Node*>& literals);
  static bool holds(const Node& literal, const Sample& sample);
  static void take_bound(Operation& o, Node& node);

  std::vector<Node> nodes_;
  std::map<std::string, Id> by_spelling_;
  std::map<const Model*, std::vector<Id>> named_;
  std::map<std::pair<Id, Id>, bool> implied_;
  std::map<Id, Id> negated_;
  std::size_t work_ = 0;  // on the two that are being compared
};

}  // namespace blankett
