#include "model/rule.h"

#include "rules/autoplay.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_autoplay_length {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-autoplay-length/sound", "this sound begins by itself",
     "let people start it themselves: remove `autoplay`"},
    {"page-autoplay-length/film", "this begins by itself, perhaps with sound",
     "let people start it themselves: remove `autoplay`, or add `muted`"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Autoplay found = autoplay_of(page, e);
    // Without controls page-autoplay has said it, in stronger words.
    if (found.sound == Autoplay::Sound::none || !found.controlled) continue;
    const bool certain = found.sound == Autoplay::Sound::whole;
    say(out, kMessages[certain ? 0 : 1], certain ? rule.severity : Severity::review, e.at());
  }
}

}  // namespace

constinit const Rule rule{.id = "page-autoplay-length",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.4.2 act:aaa1bf",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_autoplay_length
