#include "model/rule.h"

#include "page/aria.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_link_underline {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-link-underline/none", "this link in a text has no underline",
     "underline links in running text, so that they do not stand out by colour alone"},
};

void check(const Page& page, Diagnostics& out) {
  WordsIn words_in_parent;
  for (const Element e : page.elements()) {
    if (e.name() != "a" || !page.is_visible(e) || !aria::is(page.role(e), "link")) continue;
    const Style& s = page.style(e);
    if (s.underlined || s.display != Display::inline_ || page.name(e).empty()) continue;
    if (page.cascaded(e, "text-decoration-line").empty() || !e.has_parent()) continue;
    // Words beside it in the same paragraph: then it stands in a text.
    if (words_in_parent(e.parent()) <= 3) continue;
    const Style& around = page.style(e.parent());
    // A background, a picture or bold letters tell it apart too.
    if (s.background.a > 0 || s.background_image || s.font_weight > around.font_weight + 200)
      continue;
    say(out, kMessages[0], rule.severity, e.at());
  }
}

}  // namespace

constinit const Rule rule{.id = "page-link-underline",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:1.4.1 en301549:9.1.4.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_link_underline
