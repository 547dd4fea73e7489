#include "model/rule.h"

#include <algorithm>

#include "rules/words.h"

namespace blankett::rules::captions_language {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"captions-language/none", "the film has no captions in the language of the page, `{0}`",
     "add <captions src=\"…\" lang=\"{0}\"/>"},
};

// A film in sign language has no captions: its transcript says the same.
void check(const Edition& edition, const Sources&, Diagnostics& out) {
  const std::string& wanted = edition.locale->spoken;
  for (const Media& media : edition.model->media) {
    if (media.kind != Media::Kind::video) continue;
    const bool has = std::any_of(media.captions.begin(), media.captions.end(),
                                 [&](const Media::Captions& c) { return c.language == wanted; });
    if (has) continue;
    // A variant has what the language that it varies has.
    if (!is_as_written(edition) && wanted == edition.model->language) continue;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = media.file.at,
             .arguments = {wanted}});
  }
}

}  // namespace

constinit const Rule rule{.id = "captions-language",
                          .severity = Severity::review,
                          .standards = "wcag:1.2.2 en301549:9.1.2.2",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::captions_language
