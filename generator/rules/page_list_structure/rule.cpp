#include "model/rule.h"

#include "base/text.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_list_structure {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-list-structure/outside", "this `{0}` stands in no list", "put it in {1}"},
    {"page-list-structure/inside", "`{0}` stands directly in a `{1}`, where only {2} may stand",
     "put it in one of them, or outside the list"},
};

bool is_list(Element e) { return e.name() == "ul" || e.name() == "ol" || e.name() == "menu"; }

// What may stand anywhere and shows nothing.
bool is_for_scripts(Element e) { return e.name() == "script" || e.name() == "template"; }

// Whether a script, and it alone, knows what an element becomes.
bool is_uncertain(Element e) {
  return is_custom(e) || e.name() == "slot" || (e.has_parent() && is_custom(e.parent()));
}

void check_outside(const Page& page, Element e, Diagnostics& out) {
  const Element parent = e.parent();
  const bool item = e.name() == "li";
  if (item ? is_list(parent) || aria::is(page.role(parent), "list") : is(parent, "dl")) return;
  if (!item && is(parent, "div") && parent.has_parent() && is(parent.parent(), "dl")) return;
  const bool sure = !is_uncertain(e) && parent.name() != "slot" && parent.name() != "template";
  say(out, kMessages[0], sure ? if_shown(page, e, rule.severity) : Severity::review, e.at(),
      {std::string(e.name()), item ? "`ul` / `ol`" : "`dl`"});
}

void check_inside(const Page& page, Element e, Diagnostics& out) {
  const bool terms = e.name() == "dl";
  const auto report = [&](Element child, std::string_view name, Severity severity) {
    say(out, kMessages[1], if_shown(page, child, severity), child.at(),
        {std::string(name), std::string(e.name()), terms ? "`dt`, `dd`, `div`" : "`li`"});
  };
  for (const Element child : e.nodes()) {
    if (child.is_text() && !trimmed(child.own_text()).empty()) {
      say(out, kMessages[1], if_shown(page, e, rule.severity), child.at(),
          {"text", std::string(e.name()), terms ? "`dt`, `dd`, `div`" : "`li`"});
      return;  // one is enough to see what is wrong
    }
    if (!child.is_element() || is_for_scripts(child) || !page.is_exposed(child)) continue;
    const std::string_view name = child.name();
    if (terms ? name == "dt" || name == "dd" || name == "div" : name == "li") continue;
    if (has_words(child, "role")) continue;
    report(child, name, is_uncertain(child) ? Severity::review : rule.severity);
    return;
  }
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    if (!page.is_exposed(e) || has_words(e, "role")) continue;
    const std::string_view name = e.name();
    if ((name == "li" || name == "dt" || name == "dd") && e.has_parent() &&
        !has_words(e.parent(), "role"))
      check_outside(page, e, out);
    if (is_list(e) || name == "dl") check_inside(page, e, out);
  }
}

}  // namespace

constinit const Rule rule{.id = "page-list-structure",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 en301549:9.1.3.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_list_structure
