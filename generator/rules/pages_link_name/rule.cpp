#include "model/rule.h"

#include <map>
#include <set>

#include "base/text.h"
#include "page/aria.h"
#include "rules/blocks.h"
#include "rules/phrases.h"

namespace blankett::rules::pages_link_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"pages-link-name/other", "this link to `{0}` is called “{1}”, and “{2}” on another page",
     "call what is the same by the same name"},
    {"pages-link-name/before", "the other page", ""},
};

void check(std::span<const Page* const> pages, const Sources&, Diagnostics& out) {
  struct Named {
    std::string name;
    Element element;
  };
  // In what is repeated: there a link does the same everywhere.
  std::map<std::string, Named> first;
  std::set<std::string> said;
  for (const Page* const page : pages) {
    const Blocks blocks = blocks_of(*page);
    std::map<std::string, Named> own;
    for (const Element e : page->elements()) {
      if (!blocks.repeated[e.index()] || !page->is_exposed(e) || page->name(e).empty()) continue;
      const std::string address(trimmed(e.value("href")));
      // An address within the page or relative to it is another thing elsewhere.
      if (address.find(':') == address.npos && !address.starts_with('/')) continue;
      if (!aria::is(page->role(e), "link")) continue;
      own.emplace(address, Named{page->name(e), e});
    }
    for (const auto& [address, link] : own) {
      const auto [other, fresh] = first.emplace(address, link);
      if (fresh || other->second.name == link.name || !said.insert(address + link.name).second)
        continue;
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = link.element.at(),
               .arguments = {address, link.name, other->second.name},
               .related = {{other->second.element.at(), &kMessages[1]}}});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "pages-link-name",
                          .severity = Severity::review,
                          .standards = "wcag:3.2.4 en301549:9.3.2.4",
                          .messages = kMessages,
                          .pages = check};
}  // namespace blankett::rules::pages_link_name
