// Two ways to tell a language: what people write before words they know, and how letters follow one
// another. Tested by page_language_test.cpp.

#include "page/language.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/check.h"
#include "base/sentences.h"
#include "base/text.h"

namespace blankett {

extern const std::string_view kLanguageModels, kLanguageSubtags;  // generated from data/

namespace {

constexpr std::size_t kLongest = 20'000;  // bytes of a text that are looked at
constexpr std::size_t kMost = 16;         // languages
constexpr double kWord = 4;               // what a word of grammar weighs beside a trigram
constexpr double kTrigram = 0.45;
constexpr double kUnseen = -1;
constexpr double kMargin = 4.5;  // over the second
constexpr double kCommon = 0.8;  // what a trigram must count for on average
constexpr double kClear = 1;
constexpr double kGrammatical = 0.07;  // the share of words that are of grammar, in longer texts

using Scores = std::array<double, kMost>;

// Calls `use` with each part of a text between separators.
template <typename Use>
void each_part(std::string_view text, char separator, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

struct Models {
  std::vector<std::string_view> languages{};
  std::unordered_map<std::string_view, std::uint32_t> words{};  // a bit for each language
  std::unordered_map<std::string, std::array<std::uint8_t, kMost>> trigrams{};

  Models() {
    each_part(kLanguageModels, '\n', [&](std::string_view line) {
      if (line.front() == '#') return;
      const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
      const std::size_t n = languages.size();
      CHECK(n < kMost);
      languages.push_back(line.substr(0, first));
      each_part(line.substr(first + 1, second - first - 1), ' ',
                [&](std::string_view word) { words[word] |= 1U << n; });
      each_part(line.substr(second + 1), ' ', [&](std::string_view trigram) {
        std::string letters(trigram.substr(0, trigram.size() - 1));
        std::replace(letters.begin(), letters.end(), '_', ' ');
        trigrams[letters][n] = static_cast<std::uint8_t>(trigram.back() - '0');
      });
    });
  }
};

const Models& models() {
  static const Models all;
  return all;
}

// Where characters of UTF-8 begin, and the end.
std::vector<std::size_t> starts_of(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) out.push_back(i);
  out.push_back(text.size());
  return out;
}

// A word begins a sentence when what stands before it ends one, opens a quotation or is nothing.
bool begins_sentence(std::string_view between) {
  static constexpr std::array<std::string_view, 14> kEnds = {".", "!", "?", ":", "\"", "(", "\n",
                                                             "“", "”", "«", "»", "–",  "•", "¿"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return between.find(end) != between.npos; });
}

// Parts of addresses: a letter follows at once on a full stop, an at sign or a slash.
bool in_address(std::string_view text, Range word) {
  const auto joint = [&](std::size_t i) {
    return text[i] == '@' || text[i] == '/' || text[i] == '_' || text[i] == '.';
  };
  const auto inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) > 0x20);
  };
  return (word.end < text.size() && joint(word.end) && inside(word.end + 1) &&
          text[word.end + 1] != '"' && text[word.end + 1] != ')') ||
         (word.begin > 1 && joint(word.begin - 1) && inside(word.begin - 2));
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

enum class Script : std::uint8_t { latin, arabic, other };

Script script_of(std::string_view word) {
  const unsigned char c = static_cast<unsigned char>(word[0]);
  if (c < 0xCD) return Script::latin;
  return c >= 0xD8 && c <= 0xDB ? Script::arabic : Script::other;
}

struct Counts {
  std::unordered_set<std::string> seen{};
  Scores scores{};
  Scores words_of_grammar{};
  std::size_t letters = 0, words = 0, trigrams = 0;
  std::array<std::size_t, 3> letters_of_script{};
  std::size_t persian = 0, arabic = 0, other_arabic = 0;  // letters that only one of them has
};

