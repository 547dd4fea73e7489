#pragma once
// Sound and films that begin by themselves.

#include "page/page.h"

namespace blankett::rules {

struct Autoplay {
  /// none: it does not begin, is muted, or is short; maybe: a film, or a part of unknown length;
  /// whole: a sound, from its beginning to its end.
  enum class Sound : std::uint8_t { none, maybe, whole } sound = Sound::none;
  /// It has controls, or a button beside it that is named and shown seems to stop it.
  bool controlled = false;
};
Autoplay autoplay_of(const Page& page, Element e);

}  // namespace blankett::rules
