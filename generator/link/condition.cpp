// The condition language: words → typed postfix operations.
//   agande is one of leasing, tjanst and not (regnr is answered)
//   → is_one_of(agande: leasing, tjanst)  is_answered(regnr)  not  and
// A recursive-descent parser with a span on every token; the first mistake ends it.
// Tested by condition_test.cpp; the meaning, against the browser's evaluator, by
// condition.spec.mjs.

#include "link/condition.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "kinds/kind.h"
#include "link/messages.h"
#include "model/document.h"

namespace blankett::linking {
namespace {

constexpr int kDeepest = 40;

// What a condition can begin with, in signs of no language.
constexpr const char* kBeginnings = "`… is …`, `not`, `(`, `@…`";

struct Token {
  enum class Kind : std::uint8_t { word, quoted, open, close, comma, at_name, end } kind;
  std::string text;
  std::size_t begin, end;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const std::size_t begin = i;
    if (is_space(c)) {
      ++i;
    } else if (c == '(' || c == ')' || c == ',') {
      const auto kind = c == '('   ? Token::Kind::open
                        : c == ')' ? Token::Kind::close
                                   : Token::Kind::comma;
      out.push_back({kind, std::string(1, c), begin, ++i});
    } else if (c == '\'' || c == '"') {
      const std::size_t close = std::min(text.find(c, i + 1), text.size());
      i = std::min(close + 1, text.size());
      out.push_back(
          {Token::Kind::quoted, std::string(text.substr(begin + 1, close - begin - 1)), begin, i});
    } else {
      while (i < text.size() && !is_space(text[i]) && text[i] != '(' && text[i] != ')' &&
             text[i] != ',' && text[i] != '"' && text[i] != '\'')
        ++i;
      const bool name = c == '@';
      out.push_back({name ? Token::Kind::at_name : Token::Kind::word,
                     std::string(text.substr(begin + (name ? 1 : 0), i - begin - (name ? 1 : 0))),
                     begin, i});
    }
  }
  out.push_back({Token::Kind::end, "", text.size(), text.size()});
  return out;
}

std::string list_of(std::vector<std::string> names) {
  constexpr std::size_t kEnough = 12;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kEnough; ++i)
    out.append(i ? ", `" : "`").append(names[i]).append("`");
  return names.size() > kEnough ? out + " …" : out;
}

bool is_date(std::string_view v) {
  if (v.size() != 10 || v[4] != '-' || v[7] != '-') return false;
  const auto digits = [&](std::size_t at, std::size_t n) {
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (v[i] < '0' || v[i] > '9') return -1;
      value = value * 10 + (v[i] - '0');
    }
    return value;
  };
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  if (year < 1 || month < 1 || month > 12) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day >= 1 && day <= kDays[static_cast<std::size_t>(month - 1)] + (leap && month == 2);
}

std::string_view operators_of(AnswerType type) {
  switch (type) {
    case AnswerType::text:
    case AnswerType::choice: return "`is`, `is not`, `is one of`, `is not one of`, `is answered`";
    case AnswerType::yes_no: return "`is yes`, `is no`, `is not`, `is answered`";
    case AnswerType::date:
      return "`is`, `is not`, `is before`, `is after`, `is on or before`, `is on or after`, "
             "`is answered`";
    case AnswerType::only_presence: return "`is answered`";
  }
  return "";
}

class Parser {
 public:
  Parser(const ConditionSource& source, const Scope& scope, const Sources& sources,
         Diagnostics& out)
      : source_(source),
        scope_(scope),
        sources_(sources),
        out_(out),
        tokens_(tokens_of(source.text)) {}

  Condition run() {
    condition_.at = source_.at;
    if (!all_closed()) return poisoned();
    if (either(0) && peek().kind != Token::Kind::end) expected("`and`, `or`");
    if (failed_) return poisoned();
    return std::move(condition_);
  }

 private:
  Condition poisoned() {
    condition_.poisoned = true;
    condition_.operations.clear();
    return std::move(condition_);
  }

