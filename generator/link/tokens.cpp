#include "link/tokens.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "kinds/operators.h"

namespace blankett::linking {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The signs as people write them. A hyphen and a slash are also parts of words, so they count only
// with a space behind them; a hyphen before a digit begins a number.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSigns = {{
    {"+", "+"},
    {"*", "*"},
    {"\u00d7", "*"},
    {"\u00f7", "/"},
    {"\u2212", "-"},
    {"-", "-"},
    {"/", "/"},
}};

std::optional<std::pair<std::string_view, std::string_view>> sign_at(std::string_view rest) {
  for (const auto& sign : kSigns) {
    if (!rest.starts_with(sign.first)) continue;
    const bool also_in_words = sign.first == "-" || sign.first == "/";
    const bool alone = rest.size() == sign.first.size() || is_space(rest[sign.first.size()]) ||
                       rest[sign.first.size()] == '(';
    if (!also_in_words || alone) return sign;
  }
  return std::nullopt;
}

class Scanner {
 public:
  Scanner(std::string_view text, bool arithmetic) : text_(text), arithmetic_(arithmetic) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_space(c)) ++at_;
      else if (c == '(') add(Token::Kind::open, 1);
      else if (c == ')') add(Token::Kind::close, 1);
      else if (c == ',') add(Token::Kind::comma, 1);
      else if (c == '\'' || c == '"') quoted(c);
      else if (const auto sign = arithmetic_ ? sign_at(text_.substr(at_)) : std::nullopt)
        add(Token::Kind::sign, sign->first.size(), sign->second);
      else word();
    }
    out_.push_back({Token::Kind::end, "", text_.size(), text_.size()});
    return std::move(out_);
  }

 private:
  void add(Token::Kind kind, std::size_t size, std::string_view text = {}) {
    out_.push_back(
        {kind, std::string(text.empty() ? text_.substr(at_, size) : text), at_, at_ + size});
    at_ += size;
  }

  void quoted(char quote) {
    const std::size_t close = std::min(text_.find(quote, at_ + 1), text_.size());
    const std::size_t end = std::min(close + 1, text_.size());
    out_.push_back(
        {Token::Kind::quoted, std::string(text_.substr(at_ + 1, close - at_ - 1)), at_, end});
    at_ = end;
  }

  void word() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view("(),\"'").find(text_[at_]) == std::string_view::npos &&
           !(arithmetic_ && sign_at(text_.substr(at_))))
      ++at_;
    const bool name = text_[begin] == '@';
    const std::size_t first = begin + (name ? 1 : 0);
    out_.push_back({name ? Token::Kind::at_name : Token::Kind::word,
                    std::string(text_.substr(first, at_ - first)), begin, at_});
  }

  std::string_view text_;
  bool arithmetic_;
  std::size_t at_ = 0;
  std::vector<Token> out_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, bool arithmetic) {
  return Scanner(text, arithmetic).run();
}

bool is_language_word(std::string_view word) {
  // The words of the table of operators: letters between signs and spaces.
  static const std::set<std::string, std::less<>> kWords = [] {
    std::set<std::string, std::less<>> all = {"today"};
    for (const OperatorDoc& op : operators()) {
      std::string next;
      for (const char c : std::string(op.written) + " ")
        if (c >= 'a' && c <= 'z') next += c;
        else if (!next.empty()) all.insert(std::exchange(next, {}));
    }
    return all;
  }();
  return kWords.count(word) == 1;
}

bool is_closed(const Token& token) { return token.end - token.begin == token.text.size() + 2; }

}  // namespace blankett::linking
