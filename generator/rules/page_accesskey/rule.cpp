#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_accesskey {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-accesskey/used",
     "this `{0}` has a key of its own, which may be one that a program already uses",
     "remove `accesskey`"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Attribute* const written = e.attribute("accesskey");
    if (!written || !page.is_exposed(e)) continue;
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = written->name_at,
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-accesskey",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:2.1.4",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_accesskey
