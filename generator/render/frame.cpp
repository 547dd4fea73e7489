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
  return laid_out({.locale = *edition.locale,
                   .theme = theme,
                   .up = "../../",
                   .title = std::move(page.title),
                   .description = edition.plain(model.summary),
                   .posts_to = origin_of(model.service.endpoint),
                   .script = page.script,
                   .shell = page.shell,
                   .more_sheet = page.more_sheet,
                   .for_search = page.for_search,
                   .languages = links_to(page.file, all),
                   .unreviewed = edition.unreviewed(),
                   .source_href = source_of(page.file, edition),
                   .main_html = std::move(page.main_html),
                   .footer_html = footer_of(edition, renderer),
                   .data_json_html = client_data(edition)},
                  renderer);
}

std::string footer_of(const Edition& edition, Renderer& renderer) {
  const auto ui = [&](std::string_view key) { return edition.locale->text(key); };
  std::vector<Params> ways = channels(edition);
  return renderer.render("footer", {{"title", ways.empty() ? "" : ui("footer.title")},
                                    {"channels", std::move(ways)},
                                    {"statement_text", ui("statement.link")},
                                    {"statement_href", "accessibility.html"},
                                    {"made_by_text", ui("made-by")}});
}

std::vector<LanguageLink> links_to(const std::string& file, std::span<const Edition> all) {
  std::vector<LanguageLink> out;
  for (const Edition& each : all)
    out.push_back({each.locale, each.withheld() ? ""
                                                : "../../" + each.locale->language + "/" +
                                                      each.model->id + "/" + file});
  return out;
}

std::string source_of(const std::string& file, const Edition& edition) {
  return "../../" + edition.model->language + "/" + edition.model->id + "/" + file;
}

}  // namespace blankett
