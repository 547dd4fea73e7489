#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_aria_parent {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-aria-parent/missing", "the role `{0}` stands outside what it belongs in: {1}",
     "put it directly in an element with such a role, or use the elements of HTML"},
    {"page-aria-parent/shadow", "`aria-owns` names `{0}`, which is not on the page",
     "if a script makes it in a shadow tree, put it in this element instead: `aria-owns` does not "
     "reach it there"},
};

// The role that the element has anyway: it says nothing new.
bool is_own(Element e, const aria::Role& role) {
  const std::string_view name = e.name();
  if (name == "li") return aria::is(role, "listitem");
  if (name == "option") return aria::is(role, "option");
  if (name == "tr") return aria::is(role, "row");
  if (name == "td") return aria::is(role, "cell") || aria::is(role, "gridcell");
  if (name == "th") return aria::is(role, "columnheader") || aria::is(role, "rowheader");
  if (name == "tbody" || name == "thead" || name == "tfoot") return aria::is(role, "rowgroup");
  return false;
}

bool is_context(const aria::Role& role, const aria::Role& parent) {
  for (const aria::Role* const context : role.contexts)
    if (context == &parent || (aria::is(*context, "list") && aria::is_a(parent, "list")))
      return true;
  return false;
}

std::string listed(const aria::Role& role) {
  std::string out;
  for (const aria::Role* const context : role.contexts)
    out += (out.empty() ? "`" : ", `") + std::string(context->name) + "`";
  return out;
}

bool makes_shadow_trees(const Page& page) {
  for (const Element e : page.elements())
    if (e.name() == "script" && e.text().find("attachShadow") != std::string::npos) return true;
  return false;
}

// Parts that a script makes where aria-owns cannot take them from.
void check_owners(const Page& page, Diagnostics& out) {
  std::optional<bool> shadows;
  for (const Element e : page.elements()) {
    const Attribute* const owns = e.attribute("aria-owns");
    if (!owns || !page.is_exposed(e)) continue;
    std::string_view missing;
    each_word(owns->value, [&](std::string_view id) {
      if (!page.with_id(id)) missing = id;
      return missing.empty();
    });
    if (missing.empty()) continue;
    if (!shadows) shadows = makes_shadow_trees(page);
    if (!*shadows) return;
    out.add({.message = &kMessages[1],
             .severity = Severity::review,
             .at = owns->value_at,
             .arguments = {std::string(missing)}});
  }
}

void check(const Page& page, Diagnostics& out) {
  check_owners(page, out);
  std::optional<AccessibilityTree> tree;
  for (const Element e : page.elements()) {
    if (!has_words(e, "role") || !page.is_exposed(e) || !has_explicit_role(page, e)) continue;
    const aria::Role& role = page.role(e);
    if (role.contexts.empty() || is_own(e, role)) continue;
    if (!tree) tree.emplace(page);
    const auto parent = tree->parent(e);
    if (parent && is_context(role, page.role(*parent))) continue;
    // What stands around it in the tree may be made by a script.
    const bool uncertain = tree->is_uncertain(e) || is_custom(e);
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, uncertain ? Severity::review : rule.severity),
             .at = e.attribute("role")->value_at,
             .arguments = {std::string(role.name), listed(role)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-aria-parent",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 en301549:9.1.3.1 act:ff89c9",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_aria_parent