void count_letters(std::string_view word, Counts& counts) {
  static constexpr std::array<std::string_view, 6> kPersian = {"پ", "چ", "ژ", "گ", "ک", "ی"};
  static constexpr std::array<std::string_view, 5> kArabic = {"ك", "ي", "ة", "ى", "إ"};
  // Kurdish, Urdu, Pashto, Uighur.
  static constexpr std::array<std::string_view, 9> kOther = {"ێ", "ۆ", "ڕ", "ڵ", "ە",
                                                             "ٹ", "ڈ", "ے", "ڼ"};
  for (std::size_t i = 0; i + 1 < word.size(); i += 2) {
    const std::string_view letter = word.substr(i, 2);
    const auto among = [&](const auto& all) {
      return std::find(all.begin(), all.end(), letter) != all.end();
    };
    if (among(kPersian)) ++counts.persian;
    if (among(kArabic)) ++counts.arabic;
    if (among(kOther)) ++counts.other_arabic;
  }
}

void count_word(const std::string& word, Counts& counts) {
  const Models& all = models();
  const Script script = script_of(word);
  const std::vector<std::size_t> starts = starts_of(word);
  counts.letters += starts.size() - 1;
  counts.letters_of_script[static_cast<std::size_t>(script)] += starts.size() - 1;
  // A word that comes again says nothing new, and would drown the others.
  if (!counts.seen.insert(word).second) return;
  ++counts.words;
  if (script == Script::arabic) count_letters(word, counts);
  if (const auto found = all.words.find(word); found != all.words.end())
    for (std::size_t n = 0; n < all.languages.size(); ++n)
      if (found->second >> n & 1) {
        counts.scores[n] += starts.size() <= 2 ? kWord / 2 : kWord;
        ++counts.words_of_grammar[n];
      }
  const std::string padded = " " + word + " ";
  const std::vector<std::size_t> at = starts_of(padded);
  for (std::size_t i = 0; i + 3 < at.size(); ++i) {
    ++counts.trigrams;
    const auto found = all.trigrams.find(padded.substr(at[i], at[i + 3] - at[i]));
    for (std::size_t n = 0; n < all.languages.size(); ++n) {
      const int rank = found == all.trigrams.end() ? 0 : found->second[n];
      counts.scores[n] += kTrigram * (rank > 0 ? rank - 1.0 : kUnseen);
    }
  }
}

// Lower case; most words are ASCII, and those need no ICU.
std::string small(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) >= 0x80) return lower_case(word);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Counts counts_of(std::string_view text) {
  if (text.size() > kLongest) {
    text = text.substr(0, kLongest);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80)) text.remove_suffix(1);
  }
  Counts counts;
  std::size_t before = 0;
  for (const Range range : words_of(text)) {
    const std::string_view written = text.substr(range.begin, range.end - range.begin);
    const std::string word = small(written);
    const bool first = before == 0 || begins_sentence(text.substr(before, range.begin - before));
    before = range.end;
    if (has_digit(written) || in_address(text, range)) continue;
    if (!first && word != written && word.substr(0, 2) != written.substr(0, 2)) continue;
    count_word(word, counts);
  }
  return counts;
}

