#include "model/rule.h"

#include "base/text.h"
#include "page/aria.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_empty {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-empty/nothing", "the page shows nothing",
     "is it the right file? save the page anew, from a browser that shows it"},
    {"page-empty/script", "the page shows nothing before a script has run, and no script was run",
     "open it in a browser, save the page as it is then, and check that file"},
};

// Something for a person or for assistive technology, also where it cannot be seen.
bool tells(const Page& page, Element e) {
  if (e.name() == "audio" || e.name() == "frameset") return true;
  if (e.name() == "meta") return lower_case(e.value("http-equiv")) == "refresh";
  if (e.name() == "html" || e.name() == "body" || !page.is_exposed(e)) return false;
  const std::string_view role = page.role(e).name;
  if (role != "generic" && role != "none" && role != "paragraph") return true;
  for (const Element child : e.nodes())
    if (child.is_text() && !trimmed(child.own_text()).empty()) return true;
  return false;
}

void check(const Page& page, Diagnostics& out) {
  const Element root = page.document->root();
  if (root.name() != "html" || page.is_visible(root)) return;
  bool script = false;
  for (const Element e : page.elements()) {
    if (tells(page, e) || (e.name() == "body" && e.attribute("hidden"))) return;
    script = script || e.name() == "script";
  }
  say(out, kMessages[script ? 1 : 0],
      script ? Severity::review : if_shown(page, root, rule.severity), root.at());
}

}  // namespace

constinit const Rule rule{.id = "page-empty",
                          .severity = Severity::error,
                          .standards = "best-practice",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_empty
