#include "model/rule.h"

#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_language_missing {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-language-missing/none", "the page does not say which language it is in",
     "write it in `lang`, <html lang=\"sv\"> for Swedish"},
};

void check(const Page& page, Diagnostics& out) {
  const Element root = page.document->root();
  if (root.name() == "html" && !is_nothing(page) && !has_words(root, "lang"))
    say(out, kMessages[0], rule.severity, root.at());
}

}  // namespace

constinit const Rule rule{.id = "page-language-missing",
                          .severity = Severity::error,
                          .standards = "wcag:3.1.1 en301549:9.3.1.1 act:b5c3f8",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_language_missing