std::optional<std::size_t> number_of(std::string_view language) {
  const auto& all = models().languages;
  const auto found = std::find(all.begin(), all.end(), language);
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

// Five words of grammar, and a quarter of all, and as many as of any other language.
std::optional<LanguageGuess> sounds_like(std::string_view text, std::string_view expected) {
  std::string language(expected.substr(0, expected.find('-')));
  const auto number = number_of(small(language));
  if (!number) return std::nullopt;
  std::array<std::size_t, kMost> found{};
  std::size_t words = 0, letters = 0;
  text = text.substr(0, 600);
  for (const Range range : words_of(text)) {
    const std::string word = small(text.substr(range.begin, range.end - range.begin));
    ++words;
    letters += word.size();
    const auto known = models().words.find(word);
    if (known == models().words.end()) continue;
    for (std::size_t n = 0; n < kMost; ++n) found[n] += known->second >> n & 1;
  }
  const std::size_t own = found[*number];
  if (own < 5 || own * 4 < words || own < *std::max_element(found.begin(), found.end()))
    return std::nullopt;
  return LanguageGuess{models().languages[*number], letters, kMargin};
}

// ---- words of another language inside a text

constexpr std::array<std::string_view, 8> kOurs = {"sv", "en", "fi", "ar", "so", "es", "pl", "fa"};
constexpr double kMostOfAWord = 6;     // so that one strange word is not enough
constexpr double kForeign = 13;        // what a stretch must gather
constexpr double kForeignWhole = 9.5;  // and one that is the whole text, with words of grammar
constexpr std::size_t kForeignWords = 3;
constexpr std::size_t kQuoted = 120;  // bytes: a quotation mark may be forgotten

// What stands in quotation marks: titles, names, words that are spoken of.
std::vector<Range> quotations(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kMarks = {"”", "“", "„", "«", "»", "\""};
  const auto mark_at = [&](std::size_t i) -> std::size_t {
    for (const std::string_view mark : kMarks)
      if (text.substr(i, mark.size()) == mark) return mark.size();
    return 0;
  };
  std::vector<Range> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (mark_at(i) == 0) continue;
    for (std::size_t k = i + mark_at(i); k < std::min(text.size(), i + kQuoted); ++k)
      if (mark_at(k) > 0) {
        out.push_back({i, k});
        i = k + mark_at(k) - 1;
        break;
      }
  }
  return out;
}

// A word that tells its language: no name, no address, not quoted and not in capitals.
struct TellingWord {
  Range at{};
  Scores scores{};
  std::uint32_t grammar = 0;  // a bit for each language that it is a word of grammar in
};

TellingWord telling_word(Range at, std::string_view lower) {
  const Models& all = models();
  TellingWord out{.at = at};
  const std::vector<std::size_t> starts = starts_of(lower);
  if (const auto found = all.words.find(lower); found != all.words.end()) {
    out.grammar = found->second;
    for (std::size_t n = 0; n < all.languages.size(); ++n)
      if (found->second >> n & 1) out.scores[n] += starts.size() <= 2 ? kWord / 2 : kWord;
  }
  const std::string padded = " " + std::string(lower) + " ";
  const std::vector<std::size_t> letters = starts_of(padded);
  for (std::size_t i = 0; i + 3 < letters.size(); ++i) {
    const auto found = all.trigrams.find(padded.substr(letters[i], letters[i + 3] - letters[i]));
    for (std::size_t n = 0; n < all.languages.size(); ++n) {
      const int rank = found == all.trigrams.end() ? 0 : found->second[n];
      out.scores[n] += kTrigram * (rank > 0 ? rank - 1.0 : kUnseen);
    }
  }
  return out;
}

std::vector<TellingWord> telling_words(std::string_view text) {
  std::vector<TellingWord> out;
  const TextWords words(text);
  const std::vector<Range> quoted = quotations(text);
  std::size_t before = 0, quotation = 0;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const Range at = words.ranges[w];
    // Between names a dash begins nothing: "Slussen – Gullmarsplan".
    const std::string_view between = text.substr(before, at.begin - before);
    const bool first = w == 0 || (begins_sentence(between) && trimmed(between) != "–");
    before = at.end;
    while (quotation < quoted.size() && quoted[quotation].end <= at.begin) ++quotation;
    const bool inside = quotation < quoted.size() && quoted[quotation].begin < at.begin;
    const std::string_view written = words.written(w);
    if (inside || has_digit(written) || in_address(text, at)) continue;
    const std::string lower = small(written);
    const bool capital = lower.substr(0, 2) != written.substr(0, 2);
    const bool capitals =
        written.size() > 1 &&
        std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if ((capital && !first) || capitals) continue;
    out.push_back(telling_word(at, words.lower[w]));
  }
  return out;
}

