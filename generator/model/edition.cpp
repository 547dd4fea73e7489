#include "model/edition.h"

#include "base/check.h"

namespace blankett {

namespace {
constexpr std::array<std::string_view, kReviews> kReviewNames = {"missing", "stale", "unreviewed",
                                                                 "translated", "approved"};
}  // namespace

std::string_view name_of(Review review) { return kReviewNames[static_cast<std::size_t>(review)]; }

std::optional<Review> review_named(std::string_view name) {
  for (std::size_t i = 0; i < kReviews; ++i)
    if (kReviewNames[i] == name) return static_cast<Review>(i);
  return std::nullopt;
}

void Coverage::add(Review review, std::string_view source) {
  const auto i = static_cast<std::size_t>(review);
  ++texts[i];
  words[i] += words_of(source).size();
}

void Coverage::add(const Coverage& other) {
  for (std::size_t i = 0; i < kReviews; ++i) {
    texts[i] += other.texts[i];
    words[i] += other.words[i];
  }
}

std::size_t Coverage::all() const {
  std::size_t out = 0;
  for (const std::size_t n : texts) out += n;
  return out;
}

bool Coverage::reaches(Review level) const {
  for (std::size_t i = 0; i < static_cast<std::size_t>(level); ++i)
    if (texts[i] > 0) return false;
  return true;
}

const MessageText& Locale::message(std::string_view key) const {
  const auto found = ui.find(key);
  if (found == ui.end())
    std::fprintf(stderr, "blankett: no page text `%.*s`\n", static_cast<int>(key.size()),
                 key.data());
  CHECK(found != ui.end());
  return found->second;
}

const std::string& Locale::text(std::string_view key) const {
  const MessageText& found = message(key);
  CHECK(found.by.empty());
  return found.words;
}

const std::string& Locale::text_with_languages(std::string_view key) const {
  const auto found = marked.find(key);
  return found == marked.end() ? text(key) : found->second;
}

std::string Locale::say(std::string_view key, const Slots& slots) const {
  return said(message(key), slots, formats, direction == "rtl");
}

const Term* Edition::term(std::string_view concept_id) const {
  const auto found = model->terms.find(concept_id);
  return found == model->terms.end() ? nullptr : found->second.in(locale->language, locale->parent);
}

std::vector<Phrases<std::string>::Match> WordList::in(std::string_view plain) const {
  // “För- och efternamn” is one phrase: a hyphen that stands for a part of a word parts nothing.
  std::string text(plain);
  for (std::size_t i = text.find("- "); i != text.npos; i = text.find("- ", i + 1))
    if (i > 0 && text[i - 1] != ' ') text[i] = ' ';
  const TextWords words(text);
  auto out = phrases.in(words);
  if (!whole || out.empty()) return out;
  const bool all = out.size() == 1 && out[0].at.begin == words.ranges.front().begin &&
                   out[0].at.end == words.ranges.back().end;
  return all ? out : std::vector<Phrases<std::string>::Match>{};
}

const WordList& Locale::words_for(std::string_view rule) const {
  static const WordList none;
  const auto found = words.find(rule);
  return found == words.end() ? none : found->second;
}

}  // namespace blankett
