#include "model/rule.h"

#include <map>

#include "base/text.h"
#include "page/page.h"
#include "rules/phrases.h"

namespace blankett::rules::pages_title {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"pages-title/same", "another page has the title “{0}” too",
     "give each page a title of its own, what it is about first"},
    {"pages-title/before", "the other page's", ""},
};

void check(std::span<const Page* const> pages, const Sources&, Diagnostics& out) {
  std::map<std::string, Element> first;
  for (const Page* const page : pages)
    for (const Element e : page->elements()) {
      if (e.name() != "title") continue;
      const std::string title = collapsed(e.text());
      const auto [other, fresh] = first.emplace(title, e);
      if (!title.empty() && !fresh)
        out.add({.message = &kMessages[0],
                 .severity = rule.severity,
                 .at = e.at(),
                 .arguments = {title},
                 .related = {{other->second.at(), &kMessages[1]}}});
      break;
    }
}

}  // namespace

constinit const Rule rule{.id = "pages-title",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:2.4.2 en301549:9.2.4.2",
                          .messages = kMessages,
                          .pages = check};
}  // namespace blankett::rules::pages_title
