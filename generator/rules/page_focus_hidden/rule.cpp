#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_focus_hidden {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-focus-hidden/reached",
     "the keyboard reaches this `{0}`, but `aria-hidden` keeps it from assistive technology",
     "remove `aria-hidden`, or hide it from everybody with `hidden`"},
    {"page-focus-hidden/script",
     "the keyboard reaches this `{0}` under `aria-hidden`, unless a script moves the focus on",
     "try with the Tab key whether focus stops here"},
};

// A script that stands in the page and has to do with focus.
bool moves_focus(const Page& page) {
  for (const Element e : page.elements())
    if (e.name() == "script" && e.text().find("focus") != std::string::npos) return true;
  return false;
}

bool has_outer_script(const Page& page) {
  for (const Element e : page.elements())
    if (e.name() == "script" && has_words(e, "src")) return true;
  return false;
}

void check(const Page& page, Diagnostics& out) {
  std::optional<bool> moves, outer;
  struct Around {
    bool hidden = false, handled = false;
  };
  std::vector<Around> around(page.document->nodes.size());
  for (const Element e : page.elements()) {
    Around& own = around[e.index()];
    if (e.has_parent()) own = around[e.parent().index()];
    own.hidden = own.hidden || e.value("aria-hidden") == "true";
    own.handled = own.handled || e.attribute("onfocus") || e.attribute("onfocusin");
    if (!own.hidden || !page.is_tabbable(e)) continue;
    if (!moves) moves = moves_focus(page);
    if (!outer) outer = has_outer_script(page);
    // A guard at the edge of a dialog is empty or out of sight; what is in a frame is not known.
    const bool guard = *outer && !page.is_visible(e);
    const bool unsure = own.handled || *moves || guard || e.name() == "iframe";
    out.add({.message = &kMessages[unsure ? 1 : 0],
             .severity = unsure ? Severity::review : if_shown(page, e, rule.severity),
             .at = e.at(),
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-focus-hidden",
                          .severity = Severity::error,
                          .standards = "wcag:4.1.2 en301549:9.4.1.2 act:6cfa84",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_focus_hidden
