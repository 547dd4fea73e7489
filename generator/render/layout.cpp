// Tested by golden_test.cpp and languages.spec.mjs.

#include "render/layout.h"

#include <utility>

#include "render/policy.h"

namespace blankett {

std::vector<Params> language_params(std::span<const LanguageLink> links, const Locale& own) {
  std::vector<Params> out;
  for (const LanguageLink& link : links) {
    const Locale& locale = *link.locale;
    const bool missing = link.href.empty();
    out.push_back({{"lang", locale.spoken},
                   {"dir", locale.direction},
                   {"hreflang", locale.language},
                   {"name", missing ? locale.say("language-missing", {{"language", locale.name}})
                                    : locale.name},
                   {"href", link.href},
                   {"current", &locale == &own}});
  }
  return out;
}

std::string laid_out(PageLayout page, Renderer& renderer) {
  // More than these fill a phone's window before the page has begun.
  constexpr std::size_t kShownLanguages = 4;
  const Locale& locale = page.locale;
  const auto ui = [&](std::string_view key) { return locale.text(key); };
  const auto asset = [&](const std::string& path) { return path.empty() ? "" : page.up + path; };
  const auto sheet = [&](std::string_view name) {
    return name.empty() ? std::string() : asset(page.theme.sheet(name));
  };
  const auto script = [&](std::string_view name) {
    return name.empty() ? std::string() : asset(page.theme.script(name));
  };
  const std::size_t languages = page.languages.size();
  return renderer.render("page",
                         {{"lang", locale.spoken},
                          {"dir", locale.direction},
                          {"specimens", page.specimens},
                          {"page_title", page.title + " – " + ui("site-name")},
                          {"description", std::move(page.description)},
                          {"csp", content_policy(page.theme, page.posts_to)},
                          {"robots", page.for_search ? "" : "noindex"},
                          {"css_href", sheet(kFormSheet)},
                          {"more_css_href", sheet(page.more_sheet)},
                          {"shell_href", script(page.shell)},
                          {"js_href", script(page.script)},
                          {"logo_href", asset(page.theme.logo_path)},
                          {"home_href", page.up + locale.language + "/index.html"},
                          {"home_text", ui("home-link")},
                          {"site_name", ui("site-name")},
                          {"skip_text", ui("skip-link")},
                          {"has_languages", languages > 1},
                          {"few_languages", languages <= kShownLanguages},
                          {"languages_label", ui("language-menu")},
                          {"languages_english", locale.spoken == "en" ? "" : "Languages"},
                          {"languages", language_params(page.languages, locale)},
                          {"unreviewed_text", page.unreviewed ? ui("translation.unreviewed") : ""},
                          {"source_text", ui("translation.source")},
                          {"source_href", std::move(page.source_href)},
                          {"main_html", std::move(page.main_html)},
                          {"footer_html", std::move(page.footer_html)},
                          {"data_json_html", std::move(page.data_json_html)}});
}

}  // namespace blankett
