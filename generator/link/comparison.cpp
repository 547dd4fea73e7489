// What a condition compares, and how: each side has a type, and each type its operators.
//   fodelsedatum is at least 18 years ago  →  at_most(fodelsedatum, today - 18 years)
// Tested by condition_test.cpp.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "link/parser.h"

namespace blankett::linking {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 5) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_date(std::string_view v) {
  if (v.size() != 10 || v[4] != '-' || v[7] != '-') return false;
  const auto year = digits(v.substr(0, 4)), month = digits(v.substr(5, 2)),
             day = digits(v.substr(8));
  if (!year || !month || !day) return false;
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (*year < 1 || *month < 1 || *month > 12) return false;
  const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
  return *day >= 1 &&
         *day <= kDays[static_cast<std::size_t>(*month - 1)] + (leap && *month == 2 ? 1 : 0);
}

bool is_time(std::string_view v) {
  if (v.size() != 5 || v[2] != ':') return false;
  const auto hour = digits(v.substr(0, 2)), minute = digits(v.substr(3));
  return hour && minute && *hour < 24 && *minute < 60;
}

std::optional<TimeUnit> unit_of(std::string_view word) {
  if (word == "day" || word == "days") return TimeUnit::days;
  if (word == "month" || word == "months") return TimeUnit::months;
  if (word == "year" || word == "years") return TimeUnit::years;
  return std::nullopt;
}

std::string_view operators_of(AnswerType type) {
  switch (type) {
    case AnswerType::text:
      return "`is`, `is not`, `is one of`, `is not one of`, `is longer than`, `is shorter than`, "
             "`is answered`";
    case AnswerType::choice: return "`is`, `is not`, `is one of`, `is not one of`, `is answered`";
    case AnswerType::choices:
      return "`contains`, `contains any of`, `contains all of`, `is answered`";
    case AnswerType::yes_no: return "`is yes`, `is no`, `is not`, `is answered`";
    case AnswerType::number:
    case AnswerType::money:
      return "`is`, `is not`, `is less than`, `is at most`, `is more than`, `is at least`, `is "
             "between`, `is answered`";
    case AnswerType::date:
      return "`is`, `is not`, `is before`, `is after`, `is on or before`, `is on or after`, `is "
             "between`, `is at least … years ago`, `is answered`";
    case AnswerType::time:
      return "`is`, `is not`, `is before`, `is after`, `is on or before`, `is on or after`, `is "
             "between`, `is answered`";
    case AnswerType::only_presence: return "`is answered`";
  }
  return "";
}

bool is_ordered(AnswerType type) {
  return type == AnswerType::number || type == AnswerType::money || type == AnswerType::date ||
         type == AnswerType::time;
}

bool is_measure(AnswerType type) { return type == AnswerType::number || type == AnswerType::money; }

}  // namespace

bool Parser::comparison() {
  const std::optional<Side> subject = side();
  if (!subject) return false;
  if (is_word("contains")) {
    if (subject->type != AnswerType::choices) return wrong_operator(*subject, next_);
    ++next_;
    return contained(*subject);
  }
  const bool has_answer = subject->operand.kind == Operand::Kind::answer;
  if (!take("is"))
    return expected(subject->type == AnswerType::choices ? "`is answered`, `contains`" : "`is`");
  const std::size_t first = next_;
  const bool negate = take("not");
  if (take("answered")) {
    if (!has_answer && subject->operand.kind != Operand::Kind::rows)
      return wrong_operator(*subject, first);
    emit({.op = Operator::is_answered, .subject = subject->operand});
    if (negate) emit({.op = Operator::not_});
    return true;
  }
  if (is_ordered(subject->type) && !whole_operator()) return false;
  const std::optional<Relation> how = relation();
  if (!how) return false;
  const bool equality = *how == Relation::same || *how == Relation::one_of;
  const bool date_words = *how == Relation::before || *how == Relation::after ||
                          *how == Relation::on_or_before || *how == Relation::on_or_after;
  const bool number_words = *how == Relation::less || *how == Relation::at_most ||
                            *how == Relation::more || *how == Relation::at_least;
  const bool length_words = *how == Relation::longer || *how == Relation::shorter;
  bool suits = false;
  switch (subject->type) {
    case AnswerType::text: suits = equality || (length_words && !negate); break;
    case AnswerType::choice: suits = equality; break;
    case AnswerType::yes_no: suits = *how == Relation::same; break;
    case AnswerType::choices:
    case AnswerType::only_presence: break;
    case AnswerType::number:
    case AnswerType::money:
      suits = *how == Relation::same || (!negate && (number_words || *how == Relation::between));
      break;
    case AnswerType::date:
      suits = *how == Relation::same ||
              (!negate && (date_words || number_words || *how == Relation::between));
      break;
    case AnswerType::time:
      suits = *how == Relation::same || (!negate && (date_words || *how == Relation::between));
      break;
  }
  if (!suits) {
    next_ = first;
    return wrong_operator(*subject, first);
  }
  if (length_words) {
    const auto length = length_operand();
    if (!length) return false;
    emit({.op = *how == Relation::longer ? Operator::is_longer : Operator::is_shorter,
          .subject = subject->operand,
          .other = *length});
    return true;
  }
  if (is_ordered(subject->type)) return measured(*subject, *how, negate);
  return chosen(*subject, *how == Relation::one_of, negate);
}

