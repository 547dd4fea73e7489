#include "model/rule.h"

#include "page/aria.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_heading_first {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-heading-first/none", "no heading of the page is `h1`",
     "make the heading of the whole page `h1`"},
    {"page-heading-first/several", "this is one more `h1`",
     "keep `h1` for the heading of the whole page, if this is not it"},
    {"page-heading-first/before", "the first one", ""},
};

bool is_first_level(Element e) {
  return e.attribute("aria-level") ? e.value("aria-level") == "1" : e.name() == "h1";
}

void check(const Page& page, Diagnostics& out) {
  std::optional<Element> any, first;
  for (const Element e : page.elements()) {
    if (!page.is_exposed(e) || !aria::is(page.role(e), "heading")) continue;
    if (!any) any = e;
    if (!is_first_level(e)) continue;
    if (first)
      out.add({.message = &kMessages[1],
               .severity = Severity::review,
               .at = e.at(),
               .arguments = {},
               .related = {{first->at(), &kMessages[2]}}});
    else first = e;
  }
  if (any && !first) say(out, kMessages[0], if_shown(page, *any, rule.severity), any->at());
}

}  // namespace

constinit const Rule rule{.id = "page-heading-first",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.3.1 wcag:2.4.6",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_heading_first
