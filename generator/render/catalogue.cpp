// The pages about all forms, made last from what each form left behind, for servers too.
// Tested by golden_test.cpp.

#include <algorithm>

#include "base/text.h"
#include "contract/rules_json.h"
#include "kinds/markup.h"
#include "render/policy.h"
#include "render/render.h"

namespace blankett {

std::vector<Summary> summaries(std::span<const Edition> editions) {
  std::vector<Summary> out;
  for (const Edition& edition : editions) {
    const Model& model = *edition.model;
    out.push_back({edition.locale->language, model.id, markup(edition.text(model.title)),
                   markup(edition.text(model.summary)), edition.plain(model.title),
                   origin_of(model.service.endpoint)});
  }
  return out;
}

Site render_catalogue(std::span<const Summary> forms, std::span<const Locale> locales,
                      const Theme& theme, Renderer& renderer) {
  Site site = render_headers(forms, theme);
  site["schemas/rules.schema.json"] = rules_schema();
  for (const Locale& locale : locales) {
    std::vector<const Summary*> own;
    for (const Summary& form : forms)
      if (form.language == locale.language) own.push_back(&form);
    const Collation collation(locale.language);
    std::sort(own.begin(), own.end(), [&](const Summary* a, const Summary* b) {
      if (a->title != b->title) return collation.before(a->title, b->title);
      return a->form < b->form;
    });
    std::vector<Params> list;
    for (const Summary* form : own)
      list.push_back({{"href", form->form + "/index.html"},
                      {"title_html", form->title_html},
                      {"summary_html", form->summary_html}});
    std::vector<Params> languages;
    for (const Locale& other : locales)
      languages.push_back({{"lang", other.language},
                           {"name", other.name},
                           {"href", "../" + other.language + "/index.html"},
                           {"current", &other == &locale}});
    const auto ui = [&](std::string_view key) { return locale.text(key); };
    std::string main = renderer.render("catalogue", {{"title", ui("catalogue.title")},
                                                     {"intro", ui("catalogue.intro")},
                                                     {"forms", std::move(list)}});
    std::string footer = renderer.render(
        "footer",
        {{"title", ""}, {"channels", std::vector<Params>{}}, {"made_by_text", ui("made-by")}});
    site[locale.language + "/index.html"] = renderer.render(
        "page", {{"lang", locale.language},
                 {"dir", locale.direction},
                 {"page_title", ui("catalogue.title") + " – " + ui("site-name")},
                 {"description", ui("catalogue.intro")},
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
                 {"main_html", std::move(main)},
                 {"footer_html", std::move(footer)},
                 {"data_json_html", ""}});
  }
  return site;
}

}  // namespace blankett