// ---- the sides

std::optional<Parser::Side> Parser::side() {
  if (is_word("number") && is_word("of", 1)) return counted();
  if (is_word("sum") && is_word("of", 1)) return summed();
  const Token token = tokens_[next_++];
  if (!names_.question(token.text)) {
    const Index<Group> group = names_.group(token.text);
    if (group && scope_.model.groups[group].repeat) {
      --next_;
      const Index<Group> rows = repeat(token);
      if (!rows) return std::nullopt;
      return Side{{.kind = Operand::Kind::rows, .repeat = rows},
                  AnswerType::only_presence,
                  "repeat",
                  token};
    }
  }
  return answer(token);
}

std::optional<Parser::Side> Parser::counted() {
  const Token first = tokens_[next_];
  next_ += 2;
  if (peek().kind != Token::Kind::word) return expected("`number of …`"), std::nullopt;
  const Token last = peek();
  const Index<Group> rows = repeat(last);
  if (!rows) return std::nullopt;
  return Side{{.kind = Operand::Kind::count, .repeat = rows},
              AnswerType::number,
              "number",
              joined(first, last)};
}

std::optional<Parser::Side> Parser::summed() {
  const Token first = tokens_[next_];
  next_ += 2;
  if (peek().kind != Token::Kind::word) return expected("`sum of …/…`"), std::nullopt;
  const Token last = tokens_[next_++];
  const Index<Question> q = names_.question(last.text);
  if (!q) return unknown(last, known()), std::nullopt;
  const Question& question = scope_.model.questions[q];
  if (q.value >= source_.question_limit)
    return fail(Says::forward_reference, last, {last.text}), std::nullopt;
  if (!is_measure(answer_type(question)))
    return fail(Says::not_summable, last, {last.text, std::string(question.kind->name)}),
           std::nullopt;
  if (!question.repeat) return fail(Says::not_in_rows, last, {last.text}), std::nullopt;
  return Side{{.kind = Operand::Kind::sum, .question = q, .repeat = question.repeat},
              answer_type(question),
              question.kind->name,
              joined(first, last)};
}

// A question, or a part of one: resa/from.
std::optional<Parser::Side> Parser::answer(const Token& token) {
  Index<Question> q = names_.question(token.text);
  const AnswerPart* part = nullptr;
  const std::size_t slash = token.text.rfind('/');
  if (!q && slash != token.text.npos) {
    const Index<Question> whole = names_.question(token.text.substr(0, slash));
    if (whole)
      for (const AnswerPart& p : scope_.model.questions[whole].kind->parts)
        if (p.name == token.text.substr(slash + 1)) q = whole, part = &p;
    if (whole && !q && !scope_.model.questions[whole].kind->parts.empty())
      return unknown_part(token, whole, slash), std::nullopt;
  }
  if (!q) return unknown(token, known()), std::nullopt;
  const Question& question = scope_.model.questions[q];
  if (q.value >= source_.question_limit)
    return fail(Says::forward_reference, token, {token.text}), std::nullopt;
  if (question.repeat && !names_.is_open(question.repeat)) {
    const std::string& rows = scope_.model.groups[question.repeat].path;
    return fail(Says::needs_row, token, {token.text, rows, question.id}), std::nullopt;
  }
  return Side{{.kind = Operand::Kind::answer,
               .question = q,
               .part = part ? std::string(part->name) : std::string()},
              part ? part->type : answer_type(question),
              question.kind->name,
              token};
}

