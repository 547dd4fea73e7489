#pragma once
// Phrases, and where they stand in a text. The text is read once however many phrases are listed:
// each of its words is looked up as the first word of a phrase, and the longest phrase wins.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace blankett {

/// The words of a text, and each of them in lower case. It looks at the text, which must outlive
/// it.
struct TextWords {
  std::string_view text{};
  std::vector<Range> ranges{};
  std::vector<std::string> lower{};

  explicit TextWords(std::string_view plain) : text(plain), ranges(words_of(plain)) {
    lower.reserve(ranges.size());
    for (const Range r : ranges) lower.push_back(lower_case(text.substr(r.begin, r.end - r.begin)));
  }
  /// Whether nothing but white space parts a word from the one before it. "God. Man ska" is no god
  /// man.
  bool follows(std::size_t i) const {
    const std::size_t end = ranges[i - 1].end;
    return trimmed(text.substr(end, ranges[i].begin - end)).empty();
  }
};

template <typename Meaning>
class Phrases {
 public:
  struct Match {
    Range at{};
    const Meaning* meaning = nullptr;
  };

  void add(std::string_view phrase, Meaning meaning) {
    std::vector<std::string> words = TextWords(phrase).lower;
    if (words.empty()) return;
    std::vector<Entry>& entries = by_first_word_[words.front()];
    const auto shorter = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) {
      return e.words.size() < words.size();
    });
    entries.insert(shorter, {std::move(words), std::move(meaning)});
  }

  bool empty() const { return by_first_word_.empty(); }

  /// From the first to the last, none inside another. `counts` says of a meaning whether its phrase
  /// is looked for here.
  template <typename Counts>
  std::vector<Match> in(const TextWords& text, Counts counts) const {
    std::vector<Match> out;
    for (std::size_t i = 0; i < text.lower.size();) {
      const Entry* entry = longest_at(text, i, counts);
      const std::size_t n = entry ? entry->words.size() : 1;
      if (entry)
        out.push_back({{text.ranges[i].begin, text.ranges[i + n - 1].end}, &entry->meaning});
      i += n;
    }
    return out;
  }
  std::vector<Match> in(const TextWords& text) const {
    return in(text, [](const Meaning&) { return true; });
  }

 private:
  struct Entry {
    std::vector<std::string> words{};
    Meaning meaning{};
  };

  template <typename Counts>
  const Entry* longest_at(const TextWords& text, std::size_t i, Counts counts) const {
    const auto found = by_first_word_.find(text.lower[i]);
    if (found == by_first_word_.end()) return nullptr;
    const auto stands_here = [&](const Entry& entry) {
      const std::size_t n = entry.words.size();
      if (i + n > text.lower.size() || !counts(entry.meaning)) return false;
      for (std::size_t k = 1; k < n; ++k)
        if (!text.follows(i + k) || entry.words[k] != text.lower[i + k]) return false;
      return true;
    };
    const auto& entries = found->second;
    const auto best = std::find_if(entries.begin(), entries.end(), stands_here);
    return best == entries.end() ? nullptr : &*best;
  }

  std::map<std::string, std::vector<Entry>, std::less<>> by_first_word_{};  // the longest first
};

}  // namespace blankett
