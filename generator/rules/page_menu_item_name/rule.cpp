#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_menu_item_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-menu-item-name/none", "this item of a menu has no accessible name",
     "write words inside it, or in the alt of its picture"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (page.is_exposed(e) && aria::is(page.role(e), "menuitem") && page.name(e).empty())
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-menu-item-name",
                          .severity = Severity::error,
                          .standards = "wcag:4.1.2 en301549:9.4.1.2 act:m6b1q3",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_menu_item_name
