#include "model/rule.h"

#include "page/language.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_language_tag {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-language-tag/unknown", "there is no language `{0}`",
     "use a tag of BCP 47, `sv` for Swedish"},
};

void check(const Page& page, Diagnostics& out) {
  const Element root = page.document->root();
  if (root.name() != "html" || !has_words(root, "lang")) return;
  const Attribute* const lang = root.attribute("lang");
  if (!has_known_language(lang->value))
    say(out, kMessages[0], rule.severity, lang->value_at, {std::string(lang->value)});
}

}  // namespace

constinit const Rule rule{.id = "page-language-tag",
                          .severity = Severity::error,
                          .standards = "wcag:3.1.1 en301549:9.3.1.1 act:bf051a",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_language_tag
