#include "model/rule.h"

#include <map>
#include <set>

#include "base/text.h"
#include "page/aria.h"
#include "rules/blocks.h"
#include "rules/phrases.h"

namespace blankett::rules::pages_navigation {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"pages-navigation/order", "“{0}” stands before “{1}” here, and after it on another page",
     "keep the same order in menus, heads and footers on all pages"},
    {"pages-navigation/before", "the other page", ""},
};

struct Place {
  Element element;
  std::size_t number;
};

// The links of what is repeated, by name, each once: the order in which people meet them.
std::vector<std::pair<std::string, Element>> repeated_links(const Page& page) {
  const Blocks blocks = blocks_of(page);
  std::vector<std::pair<std::string, Element>> out;
  std::set<std::string> seen;
  for (const Element e : page.elements())
    if (blocks.repeated[e.index()] && page.is_exposed(e) && aria::is(page.role(e), "link") &&
        !page.name(e).empty() && seen.insert(page.name(e)).second)
      out.emplace_back(page.name(e), e);
  return out;
}

void check(std::span<const Page* const> pages, const Sources&, Diagnostics& out) {
  // The first page gives the order; what it has not is added where it comes first.
  std::map<std::string, Place> order;
  for (const Page* const page : pages) {
    const auto links = repeated_links(*page);
    // Of the links that both have, each must come after the one before it.
    const std::pair<std::string, Element>* last = nullptr;
    std::size_t last_number = 0;
    bool said = false;
    for (const auto& link : links) {
      const auto found = order.find(link.first);
      if (found == order.end()) continue;
      if (last && !said && found->second.number < last_number) {
        said = true;
        out.add({.message = &kMessages[0],
                 .severity = rule.severity,
                 .at = last->second.at(),
                 .arguments = {last->first, link.first},
                 .related = {{found->second.element.at(), &kMessages[1]}}});
      }
      last = &link;
      last_number = found->second.number;
    }
    if (order.empty())
      for (const auto& link : links) order.emplace(link.first, Place{link.second, order.size()});
  }
}

}  // namespace

constinit const Rule rule{.id = "pages-navigation",
                          .severity = Severity::warning,
                          .standards = "wcag:3.2.3 wcag:3.2.6 en301549:9.3.2.3",
                          .messages = kMessages,
                          .pages = check};
}  // namespace blankett::rules::pages_navigation
