// Words that neither the dictionary nor the city has: "miljokontoret". Names, numbers, addresses
// and abbreviations are none of its business, and a text that is mostly unknown is in another
// language. Tested by spelling_test.cpp.

#include <algorithm>
#include <array>

#include "plain/detector.h"
#include "plain/speller.h"

namespace blankett::plain::spelling {
extern const Detector detector;
namespace {

constexpr std::size_t kFewInLanguage = 6;  // words; of fewer nobody can tell the language
constexpr std::array<std::string_view, 4> kMessages = {"found", "one", "two", "three"};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
// A letter, a digit, or part of one.
bool is_of_word(char c) {
  return (c & 0x80) != 0 || is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::size_t kLongestAddress = 200;  // bytes that are looked at on each side of a word

// What stands around a word without white space.
Range chunk_around(std::string_view text, Range at) {
  const std::size_t first = at.begin > kLongestAddress ? at.begin - kLongestAddress : 0;
  const std::size_t last = std::min(text.size(), at.end + kLongestAddress);
  while (at.begin > first && !is_space(text[at.begin - 1])) --at.begin;
  while (at.end < last && !is_space(text[at.end])) ++at.end;
  return at;
}

// "bygg@example.se", "stockholm.se/bygg", "ansokan.pdf", "t.ex.", "{antal}", "#bygg".
bool is_address_or_code(std::string_view chunk) {
  if (chunk.find_first_of("@_{}\\#=") != std::string_view::npos) return true;
  if (chunk.find("://") != std::string_view::npos) return true;
  for (std::size_t i = 1; i + 1 < chunk.size(); ++i)
    if (chunk[i] == '.' && is_of_word(chunk[i - 1]) && is_of_word(chunk[i + 1])) return true;
  return false;
}

// Slots can hold spaces and one another: "{antal, plural, one {en dag} other {# dagar}}". Asked of
// places in order.
class Braces {
 public:
  explicit Braces(std::string_view text) : text_(text) {}
  bool around(std::size_t at) {
    for (; read_ < at; ++read_) {
      if (text_[read_] == '{') ++depth_;
      if (text_[read_] == '}' && depth_ > 0) --depth_;
    }
    return depth_ > 0;
  }

 private:
  std::string_view text_;
  std::size_t read_ = 0, depth_ = 0;
};

bool has_stop_behind(const Look& look, std::size_t word) {
  const std::size_t end = look.text.words.ranges[word].end;
  return end < look.text.text().size() && look.text.text()[end] == '.';
}

// "ev.", "dvs", and a part of "t ex" or "fr.o.m.".
bool is_abbreviation(const Look& look, std::size_t word) {
  const std::string_view lower = look.text.lower(word);
  if (look.lexicon.abbreviations.of(lower) || look.lexicon.acronyms.count(std::string(lower)) > 0)
    return true;
  const auto is_part = [&](std::size_t w) {
    return w < look.text.words.size() &&
           look.lexicon.abbreviation_parts.count(look.text.lower(w)) > 0;
  };
  return is_part(word) &&
         (has_stop_behind(look, word) || is_part(word + 1) || (word > 0 && is_part(word - 1)));
}

// A word as it is looked up: without soft hyphens, composed, in small letters.
std::string form_of(std::string_view written) {
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written.substr(i, 2) == "\xC2\xAD") ++i;
    else out += written[i];
  }
  return lower_case(normalised(out));
}

struct Case {
  bool first = false, inside = false;  // a capital
};
Case case_of(std::string_view written) {
  std::size_t first = 1;
  while (first < written.size() && (static_cast<unsigned char>(written[first]) & 0xC0) == 0x80)
    ++first;
  const std::string_view begin = written.substr(0, first), rest = written.substr(first);
  return {lower_case(begin) != begin, lower_case(rest) != rest};
}

// Whether the word is one that a dictionary could have.
bool is_plain_word(const Look& look, std::size_t w) {
  const std::string_view written = look.text.words.written(w), text = look.text.text();
  if (std::any_of(written.begin(), written.end(), is_ascii_digit)) return false;
  if (letters_in(look.text.lower(w)) < 2) return false;
  const Case in = case_of(written);
  if (in.inside || (in.first && !look.text.begins_sentence(w))) return false;
  const Range chunk = chunk_around(text, look.text.words.ranges[w]);
  return !is_address_or_code(text.substr(chunk.begin, chunk.end - chunk.begin)) &&
         !is_abbreviation(look, w);
}

// The parts of "och/eller" and "skola-förskola"; of "ID:t" and "don't" what stands before the mark.
std::vector<Range> parts_between(std::string_view text, Range word) {
  std::vector<Range> out;
  std::size_t begin = word.begin;
  bool ending = false;
  for (std::size_t i = word.begin; i <= word.end; ++i) {
    const std::string_view mark = text.substr(i, 3);
    const bool apostrophe = mark == "\xE2\x80\x99",
               hyphen = mark == "\xE2\x80\x90" || mark == "\xE2\x80\x91";
    const bool parts = i == word.end || apostrophe || hyphen ||
                       std::string_view("-/:'").find(text[i]) != std::string_view::npos;
    if (!parts) continue;
    if (i > begin && !ending) out.push_back({begin, i});
    ending = i < word.end && (apostrophe || text[i] == ':' || text[i] == '\'');
    begin = i + (apostrophe || hyphen ? 3 : 1);
  }
  return out;
}

struct Unknown {
  Range at{};
  std::string word{};
  bool capital = false;
};

// Those parts of a word that are unknown.
void check_parts(const Look& look, std::size_t w, std::vector<Unknown>& out) {
  const std::string_view text = look.text.text();
  const Range word = look.text.words.ranges[w];
  for (const Range part : parts_between(text, word)) {
    std::string form = form_of(look.text.written(part));
    if (letters_in(form) < 2) continue;
    // "inträdes-" is known by its hyphen.
    const bool hyphen = part.end < text.size() && text[part.end] == '-';
    if (hyphen && look.lexicon.speller->has(form + "-")) continue;
    const bool capital = part.begin == word.begin && case_of(look.text.written(part)).first;
    if (capital) form = with_capital_letter(form);
    if (!look.lexicon.speller->has(form)) out.push_back({part, std::move(form), capital});
  }
}

void find(const Look& look, std::vector<Hit>& out) {
  if (!look.lexicon.speller) return;
  const Speller& speller = *look.lexicon.speller;
  std::size_t known = 0;
  std::vector<Unknown> unknown;
  Braces braces(look.text.text());
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    const std::string_view lower = look.text.lower(w);
    if (speller.has(lower)) {
      ++known;
      continue;
    }
    if (braces.around(look.text.words.ranges[w].begin) || !is_plain_word(look, w)) continue;
    const bool capital = case_of(look.text.words.written(w)).first;
    if (capital && speller.has(with_capital_letter(lower))) continue;  // a name
    check_parts(look, w, unknown);
  }
  if (known + unknown.size() >= kFewInLanguage && unknown.size() > known) return;
  for (const Unknown& u : unknown) {
    const Spelling spelling = speller.of(u.word);
    // At the beginning of a sentence it can be a name, which no word is like.
    if (spelling.right || (u.capital && spelling.proposals.empty())) continue;
    Hit hit = look.hit(u.at);
    for (const std::string& proposal : spelling.proposals)
      hit.arguments.push_back(u.capital ? with_capital_letter(proposal) : proposal);
    hit.which = kMessages[spelling.proposals.size()];
    out.push_back(std::move(hit));
  }
}

}  // namespace

constinit const Detector detector{.name = "spelling",
                                  .find = find,
                                  .parameters = "dictionary package compounds letters alike",
                                  .messages = {{{"found"}, {"one", 2}, {"two", 3}, {"three", 4}}}};
}  // namespace blankett::plain::spelling