Index<Group> Parser::repeat(const Token& token) {
  ++next_;
  const Index<Group> found = names_.group(token.text);
  if (found && scope_.model.groups[found].repeat) {
    // The rows are there when the first question in them is.
    if (scope_.model.groups[found].first_question.value >= source_.question_limit)
      return fail(Says::forward_reference, token, {token.text}), Index<Group>{};
    return found;
  }
  if (names_.is_switched_off(token.text) || names_.is_poisoned(token.text))
    return unknown(token, {}), Index<Group>{};
  if (glued_sign(token)) return {};
  const std::vector<std::string> known = names_.known_repeats();
  if (const auto meant = nearest(token.text, known))
    fail(Says::misspelt_repeat, token, {token.text, *meant}, *meant);
  else fail(Says::unknown_repeat, token, {token.text, known.empty() ? "–" : list_of(known)});
  return {};
}

// Looking for what was meant takes as long as there are names. A form with hundreds of mistakes has
// another trouble than slips of the pen.
std::vector<std::string> Parser::known() const {
  constexpr std::size_t kManyMistakes = 200, kFew = 20;
  return names_.known(out_.size() < kManyMistakes ? std::string::npos : kFew);
}

bool Parser::unknown(const Token& token, const std::vector<std::string>& names) {
  if (names_.is_poisoned(token.text)) {
    failed_ = true;
    return false;
  }
  if (const auto drop = names_.dropped(token.text); drop && drop->source != source_.at.source)
    return depends_on_dropped(token, *drop);
  if (names_.is_switched_off(token.text)) return fail(Says::switched_off, token, {token.text});
  if (glued_sign(token)) return false;
  const auto condition = scope_.conditions.find(token.text);
  if (condition != scope_.conditions.end() && condition->second.value < source_.named_limit &&
      !in_formula())
    return fail(Says::at_forgotten, token, {token.text}, "@" + token.text);
  if (const auto meant = Names::meant(token.text, names))
    return fail(Says::misspelt_name, token, {token.text, *meant}, *meant);
  return fail(Says::unknown_name, token, {token.text, names.empty() ? "–" : list_of(names)});
}

// antal-1, antal/2: a sign without spaces is a part of the word, so what is known stands before it.
// The name alone, which is near, would be another number.
std::optional<std::string> Parser::reckoned(const Token& token) const {
  for (std::size_t at = 0; (at = token.text.find_first_of("-/", at)) != token.text.npos; ++at) {
    const std::string before = token.text.substr(0, at), after = token.text.substr(at + 1);
    if (!names_.question(before) && !names_.group(before)) continue;
    const bool number = !after.empty() && after[0] >= '0' && after[0] <= '9';
    if (token.text[at] == '/' && !number && !names_.question(after)) continue;
    return before + " " + token.text[at] + " " + after;
  }
  return std::nullopt;
}

bool Parser::glued_sign(const Token& token) {
  const auto apart = reckoned(token);
  if (!apart) return false;
  if (in_formula()) fail(Says::sign_without_spaces, token, {token.text, *apart});
  else fail(Says::sum_in_condition, token, {token.text});
  return true;
}

// The block is right as it is: what is wrong stands in the form. However often the block looks at
// the question, one <drop> is one mistake.
bool Parser::depends_on_dropped(const Token& token, Span drop) {
  const Message& says = message(Says::dropped_but_used);
  const bool said = std::any_of(out_.begin(), out_.end(), [&](const Diagnostic& d) {
    return d.message == &says && d.at.source == drop.source && d.at.begin == drop.begin;
  });
  if (!failed_ && !said)
    out_.add({.message = &says,
              .at = drop,
              .arguments = {token.text},
              .related = {{span(token), &message(Says::used_here)}}});
  failed_ = true;
  return false;
}

bool Parser::unknown_part(const Token& token, Index<Question> whole, std::size_t slash) {
  const std::string name = token.text.substr(0, slash), part = token.text.substr(slash + 1);
  std::vector<std::string> parts;
  for (const AnswerPart& p : scope_.model.questions[whole].kind->parts) parts.emplace_back(p.name);
  if (const auto meant = nearest(part, parts))
    return fail(Says::misspelt_part, token, {name, part, *meant, list_of(parts)},
                name + "/" + *meant);
  return fail(Says::unknown_part, token, {name, part, list_of(parts)});
}

// ---- the operators

