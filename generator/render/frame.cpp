// Tested by render_test.cpp and golden_test.cpp.

#include "render/frame.h"

#include <utility>
#include <vector>

#include "base/text.h"
#include "contract/openapi.h"
#include "render/channels.h"
#include "render/client_data.h"
#include "render/policy.h"

namespace blankett {

std::string framed(FramedPage page, const Edition& edition, std::span<const Edition> all,
                   const Theme& theme, Renderer& renderer) {
  const Model& model = *edition.model;
  const auto ui = [&](std::string_view key) { return edition.locale->text(key); };
  const auto asset = [](const std::string& path) { return "../../" + path; };

  std::vector<Params> ways = channels(edition), languages;
  for (const Edition& each : all)
    languages.push_back({{"lang", each.locale->spoken},
                         {"hreflang", each.locale->language},
                         {"name", each.locale->name},
                         {"href", asset(each.locale->language + "/" + model.id + "/" + page.file)},
                         {"current", each.locale == edition.locale}});
  std::string footer = renderer.render("footer", {{"title", ways.empty() ? "" : ui("footer.title")},
                                                  {"channels", std::move(ways)},
                                                  {"statement_text", ui("statement.link")},
                                                  {"statement_href", "../accessibility.html"},
                                                  {"made_by_text", ui("made-by")}});
  return renderer.render(
      "page",
      {{"lang", edition.locale->spoken},
       {"dir", edition.locale->direction},
       {"page_title", page.title + " – " + ui("site-name")},
       {"description", edition.plain(model.summary)},
       {"csp", content_policy(theme, origin_of(model.service.endpoint))},
       {"css_href", asset(theme.sheet(kFormSheet))},
       {"robots", page.for_search ? "" : "noindex"},
       {"more_css_href", page.more_sheet.empty() ? "" : asset(theme.sheet(page.more_sheet))},
       {"shell_href", page.shell.empty() ? "" : asset(theme.script(page.shell))},
       {"js_href", asset(theme.script(page.script))},
       {"logo_href", theme.logo_path.empty() ? "" : asset(theme.logo_path)},
       {"home_href", "../index.html"},
       {"home_text", ui("home-link")},
       {"site_name", ui("site-name")},
       {"skip_text", ui("skip-link")},
       {"has_languages", all.size() > 1},
       {"languages_label", ui("language-menu")},
       {"languages", std::move(languages)},
       {"main_html", std::move(page.main_html)},
       {"footer_html", std::move(footer)},
       {"data_json_html", client_data(edition)}});
}

}  // namespace blankett
