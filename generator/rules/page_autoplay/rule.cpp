#include "model/rule.h"

#include "rules/autoplay.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_autoplay {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-autoplay/sound", "this sound begins by itself and nothing stops it",
     "remove `autoplay`, or add `controls`"},
    {"page-autoplay/film",
     "this begins by itself; if it has sound for more than 3 seconds, something must stop it",
     "remove `autoplay`, or add `controls` or `muted`"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Autoplay found = autoplay_of(page, e);
    if (found.sound == Autoplay::Sound::none || found.controlled) continue;
    const bool certain = found.sound == Autoplay::Sound::whole;
    say(out, kMessages[certain ? 0 : 1], certain ? rule.severity : Severity::review, e.at());
  }
}

}  // namespace

constinit const Rule rule{.id = "page-autoplay",
                          .severity = Severity::error,
                          .standards = "wcag:1.4.2 en301549:9.1.4.2 act:80f0bf act:4c31df",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_autoplay
