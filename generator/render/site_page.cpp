// Tested by golden_test.cpp.

#include "render/site_page.h"

#include "render/layout.h"

namespace blankett {

std::string SitePage::render(const About& about, std::string main_html) const {
  const auto ui = [&](std::string_view key) { return locale.text(key); };
  std::vector<LanguageLink> languages;
  for (const Locale& other : locales)
    languages.push_back({&other, other.coverage.reaches(other.publish)
                                     ? "../" + other.language + "/" + about.file
                                     : std::string()});
  std::string footer = renderer.render("footer", {{"title", ""},
                                                  {"channels", std::vector<Params>{}},
                                                  {"statement_text", ui("statement.link")},
                                                  {"statement_href", "accessibility.html"},
                                                  {"made_by_text", ui("made-by")}});
  return laid_out({.locale = locale,
                   .theme = theme,
                   .up = "../",
                   .title = about.title,
                   .description = about.description,
                   .more_sheet = kReportSheet,
                   .languages = std::move(languages),
                   .unreviewed = locale.coverage.count(Review::unreviewed) > 0,
                   .source_href = "../" + locales.front().language + "/" + about.file,
                   .main_html = std::move(main_html),
                   .footer_html = std::move(footer)},
                  renderer);
}

}  // namespace blankett
