// The pages about all forms, made last from what each form left behind, for servers too.
// Tested by golden_test.cpp.

#include <algorithm>

#include "base/text.h"
#include "contract/rules_json.h"
#include "kinds/markup.h"
#include "render/policy.h"
#include "render/render.h"
#include "render/site_page.h"
#include "render/statement.h"

namespace blankett {

std::vector<Summary> summaries(std::span<const Edition> editions) {
  std::vector<Summary> out;
  for (const Edition& edition : editions) {
    if (edition.withheld()) continue;
    const Model& model = *edition.model;
    out.push_back({edition.locale->language,
                   model.id,
                   markup(edition.text(model.title)),
                   markup(edition.text(model.summary)),
                   edition.plain(model.title),
                   origin_of(model.service.endpoint),
                   "unknown",
                   0,
                   {},
                   {}});
  }
  return out;
}

Site render_catalogue(std::span<const Summary> forms, std::span<const Locale> locales,
                      const Theme& theme, Renderer& renderer) {
  Site site = render_headers(forms, theme);
  site["schemas/rules.schema.json"] = rules_schema();
  for (const Locale& locale : locales) {
    if (!locale.coverage.reaches(locale.publish)) continue;
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
    const auto ui = [&](std::string_view key) { return locale.text(key); };
    const SitePage page{locale, locales, theme, renderer};
    site[locale.language + "/index.html"] =
        page.render({"index.html", ui("catalogue.title"), ui("catalogue.intro")},
                    renderer.render("catalogue", {{"title", ui("catalogue.title")},
                                                  {"intro", ui("catalogue.intro")},
                                                  {"forms", std::move(list)}}));
    site[locale.language + "/accessibility.html"] =
        page.render({"accessibility.html", ui("statement.title"), ui("statement.intro")},
                    site_statement(locale, own, renderer));
    site[locale.language + "/accessibility.json"] = site_statement_json(locale, own);
  }
  return site;
}

}  // namespace blankett
