// Reads tags as XML and HTML both write them, forgiving what HTML forgives, in linear time.
// Tested by parse_test.cpp.

#include "parse/tags.h"

#include <algorithm>

namespace blankett::parsing {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// After the `close` of what begins at `i`; the end of the text if it is not closed.
std::size_t after(std::string_view text, std::string_view close, std::size_t i) {
  const std::size_t end = text.find(close, i);
  return end == text.npos ? text.size() : end + close.size();
}

std::size_t skip(std::string_view text, std::string_view what, std::size_t i) {
  return std::min(text.find_first_not_of(what, i), text.size());
}

std::size_t until(std::string_view text, std::string_view what, std::size_t i) {
  return std::min(text.find_first_of(what, i), text.size());
}

// From one attribute's name to after its value.
std::size_t after_attribute(std::string_view text, std::size_t i) {
  i = skip(text, kSpace, until(text, " \t\n\r\f/>=", i + 1));
  if (i == text.size() || text[i] != '=') return i;
  i = skip(text, kSpace, i + 1);
  if (i == text.size()) return i;
  if (text[i] == '"' || text[i] == '\'') return after(text, text.substr(i, 1), i + 1);
  return until(text, " \t\n\r\f>", i);
}

}  // namespace

std::optional<Tag> next_tag(std::string_view text, std::size_t from) {
  for (std::size_t i = text.find('<', from); i != text.npos; i = text.find('<', i)) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("<!--")) i = after(text, "-->", i + 4);
    else if (rest.starts_with("<![CDATA[")) i = after(text, "]]>", i + 9);
    else if (rest.starts_with("<?")) i = after(text, ">", i + 2);
    else {
      Tag tag;
      tag.begin = i++;
      tag.closes = rest.starts_with("</");
      i += tag.closes;
      if (i == text.size() || !is_letter(text[i])) continue;
      const std::size_t name = i;
      i = until(text, " \t\n\r\f/>", i);
      tag.name = text.substr(name, i - name);
      while ((i = skip(text, " \t\n\r\f/", i)) < text.size() && text[i] != '>') {
        i = after_attribute(text, i);
        ++tag.attributes;
      }
      tag.closes_self = i < text.size() && text[i - 1] == '/';
      tag.end = std::min(i + 1, text.size());
      return tag;
    }
  }
  return std::nullopt;
}

}  // namespace blankett::parsing
