#pragma once
// The frame of the pages about the whole site, one file a language beside each other.

#include <span>
#include <string>

#include "render/template.h"

namespace blankett {

struct SitePage {
  struct About {
    std::string file, title, description;
  };

  const Locale& locale;
  std::span<const Locale> locales;
  const Theme& theme;
  Renderer& renderer;

  std::string render(const About& about, std::string main_html) const;
};

}  // namespace blankett
