#pragma once
// What stands around a form: the head of the page, the header, the footer and the form's data.

#include <span>
#include <string>

#include "model/edition.h"
#include "model/theme.h"
#include "render/layout.h"
#include "render/template.h"

namespace blankett {

/// What is particular to one of a form's pages.
struct FramedPage {
  std::string title{}, main_html{};
  std::string file{};                                // its name, the same in every language
  std::string_view script{}, shell{}, more_sheet{};  // of the theme; none when empty
  bool for_search = true;                            // whether search engines may list it
};

/// With the way to the statement from a page of the form: "accessibility.html" beside it.
std::string footer_of(const Edition& edition, Renderer& renderer);

/// To the page of that name in every language of the form.
std::vector<LanguageLink> links_to(const std::string& file, std::span<const Edition> all);
/// The page of that name in the source language.
std::string source_of(const std::string& file, const Edition& edition);

/// `all` are the editions of the form in every language that it has, withheld ones too.
std::string framed(FramedPage page, const Edition& edition, std::span<const Edition> all,
                   const Theme& theme, Renderer& renderer);

}  // namespace blankett