// Among words, the run that is most in the one language rather than in the other.
struct ForeignRun {
  double score = 0;
  std::size_t first = 0, end = 0, grammar = 0;
};
ForeignRun foreign_run(const std::vector<TellingWord>& words, std::size_t other,
                       std::size_t expected) {
  ForeignRun best, run;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (run.score <= 0) run = {0, w, w, 0};
    const double by = words[w].scores[other] - words[w].scores[expected];
    run.score += std::clamp(by, -kMostOfAWord, kMostOfAWord);
    run.grammar += (words[w].grammar >> other & 1) && !(words[w].grammar >> expected & 1) ? 1 : 0;
    run.end = w + 1;
    if (run.score > best.score) best = run;
  }
  return best;
}

// The script says what is certain; Arabic letters are shared by two languages that we know.
LanguageGuess by_arabic_script(const Counts& counts) {
  LanguageGuess out{.letters = counts.letters};
  const bool persian = counts.persian > 0 && counts.arabic == 0;
  const bool arabic = counts.arabic > 0 && counts.persian == 0;
  if (counts.other_arabic > 0 || persian == arabic) return out;
  const std::string_view language = persian ? "fa" : "ar";
  // Other languages share these letters, but not the words.
  if (counts.words_of_grammar[*number_of(language)] < 1) return out;
  out.language = language;
  out.margin = kMargin + counts.words_of_grammar[*number_of(language)];
  return out;
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lowered(c) >= 'a' && lowered(c) <= 'z'; }

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lowered);
  return out;
}

// Registered before BCP 47 had an order (RFC 5646, 2.2.8), and not of the form that it has now.
constexpr std::array<std::string_view, 17> kIrregular = {
    "i-ami", "i-bnn",      "i-default",   "i-enochian", "i-hak",   "i-klingon",
    "i-lux", "i-mingo",    "i-navajo",    "i-pwn",      "i-tao",   "i-tay",
    "i-tsu", "art-lojban", "cel-gaulish", "zh-min",     "zh-xiang"};

}  // namespace

LanguageGuess language_of(std::string_view text, std::size_t fewest, std::string_view expected) {
  if (!expected.empty())
    if (const auto quick = sounds_like(text, expected)) return *quick;
  const Counts counts = counts_of(text);
  LanguageGuess out{.letters = counts.letters};
  if (counts.letters < fewest || counts.trigrams == 0) return out;
  const auto letters_in = [&](Script script) {
    return counts.letters_of_script[static_cast<std::size_t>(script)];
  };
  if (letters_in(Script::arabic) * 10 > counts.letters * 8) return by_arabic_script(counts);
  if (letters_in(Script::latin) * 10 < counts.letters * 8) return out;
  std::size_t best = 0, second = 1;
  for (std::size_t n = 0; n < models().languages.size(); ++n) {
    if (counts.scores[n] > counts.scores[best]) second = best, best = n;
    else if (n != best && (second == best || counts.scores[n] > counts.scores[second])) second = n;
  }
  const double margin = counts.scores[best] - counts.scores[second];
  const double trigrams = static_cast<double>(counts.trigrams);
  // Long texts have much of everything, so their margin must grow with them.
  const double needed = std::max(kMargin, 0.9 * std::sqrt(trigrams));
  const double grammar = counts.words_of_grammar[best] / static_cast<double>(counts.words);
  const double common = counts.scores[best] / trigrams;
  // Without any word of grammar, which Finnish often does without, the rest must say it clearly.
  const bool known = counts.words_of_grammar[best] >= 1
                         ? common >= kCommon && (counts.words < 8 || grammar >= kGrammatical)
                         : common >= kClear && margin >= 2 * kMargin;
  if (margin < needed || !known) return out;
  // A short text that has words of the language expected may well be in it.
  if (const auto other = number_of(small(expected.substr(0, expected.find('-'))));
      other && *other != best && counts.letters < 40 &&
      counts.words_of_grammar[best] < 3 * counts.words_of_grammar[*other])
    return out;
  out.language = models().languages[best];
  out.margin = margin;
  return out;
}

