// Tested by language_test.cpp, by the labelled sentences and by tests/diagnostics/rules-classes.

#include "plain/word_classes.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "plain/messages.h"

namespace blankett::plain {
namespace {

constexpr std::size_t kRoom = 4, kFewestSlots = 64;  // slots: for each word, and at all

// In the order of WordClass.
constexpr std::array<std::string_view, 33> kClassNames = {"determiner",
                                                          "determiner-or-pronoun",
                                                          "noun-introducer",
                                                          "pronoun",
                                                          "person",
                                                          "demonstrative",
                                                          "loose-demonstrative",
                                                          "definite-noun",
                                                          "indefinite-article",
                                                          "preposition",
                                                          "agent-preposition",
                                                          "object-preposition",
                                                          "object-complement",
                                                          "coordinator",
                                                          "subordinator",
                                                          "interrogative",
                                                          "negation",
                                                          "adverb",
                                                          "particle",
                                                          "finite-verb",
                                                          "modal",
                                                          "perfect-auxiliary",
                                                          "passive-auxiliary",
                                                          "infinitive-marker",
                                                          "infinitive",
                                                          "noun-homograph",
                                                          "means",
                                                          "time",
                                                          "law-introducer",
                                                          "law-division",
                                                          "law-numbered",
                                                          "law-part",
                                                          "law-name"};
static_assert(kClassNames.size() == static_cast<std::size_t>(WordClass::law_name) + 1);

std::string class_names() {
  std::string out;
  for (const std::string_view name : kClassNames) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

// Whether a word of a text can be it, or end so.
bool is_looked_up(std::string_view word) {
  if (word == "*") return false;
  std::string whole(word);
  if (word.starts_with('*')) whole[0] = 'x';  // "*'re" ends words that are joined
  return is_one_word(whole) && lower_case(whole) == whole;
}

}  // namespace

WordClasses::WordClasses(const Table& table, Diagnostics& out) {
  for (const Row& row : table) {
    if (!has_columns(row, {2, 2}, "word-classes", out)) continue;
    const auto* const name = std::find(kClassNames.begin(), kClassNames.end(), row.field(0));
    if (name == kClassNames.end()) {
      say(out, Says::no_class, Severity::error, row.place(0),
          {std::string(row.field(0)), class_names()});
      continue;
    }
    if (!is_filled(row, 1, "words", out)) continue;
    const auto c = static_cast<WordClass>(name - kClassNames.begin());
    for (const std::string_view word : listed(row.field(1))) {
      const auto complain = [&](Says says, Severity severity) {
        const auto begin =
            row.at.begin + static_cast<std::uint32_t>(word.data() - row.fields[0].data());
        say(out, says, severity,
            {row.at.source, begin, begin + static_cast<std::uint32_t>(word.size())},
            {std::string(word)});
      };
      if (!is_looked_up(word)) complain(Says::no_class_word, Severity::error);
      else if (!add(word, c)) complain(Says::twice, Severity::warning);
    }
  }
}

bool WordClasses::add(std::string_view word, WordClass c) {
  const auto is_new = [c](WordClassSet& set) {
    const bool had = set.meets(c);
    set.bits |= WordClassSet(c).bits;
    return !had;
  };
  if (!word.starts_with('*') || word.size() < 2) {
    if (slots_.size() < kRoom * (words_ + 1)) grow();
    longest_ = std::max(longest_, word.size());
    auto& [known, set] = slots_[slot_of(word)];
    if (known.empty()) known = word, ++words_;
    return is_new(set);
  }
  has_endings_ = true;
  const std::string_view ending = word.substr(1);
  std::vector<Entry>& endings = endings_[static_cast<unsigned char>(ending.back())];
  for (auto& [known, set] : endings)
    if (known == ending) return is_new(set);
  endings.emplace_back(ending, c);
  return true;
}

// Where the word is, or would be.
std::size_t WordClasses::slot_of(std::string_view word) const {
  // The first and the last four bytes tell nearly all words of grammar from each other.
  std::uint32_t first = 0, last = 0;
  if (word.size() >= sizeof first) {
    std::memcpy(&first, word.data(), sizeof first);
    std::memcpy(&last, word.data() + word.size() - sizeof last, sizeof last);
  } else {
    first = static_cast<unsigned char>(word.front());
    last = static_cast<std::uint32_t>(static_cast<unsigned char>(word.back())) << 8 |
           static_cast<unsigned char>(word[word.size() / 2]);
  }
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;
  const std::uint64_t letters = (std::uint64_t{first} << 32 | last) ^ word.size();
  std::size_t at = ((letters * kMix) >> 40) & (slots_.size() - 1);
  while (!slots_[at].first.empty() && slots_[at].first != word) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void WordClasses::grow() {
  std::vector<Entry> before(std::max<std::size_t>(2 * slots_.size(), kFewestSlots));
  before.swap(slots_);
  for (Entry& entry : before)
    if (!entry.first.empty()) slots_[slot_of(entry.first)] = std::move(entry);
}

WordClassSet WordClasses::operator()(std::string_view word) const {
  WordClassSet out;
  if (word.empty()) return out;
  for (const auto& [ending, set] : endings_[static_cast<unsigned char>(word.back())])
    if (word.ends_with(ending)) out.bits |= set.bits;
  // An empty slot has no class.
  if (word.size() <= longest_) out.bits |= slots_[slot_of(word)].second.bits;
  return out;
}

}  // namespace blankett::plain
