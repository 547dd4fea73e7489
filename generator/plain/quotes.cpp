// Tested by any_text_test.cpp.

#include "plain/quotes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace blankett::plain {
namespace {

// A mark that begins a quotation, and those that end it.
struct Marks {
  std::string_view opens, closes, closes_too;
};
constexpr std::array<Marks, 10> kMarks = {{{"\"", "\"", "\""},
                                           {"`", "`", "`"},
                                           {"”", "”", "”"},
                                           {"“", "”", "”"},
                                           {"„", "”", "“"},
                                           {"«", "»", "»"},
                                           {"»", "»", "«"},
                                           {"‘", "’", "’"},
                                           {"’", "’", "’"},
                                           {"'", "'", "'"}}};

// All of them begin with one of these bytes in UTF-8, and a line break with its own.
bool can_be_mark(char byte) {
  return byte == '"' || byte == '\'' || byte == '`' || byte == '\xE2' || byte == '\xC2' ||
         byte == '\n';
}

// What stands between the marks. In one pass: a mark that begins a quotation within one begins
// another.
std::vector<Range> quoted_in(const TextWords& words) {
  const std::string_view text = words.text;
  std::vector<Range> out;
  const Marks* open = nullptr;
  std::size_t begin = 0;
  auto word = words.ranges.begin();
  for (std::size_t i = 0; i < text.size();) {
    if (!can_be_mark(text[i])) {
      ++i;
      continue;
    }
    const std::size_t at = i++;
    const std::string_view rest = text.substr(at);
    if (rest.front() == '\n') open = nullptr;
    while (word != words.ranges.end() && word->end < at) ++word;
    // The apostrophe of a word.
    if (word != words.ranges.end() && word->begin < at && word->end > at) continue;
    if (open && (rest.starts_with(open->closes) || rest.starts_with(open->closes_too))) {
      out.push_back({begin, at});
      open = nullptr;
      continue;
    }
    const auto* const opens = std::find_if(
        kMarks.begin(), kMarks.end(), [&](const Marks& m) { return rest.starts_with(m.opens); });
    if (opens == kMarks.end()) continue;
    // 5" is a size, and the house of the Jones' has an owner.
    if (word != words.ranges.end() && word->end == at) continue;
    open = opens;
    begin = at + opens->opens.size();
  }
  return out;
}

}  // namespace

Quotes::Quotes(const TextWords& text) {
  auto word = text.ranges.begin();
  for (const Range quoted : quoted_in(text)) {
    while (word != text.ranges.end() && word->begin < quoted.begin) ++word;
    const auto first = word;
    while (word != text.ranges.end() && word->end <= quoted.end) ++word;
    if (first == word) continue;
    quotes_.push_back({{first->begin, (word - 1)->end}, word - first == 1});
  }
}

const Quotes::Quote* Quotes::reaching(std::size_t at) const {
  const auto found = std::partition_point(quotes_.begin(), quotes_.end(),
                                          [&](const Quote& q) { return q.words.end <= at; });
  return found == quotes_.end() ? nullptr : &*found;
}

bool Quotes::mention(Range words) const {
  const Quote* const quote = reaching(words.begin);
  if (!quote || words.begin < quote->words.begin || words.end > quote->words.end) return false;
  return quote->one || words == quote->words;
}

bool Quotes::touch(Range words) const {
  const Quote* const quote = reaching(words.begin);
  return quote && quote->words.begin < words.end;
}

}  // namespace blankett::plain
