#pragma once
// The words of a condition or an expression, each with where it stands.

#include <string>
#include <string_view>
#include <vector>

namespace blankett::linking {

struct Token {
  enum class Kind : std::uint8_t { word, quoted, open, close, comma, at_name, sign, end } kind;
  std::string text;  // without quotes and @; a sign is one of + - * /
  std::size_t begin, end;
};

/// The last token is `end`. Signs of arithmetic are told apart only in expressions, where
/// `rad/belopp` is still one name: a division has spaces around it.
std::vector<Token> tokens_of(std::string_view text, bool arithmetic);

/// Whether a word has a meaning of its own in conditions or formulas. A question called so could be
/// asked of in some places and not in others.
bool is_language_word(std::string_view word);

/// Whether a quoted token has its closing quote.
bool is_closed(const Token& token);

}  // namespace blankett::linking