std::optional<Parser::Relation> Parser::relation() {
  if (take("one", "of")) return Relation::one_of;
  if (take("less", "than")) return Relation::less;
  if (take("more", "than")) return Relation::more;
  if (take("at", "most")) return Relation::at_most;
  if (take("at", "least")) return Relation::at_least;
  if (take("longer", "than")) return Relation::longer;
  if (take("shorter", "than")) return Relation::shorter;
  if (take("before")) return Relation::before;
  if (take("after")) return Relation::after;
  if (take("between")) return Relation::between;
  if (take("on")) {
    if (!is_word("or")) return expected("`or before`, `or after`"), std::nullopt;
    ++next_;
    if (take("before")) return Relation::on_or_before;
    if (take("after")) return Relation::on_or_after;
    return expected("`before`, `after`"), std::nullopt;
  }
  return Relation::same;
}

// A number is never called `less`: what begins an operator must go on as one.
bool Parser::whole_operator() {
  struct Beginning {
    std::string_view word, next, other, words;
  };
  static constexpr std::array<Beginning, 3> kBeginnings = {{
      {"less", "than", "than", "`than`"},
      {"more", "than", "than", "`than`"},
      {"at", "most", "least", "`most`, `least`"},
  }};
  for (const Beginning& b : kBeginnings) {
    if (!is_word(b.word) || is_word(b.next, 1) || is_word(b.other, 1)) continue;
    if (names_.question(peek().text)) continue;  // a question may be called so
    ++next_;
    return expected(std::string(b.words));
  }
  return true;
}

// The words of the operator, from `first` on: `is not before` is wrong as a whole.
bool Parser::wrong_operator(const Side& subject, std::size_t first) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "not",     "one",     "of",       "on",  "or",   "before",  "after",
      "less",    "more",    "than",     "at",  "most", "least",   "longer",
      "shorter", "between", "contains", "any", "all",  "answered"};
  const auto is_operator = [&](std::size_t i) {
    return tokens_[i].kind == Token::Kind::word &&
           std::find(kWords.begin(), kWords.end(), tokens_[i].text) != kWords.end();
  };
  std::size_t begin = first, last = first;
  if (begin > 0 && tokens_[begin - 1].text == "is") --begin, --last;
  while (last + 1 < tokens_.size() && is_operator(last + 1)) ++last;
  const Token whole = joined(tokens_[begin], tokens_[last]);
  std::string operators(operators_of(subject.type));
  constexpr std::string_view kAnswered = ", `is answered`";
  const bool reckoned =
      subject.operand.kind == Operand::Kind::count || subject.operand.kind == Operand::Kind::sum;
  if (reckoned) operators.resize(operators.size() - kAnswered.size());
  return fail(Says::wrong_operator, whole,
              {subject.words.text, std::string(subject.kind), whole.text, std::move(operators)});
}

// agande is one of leasing, tjanst
bool Parser::chosen(const Side& subject, bool several, bool negate) {
  Operation operation{.op = several ? (negate ? Operator::is_not_one_of : Operator::is_one_of)
                                    : (negate ? Operator::is_not : Operator::is),
                      .subject = subject.operand};
  do {
    const Token& token = peek();
    if (token.kind != Token::Kind::word && token.kind != Token::Kind::quoted)
      return expected(list_of(answers(subject)));
    ++next_;
    if (!is_answer(subject, token)) return false;
    if (subject.type == AnswerType::text && several_words(token)) return false;
    operation.values.push_back(normalised(token.text));
  } while (several && take(Token::Kind::comma));
  emit(std::move(operation));
  return true;
}

// stadsdel is Södra Ängby: without quotes the text would end at the first space.
bool Parser::several_words(const Token& first) {
  const auto goes_on = [&] {
    return peek().kind == Token::Kind::word && !is_word("and") && !is_word("or") &&
           !is_word("then") && !is_word("is");
  };
  if (first.kind != Token::Kind::word || !goes_on()) return false;
  Token last = first;
  while (goes_on()) last = tokens_[next_++];
  const Token whole = joined(first, last);
  fail(Says::quotes_missing, whole, {whole.text});
  return true;
}

// fardmedel contains any of cykel, buss
bool Parser::contained(const Side& subject) {
  Operation operation{.op = Operator::contains, .subject = subject.operand};
  if (take("any", "of")) operation.op = Operator::contains_any;
  else if (take("all", "of")) operation.op = Operator::contains_all;
  do {
    const Token& token = peek();
    if (token.kind != Token::Kind::word && token.kind != Token::Kind::quoted)
      return expected(list_of(answers(subject)));
    ++next_;
    if (!is_answer(subject, token)) return false;
    operation.values.push_back(token.text);
  } while (operation.op != Operator::contains && take(Token::Kind::comma));
  emit(std::move(operation));
  return true;
}

