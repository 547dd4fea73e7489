#include "model/rule.h"

#include "base/text.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_title {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-title/none", "the page has no title",
     "write what the page is for in <title>, most important first"},
    {"page-title/empty", "the page's title is empty",
     "write what the page is for, most important first"},
};

void check(const Page& page, Diagnostics& out) {
  const Element root = page.document->root();
  if (root.name() != "html" || is_nothing(page)) return;
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  // The first one counts, wherever it stands; titles of drawings are another thing.
  for (const Element e : page.elements()) {
    if (e.name() != "title" || vocabulary[e.index()] != Vocabulary::html) continue;
    if (!is_visible(e.text())) say(out, kMessages[1], rule.severity, e.at());
    return;
  }
  say(out, kMessages[0], rule.severity, root.at());
}

}  // namespace

constinit const Rule rule{.id = "page-title",
                          .severity = Severity::error,
                          .standards = "wcag:2.4.2 en301549:9.2.4.2 act:2779a5",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_title