std::optional<ForeignWords> foreign_words(std::string_view text, std::string_view expected) {
  const auto own = number_of(in_lower_case(primary_subtag(expected)));
  if (!own) return std::nullopt;
  const std::vector<TellingWord> words = telling_words(text.substr(0, kLongest));
  ForeignRun best;
  std::string_view language;
  for (const std::string_view other : kOurs) {
    const auto number = number_of(other);
    if (!number || *number == *own) continue;
    const ForeignRun run = foreign_run(words, *number, *own);
    if (run.score > best.score) best = run, language = other;
  }
  const std::size_t count = best.end - best.first;
  const bool whole = count == words.size() && best.grammar > 0 && best.score >= kForeignWhole;
  if (count < kForeignWords || (best.score < kForeign && !whole)) return std::nullopt;
  return ForeignWords{{words[best.first].at.begin, words[best.end - 1].at.end}, language, count};
}

bool agrees(std::string_view claimed_tag, const LanguageGuess& guess) {
  if (guess.language.empty()) return true;
  const std::string claimed = in_lower_case(primary_subtag(claimed_tag));
  if (claimed == guess.language) return true;
  // A language and those that a text in it is easily taken for.
  static constexpr std::array<std::array<std::string_view, 2>, 34> kNear = {
      {{"no", "nb"},  {"no", "da"},  {"nn", "nb"},  {"nn", "da"},  {"nn", "sv"}, {"nb", "da"},
       {"da", "nb"},  {"fo", "da"},  {"is", "da"},  {"fit", "fi"}, {"et", "fi"}, {"krl", "fi"},
       {"olo", "fi"}, {"vep", "fi"}, {"fkv", "fi"}, {"gl", "pt"},  {"gl", "es"}, {"pt", "es"},
       {"ca", "es"},  {"ast", "es"}, {"an", "es"},  {"oc", "fr"},  {"ca", "fr"}, {"scn", "it"},
       {"nds", "de"}, {"gsw", "de"}, {"lb", "de"},  {"af", "nl"},  {"fy", "nl"}, {"sco", "en"},
       {"prs", "fa"}, {"tg", "fa"},  {"az", "tr"},  {"csb", "pl"}}};
  if (std::any_of(kNear.begin(), kNear.end(), [&](const auto& pair) {
        return pair[0] == claimed && pair[1] == guess.language;
      }))
    return true;
  // Varieties of Arabic have tags of their own.
  if (guess.language == "ar" && claimed.size() == 3) return true;
  // What we have no model of may look like one that we have: then only much is enough.
  return !number_of(claimed) && guess.margin < 4 * kMargin;
}

std::string_view primary_subtag(std::string_view tag) {
  tag = trimmed(tag);
  std::size_t end = 0;
  while (end < tag.size() && is_letter(tag[end])) ++end;
  if (end < 2 || end > 8 || (end < tag.size() && tag[end] != '-')) return {};
  return tag.substr(0, end);
}

bool has_known_language(std::string_view tag) {
  static const std::vector<std::string_view> known = [] {
    std::vector<std::string_view> out;
    each_part(kLanguageSubtags, '\n', [&](std::string_view line) {
      if (line.front() != '#')
        each_part(line, ' ', [&](std::string_view code) { out.push_back(code); });
    });
    std::sort(out.begin(), out.end());
    return out;
  }();
  const std::string lower = in_lower_case(trimmed(tag));
  if (std::find(kIrregular.begin(), kIrregular.end(), lower) != kIrregular.end()) return true;
  if (lower.starts_with("x-") && lower.size() > 2) return true;
  const std::string_view language = primary_subtag(lower);
  if (language.size() == 3 && language >= "qaa" && language <= "qtz") return true;
  return !language.empty() && std::binary_search(known.begin(), known.end(), language);
}

}  // namespace blankett
