#include "model/rule.h"

#include "page/aria.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_link_text {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-link-text/empty", "“{0}” does not say where the link leads",
     "write in the link what one comes to"},
    {"page-link-text/context",
     "“{0}” does not say where the link leads, only what is around it may",
     "write in the link what one comes to"},
};

void check(const Page& page, Diagnostics& out) {
  WordsIn words_in_parent;
  for (const Element e : page.elements()) {
    if (!page.is_exposed(e) || !aria::is(page.role(e), "link")) continue;
    if (!is_phrase("link", page.name(e))) continue;
    const bool context =
        (e.has_parent() && words_in_parent(e.parent()) > 1) || !page.description(e).empty();
    say(out, kMessages[context ? 1 : 0],
        context ? Severity::review : if_shown(page, e, rule.severity), e.at(), {page.name(e)});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-link-text",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:2.4.4 en301549:9.2.4.4",
                          .messages = kMessages,
                          .page = check,
                          .form_rule = "link-vague"};
}  // namespace blankett::rules::page_link_text
