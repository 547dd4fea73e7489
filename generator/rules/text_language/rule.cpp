#include "model/rule.h"

#include <algorithm>

#include "base/sentences.h"
#include "base/text.h"
#include "page/language.h"
#include "rules/places.h"
#include "rules/translations.h"
#include "rules/words.h"

namespace blankett::rules::text_language {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"text-language/other", "“{0}” seems to be in `{1}`, where the rest is in `{2}`",
     "write it in the language of the page, or say which language it is in: <span lang=\"{1}\">"},
};

// The words, with spaces in the place of those that are said to be in another language.
std::string own_words(const Text& text, const PlainText& plain) {
  std::string out = plain.words;
  for (const Range r : foreign_parts(text, plain))
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(r.begin),
              out.begin() + static_cast<std::ptrdiff_t>(r.end), ' ');
  return out;
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  const Model& model = *edition.model;
  const std::string& language = edition.locale->language;
  for (std::uint32_t i = 0; i < edition.texts.size(); ++i) {
    const Text& text = edition.texts[Index<Text>{i}];
    if (text.empty() || falls_back(edition, Index<Text>{i})) continue;
    const PlainText plain = flattened(text);
    if (plain.words.starts_with('{')) continue;  // a message: its words stand in its cases
    // A translation that is word for word its source is told of where it is read, when it is done.
    const bool repeats = !is_as_written(edition) && !edition.unreviewed() &&
                         plain.words == model.texts[Index<Text>{i}].plain();
    if (repeats) continue;
    const auto foreign = foreign_words(own_words(text, plain), language);
    if (!foreign) continue;
    Places places(sources, text, plain);
    out.add(
        {.message = &kMessages[0],
         .severity = rule.severity,
         .at = places.of(foreign->at),
         .arguments = {plain.words.substr(foreign->at.begin, foreign->at.end - foreign->at.begin),
                       std::string(foreign->language), std::string(primary_subtag(language))}});
  }
}

}  // namespace

constinit const Rule rule{.id = "text-language",
                          .severity = Severity::warning,
                          .standards = "wcag:3.1.2 en301549:9.3.1.2",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::text_language