  // A quote that is not closed would swallow the rest in silence.
  bool all_closed() {
    for (const Token& token : tokens_)
      if (token.kind == Token::Kind::quoted && token.end - token.begin != token.text.size() + 2)
        return fail(Says::ends_early, token, {"", "`" + source_.text.substr(token.begin, 1) + "`"});
    return true;
  }

  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
  }
  bool is_word(std::string_view word, std::size_t ahead = 0) const {
    return peek(ahead).kind == Token::Kind::word && peek(ahead).text == word;
  }
  bool take(std::string_view word) {
    if (!is_word(word)) return false;
    ++next_;
    return true;
  }

  Span span(const Token& token) const {
    Span at = part_of(sources_, source_.at, token.begin, token.end);
    if (at.begin == at.end && at.begin > source_.at.begin)
      --at.begin;  // the end: show what is last
    return at;
  }

  bool fail(Says says, const Token& token, std::vector<std::string> arguments,
            std::optional<std::string> instead = std::nullopt) {
    std::optional<FixIt> fix;
    if (instead) fix = FixIt{span(token), std::move(*instead)};
    if (!failed_) say(out_, says, span(token), std::move(arguments), std::move(fix));
    failed_ = true;
    return false;
  }
  bool expected(std::string what) {
    const Token& token = peek();
    return fail(token.kind == Token::Kind::end ? Says::ends_early : Says::syntax, token,
                {source_.text.substr(token.begin, token.end - token.begin), std::move(what)});
  }

  void emit(Operation operation) { condition_.operations.push_back(std::move(operation)); }

  bool either(int depth) {
    if (!both(depth)) return false;
    while (take("or")) {
      if (!both(depth)) return false;
      emit({.op = Operator::or_});
    }
    return true;
  }

  bool both(int depth) {
    if (!negated(depth)) return false;
    while (take("and")) {
      if (!negated(depth)) return false;
      emit({.op = Operator::and_});
    }
    return true;
  }

  bool negated(int depth) {
    bool negate = false;
    while (take("not")) negate = !negate;
    if (!primary(depth)) return false;
    if (negate) emit({.op = Operator::not_});
    return true;
  }

  bool primary(int depth) {
    if (depth > kDeepest) return fail(Says::too_deep, peek(), {std::to_string(kDeepest)});
    if (peek().kind == Token::Kind::open) {
      ++next_;
      if (!either(depth + 1)) return false;
      if (peek().kind != Token::Kind::close) return expected("`)`");
      ++next_;
      return true;
    }
    if (peek().kind == Token::Kind::at_name) return named(tokens_[next_++]);
    if (peek().kind == Token::Kind::word) return comparison(tokens_[next_++]);
    return expected(kBeginnings);
  }

  bool named(const Token& token) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < source_.named_limit; ++i) {
      const NamedCondition& c = scope_.model.conditions[Index<NamedCondition>{i}];
      names.push_back(c.id);
      if (c.id != token.text) continue;
      if (c.condition.poisoned) failed_ = true;  // reported where it is defined
      if (c.latest && c.latest.value >= source_.question_limit)
        return fail(Says::forward_reference, token, {scope_.model.questions[c.latest].path});
      emit({.op = Operator::named, .named = {i}});
      return true;
    }
    for (const NamedCondition& c : scope_.model.conditions)
      if (c.id == token.text) return fail(Says::later_condition, token, {token.text});
    if (const auto meant = nearest(token.text, names))
      return fail(Says::misspelt_condition, token, {token.text, *meant}, "@" + *meant);
    return fail(Says::unknown_condition, token, {token.text});
  }

  // The paths under which a name could be known here, nearest group first.
  std::vector<std::string> candidates(std::string_view name) const {
    std::vector<std::string> out;
    for (Index<Group> g = source_.group; g; g = scope_.model.groups[g].parent) {
      out.push_back(scope_.model.groups[g].path + "/" + std::string(name));
      if (scope_.closed_groups.count(g.value)) return out;
    }
    out.emplace_back(name);
    return out;
  }

  // Whether the name is one of these paths or lies in one.
  bool lies_in(const std::set<std::string, std::less<>>& paths, std::string_view name) const {
    for (std::string path : candidates(name))
      for (;;) {
        if (paths.count(path)) return true;
        const std::size_t slash = path.rfind('/');
        if (slash == path.npos) break;
        path.resize(slash);
      }
    return false;
  }

  Index<Question> lookup(std::string_view name) const {
    for (const std::string& path : candidates(name))
      if (const auto found = scope_.questions.find(path); found != scope_.questions.end())
        return found->second;
    return {};
  }

  // The names as they would be written here.
  std::vector<std::string> known_names() const {
    std::vector<std::string> out;
    for (const auto& [path, index] : scope_.questions) {
      if (index.value >= source_.question_limit) continue;
      std::string name = path;
      bool visible = true;
      for (Index<Group> g = source_.group; g; g = scope_.model.groups[g].parent) {
        const std::string prefix = scope_.model.groups[g].path + "/";
        const bool inside = path.starts_with(prefix);
        if (inside) {
          name = path.substr(prefix.size());
          break;
        }
        if (scope_.closed_groups.count(g.value)) {
          visible = false;
          break;
        }
      }
      if (visible) out.push_back(name);
    }
    return out;
  }

  // A question of that name in a group, or one that is spelt almost so.
  static std::optional<std::string> probably(const std::string& name,
                                             const std::vector<std::string>& names) {
    for (const std::string& known : names)
      if (known.ends_with("/" + name)) return known;
    return nearest(name, names);
  }

  Index<Question> question(const Token& token) {
    const Index<Question> found = lookup(token.text);
    if (!found) {
      if (lies_in(scope_.switched_off, token.text)) {
        fail(Says::switched_off, token, {token.text});
        return {};
      }
      if (lies_in(scope_.poisoned, token.text)) {
        failed_ = true;
        return {};
      }
      const std::vector<std::string> names = known_names();
      if (const auto meant = probably(token.text, names))
        fail(Says::misspelt_name, token, {token.text, *meant}, *meant);
      else fail(Says::unknown_name, token, {token.text, names.empty() ? "–" : list_of(names)});
      return {};
    }
    if (found.value >= source_.question_limit) {
      fail(Says::forward_reference, token, {token.text});
      return {};
    }
    return found;
  }

  bool comparison(const Token& subject) {
    if (subject.text == "and" || subject.text == "or" || subject.text == "is") {
      --next_;
      return expected(kBeginnings);
    }
    const Index<Question> q = question(subject);
    if (!q) return false;
    if (!take("is")) return expected("`is`");
    const bool negate = take("not");
    if (take("answered")) {
      emit({.op = Operator::is_answered, .question = q});
      if (negate) emit({.op = Operator::not_});
      return true;
    }
    switch (scope_.model.questions[q].kind->answer) {
      case AnswerType::date: return date_comparison(subject, q, negate);
      case AnswerType::only_presence: return wrong_operator(subject, q);
      default: return value_comparison(subject, q, negate);
    }
  }

  bool wrong_operator(const Token& subject, Index<Question> q) {
    const Kind& kind = *scope_.model.questions[q].kind;
    // From the subject on: `is not before` is wrong as a whole.
    static constexpr std::array<std::string_view, 7> kWords = {"not", "one",    "of",   "on",
                                                               "or",  "before", "after"};
    const std::size_t first = static_cast<std::size_t>(&subject - tokens_.data()) + 1;
    std::size_t last = first;
    const auto is_operator = [&](const Token& token) {
      return token.kind == Token::Kind::word &&
             std::find(kWords.begin(), kWords.end(), token.text) != kWords.end();
    };
    while (last + 1 < tokens_.size() && is_operator(tokens_[last + 1])) ++last;
    Token whole = tokens_[first];
    whole.end = tokens_[last].end;
    return fail(Says::wrong_operator, whole,
                {subject.text, std::string(kind.name),
                 source_.text.substr(whole.begin, whole.end - whole.begin),
                 std::string(operators_of(kind.answer))});
  }

  bool date_comparison(const Token& subject, Index<Question> q, bool negate) {
    Operator op = negate ? Operator::date_is_not : Operator::date_is;
    const bool ordered = is_word("before") || is_word("after") || is_word("on");
    if (ordered && negate) return wrong_operator(subject, q);
    if (is_word("one")) return wrong_operator(subject, q);
    if (take("before")) {
      op = Operator::before;
    } else if (take("after")) {
      op = Operator::after;
    } else if (take("on")) {
      if (!take("or")) return expected("`or before`, `or after`");
      if (take("before")) op = Operator::on_or_before;
      else if (take("after")) op = Operator::on_or_after;
      else return expected("`before`, `after`");
    }
    const Token& token = peek();
    if (token.kind != Token::Kind::word) return expected("`today`, `2026-01-31`");
    ++next_;
    Operation operation{.op = op, .question = q};
    if (token.text == "today") {
      operation.date.kind = DateOperand::Kind::today;
    } else if (is_date(token.text)) {
      operation.date.kind = DateOperand::Kind::date;
      operation.date.date = token.text;
    } else if (token.text[0] >= '0' && token.text[0] <= '9') {
      return fail(Says::not_a_date, token, {token.text});
    } else {
      if (is_word_of_no_question(token)) return fail(Says::not_a_date, token, {token.text});
      const Index<Question> other = question(token);
      if (!other) return false;
      if (scope_.model.questions[other].kind->answer != AnswerType::date)
        return fail(Says::not_a_date, token, {token.text});
      operation.date.kind = DateOperand::Kind::question;
      operation.date.question = other;
    }
    emit(std::move(operation));
    return true;
  }

  // "tomorrow": nothing here is called that, or nearly that.
  bool is_word_of_no_question(const Token& token) const {
    return !lookup(token.text) && !lies_in(scope_.switched_off, token.text) &&
           !lies_in(scope_.poisoned, token.text) && !probably(token.text, known_names());
  }

  bool value_comparison(const Token& subject, Index<Question> q, bool negate) {
    if (is_word("before") || is_word("after") || (is_word("on") && is_word("or", 1)))
      return wrong_operator(subject, q);
    const bool yes_no = scope_.model.questions[q].kind->answer == AnswerType::yes_no;
    const bool several = is_word("one") && is_word("of", 1);
    if (several && yes_no) return wrong_operator(subject, q);
    Operation operation{.op = several ? (negate ? Operator::is_not_one_of : Operator::is_one_of)
                                      : (negate ? Operator::is_not : Operator::is),
                        .question = q};
    if (several) next_ += 2;
    do {
      const Token& token = peek();
      if (token.kind != Token::Kind::word && token.kind != Token::Kind::quoted)
        return expected(list_of(answers(q)));
      ++next_;
      if (!is_answer(q, token)) return false;
      operation.values.push_back(normalised(token.text));
    } while (several && peek().kind == Token::Kind::comma && ++next_);
    emit(std::move(operation));
    return true;
  }

  std::vector<std::string> answers(Index<Question> q) const {
    const Question& question = scope_.model.questions[q];
    if (question.kind->answer == AnswerType::yes_no) return {"yes", "no"};
    if (question.kind->answer == AnswerType::text) return {"…"};
    std::vector<std::string> out;
    for (const Option& option : question.options) out.push_back(option.value);
    return out;
  }

  // Options that are missing, doubled or wrongly written have been reported; what a condition says
  // of the question cannot be judged by them.
  static bool options_are_sound(const Question& question) {
    if (question.kind->answer != AnswerType::choice) return true;
    std::set<std::string_view> values;
    for (const Option& option : question.options) {
      const bool plain = !option.value.empty() &&
                         std::all_of(option.value.begin(), option.value.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                         });
      if (!plain || !values.insert(option.value).second) return false;
    }
    return values.size() >= 2;
  }

  bool is_answer(Index<Question> q, const Token& token) {
    const Question& question = scope_.model.questions[q];
    if (question.kind->answer == AnswerType::text) return true;
    const std::vector<std::string> known = answers(q);
    if (std::find(known.begin(), known.end(), token.text) != known.end()) return true;
    if (!options_are_sound(question)) {
      failed_ = true;
      return false;
    }
    if (const auto meant = nearest(token.text, known))
      return fail(Says::misspelt_option, token, {token.text, question.id, *meant}, *meant);
    return fail(Says::unknown_option, token, {token.text, question.id, list_of(known)});
  }

  const ConditionSource& source_;
  const Scope& scope_;
  const Sources& sources_;
  Diagnostics& out_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  Condition condition_;
  bool failed_ = false;
};

}  // namespace

Condition compile(const ConditionSource& source, const Scope& scope, const Sources& sources,
                  Diagnostics& out) {
  return Parser(source, scope, sources, out).run();
}

}  // namespace blankett::linking
