#pragma once
// A SAT solver, and the few gates that conditions are made of. CaDiCaL stands behind it.

#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

namespace blankett::proofs {

/// A variable, or its negation when negative.
using Literal = int;

class Solver {
 public:
  Solver();
  ~Solver();
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  Literal always() const { return 1; }
  Literal never() const { return -1; }
  Literal fresh();
  void add(std::span<const Literal> clause);
  void add(std::initializer_list<Literal> clause) { add({clause.begin(), clause.size()}); }

  Literal all(std::vector<Literal> of);
  Literal any(std::vector<Literal> of);
  void exactly_one(std::span<const Literal> of);
  /// result[k]: at least k + 1 of them hold.
  std::vector<Literal> counted(std::span<const Literal> of);

  /// Whether all of these can hold at once. Most questions are answered by an answer to an earlier
  /// one, kept for that. True also when that could not be settled with what may be spent on a form.
  bool possible(std::vector<Literal> assumed);
  /// Whether the last possible() was settled.
  bool settled() const { return settled_; }
  /// In the answer to the last possible() that was true.
  bool holds(Literal literal) const;

 private:
  struct Engine;
  void pass(std::span<const Literal> clause);
  bool solve(const std::vector<Literal>& assumed, int preferred);
  std::unique_ptr<Engine> engine_;
  int variables_ = 1;
  std::vector<std::vector<bool>> solutions_{};  // the newest last
  std::size_t last_ = 0, oldest_ = 0;
  std::size_t spent_ = 0;  // variables set, in all answers
  bool settled_ = true;
};

}  // namespace blankett::proofs
