#pragma once
// A form being filled in by the compiler: what stands at every question, shown or not, and how to
// change it so that a condition holds.

#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "contract/candidates.h"
#include "contract/contract.h"

namespace blankett {

class Draft {
 public:
  using Json = nlohmann::ordered_json;
  /// What it is given must outlive it.
  Draft(const Contract& contract, Candidates& candidates, std::string_view today,
        std::uint32_t seed);

  /// Null takes the answer away.
  void set(Index<Question> question, const RowOf& row, Json value);
  const Json* get(Index<Question> question, const RowOf& row) const;
  void set_rows(Index<Group> repeat, std::size_t count);
  std::size_t rows(Index<Group> repeat) const;

  /// Changes answers until all conditions turn out so, if it finds how. What stands in the way may
  /// be changed by chance: try again.
  bool steer(const std::vector<const Condition*>& conditions, const RowOf& row, bool all_hold);
  bool steer(const Condition& condition, const RowOf& row, bool holds);

  /// What the page would send: only what is shown, with calculations worked out.
  Json submission(const std::string& language) const;
  /// The answers that count, by path.
  const Answers& shown() const;
  bool is_shown(Index<Question> question, const RowOf& row) const;

  /// Right answers to a question.
  const std::vector<Json>& right(Index<Question> question, const RowOf& row);

  std::size_t any(std::size_t count) { return random_() % count; }

 private:
  bool steer(const Condition& condition, std::size_t last, const RowOf& row, bool wanted);
  bool steer_comparison(const Operation& operation, const RowOf& row, bool wanted);
  bool steer_rows(const Operation& operation, const RowOf& row, bool wanted);
  bool steer_count(const Operation& operation, const RowOf& row, bool wanted);
  bool show(Index<Question> question, const RowOf& row);
  bool turns_out(const Operation& operation, const RowOf& row, bool wanted) const;
  RowOf row_for(Index<Question> question, const RowOf& row);
  std::vector<std::size_t> counts_to_try(Index<Group> repeat) const;
  Json nested(const std::vector<Item>& items, const std::string& place) const;

  const Contract& contract_;
  Candidates& candidates_;
  const Model& model_;
  std::string_view today_;
  std::mt19937 random_;
  std::map<std::string, Json, std::less<>> given_{};
  Answers answers_{};  // the same, as conditions see it, hidden ones too
  mutable Answers shown_{};
  mutable bool shown_is_fresh_ = false;
  int depth_ = 0;
};

}  // namespace blankett
