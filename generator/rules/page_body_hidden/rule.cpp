#include "model/rule.h"

#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_body_hidden {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-body-hidden/hidden",
     "`aria-hidden` on `{0}` keeps the whole page from assistive technology",
     "remove it; when a dialog is open, put it or `inert` on what stands beside the dialog"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const bool top = !e.has_parent() || (e.name() == "body" && !e.parent().has_parent());
    if (!top || (e.name() != "html" && e.name() != "body")) continue;
    const Attribute* const hidden = e.attribute("aria-hidden");
    if (hidden && hidden->value == "true" && page.is_rendered(e))
      say(out, kMessages[0], if_shown(page, e, rule.severity), hidden->name_at,
          {std::string(e.name())});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-body-hidden",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_body_hidden
