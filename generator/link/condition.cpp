// The logic of the condition language: words → typed postfix operations.
//   agande is one of leasing, tjanst and not (regnr is answered)
//   → is_one_of(agande: leasing, tjanst)  is_answered(regnr)  not  and
// Tested by condition_test.cpp; the meaning, against the browser's evaluator, by
// condition.spec.mjs.

#include "link/condition.h"

#include <algorithm>

#include "base/text.h"
#include "link/parser.h"
#include "model/document.h"

namespace blankett::linking {
namespace {

// What a condition can begin with, in signs of no language.
constexpr const char* kBeginnings = "`… is …`, `not`, `(`, `@…`";

}  // namespace

std::string list_of(const std::vector<std::string>& names) {
  constexpr std::size_t kEnough = 12;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kEnough; ++i)
    out.append(i ? ", `" : "`").append(names[i]).append("`");
  return names.size() > kEnough ? out + " …" : out;
}

Parser::Parser(const ConditionSource& source, const Scope& scope, const Sources& sources,
               Diagnostics& out, bool arithmetic)
    : source_(source),
      scope_(scope),
      sources_(sources),
      out_(out),
      names_(scope, source.group, source.question_limit),
      tokens_(tokens_of(source.text, arithmetic)),
      arithmetic_(arithmetic) {}

Condition Parser::condition() {
  Condition out;
  out.at = source_.at;
  if (all_closed() && either(0) && peek().kind != Token::Kind::end) expected("`and`, `or`");
  out.poisoned = failed_;
  if (!failed_) out.operations = std::move(first_operations_);
  return out;
}

// ---- tokens

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

bool Parser::is_word(std::string_view word, std::size_t ahead) const {
  return peek(ahead).kind == Token::Kind::word && peek(ahead).text == word;
}

bool Parser::is_sign(std::string_view sign) const {
  return peek().kind == Token::Kind::sign && peek().text == sign;
}

bool Parser::take(std::string_view word) {
  if (!is_word(word)) return false;
  ++next_;
  return true;
}

bool Parser::take(std::string_view first, std::string_view second) {
  if (!is_word(first) || !is_word(second, 1)) return false;
  next_ += 2;
  return true;
}

bool Parser::take(Token::Kind kind) {
  if (peek().kind != kind) return false;
  ++next_;
  return true;
}

// From one token to another, as written.
Token Parser::joined(const Token& first, const Token& last) const {
  return {Token::Kind::word, source_.text.substr(first.begin, last.end - first.begin), first.begin,
          last.end};
}

Span Parser::span(const Token& token) const {
  Span at = part_of(sources_, source_.at, token.begin, token.end);
  if (at.begin == at.end && at.begin > source_.at.begin) --at.begin;  // the end: show what is last
  return at;
}

bool Parser::fail(Says says, const Token& token, std::vector<std::string> arguments,
                  std::optional<std::string> instead) {
  std::optional<FixIt> fix;
  if (instead) fix = FixIt{span(token), std::move(*instead)};
  if (!failed_) say(out_, says, span(token), std::move(arguments), std::move(fix));
  failed_ = true;
  return false;
}

bool Parser::expected(std::string what) {
  const Token& token = peek();
  return fail(token.kind == Token::Kind::end ? Says::ends_early : Says::syntax, token,
              {source_.text.substr(token.begin, token.end - token.begin), std::move(what)});
}

// A quote that is not closed would swallow the rest in silence.
bool Parser::all_closed() {
  for (const Token& token : tokens_)
    if (token.kind == Token::Kind::quoted && !is_closed(token))
      return fail(Says::ends_early, token, {"", "`" + source_.text.substr(token.begin, 1) + "`"});
  return true;
}

// ---- logic

bool Parser::either(int depth) {
  if (!both(depth)) return false;
  while (take("or")) {
    if (!both(depth)) return false;
    emit({.op = Operator::or_});
  }
  return true;
}

bool Parser::both(int depth) {
  if (!negated(depth)) return false;
  while (take("and")) {
    if (!negated(depth)) return false;
    emit({.op = Operator::and_});
  }
  return true;
}

bool Parser::negated(int depth) {
  bool negate = false;
  while (take("not")) negate = !negate;
  if (!primary(depth)) return false;
  if (negate) emit({.op = Operator::not_});
  return true;
}

bool Parser::primary(int depth) {
  if (depth > kDeepest) return fail(Says::too_deep, peek(), {std::to_string(kDeepest)});
  if (take(Token::Kind::open)) {
    if (!either(depth + 1)) return false;
    return take(Token::Kind::close) || expected("`)`");
  }
  if (peek().kind == Token::Kind::at_name) return named(tokens_[next_++]);
  if (peek().kind != Token::Kind::word || is_word("and") || is_word("or") || is_word("is"))
    return expected(kBeginnings);
  if (is_word("has", 2)) {
    if (take("any")) return rows(Operator::any_row, depth);
    if (take("every")) return rows(Operator::every_row, depth);
    if (take("no")) return rows(Operator::no_row, depth);
  }
  return comparison();
}

// any barn has (narvaro is no): inside the brackets the names of that row come first.
bool Parser::rows(Operator op, int depth) {
  const Index<Group> of = repeat(peek());
  if (!of) return false;
  ++next_;  // has
  if (!take(Token::Kind::open)) return expected("`(`");
  names_.enter(of);
  std::optional<Condition> row = inner(depth);
  names_.leave();
  if (!row) return false;
  if (!take(Token::Kind::close)) return expected("`)`");
  Operation operation{.op = op, .repeat = of};
  operation.inner.push_back(std::move(*row));
  emit(std::move(operation));
  return true;
}

std::optional<Condition> Parser::inner(int depth) {
  Condition out;
  out.at = source_.at;
  std::vector<Operation>* const outer = operations_;
  operations_ = &out.operations;
  const bool understood = either(depth + 1);
  operations_ = outer;
  if (!understood) return std::nullopt;
  return out;
}

bool Parser::named(const Token& token) {
  const auto found = scope_.conditions.find(token.text);
  if (found != scope_.conditions.end() && found->second.value < source_.named_limit) {
    const NamedCondition& c = scope_.model.conditions[found->second];
    if (c.condition.poisoned) failed_ = true;  // reported where it is defined
    if (c.latest && c.latest.value >= source_.question_limit)
      return fail(Says::forward_reference, token, {scope_.model.questions[c.latest].path});
    emit({.op = Operator::named, .named = found->second});
    return true;
  }
  if (found != scope_.conditions.end()) return fail(Says::later_condition, token, {token.text});
  std::vector<std::string> names;
  for (const auto& [id, index] : scope_.conditions)
    if (index.value < source_.named_limit) names.push_back(id);
  if (const auto meant = nearest(token.text, names))
    return fail(Says::misspelt_condition, token, {token.text, *meant}, "@" + *meant);
  return fail(Says::unknown_condition, token, {token.text});
}

Condition compile(const ConditionSource& source, const Scope& scope, const Sources& sources,
                  Diagnostics& out) {
  return Parser(source, scope, sources, out, false).condition();
}

}  // namespace blankett::linking