// Numbers, money, dates and times.
bool Parser::measured(const Side& subject, Relation how, bool negate) {
  const auto operand = [&]() -> std::optional<Operand> {
    if (subject.type == AnswerType::date) return date_operand();
    if (subject.type == AnswerType::time) return time_operand();
    return number_operand(subject.type);
  };
  Operation operation{.subject = subject.operand};
  const std::size_t first = next_;
  std::optional<Operand> other = operand();
  if (!other) return false;
  const bool relative = other->kind == Operand::Kind::today && other->offset != 0;
  const bool spans_time = how == Relation::less || how == Relation::at_most ||
                          how == Relation::more || how == Relation::at_least;
  if (subject.type == AnswerType::date && spans_time && !relative) {
    next_ = first;
    return expected("`3 days ago`, `18 years from now`");
  }
  // More years ago is an earlier date.
  const bool turned = subject.type == AnswerType::date && spans_time && other->offset < 0;
  switch (how) {
    case Relation::same: operation.op = negate ? Operator::differs : Operator::equals; break;
    case Relation::before: operation.op = Operator::less; break;
    case Relation::after: operation.op = Operator::more; break;
    case Relation::on_or_before: operation.op = Operator::at_most; break;
    case Relation::on_or_after: operation.op = Operator::at_least; break;
    case Relation::less: operation.op = turned ? Operator::more : Operator::less; break;
    case Relation::more: operation.op = turned ? Operator::less : Operator::more; break;
    case Relation::at_most: operation.op = turned ? Operator::at_least : Operator::at_most; break;
    case Relation::at_least: operation.op = turned ? Operator::at_most : Operator::at_least; break;
    case Relation::between: {
      operation.op = Operator::between;
      if (!take("and")) return expected("`and`");
      const std::optional<Operand> upper = operand();
      if (!upper) return false;
      operation.upper = *upper;
      break;
    }
    default: return false;
  }
  operation.other = std::move(*other);
  emit(std::move(operation));
  return true;
}

// ---- what stands to the right

// 20 000 and 3,5 are numbers to people; here they would end after the first digits. Between the
// arguments of a function a comma has its own meaning.
bool Parser::number_ends(const Token& number) {
  const auto is_number = [&](std::size_t ahead) {
    return peek(ahead).kind == Token::Kind::word && peek(ahead).text[0] >= '0' &&
           peek(ahead).text[0] <= '9' && Decimal::parse(peek(ahead).text);
  };
  const auto is_group = [&] {  // of thousands
    constexpr std::size_t kThousand = 3;
    return is_number(0) && peek().text.substr(0, peek().text.find('.')).size() == kThousand;
  };
  if (number.text.size() <= 3 && is_group()) {
    std::string digits = number.text;
    Token last = number;
    while (is_group()) last = tokens_[next_++], digits += last.text;
    const Token whole = joined(number, last);
    return fail(Says::space_in_number, whole, {whole.text, digits}, digits);
  }
  const bool comma = peek().kind == Token::Kind::comma && peek().begin == number.end &&
                     is_number(1) && peek(1).begin == peek().end;
  if (!comma || in_call_) return true;
  const Token whole = joined(number, peek(1));
  const std::string point = number.text + "." + peek(1).text;
  return fail(Says::decimal_comma, whole, {whole.text, point}, point);
}

std::optional<Operand> Parser::number_operand(AnswerType type) {
  const Token token = peek();
  if (token.kind != Token::Kind::word) return expected("`12`, `2.5`"), std::nullopt;
  const bool counts = (token.text == "number" || token.text == "sum") && is_word("of", 1);
  if (!counts) {
    if (const auto number = Decimal::parse(token.text)) {
      ++next_;
      if (!number_ends(token)) return std::nullopt;
      return Operand{.kind = Operand::Kind::number, .number = *number};
    }
    const bool begins_as_number =
        (token.text[0] >= '0' && token.text[0] <= '9') || token.text[0] == '-';
    if (begins_as_number || is_word_of_no_question(token))
      return fail(Says::not_a_number, token, {token.text}), std::nullopt;
  }
  const std::optional<Side> other = side();
  if (!other) return std::nullopt;
  if (!is_measure(other->type))
    return fail(Says::not_a_number, other->words, {other->words.text}), std::nullopt;
  if (other->type != type)
    return fail(Says::other_measure, other->words, {other->words.text}), std::nullopt;
  return other->operand;
}

