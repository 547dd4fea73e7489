// The arithmetic of a calculation: words and signs → postfix steps over exact decimals.
//   round(avgift * 0.25) + 100  →  avgift  0.25  ×  round 0  100  +
// Money and plain numbers are told apart: money is added to money, and multiplied by numbers.
// Tested by expression_test.cpp.

#include <algorithm>

#include "link/parser.h"

namespace blankett::linking {
namespace {

constexpr const char* kValues = "`12.5`, `…`, `sum of …`, `round(…)`, `if … then … else …`";

}  // namespace

Expression Parser::expression(AnswerType wanted) {
  Expression out;
  out.at = source_.at;
  if (all_closed()) {
    const auto measure = sum_of(0);
    if (measure && peek().kind != Token::Kind::end) {
      expected("`+`, `-`, `*`, `/`");
    } else if (measure && *measure != Measure::any &&
               (*measure == Measure::money) != (wanted == AnswerType::money)) {
      const bool money = *measure == Measure::money;
      fail(Says::wrong_result, joined(tokens_.front(), tokens_[tokens_.size() - 2]),
           {money ? "money" : "number", money ? "number" : "money"});
    }
  }
  out.poisoned = failed_;
  if (!failed_) out.steps = std::move(steps_);
  return out;
}

std::optional<Parser::Measure> Parser::same_measure(Measure a, Measure b, const Token& at) {
  if (a == Measure::any) return b;
  if (b == Measure::any || a == b) return a;
  fail(Says::mixed_measures, at, {at.text});
  return std::nullopt;
}

std::optional<Parser::Measure> Parser::sum_of(int depth) {
  std::optional<Measure> left = product_of(depth);
  while (left && (is_sign("+") || is_sign("-"))) {
    const Token sign = tokens_[next_++];
    const auto right = product_of(depth);
    if (!right) return std::nullopt;
    left = same_measure(*left, *right, sign);
    step({.kind = sign.text == "+" ? ExpressionStep::Kind::add : ExpressionStep::Kind::subtract});
  }
  return left;
}

std::optional<Parser::Measure> Parser::product_of(int depth) {
  std::optional<Measure> left = factor(depth);
  while (left && (is_sign("*") || is_sign("/"))) {
    const Token sign = tokens_[next_++];
    const auto right = factor(depth);
    if (!right) return std::nullopt;
    const bool multiply = sign.text == "*";
    const bool both_money = left == Measure::money && right == Measure::money;
    if ((multiply && both_money) ||
        (!multiply && right == Measure::money && left != Measure::money)) {
      fail(Says::mixed_measures, sign, {sign.text});
      return std::nullopt;
    }
    step({.kind = multiply ? ExpressionStep::Kind::multiply : ExpressionStep::Kind::divide});
    if (!multiply && both_money) left = Measure::number;
    else if (left == Measure::money || right == Measure::money) left = Measure::money;
    else if (right == Measure::any) left = Measure::any;  // 25 a piece may be kronor
  }
  return left;
}

std::optional<Parser::Measure> Parser::factor(int depth) {
  if (depth > kDeepest)
    return fail(Says::too_deep, peek(), {std::to_string(kDeepest)}), std::nullopt;
  if (is_sign("-")) {
    ++next_;
    const auto value = factor(depth + 1);
    step({.kind = ExpressionStep::Kind::negate});
    return value;
  }
  if (take(Token::Kind::open)) {
    const auto value = sum_of(depth + 1);
    if (!value) return std::nullopt;
    if (!take(Token::Kind::close)) return expected("`)`"), std::nullopt;
    return value;
  }
  if (peek().kind != Token::Kind::word) return expected(kValues), std::nullopt;
  const bool called = peek(1).kind == Token::Kind::open;
  if (called && (is_word("round") || is_word("min") || is_word("max"))) return call(depth);
  if (is_word("if")) return choice(depth);
  return value();
}

// round(x), round(x, 2), min(a, b, …), max(a, b, …)
std::optional<Parser::Measure> Parser::call(int depth) {
  const Token name = tokens_[next_];
  next_ += 2;
  ++in_call_;
  std::optional<Measure> measure = sum_of(depth + 1);
  unsigned count = 1;
  if (name.text == "round") {
    count = 0;
    if (measure && take(Token::Kind::comma)) {
      const auto decimals = Decimal::parse(peek().text);
      if (!decimals || peek().text.size() != 1 || *decimals > Decimal(6))
        return expected("`0`–`6`"), std::nullopt;
      count = static_cast<unsigned>(peek().text[0] - '0');
      ++next_;
    }
  } else {
    while (measure && take(Token::Kind::comma)) {
      const auto next = sum_of(depth + 1);
      if (!next) return std::nullopt;
      measure = same_measure(*measure, *next, name);
      ++count;
    }
  }
  if (!measure) return std::nullopt;
  if (!take(Token::Kind::close)) return expected("`)`"), std::nullopt;
  --in_call_;
  step({.kind = name.text == "round" ? ExpressionStep::Kind::round
                : name.text == "min" ? ExpressionStep::Kind::lowest
                                     : ExpressionStep::Kind::highest,
        .count = count});
  return measure;
}

// if narvaro is heltid then 1688 else 1126
std::optional<Parser::Measure> Parser::choice(int depth) {
  const Token word = tokens_[next_++];
  std::optional<Condition> condition = inner(depth);
  if (!condition) return std::nullopt;
  if (!take("then")) return expected("`then`"), std::nullopt;
  const auto yes = sum_of(depth + 1);
  if (!yes) return std::nullopt;
  if (!take("else")) return expected("`else`"), std::nullopt;
  const auto no = sum_of(depth + 1);
  if (!no) return std::nullopt;
  const auto measure = same_measure(*yes, *no, word);
  ExpressionStep choose{.kind = ExpressionStep::Kind::choose};
  choose.condition.push_back(std::move(*condition));
  step(std::move(choose));
  return measure;
}

std::optional<Parser::Measure> Parser::value() {
  const Token token = peek();
  if (const auto number = Decimal::parse(token.text)) {
    ++next_;
    if (!number_ends(token)) return std::nullopt;
    step({.operand = {.kind = Operand::Kind::number, .number = *number}});
    return Measure::any;
  }
  const char first = token.text[0];
  if ((first >= '0' && first <= '9') || first == '-')
    return fail(Says::not_a_number, token, {token.text}), std::nullopt;
  const std::optional<Side> operand = side();
  if (!operand) return std::nullopt;
  if (operand->type != AnswerType::number && operand->type != AnswerType::money)
    return fail(Says::not_a_number, operand->words, {operand->words.text}), std::nullopt;
  step({.operand = operand->operand});
  return operand->type == AnswerType::money ? Measure::money : Measure::number;
}

Expression compile_expression(const ConditionSource& source, AnswerType wanted, const Scope& scope,
                              const Sources& sources, Diagnostics& out) {
  return Parser(source, scope, sources, out, true).expression(wanted);
}

}  // namespace blankett::linking
