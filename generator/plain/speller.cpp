// Tested by spelling_test.cpp.

#include "plain/speller.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "base/text.h"

namespace blankett::plain {
namespace {

constexpr std::size_t kMostProposals = 3;
constexpr std::size_t kLongestWord = 40;  // letters; nobody can tell what else was meant
constexpr std::size_t kShortestPart = 3;  // letters of a part of a compound
constexpr std::size_t kMostParts = 3;
constexpr std::size_t kMostKept = 200'000;  // words; a language has fewer that are in use

// What a hand does, the commonest first. The last one makes any word of any other, so it proposes,
// but does not tell that a compound is wrong.
enum class Slip : std::uint8_t { swapped, alike, doubled, missing, too_many, other };

struct Meant {
  Slip slip;
  std::string word;
};

std::vector<std::string> letters_of(std::string_view word) {
  std::vector<std::string> out;
  for (const char c : word) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
    if (!out.empty()) out.back() += c;
  }
  return out;
}

std::string joined(const std::vector<std::string>& letters, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += letters[i];
  return out;
}

}  // namespace

Speller::Speller(const Dictionary& dictionary, Settings settings)
    : dictionary_(dictionary),
      settings_(std::move(settings)),
      alphabet_(letters_of(settings_.letters)) {
  for (const std::string& group : settings_.alike)
    for (const std::string& letter : letters_of(group)) mixed_up_[letter] += group;
}

void Speller::add(std::string_view word) { own_.emplace(word); }

bool Speller::knows(const std::string& word) const {
  if (own_.count(word) > 0) return true;
  // Its genitive.
  if (word.ends_with('s') && own_.count(std::string_view(word).substr(0, word.size() - 1)) > 0)
    return true;
  return dictionary_.knows(word);
}

// Of at most so many parts that are words, each with an s behind it that joins it to the next.
bool Speller::is_compound(const std::string& word, std::size_t parts) const {
  const std::vector<std::string> letters = letters_of(word);
  if (letters.size() < 2 * kShortestPart) return false;
  for (std::size_t i = letters.size() - kShortestPart; i >= kShortestPart; --i) {
    const std::string head = joined(letters, 0, i);
    const bool known = knows(head) || (head.ends_with('s') && i > kShortestPart &&
                                       knows(head.substr(0, head.size() - 1)));
    if (!known) continue;
    const std::string tail = joined(letters, i, letters.size());
    if (knows(tail) || (parts > 2 && is_compound(tail, parts - 1))) return true;
  }
  return false;
}

Spelling Speller::judge(const std::string& word) const {
  const std::string small = lower_case(word);
  const std::vector<std::string> letters = letters_of(small);
  if (letters.size() > kLongestWord) return {};
  std::vector<Meant> meant;
  const auto try_word = [&](Slip slip, std::string other) {
    if (other != small && knows(other)) meant.push_back({slip, std::move(other)});
  };
  const std::size_t n = letters.size();
  const auto with = [&](std::size_t begin, std::string_view between, std::size_t end) {
    return joined(letters, 0, begin).append(between) + joined(letters, end, n);
  };
  for (std::size_t i = 0; i + 1 < n; ++i)
    try_word(Slip::swapped, with(i, letters[i + 1] + letters[i], i + 2));
  for (std::size_t i = 0; i < n; ++i) {
    if (const auto found = mixed_up_.find(letters[i]); found != mixed_up_.end())
      for (const std::string& other : letters_of(found->second))
        try_word(Slip::alike, with(i, other, i + 1));
    const bool twice = i > 0 && letters[i] == letters[i - 1];
    try_word(twice ? Slip::doubled : Slip::too_many, with(i, "", i + 1));
  }
  for (std::size_t i = 0; i <= n; ++i)
    for (const std::string& letter : alphabet_) {
      const bool twice = (i > 0 && letters[i - 1] == letter) || (i < n && letters[i] == letter);
      try_word(twice ? Slip::doubled : Slip::missing, with(i, letter, i));
    }
  if (meant.empty() && settings_.compounds && is_compound(small, kMostParts)) return {};
  for (std::size_t i = 0; i < n; ++i)
    for (const std::string& letter : alphabet_) try_word(Slip::other, with(i, letter, i + 1));
  std::stable_sort(meant.begin(), meant.end(),
                   [](const Meant& a, const Meant& b) { return a.slip < b.slip; });
  Spelling out{.right = false};
  std::set<std::string_view> seen;
  for (const Meant& m : meant)
    if (out.proposals.size() < kMostProposals && seen.insert(m.word).second)
      out.proposals.push_back(m.word);
  return out;
}

bool Speller::has(std::string_view word) const {
  {
    const std::shared_lock lock(looking_);
    if (const auto found = had_.find(word); found != had_.end()) return found->second;
  }
  std::string own(word);
  const bool has = knows(own) || knows(lower_case(own));
  const std::unique_lock lock(looking_);
  if (had_.size() < kMostKept) had_.try_emplace(std::move(own), has);
  return has;
}

Spelling Speller::of(std::string_view word) const {
  if (has(word)) return {};
  {
    const std::shared_lock lock(looking_);
    if (const auto found = judged_.find(word); found != judged_.end()) return found->second;
  }
  std::string own(word);
  Spelling out = judge(own);
  const std::unique_lock lock(looking_);
  if (judged_.size() < kMostKept) judged_.try_emplace(std::move(own), out);
  return out;
}

std::string with_capital_letter(std::string_view word) {
  std::string out(word);
  if (out.empty()) return out;
  constexpr char kCase = 'a' - 'A';
  const auto is = [&](std::size_t i, unsigned char from, unsigned char to) {
    const auto byte = static_cast<unsigned char>(out[i]);
    return byte >= from && byte <= to;
  };
  if (is(0, 'a', 'z')) out[0] = static_cast<char>(out[0] - kCase);
  // U+00E0–U+00FE are C3 A0–C3 BE, and their capitals lie as far before them.
  else if (out.size() > 1 && is(0, 0xC3, 0xC3) && is(1, 0xA0, 0xBE) && !is(1, 0xB7, 0xB7))
    out[1] = static_cast<char>(static_cast<unsigned char>(out[1]) - kCase);
  return out;
}

}  // namespace blankett::plain