std::optional<Operand> Parser::date_operand() {
  const Token token = peek();
  if (token.kind != Token::Kind::word) return expected("`today`, `2026-01-31`"), std::nullopt;
  if (take("today")) return Operand{.kind = Operand::Kind::today};
  if (is_date(token.text)) {
    ++next_;
    return Operand{.kind = Operand::Kind::date, .text = token.text};
  }
  if (const auto amount = digits(token.text)) {
    const auto unit = peek(1).kind == Token::Kind::word ? unit_of(peek(1).text) : std::nullopt;
    constexpr std::array<int, 3> kMost = {73'000, 2'400, 200};  // days, months, years
    if (unit && *amount <= kMost[static_cast<std::size_t>(*unit)]) {
      next_ += 2;
      const bool ago = take("ago");
      if (!ago && !take("from", "now")) return expected("`ago`, `from now`"), std::nullopt;
      return Operand{
          .kind = Operand::Kind::today, .offset = ago ? -*amount : *amount, .unit = *unit};
    }
  }
  if ((token.text[0] >= '0' && token.text[0] <= '9') || is_word_of_no_question(token))
    return fail(Says::not_a_date, token, {token.text}), std::nullopt;
  const std::optional<Side> other = side();
  if (!other) return std::nullopt;
  if (other->type != AnswerType::date)
    return fail(Says::not_a_date, other->words, {other->words.text}), std::nullopt;
  return other->operand;
}

std::optional<Operand> Parser::time_operand() {
  const Token token = peek();
  if (token.kind != Token::Kind::word) return expected("`08:30`"), std::nullopt;
  if (is_time(token.text)) {
    ++next_;
    return Operand{.kind = Operand::Kind::time, .text = token.text};
  }
  if ((token.text[0] >= '0' && token.text[0] <= '9') || is_word_of_no_question(token))
    return fail(Says::not_a_time, token, {token.text}), std::nullopt;
  const std::optional<Side> other = side();
  if (!other) return std::nullopt;
  if (other->type != AnswerType::time)
    return fail(Says::not_a_time, other->words, {other->words.text}), std::nullopt;
  return other->operand;
}

std::optional<Operand> Parser::length_operand() {
  const Token token = peek();
  if (token.kind != Token::Kind::word) return expected("`100`"), std::nullopt;
  const auto length = digits(token.text);
  if (!length) return fail(Says::not_a_length, token, {token.text}), std::nullopt;
  ++next_;
  return Operand{.kind = Operand::Kind::number, .number = Decimal(*length)};
}

// "tomorrow": nothing here is called that, or nearly that.
bool Parser::is_word_of_no_question(const Token& token) const {
  return !names_.question(token.text) && !names_.group(token.text) &&
         token.text.find('/') == token.text.npos && !names_.is_switched_off(token.text) &&
         !names_.is_poisoned(token.text) && !Names::meant(token.text, known());
}

// ---- options

std::vector<std::string> Parser::answers(const Side& subject) const {
  if (subject.type == AnswerType::yes_no) return {"yes", "no"};
  if (subject.type == AnswerType::text) return {"…"};
  std::vector<std::string> out;
  for (const Option& option : scope_.model.questions[subject.operand.question].options)
    out.push_back(option.value);
  return out;
}

// Options that are missing, doubled or wrongly written have been reported; what a condition says
// of the question cannot be judged by them.
static bool options_are_sound(const Question& question) {
  std::set<std::string_view> values;
  for (const Option& option : question.options) {
    const bool plain =
        !option.value.empty() && std::all_of(option.value.begin(), option.value.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        });
    if (!plain || !values.insert(option.value).second) return false;
  }
  return values.size() >= 2;
}

bool Parser::is_answer(const Side& subject, const Token& token) {
  if (subject.type == AnswerType::text) return true;
  const Question& question = scope_.model.questions[subject.operand.question];
  const std::vector<std::string> known = answers(subject);
  if (std::find(known.begin(), known.end(), token.text) != known.end()) return true;
  if (subject.type != AnswerType::yes_no && !options_are_sound(question)) {
    failed_ = true;
    return false;
  }
  if (const auto meant = nearest(token.text, known))
    return fail(Says::misspelt_option, token, {token.text, question.id, *meant}, *meant);
  return fail(Says::unknown_option, token, {token.text, question.id, list_of(known)});
}

}  // namespace blankett::linking
