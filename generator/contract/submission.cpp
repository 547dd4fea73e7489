// Twice over the bytes: first to see whether they can be held, then to hold them. A million
// brackets would otherwise be a million arrays before anybody counts them.
// Tested by contract_test.cpp and cli_test.cpp.

#include "contract/submission.h"

#include <tuple>
#include <utility>

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

// Line and column of a byte, both from 1.
std::pair<std::size_t, std::size_t> place_of(const std::string& text, std::size_t byte) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
    if (text[i] == '\n') ++line, column = 1;
    else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++column;
  }
  return {line, column};
}

// The bracket that goes too deep. Everything before it is known to be JSON. The reader cannot say
// where it is.
std::size_t too_deep_at(const std::string& text) {
  std::size_t depth = 0;
  bool inside = false;  // a string
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inside && c == '\\') ++i;
    else if (c == '"') inside = !inside;
    else if (inside) continue;
    else if (c == ']' || c == '}') --depth;
    else if ((c == '[' || c == '{') && ++depth > kDeepestSubmission) return i + 1;
  }
  return text.size();
}

// Keeps nothing but what is wrong.
class Look : public nlohmann::json_sax<Json> {
 public:
  Unreadable wrong = Unreadable::no;
  std::size_t byte = 0;  // from 1

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(Json::number_integer_t) override { return true; }
  bool number_unsigned(Json::number_unsigned_t) override { return true; }
  bool number_float(Json::number_float_t, const Json::string_t&) override { return true; }
  bool string(Json::string_t&) override { return true; }
  bool binary(Json::binary_t&) override { return true; }
  bool key(Json::string_t&) override { return true; }
  bool start_object(std::size_t) override { return deeper(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_object() override { return shallower(); }
  bool end_array() override { return shallower(); }
  bool parse_error(std::size_t position, const std::string& last_token,
                   const Json::exception& error) override {
    // All that is JSON and yet cannot be held is a number: its last byte is known, not its first.
    const bool number = dynamic_cast<const Json::out_of_range*>(&error) != nullptr;
    wrong = number ? Unreadable::number_too_large : Unreadable::not_json;
    byte = number ? position - last_token.size() + 1 : position;
    return false;
  }

 private:
  bool deeper() {
    if (++depth_ <= kDeepestSubmission) return true;
    wrong = Unreadable::too_deep;
    return false;
  }
  bool shallower() {
    --depth_;
    return true;
  }

  std::size_t depth_ = 0;
};

}  // namespace

Submission read_submission(const std::string& text) {
  Look look;
  Submission out;
  if (Json::sax_parse(text, &look)) {
    out.json = Json::parse(text);
    return out;
  }
  out.wrong = look.wrong;
  if (out.wrong == Unreadable::too_deep) look.byte = too_deep_at(text);
  std::tie(out.line, out.column) = place_of(text, look.byte);
  return out;
}

}  // namespace blankett
