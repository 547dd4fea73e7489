// Tested by text_test.cpp and by the examples of every language rule.

#include "model/phrases.h"

#include <functional>

namespace blankett {
namespace {

constexpr std::string_view kGapMark = "…";

bool in_one_sentence(const TextWords& text, std::size_t i) {
  const std::size_t end = text.ranges[i - 1].end;
  return text.text.substr(end, text.ranges[i].begin - end).find_first_of(".!?\n") ==
         std::string_view::npos;
}

// `skipped` gets the words in gaps, when it is asked for.
std::size_t matched_from(const std::vector<PhraseWord>& phrase, std::size_t k,
                         const TextWords& text, std::size_t i, std::size_t begin,
                         std::vector<std::size_t>* skipped = nullptr) {
  for (; k < phrase.size(); ++k) {
    if (phrase[k].gap) {
      const std::size_t gap = i, before = skipped ? skipped->size() : 0;
      for (std::size_t n = 0; n <= PhraseWord::kGap; ++n) {
        if (n > 0 && (i >= text.size() || !in_one_sentence(text, i++))) return 0;
        if (i >= text.size() || !in_one_sentence(text, i)) return 0;
        if (!phrase[k + 1].is(text.lower[i])) continue;
        if (skipped) skipped->resize(before);
        for (std::size_t word = gap; skipped && word < i; ++word) skipped->push_back(word);
        if (const std::size_t all = matched_from(phrase, k + 2, text, i + 1, begin, skipped))
          return all;
      }
      return 0;
    }
    if (i >= text.size() || !phrase[k].is(text.lower[i])) return 0;
    if (i > begin && !text.follows(i)) return 0;
    ++i;
  }
  return i - begin;
}

// Lower-case letters that are their own lower case and are never composed of two, with single
// spaces between the words: what nearly every line of a list is.
bool is_plain(std::string_view phrase) {
  constexpr unsigned char kLatin = 0xC3, kFirst = 0xA0, kDivision = 0xB7;  // å, ä, ö, é …
  bool inside = false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const auto c = static_cast<unsigned char>(phrase[i]);
    if (c == ' ') {
      if (!inside) return false;
      inside = false;
      continue;
    }
    inside = true;
    if (c >= 'a' && c <= 'z') continue;
    if (c != kLatin || i + 1 == phrase.size()) return false;
    const auto next = static_cast<unsigned char>(phrase[++i]);
    if (next < kFirst || next == kDivision) return false;
  }
  return inside;
}

bool is_plain(const std::vector<PhraseWord>& words) {
  return std::all_of(words.begin(), words.end(), [](const PhraseWord& word) {
    return !word.gap && word.any.size() == 1 &&
           word.any.front().match == PhraseWord::One::Match::whole;
  });
}

}  // namespace

bool PhraseWord::One::is(std::string_view word) const {
  switch (match) {
    case Match::whole: return word == letters;
    case Match::begin: return word.size() > letters.size() && word.starts_with(letters);
    case Match::end: return word.size() > letters.size() && word.ends_with(letters);
  }
  return false;
}

bool PhraseWord::is(std::string_view word) const {
  return std::any_of(any.begin(), any.end(), [&](const One& one) { return one.is(word); });
}

std::vector<PhraseWord> words_of_phrase(std::string_view phrase) {
  std::vector<PhraseWord> out;
  const TextWords words(phrase);
  out.reserve(words.size());
  for (const std::string_view word : words.lower)
    out.push_back({.any = {{PhraseWord::One::Match::whole, std::string(word)}}});
  return out;
}

std::vector<PhraseWord> words_of_pattern(std::string_view pattern) {
  std::vector<PhraseWord> out;
  for (const std::string_view part : parts_of(pattern, ' ')) {
    PhraseWord word;
    word.gap = part == kGapMark;
    for (std::string_view one : parts_of(word.gap ? "" : part, '|')) {
      using Match = PhraseWord::One::Match;
      const Match match = one.ends_with('*')     ? Match::begin
                          : one.starts_with('*') ? Match::end
                                                 : Match::whole;
      if (match == Match::begin) one.remove_suffix(1);
      if (match == Match::end) one.remove_prefix(1);
      const TextWords letters(one);
      // "för-" is a word and its hyphen; what stands for several words is none.
      if (letters.size() != 1) return {};
      word.any.push_back({match, std::string(letters.lower[0])});
    }
    if (word.gap && (out.empty() || out.back().gap)) return {};
    out.push_back(std::move(word));
  }
  if (!out.empty() && out.back().gap) return {};
  return out;
}

bool is_pattern(std::string_view pattern) {
  return is_plain(pattern) || !words_of_pattern(pattern).empty();
}

std::size_t words_matched(const std::vector<PhraseWord>& phrase, const TextWords& text,
                          std::size_t i) {
  return matched_from(phrase, 0, text, i, i);
}

std::uint64_t PhraseIndex::hash_of(std::string_view word, std::uint64_t before) {
  return std::hash<std::string_view>{}(word) ^ (before * 0x9E3779B97F4A7C15U);
}

void PhraseIndex::reserve(std::size_t phrases) {
  constexpr std::size_t kLetters = 24;  // of a phrase and its key, on average
  phrases_.reserve(phrases);
  chain_.reserve(phrases);
  letters_.reserve(kLetters * phrases);
  std::size_t slots = 64;
  while (slots < phrases + phrases / 2) slots *= 2;
  if (slots > slots_.size()) grow(slots);
}

