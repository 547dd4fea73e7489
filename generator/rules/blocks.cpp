// Tested by the fixtures of page_bypass, page_skip_link, page_main and page_main_heading.

#include "rules/blocks.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "page/aria.h"

namespace blankett::rules {

bool leads_within(Element link) {
  const std::string_view href = trimmed(link.value("href"));
  return (link.name() == "a" || link.name() == "area") && href.size() > 1 && href.front() == '#' &&
         href != "#top";
}

std::optional<Element> target_of(const Page& page, Element link) {
  if (!leads_within(link)) return std::nullopt;
  return page.with_id(trimmed(link.value("href")).substr(1));
}

Blocks blocks_of(const Page& page) {
  static constexpr std::array<std::string_view, 5> kRepeated = {
      "navigation", "banner", "complementary", "contentinfo", "search"};
  Blocks out;
  out.repeated.resize(page.document->nodes.size());
  bool stop_before = false;  // the Tab key has stopped before the first block
  for (const Element e : page.elements()) {
    const std::uint32_t i = e.index();
    const bool around = e.has_parent() && out.repeated[e.parent().index()];
    const aria::Role& role = page.role(e);
    const bool main = aria::is(role, "main");
    const bool block = std::find(kRepeated.begin(), kRepeated.end(), role.name) != kRepeated.end();
    out.repeated[i] = !main && (around || block);
    out.scripted = out.scripted || e.attribute("onclick");
    if (!page.is_exposed(e)) continue;
    out.main = out.main || main;
    if (block && page.is_visible(e)) {
      out.any = true;
      out.skippable = out.skippable || (stop_before && !out.main);
    }
    if (page.is_tabbable(e) && !leads_within(e)) {
      if (out.repeated[i] && !out.main) out.skippable = true;
      if (!out.any) stop_before = true;
    }
    if (aria::is(role, "heading") && !out.repeated[i] && page.is_visible(e) &&
        !page.name(e).empty())
      out.heading = true;
  }
  return out;
}

}  // namespace blankett::rules
