#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_autofocus {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-autofocus/used", "the page begins in this `{0}`: what stands before it is not read out",
     "remove `autofocus`"},
};

// Focus must move into a dialog.
bool is_in_dialog(const Page& page, Element e) {
  for (; e.has_parent(); e = e.parent())
    if (aria::is_a(page.role(e.parent()), "dialog") || e.parent().attribute("popover")) return true;
  return aria::is_a(page.role(e), "dialog");
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Attribute* const written = e.attribute("autofocus");
    if (!written || !page.is_exposed(e) || is_in_dialog(page, e)) continue;
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = written->name_at,
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-autofocus",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:2.4.3 wcag:3.2.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_autofocus