void PhraseIndex::grow(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (!slot.used) continue;
    std::size_t at = slot.hash & (slots - 1);
    while (slots_[at].used) at = (at + 1) & (slots - 1);
    slots_[at] = slot;
  }
}

PhraseIndex::Slot& PhraseIndex::slot_of(std::uint64_t hash, std::string_view key) {
  if (3 * slots_.size() < 4 * (used_ + 1)) grow(std::max<std::size_t>(64, 2 * slots_.size()));
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].used; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash &&
        std::string_view(letters_).substr(slots_[at].key, slots_[at].size) == key)
      return slots_[at];
  slots_[at] = {.hash = hash,
                .key = static_cast<std::uint32_t>(letters_.size()),
                .size = static_cast<std::uint16_t>(key.size()),
                .used = true};
  letters_.append(key);
  ++used_;
  return slots_[at];
}

const PhraseIndex::Slot* PhraseIndex::find(std::uint64_t hash, std::string_view one,
                                           std::string_view two) const {
  if (slots_.empty()) return nullptr;
  const std::size_t size = one.size() + (two.empty() ? 0 : 1 + two.size());
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].used;
       at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.hash != hash || slot.size != size) continue;
    const std::string_view key = std::string_view(letters_).substr(slot.key, slot.size);
    if (key.starts_with(one) && key.ends_with(two) && (two.empty() || key[one.size()] == ' '))
      return &slot;
  }
  return nullptr;
}

void PhraseIndex::link(Slot& slot, std::uint32_t phrase) {
  const auto at = static_cast<std::uint32_t>(chain_.size());
  chain_.push_back({phrase, kNone});
  if (slot.first == kNone) slot.first = at;
  else chain_[slot.last].next = at;
  slot.last = at;
}

void PhraseIndex::add_plain(std::string_view words) {
  const auto phrase = static_cast<std::uint32_t>(phrases_.size());
  const auto count = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
  phrases_.push_back({.begin = static_cast<std::uint32_t>(letters_.size()),
                      .size = static_cast<std::uint16_t>(words.size()),
                      .words = static_cast<std::uint16_t>(count)});
  letters_.append(words);
  const std::size_t space = std::min(words.find(' '), words.size());
  const std::string_view first = words.substr(0, space);
  const std::uint64_t hash = hash_of(first);
  if (count == 1) return link(slot_of(hash, first), phrase);
  slot_of(hash, first).leads_on = true;
  const std::string_view rest = words.substr(space + 1);
  const std::string_view second = rest.substr(0, std::min(rest.find(' '), rest.size()));
  link(slot_of(hash_of(second, hash), words.substr(0, space + 1 + second.size())), phrase);
}

void PhraseIndex::keep(std::vector<PhraseWord> words) {
  const auto phrase = static_cast<std::uint32_t>(phrases_.size());
  std::size_t most = 0;
  for (const PhraseWord& word : words) most += word.gap ? PhraseWord::kGap : 1;
  phrases_.push_back({.pattern = static_cast<std::uint32_t>(patterns_.size()),
                      .words = static_cast<std::uint16_t>(most)});
  const std::vector<PhraseWord::One>& first = words.front().any;
  if (std::all_of(first.begin(), first.end(), [](const PhraseWord::One& one) {
        return one.match == PhraseWord::One::Match::whole;
      }))
    for (const PhraseWord::One& one : first)
      link(slot_of(hash_of(one.letters), one.letters), phrase);
  else any_first_word_.push_back(phrase);
  patterns_.push_back(std::move(words));
}

void PhraseIndex::add(std::vector<PhraseWord> words) {
  if (!is_plain(words)) return keep(std::move(words));
  std::string plain;
  for (const PhraseWord& word : words)
    plain.append(plain.empty() ? "" : " ").append(word.any.front().letters);
  add_plain(plain);
}

void PhraseIndex::add_pattern(std::string_view pattern) {
  if (is_plain(pattern)) add_plain(pattern);
  else add(words_of_pattern(pattern));
}

std::size_t PhraseIndex::matched(std::size_t phrase, const TextWords& text, std::size_t i) const {
  const Phrase& p = phrases_[phrase];
  if (p.pattern != kNone) return words_matched(patterns_[p.pattern], text, i);
  std::string_view rest = std::string_view(letters_).substr(p.begin, p.size);
  for (std::size_t k = 0; k < p.words; ++k) {
    if (i + k >= text.size() || (k > 0 && !text.follows(i + k))) return 0;
    const std::string_view word = text.lower[i + k];
    if (!rest.starts_with(word)) return 0;
    rest.remove_prefix(word.size());
    if (rest.empty() != (k + 1 == p.words) || (!rest.empty() && rest[0] != ' ')) return 0;
    if (!rest.empty()) rest.remove_prefix(1);
  }
  return p.words;
}

std::vector<std::size_t> PhraseIndex::skipped(std::size_t phrase, const TextWords& text,
                                              std::size_t i) const {
  std::vector<std::size_t> out;
  const Phrase& p = phrases_[phrase];
  if (p.pattern == kNone) return out;
  const std::vector<PhraseWord>& words = patterns_[p.pattern];
  if (std::any_of(words.begin(), words.end(), [](const PhraseWord& word) { return word.gap; }))
    matched_from(words, 0, text, i, i, &out);
  return out;
}

}  // namespace blankett
