#pragma once
// Phrases, and where they stand in a text. The text is read once however many phrases are listed:
// each of its words is looked up as the first word of a phrase, and the longest phrase wins. Lists
// are long and loaded for every run, so a phrase of plain words is kept as it is written and never
// taken apart.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sentences.h"
#include "base/text.h"

namespace blankett {

/// What one word of a phrase can be: one of several, each whole or with anything at one end.
struct PhraseWord {
  struct One {
    enum class Match : std::uint8_t { whole, begin, end } match = Match::whole;
    std::string letters{};
    bool is(std::string_view word) const;
  };
  std::vector<One> any{};
  bool gap = false;  // up to kGap words that do not matter
  static constexpr std::size_t kGap = 3;

  bool is(std::string_view word) const;
};

/// A phrase as it is written: words in lower case, and nothing else.
std::vector<PhraseWord> words_of_phrase(std::string_view phrase);
/// One with `|` between words that can stand in for each other, `*` at the beginning or end of a
/// word for any letters, and `…` for up to three words of the same sentence: "inte|ej … o*".
/// Nothing when it begins or ends with `…`, or a word is only `*`.
std::vector<PhraseWord> words_of_pattern(std::string_view pattern);
/// Whether words_of_pattern reads something. Quick for plain words.
bool is_pattern(std::string_view pattern);

/// How many words of the text, from `i`, are the phrase; 0 when it does not stand there.
std::size_t words_matched(const std::vector<PhraseWord>& phrase, const TextWords& text,
                          std::size_t i);

/// Phrases by their first word, or the first two of plain words. A phrase is a number, in the order
/// in which they are added.
class PhraseIndex {
 public:
  void reserve(std::size_t phrases);
  void add(std::vector<PhraseWord> words);
  void add_pattern(std::string_view pattern);
  std::size_t size() const { return phrases_.size(); }

  struct Best {
    std::size_t words = 0;  // 0: none
    std::size_t phrase = 0;
  };
  /// The longest phrase from word `i` that `counts` says is looked for; of two, the first added.
  template <typename Counts>
  Best longest(const TextWords& text, std::size_t i, Counts counts) const {
    Best best;
    candidates(text, i, [&](std::size_t phrase) {
      if (phrases_[phrase].words < best.words) return;
      const std::size_t n = matched(phrase, text, i);
      const bool better = n > best.words || (n > 0 && n == best.words && phrase < best.phrase);
      if (better && counts(phrase)) best = {n, phrase};
    });
    return best;
  }
  /// Every phrase from word `i`: calls found(phrase, words).
  template <typename Found>
  void each(const TextWords& text, std::size_t i, Found found) const {
    candidates(text, i, [&](std::size_t phrase) {
      if (const std::size_t n = matched(phrase, text, i)) found(phrase, n);
    });
  }
  /// The words of the text that a phrase which stands at `i` has in its gaps.
  std::vector<std::size_t> skipped(std::size_t phrase, const TextWords& text, std::size_t i) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Phrase {
    std::uint32_t begin = 0;        // of plain words, in letters_
    std::uint32_t pattern = kNone;  // in patterns_; none: plain words
    std::uint16_t size = 0;         // bytes of plain words
    std::uint16_t words = 0;        // how many it can be at most
  };
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t key = 0;  // in letters_
    std::uint16_t size = 0;
    bool used = false;
    bool leads_on = false;                      // phrases of two words and more begin with this one
    std::uint32_t first = kNone, last = kNone;  // in chain_
  };
  struct Link {
    std::uint32_t phrase = 0, next = kNone;
  };

