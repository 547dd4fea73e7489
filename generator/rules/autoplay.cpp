// Tested by the fixtures of page_autoplay.

#include "rules/autoplay.h"

#include <cstdlib>
#include <optional>

#include "base/text.h"
#include "page/aria.h"
#include "rules/phrases.h"

namespace blankett::rules {
namespace {

// "#t=10,12" at the end of an address: how long that part is; nothing when it has no end.
struct Part {
  bool there = false;
  std::optional<double> seconds{};
};
Part part_of_media(std::string_view address) {
  const std::size_t at = address.rfind("#t=");
  if (at == address.npos) return {};
  const std::string text(address.substr(at + 3));
  char* end = nullptr;
  const double from = text.starts_with(',') ? 0 : std::strtod(text.c_str(), &end);
  const std::size_t comma = text.find(',');
  if (comma == text.npos) return {true, std::nullopt};
  return {true, std::strtod(text.c_str() + comma + 1, nullptr) - from};
}

// Elements around that are looked into for a button.
constexpr int kNear = 3;
constexpr int kMostLooked = 200;

bool has_stop_button(const Page& page, Element media) {
  Element around = media;
  for (int i = 0; i < kNear && around.has_parent() && around.parent().has_parent(); ++i)
    around = around.parent();
  std::vector<Element> open = {around};
  for (int looked = 0; !open.empty() && looked < kMostLooked; ++looked) {
    const Element e = open.back();
    open.pop_back();
    if (!e.is_element()) continue;
    if (page.is_exposed(e) && page.is_visible(e) && aria::is(page.role(e), "button") &&
        has_phrase("stop", page.name(e)))
      return true;
    for (const Element child : e.nodes()) open.push_back(child);
  }
  return false;
}

}  // namespace

Autoplay autoplay_of(const Page& page, Element e) {
  Autoplay out;
  const bool audio = e.name() == "audio";
  if ((!audio && e.name() != "video") || !e.attribute("autoplay") || e.attribute("muted"))
    return out;
  std::string_view address = e.value("src");
  for (const Element child : e.nodes())
    if (address.empty() && is(child, "source")) address = child.value("src");
  if (address.empty()) return out;
  const Part part = part_of_media(address);
  if (part.seconds && *part.seconds <= 3) return out;
  out.sound = audio && !part.there ? Autoplay::Sound::whole : Autoplay::Sound::maybe;
  out.controlled = e.attribute("controls") || has_stop_button(page, e);
  return out;
}

}  // namespace blankett::rules
