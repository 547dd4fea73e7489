#include "model/rule.h"

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_aria_children {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-aria-children/other", "the role `{0}` holds `{2}`, which is not of {1}",
     "give its parts the role they need, move the rest out of it, or use the elements of HTML"},
    {"page-aria-children/what", "the part that does not belong", ""},
    {"page-aria-children/none", "the role `{0}` holds nothing of the roles that it needs: {1}",
     "give its parts the role they need, or use the elements of HTML"},
    {"page-aria-children/empty", "the role `{0}` is empty: it needs {1}",
     "if a script fills it, let the element have `aria-busy=\"true\"` until then"},
};

bool is_owned(const aria::Role& role, const aria::Role& child) {
  for (const aria::Role* const owned : role.owned)
    if (owned == &child ||
        (child.source == aria::Role::Source::dpub && aria::is_a(child, owned->name)))
      return true;
  return false;
}

// What may stand beside the parts, by the drafts of the standard and by all browsers.
bool is_allowed_beside(const aria::Role& role, const aria::Role& child) {
  if (aria::is(child, "separator")) return aria::is_a(role, "menu");
  return aria::is(child, "caption") && aria::is_a(role, "table");
}

std::string listed(const aria::Role& role) {
  std::string out;
  for (const aria::Role* const owned : role.owned)
    out += (out.empty() ? "`" : ", `") + std::string(owned->name) + "`";
  return out;
}

struct Parts {
  int good = 0;
  std::optional<Element> bad{};
};

void sort(const Page& page, const AccessibilityTree& tree, const aria::Role& role, Element of,
          bool in_group, Parts& out) {
  for (const Element child : tree.children(of)) {
    const aria::Role& own = page.role(child);
    if (is_owned(role, own)) {
      ++out.good;
    } else if (!in_group && role.through == &own) {
      Parts group;
      sort(page, tree, role, child, true, group);
      out.good += group.good;
      if (group.bad && !out.bad) out.bad = group.bad;
    } else if (!is_allowed_beside(role, own) && !out.bad) {
      out.bad = child;
    }
  }
}

// Whether a script may bring what is missing: it is empty, names what is not there, or holds an
// element that a script defines.
bool may_come(const Page& page, Element e) {
  if (has_words(e, "aria-owns") && page.referenced(e, "aria-owns").empty()) return true;
  bool empty = true;
  for (const Element child : e.nodes()) {
    if (child.is_element() && is_custom(child)) return true;
    if (child.is_element() ? page.is_exposed(child) : !trimmed(child.own_text()).empty())
      empty = false;
  }
  return empty;
}

bool is_asked(const Page& page, Element e) {
  if (!has_words(e, "role") || !page.is_exposed(e) || !has_explicit_role(page, e)) return false;
  const aria::Role& role = page.role(e);
  // Radio buttons stand with their labels and headings, at any depth.
  return !role.owned.empty() && !aria::is(role, "radiogroup") && e.value("aria-busy") != "true";
}

void check(const Page& page, Diagnostics& out) {
  std::optional<AccessibilityTree> tree;
  for (const Element e : page.elements()) {
    if (!is_asked(page, e)) continue;
    if (!tree) tree.emplace(page);
    const aria::Role& role = page.role(e);
    Parts parts;
    sort(page, *tree, role, e, false, parts);
    if (parts.good > 0 && !parts.bad) continue;
    Diagnostic found{.message = &kMessages[parts.bad           ? 0
                                           : may_come(page, e) ? 3
                                                               : 2],
                     .severity = if_shown(page, e, rule.severity),
                     .at = e.attribute("role")->value_at,
                     .arguments = {std::string(role.name), listed(role)}};
    if (found.message == &kMessages[3]) found.severity = Severity::review;
    if (parts.bad) {
      if (is_custom(*parts.bad)) found.severity = Severity::review;
      found.arguments.push_back(std::string(page.role(*parts.bad).name));
      found.related = {{parts.bad->at(), &kMessages[1]}};
    }
    out.add(std::move(found));
  }
}

}  // namespace

constinit const Rule rule{.id = "page-aria-children",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 en301549:9.1.3.1 act:bc4a75",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_aria_children
