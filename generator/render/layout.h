#pragma once
// The frame of every page of the site: head, header, language menu, and what stands in them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/edition.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// A page's way to one language of the same.
struct LanguageLink {
  const Locale* locale = nullptr;
  std::string href{};  // empty: it is not published in that language
};
/// As the template of the page, and of the start page, wants them.
std::vector<Params> language_params(std::span<const LanguageLink> links, const Locale& own);

struct PageLayout {
  const Locale& locale;
  const Theme& theme;
  std::string up{};  // from the page's folder to the site's: "../../"
  std::string title{}, description{};
  std::string posts_to{};                            // an origin
  std::string_view script{}, shell{}, more_sheet{};  // of the theme; none when empty
  bool for_search = true;                            // whether search engines may list it
  bool specimens = false;                            // pieces of pages, shown as with JavaScript
  std::vector<LanguageLink> languages{};             // the menu; none for fewer than two
  bool unreviewed = false;                           // nobody has read the translation
  std::string source_href{};                         // then: the same page in the source language
  std::string main_html{}, footer_html{}, data_json_html{};
};
std::string laid_out(PageLayout page, Renderer& renderer);

}  // namespace blankett
