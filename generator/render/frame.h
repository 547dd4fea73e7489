#pragma once
// What stands around a form: the head of the page, the header, the footer and the form's data.

#include <span>
#include <string>

#include "model/edition.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// What is particular to one of a form's pages.
struct FramedPage {
  std::string title{}, main_html{};
  std::string file{};                                // its name, the same in every language
  std::string_view script{}, shell{}, more_sheet{};  // of the theme; none when empty
  bool for_search = true;                            // whether search engines may list it
};

/// `all` are the editions of the form in every language that it is published in.
std::string framed(FramedPage page, const Edition& edition, std::span<const Edition> all,
                   const Theme& theme, Renderer& renderer);

}  // namespace blankett
