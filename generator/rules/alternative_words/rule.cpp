#include "model/rule.h"

#include <algorithm>
#include <array>

#include "rules/words.h"

namespace blankett::rules::alternative_words {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"alternative-words/file-name", "“{0}” is the name of a file, not what the picture says",
     "write what the picture tells those who see it"},
    {"alternative-words/picture", "“{0}” is said twice: a screen reader says that it is a picture",
     "begin with what the picture shows"},
    {"alternative-words/long", "the alternative has {0} characters; is there text in the picture?",
     "write the text on the page instead, and let the alternative be short"},
};

constexpr std::size_t kMost = 150;
constexpr std::array<std::string_view, 8> kEndings = {".png",  ".jpg", ".jpeg", ".gif",
                                                      ".webp", ".svg", ".avif", ".bmp"};

// "karta.png", "karta" of karta.png, "IMG_2041".
bool is_file_name(const std::string& plain, const std::string& file) {
  const std::string words = lower_case(plain), name = lower_case(file);
  if (words.find(' ') != words.npos) return false;
  const bool ends = std::any_of(kEndings.begin(), kEndings.end(),
                                [&](std::string_view ending) { return words.ends_with(ending); });
  const bool numbered = words.find('_') != words.npos;
  return ends || words == name || (numbered && has_digit(words));
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const Media& media : edition.model->media) {
    if (!media.alternative) continue;
    const Text& text = edition.text(media.alternative);
    const std::string plain = text.plain();
    const auto say = [&](std::size_t message, Severity severity, Span at, std::string what) {
      out.add({.message = &kMessages[message],
               .severity = severity,
               .at = at,
               .arguments = {std::move(what)}});
    };
    if (is_file_name(plain, media.file.name)) {
      say(0, Severity::error, text.at, plain);
      continue;
    }
    // Further in, the words may well tell of a picture within the picture.
    const auto found = words_found(edition, sources, rule.id, text);
    if (!found.empty() && found.front().in_plain.begin == 0)
      say(1, rule.severity, found.front().at, found.front().words);
    if (length(plain) > kMost) say(2, rule.severity, text.at, std::to_string(length(plain)));
  }
}

}  // namespace

constinit const Rule rule{.id = "alternative-words",
                          .severity = Severity::review,
                          .standards = "wcag:1.1.1 wcag:1.4.5 en301549:9.1.1.1 en301549:9.1.4.5",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::alternative_words
