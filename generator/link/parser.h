#pragma once
// The recursive-descent parser of conditions and expressions, with a span on every token. The first
// mistake ends it. condition.cpp has the logic, comparison.cpp what is compared, expression.cpp the
// arithmetic.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "kinds/kind.h"
#include "link/condition.h"
#include "link/messages.h"
#include "link/names.h"
#include "link/tokens.h"

namespace blankett::linking {

/// How deep brackets and `if` may stand in each other.
inline constexpr int kDeepest = 40;

class Parser {
 public:
  Parser(const ConditionSource& source, const Scope& scope, const Sources& sources,
         Diagnostics& out, bool arithmetic);

  Condition condition();
  Expression expression(AnswerType wanted);

 private:
  // What stands on a side of a comparison, with its type and the words for it.
  struct Side {
    Operand operand{};
    AnswerType type = AnswerType::only_presence;
    std::string_view kind{};  // of the question, for messages
    Token words{};
  };
  // How two things are compared, before their type is known.
  enum class Relation : std::uint8_t {
    same,
    one_of,
    less,
    at_most,
    more,
    at_least,
    before,
    after,
    on_or_before,
    on_or_after,
    between,
    longer,
    shorter,
  };
  // A value of an expression: a bare number may count as either.
  enum class Measure : std::uint8_t { any, number, money };

  // ---- tokens
  const Token& peek(std::size_t ahead = 0) const;
  bool is_word(std::string_view word, std::size_t ahead = 0) const;
  bool is_sign(std::string_view sign) const;
  bool take(std::string_view word);
  bool take(std::string_view first, std::string_view second);
  bool take(Token::Kind kind);
  Token joined(const Token& first, const Token& last) const;
  Span span(const Token& token) const;
  bool fail(Says says, const Token& token, std::vector<std::string> arguments,
            std::optional<std::string> instead = std::nullopt);
  bool expected(std::string what);
  bool all_closed();
  bool in_formula() const { return arithmetic_ && operations_ == &first_operations_; }

  // ---- condition.cpp
  bool either(int depth);
  bool both(int depth);
  bool negated(int depth);
  bool primary(int depth);
  bool named(const Token& token);
  bool rows(Operator op, int depth);
  std::optional<Condition> inner(int depth);
  void emit(Operation operation) { operations_->push_back(std::move(operation)); }

  // ---- comparison.cpp
  bool comparison();
  std::optional<Side> side();
  std::optional<Side> counted();
  std::optional<Side> summed();
  std::optional<Side> answer(const Token& token);
  Index<Group> repeat(const Token& token);
  bool unknown(const Token& token, const std::vector<std::string>& names);
  std::optional<std::string> reckoned(const Token& token) const;
  bool glued_sign(const Token& token);
  bool depends_on_dropped(const Token& token, Span drop);
  bool unknown_part(const Token& token, Index<Question> whole, std::size_t slash);
  bool whole_operator();
  std::vector<std::string> known() const;
  std::optional<Relation> relation();
  bool chosen(const Side& subject, bool several, bool negate);
  bool contained(const Side& subject);
  bool several_words(const Token& first);
  bool measured(const Side& subject, Relation how, bool negate);
  bool is_answer(const Side& subject, const Token& token);
  bool wrong_operator(const Side& subject, std::size_t first);
  std::vector<std::string> answers(const Side& subject) const;
  std::optional<Operand> number_operand(AnswerType type);
  bool number_ends(const Token& number);
  std::optional<Operand> date_operand();
  std::optional<Operand> time_operand();
  std::optional<Operand> length_operand();
  bool is_word_of_no_question(const Token& token) const;

  // ---- expression.cpp
  std::optional<Measure> sum_of(int depth);
  std::optional<Measure> product_of(int depth);
  std::optional<Measure> factor(int depth);
  std::optional<Measure> call(int depth);
  std::optional<Measure> choice(int depth);
  std::optional<Measure> value();
  std::optional<Measure> same_measure(Measure a, Measure b, const Token& at);
  void step(ExpressionStep step) { steps_.push_back(std::move(step)); }

  const ConditionSource& source_;
  const Scope& scope_;
  const Sources& sources_;
  Diagnostics& out_;
  Names names_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  std::vector<Operation> first_operations_;
  std::vector<Operation>* operations_ = &first_operations_;
  std::vector<ExpressionStep> steps_;
  bool arithmetic_;
  int in_call_ = 0;  // brackets of functions, where a comma parts arguments
  bool failed_ = false;
};

/// "`a`, `b` …": at most a dozen, so that a message stays a message.
std::string list_of(const std::vector<std::string>& names);

}  // namespace blankett::linking