  // Those whose first word, or first two, stand at `i`; each once.
  template <typename Look>
  void candidates(const TextWords& text, std::size_t i, Look look) const {
    const auto follow = [&](std::uint32_t at) {
      for (; at != kNone; at = chain_[at].next) look(std::size_t{chain_[at].phrase});
    };
    const std::uint64_t hash = hash_of(text.lower[i]);
    if (const Slot* slot = find(hash, text.lower[i], {})) {
      follow(slot->first);
      if (slot->leads_on && i + 1 < text.size() && text.follows(i + 1))
        if (const Slot* two =
                find(hash_of(text.lower[i + 1], hash), text.lower[i], text.lower[i + 1]))
          follow(two->first);
    }
    for (const std::uint32_t phrase : any_first_word_) look(std::size_t{phrase});
  }
  static std::uint64_t hash_of(std::string_view word, std::uint64_t before = 0);
  /// Of one word, or of two with a space between.
  const Slot* find(std::uint64_t hash, std::string_view one, std::string_view two) const;
  std::size_t matched(std::size_t phrase, const TextWords& text, std::size_t i) const;
  void add_plain(std::string_view words);
  void keep(std::vector<PhraseWord> words);
  Slot& slot_of(std::uint64_t hash, std::string_view key);
  void link(Slot& slot, std::uint32_t phrase);
  void grow(std::size_t slots);

  std::string letters_{};  // of all plain phrases and keys
  std::vector<Phrase> phrases_{};
  std::vector<std::vector<PhraseWord>> patterns_{};
  std::vector<Slot> slots_{};  // open addressing; a power of two
  std::size_t used_ = 0;
  std::vector<Link> chain_{};
  std::vector<std::uint32_t> any_first_word_{};
};

template <typename Meaning>
class Phrases {
 public:
  struct Match {
    Range at{};
    std::size_t first = 0, count = 0;  // its words
    const Meaning* meaning = nullptr;
    std::vector<std::size_t> skipped{};  // words between that are none of the phrase's

    /// Whether a word of the text is one of the phrase.
    bool has(std::size_t word) const {
      return word >= first && word < first + count &&
             std::find(skipped.begin(), skipped.end(), word) == skipped.end();
    }
  };

  void reserve(std::size_t phrases) {
    index_.reserve(phrases);
    meanings_.reserve(phrases);
  }
  void add(std::vector<PhraseWord> words, Meaning meaning) {
    if (words.empty()) return;
    index_.add(std::move(words));
    meanings_.push_back(std::move(meaning));
  }
  void add(std::string_view phrase, Meaning meaning) {
    add(words_of_phrase(phrase), std::move(meaning));
  }
  /// As words_of_pattern reads it. It is_pattern().
  void add_pattern(std::string_view pattern, Meaning meaning) {
    index_.add_pattern(pattern);
    meanings_.push_back(std::move(meaning));
  }

  bool empty() const { return meanings_.empty(); }

  /// From the first to the last, none inside another. `counts` says of a meaning whether its phrase
  /// is looked for here.
  template <typename Counts>
  std::vector<Match> in(const TextWords& text, Counts counts) const {
    std::vector<Match> out;
    if (empty()) return out;
    for (std::size_t i = 0; i < text.size();) {
      const PhraseIndex::Best best =
          index_.longest(text, i, [&](std::size_t phrase) { return counts(meanings_[phrase]); });
      if (best.words > 0)
        out.push_back({{text.ranges[i].begin, text.ranges[i + best.words - 1].end},
                       i,
                       best.words,
                       &meanings_[best.phrase],
                       {}});
      i += std::max<std::size_t>(best.words, 1);
    }
    return out;
  }
  /// Every one, also those inside another: from the first to the last, of those that begin at the
  /// same word the longest first, and of two the first added.
  template <typename Counts>
  std::vector<Match> all(const TextWords& text, Counts counts) const {
    std::vector<Match> out;
    for (std::size_t i = 0; !empty() && i < text.size(); ++i) {
      const auto begin = static_cast<std::ptrdiff_t>(out.size());
      index_.each(text, i, [&](std::size_t phrase, std::size_t words) {
        if (!counts(meanings_[phrase])) return;
        out.push_back({{text.ranges[i].begin, text.ranges[i + words - 1].end},
                       i,
                       words,
                       &meanings_[phrase],
                       index_.skipped(phrase, text, i)});
      });
      std::sort(out.begin() + begin, out.end(), [](const Match& a, const Match& b) {
        return a.count != b.count ? a.count > b.count : a.meaning < b.meaning;
      });
    }
    return out;
  }
  std::vector<Match> in(const TextWords& text) const {
    return in(text, [](const Meaning&) { return true; });
  }

 private:
  PhraseIndex index_{};
  std::vector<Meaning> meanings_{};
};

}  // namespace blankett
