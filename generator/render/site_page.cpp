// Tested by golden_test.cpp.

#include "render/site_page.h"

#include "render/policy.h"

namespace blankett {

std::string SitePage::render(const About& about, std::string main_html) const {
  const auto ui = [&](std::string_view key) { return locale.text(key); };
  std::vector<Params> languages;
  for (const Locale& other : locales)
    languages.push_back({{"lang", other.spoken},
                         {"hreflang", other.language},
                         {"name", other.name},
                         {"href", "../" + other.language + "/" + about.file},
                         {"current", &other == &locale}});
  std::string footer = renderer.render("footer", {{"title", ""},
                                                  {"channels", std::vector<Params>{}},
                                                  {"statement_text", ui("statement.link")},
                                                  {"statement_href", "accessibility.html"},
                                                  {"made_by_text", ui("made-by")}});
  return renderer.render("page",
                         {{"lang", locale.spoken},
                          {"dir", locale.direction},
                          {"page_title", about.title + " – " + ui("site-name")},
                          {"description", about.description},
                          {"csp", content_policy(theme, "")},
                          {"css_href", "../" + theme.sheet(kFormSheet)},
                          {"more_css_href", "../" + theme.sheet(kReportSheet)},
                          {"js_href", ""},
                          {"logo_href", theme.logo_path.empty() ? "" : "../" + theme.logo_path},
                          {"home_href", "index.html"},
                          {"home_text", ui("home-link")},
                          {"site_name", ui("site-name")},
                          {"skip_text", ui("skip-link")},
                          {"has_languages", locales.size() > 1},
                          {"languages_label", ui("language-menu")},
                          {"languages", std::move(languages)},
                          {"main_html", std::move(main_html)},
                          {"footer_html", std::move(footer)},
                          {"data_json_html", ""}});
}

}  // namespace blankett
