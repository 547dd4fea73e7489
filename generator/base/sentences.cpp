// Tested by text_test.cpp.

#include "base/sentences.h"

#include "base/icu.h"
#include "base/text.h"

namespace blankett {
namespace {

bool is_word_part(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool joins_words(UChar32 c) {
  return c == '-' || c == ':' || c == '/' || c == '\'' || c == 0x2019 || c == 0x2010 ||
         c == 0x2011 || c == 0xAD || c == 0x200C ||
         c == 0x200D;  // Persian joins an ending without a space
}

// What does not tell words apart: soft hyphens, and the vowel signs of Arabic script.
bool is_ignored(UChar32 c) {
  return c == 0xAD || (c >= 0x64B && c <= 0x652) || c == 0x670 || c == 0x640;
}

bool is_closing(UChar32 c) {
  return c == '"' || c == ')' || c == ']' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0x00BB;
}

bool is_number(std::string_view word) {
  for (std::size_t i = 0; i < word.size();)
    if (!u_isdigit(next_code_point(word, i))) return false;
  return !word.empty();
}

std::string_view last_word(std::string_view text) {
  text = trimmed(text);
  const std::size_t space = text.rfind(' ');
  return space == text.npos ? text : text.substr(space + 1);
}

// One capital that begins a name, "K. B. Svensson", and is not the last word of a sentence: "Se
// bilaga B. Skicka", "klass 6 B. Vi".
bool is_initial(std::string_view written, std::string_view before,
                const Abbreviations& abbreviations) {
  const std::size_t hyphen = written.rfind('-');  // A.-L. Berg
  if (hyphen != written.npos && hyphen > 0 && written[hyphen - 1] == '.')
    written.remove_prefix(hyphen + 1);
  if (length(written) != 1) return false;
  std::size_t i = 0;
  const UChar32 letter = next_code_point(written, i);
  if (!u_isalpha(letter) || u_islower(letter)) return false;
  const std::string_view word = last_word(before);
  return !is_number(word) && abbreviations.of(lower_case(word)) != Abbreviations::Ends::letter;
}

// The next letter or digit of the text, past quotes and brackets.
UChar32 next_letter(std::string_view text, std::size_t i, std::size_t& at) {
  while (i < text.size()) {
    at = i;
    const UChar32 c = next_code_point(text, i);
    if (u_isalnum(c) || c == '\n') return c;
  }
  at = text.size();
  return 0;
}

// "iPhone": a name that begins a sentence with a small letter.
bool begins_name(std::string_view text, std::size_t at) {
  std::size_t i = at;
  next_code_point(text, i);
  while (i < text.size()) {
    const UChar32 c = next_code_point(text, i);
    if (u_isupper(c)) return true;
    if (!u_isalpha(c)) return false;
  }
  return false;
}

// Whether the full stop at `stop` belongs to what stands before it rather than to the sentence.
bool belongs_to_word(std::string_view text, std::size_t sentence_begin, std::size_t stop,
                     UChar32 next, const Abbreviations& abbreviations) {
  std::size_t begin = stop;
  while (begin > sentence_begin && text[begin - 1] != ' ' && text[begin - 1] != '(' &&
         text[begin - 1] != '\n')
    --begin;
  const std::string_view written = text.substr(begin, stop - begin);
  const std::string_view before = text.substr(sentence_begin, begin - sentence_begin);
  const bool begins = u_isalpha(next) && !u_islower(next);
  using Ends = Abbreviations::Ends;
  const auto ends = abbreviations.of(lower_case(written));
  if (ends && *ends != Ends::letter) {
    // "10 st." counts, "St. Eriksgatan" names.
    const bool counted = is_number(last_word(before));
    if (*ends == Ends::never) return !(counted && begins);
    return !begins && !(*ends == Ends::unit && counted && u_isdigit(next));
  }
  if (is_initial(written, before, abbreviations)) return true;
  return is_number(written) && begin == sentence_begin;  // "1." in a list
}

}  // namespace

std::vector<Range> words_of(std::string_view text) {
  std::vector<Range> words;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const UChar32 c = next_code_point(text, i);
    if (is_word_part(c)) {
      if (!inside) begin = start;
      inside = true;
      continue;
    }
    std::size_t after = i;
    const bool joined = inside && joins_words(c) && after < text.size() &&
                        is_word_part(next_code_point(text, after));
    if (joined) continue;
    if (inside) words.push_back({begin, start});
    inside = false;
  }
  if (inside) words.push_back({begin, text.size()});
  return words;
}

TextWords::TextWords(std::string_view whole) : text(whole), ranges(words_of(whole)) {
  std::vector<std::size_t> begins;
  begins.reserve(ranges.size() + 1);
  buffer_.reserve(text.size() + 8);
  for (const Range r : ranges) {
    const std::size_t begin = buffer_.size();
    begins.push_back(begin);
    bool marks = false;
    for (std::size_t i = r.begin; i < r.end;) {
      const UChar32 c = next_code_point(text, i);
      if (c < 0x80) buffer_ += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      else if (!is_ignored(c))
        append_code_point(buffer_, u_tolower(c)), marks = marks || c >= 0x300;
    }
    // Letters written with a mark of their own, as some systems save them.
    if (marks) {
      const std::string composed = normalised(std::string_view(buffer_).substr(begin));
      buffer_.replace(begin, std::string::npos, composed);
    }
  }
  begins.push_back(buffer_.size());
  lower.reserve(ranges.size());
  for (std::size_t i = 0; i < ranges.size(); ++i)
    lower.push_back(std::string_view(buffer_).substr(begins[i], begins[i + 1] - begins[i]));
}

bool TextWords::only_white_space_before(std::size_t i) const {
  const std::size_t end = ranges[i - 1].end;
  return trimmed(text.substr(end, ranges[i].begin - end)).empty();
}

void Abbreviations::add(std::string_view abbreviation, Ends ends) {
  if (abbreviation.ends_with('.')) abbreviation.remove_suffix(1);
  ends_.insert_or_assign(lower_case(abbreviation), ends);
}

std::optional<Abbreviations::Ends> Abbreviations::of(std::string_view without_stop) const {
  const auto found = ends_.find(without_stop);
  return found == ends_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Range> sentences_of(std::string_view text, const Abbreviations& abbreviations) {
  std::vector<Range> sentences;
  const auto add = [&](std::size_t from, std::size_t to) {
    const std::string_view inner = trimmed(text.substr(from, to - from));
    if (inner.empty()) return;
    const auto begin = static_cast<std::size_t>(inner.data() - text.data());
    sentences.push_back({begin, begin + inner.size()});
  };
  std::size_t begin = 0;
  // The letter that was found last: a row of full stops has the same one behind each of them.
  UChar32 letter = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t mark = i;
    const UChar32 c = next_code_point(text, i);
    if (c == '\n') {  // the boundary of two blocks of text
      add(begin, mark);
      begin = i;
      continue;
    }
    if (c >= 0x80 ? !(c == 0x2026 || u_hasBinaryProperty(c, UCHAR_S_TERM))
                  : !(c == '.' || c == '!' || c == '?'))
      continue;
    while (begin < mark && is_white_space(static_cast<unsigned char>(text[begin]))) ++begin;
    std::size_t next = i;
    bool stops_only = c == '.';
    while (next < text.size()) {  // closing quotes and brackets, and more stops, still belong here
      std::size_t after = next;
      const UChar32 q = next_code_point(text, after);
      const bool stop = q == '.' || q == '!' || q == '?' || q == 0x2026;
      if (!stop && !is_closing(q)) break;
      stops_only = stops_only && q == '.';
      next = after;
    }
    if (next < text.size()) {
      std::size_t peek = next;
      if (!is_white_space(next_code_point(text, peek))) continue;
      if (at < next) letter = next_letter(text, next, at);
      // A list number within a line is none, so `mark` alone tells which word the stop follows.
      if (stops_only && next == i && belongs_to_word(text, begin, mark, letter, abbreviations))
        continue;
      if (u_islower(letter) && !begins_name(text, at)) continue;
    }
    add(begin, next);
    begin = i = next;
  }
  add(begin, text.size());
  return sentences;
}

}  // namespace blankett
