// Sentences, paragraphs and whole texts that are too long. Tested by language_test.cpp.

#include <array>
#include <charconv>

#include "plain/detector.h"

namespace blankett::plain::length {
extern const Detector detector;
namespace {

std::size_t size_of(std::string_view unit, const Look& look, const Sentence& part) {
  if (unit == "words") return part.end - part.first;
  if (unit == "characters") return blankett::length(look.text.written(part.at));
  std::size_t sentences = 0;
  for (const Sentence& s : look.text.sentences)
    sentences += s.at.begin >= part.at.begin && s.at.end <= part.at.end ? 1 : 0;
  return sentences;
}

void find(const Look& look, std::vector<Hit>& out) {
  const auto most = static_cast<std::size_t>(look.rule.limit(look.role));
  const std::string_view unit = look.parameter("unit", "words");
  const std::string_view per = look.parameter("per", "sentence");
  if (most == 0 || (unit == "words" && look.text.words.size() <= most)) return;
  // What is longer still is said of the form, by a rule of its own.
  const std::string_view unless(look.parameter("unless-characters", ""));
  std::size_t longest = 0;
  std::from_chars(unless.data(), unless.data() + unless.size(), longest);
  if (longest > 0 && blankett::length(look.text.text()) > longest) return;
  const std::array<Sentence, 1> whole{
      {{trimmed(look.text.text()).empty() ? Range{} : Range{0, look.text.text().size()}, 0,
        look.text.words.size()}}};
  const std::span<const Sentence> parts = per == "text" ? std::span<const Sentence>(whole)
                                          : per == "paragraph"
                                              ? std::span<const Sentence>(look.text.paragraphs)
                                              : std::span<const Sentence>(look.text.sentences);
  for (const Sentence& part : parts) {
    const std::size_t size = size_of(unit, look, part);
    if (size > most)
      out.push_back({.at = part.at, .arguments = {std::to_string(size), std::to_string(most)}});
  }
}

}  // namespace

constinit const Detector detector{.name = "length",
                                  .find = find,
                                  .parameters = "unit per unless-characters",
                                  .messages = {{{"found", 2}}},
                                  .needs_limit = true,
                                  .on_words = false};
}  // namespace blankett::plain::length
