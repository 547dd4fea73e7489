// Wraps CaDiCaL. Answers are kept: forms are mostly sound, and a few answers then show of most
// conditions that they can hold and can fail. Tested by proofs_test.cpp.

#include "proofs/solver.h"

#include <algorithm>
#include <array>
#include <cadical.hpp>
#include <cstdlib>

namespace blankett::proofs {
namespace {

constexpr std::size_t kKept = 16;
// What one form may cost. Forms that people can fill in come nowhere near.
constexpr std::size_t kMostSpent = 10'000'000;
constexpr int kMostConflicts = 20'000;  // of one question to the solver

bool in(const std::vector<bool>& solution, Literal literal) {
  const auto variable = static_cast<std::size_t>(std::abs(literal));
  return variable < solution.size() && solution[variable] == (literal > 0);
}

}  // namespace

struct Solver::Engine {
  CaDiCaL::Solver solver{};
};

Solver::Solver() : engine_(std::make_unique<Engine>()) { add({always()}); }
Solver::~Solver() = default;

Literal Solver::fresh() {
  solutions_.clear();
  return ++variables_;
}

void Solver::add(std::span<const Literal> clause) {
  solutions_.clear();
  pass(clause);
}

void Solver::pass(std::span<const Literal> clause) {
  for (const Literal literal : clause) engine_->solver.add(literal);
  engine_->solver.add(0);
}

Literal Solver::all(std::vector<Literal> of) {
  std::sort(of.begin(), of.end());
  of.erase(std::unique(of.begin(), of.end()), of.end());
  std::erase(of, always());
  for (const Literal literal : of)
    if (std::binary_search(of.begin(), of.end(), -literal) || literal == never()) return never();
  if (of.empty()) return always();
  if (of.size() == 1) return of.front();
  // The answers that are kept say what a new gate gives.
  for (std::vector<bool>& solution : solutions_)
    solution.push_back(
        std::all_of(of.begin(), of.end(), [&](Literal literal) { return in(solution, literal); }));
  const Literal out = ++variables_;
  for (const Literal literal : of) pass(std::array{-out, literal});
  for (Literal& literal : of) literal = -literal;
  of.push_back(out);
  pass(of);
  return out;
}

Literal Solver::any(std::vector<Literal> of) {
  for (Literal& literal : of) literal = -literal;
  return -all(std::move(of));
}

void Solver::exactly_one(std::span<const Literal> of) {
  add(of);
  // One of those so far excludes the next.
  Literal before = never();
  for (const Literal literal : of) {
    if (before == never()) {
      before = literal;
      continue;
    }
    add({-before, -literal});
    const Literal now = fresh();
    add({-before, now});
    add({-literal, now});
    before = now;
  }
}

std::vector<Literal> Solver::counted(std::span<const Literal> of) {
  std::vector<Literal> out;
  for (const Literal literal : of) {
    out.push_back(never());
    for (std::size_t k = out.size(); k-- > 0;)
      out[k] = any({out[k], all({k == 0 ? always() : out[k - 1], literal})});
  }
  return out;
}

bool Solver::possible(std::vector<Literal> assumed) {
  settled_ = true;
  for (std::size_t i = solutions_.size(); i-- > 0;)
    if (std::all_of(assumed.begin(), assumed.end(),
                    [&](Literal literal) { return in(solutions_[i], literal); })) {
      last_ = i;
      return true;
    }
  if (!solutions_.empty()) return solve(assumed, 0);
  // The first answers: as much as possible holds; as little as possible does.
  return solve(assumed, 1) && solve(assumed, -1);
}

bool Solver::solve(const std::vector<Literal>& assumed, int preferred) {
  constexpr int kSatisfiable = 10, kUnsatisfiable = 20;
  spent_ += static_cast<std::size_t>(variables_);
  if (spent_ > kMostSpent) {
    settled_ = false;
    return true;
  }
  CaDiCaL::Solver& solver = engine_->solver;
  if (preferred != 0)
    for (int variable = 1; variable <= variables_; ++variable) solver.phase(preferred * variable);
  for (const Literal literal : assumed) solver.assume(literal);
  solver.limit("conflicts", kMostConflicts);
  const int result = solver.solve();
  const bool found = result == kSatisfiable;
  std::vector<bool> solution(found ? static_cast<std::size_t>(variables_) + 1 : 0);
  for (int variable = 1; found && variable <= variables_; ++variable)
    solution[static_cast<std::size_t>(variable)] = solver.val(variable) > 0;
  if (preferred != 0)
    for (int variable = 1; variable <= variables_; ++variable) solver.unphase(variable);
  settled_ = found || result == kUnsatisfiable;
  if (!found) return !settled_;
  if (solutions_.size() < kKept) {
    solutions_.push_back(std::move(solution));
    last_ = solutions_.size() - 1;
  } else {
    last_ = oldest_++ % kKept;
    solutions_[last_] = std::move(solution);
  }
  return true;
}

bool Solver::holds(Literal literal) const { return in(solutions_[last_], literal); }

}  // namespace blankett::proofs
