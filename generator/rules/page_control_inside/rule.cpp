#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_control_inside {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-control-inside/inside",
     "this `{0}` stands in a `{1}`, whose parts assistive technology does not see",
     "move it out, so that the one stands beside the other"},
    {"page-control-inside/around", "the element around it", ""},
};

void check(const Page& page, Diagnostics& out) {
  // The nearest around each element whose parts are only for show.
  std::vector<std::uint32_t> around(page.document->nodes.size(), Node::kNone);
  for (const Element e : page.elements()) {
    if (!e.has_parent()) continue;
    const Element parent = e.parent();
    around[e.index()] = around[parent.index()];
    if (page.own_role(parent).children_presentational && page.is_exposed(parent))
      around[e.index()] = parent.index();
    if (around[e.index()] == Node::kNone || !page.is_focusable(e)) continue;
    const Element outer(page.document, around[e.index()]);
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = e.at(),
             .arguments = {std::string(e.name()), std::string(page.own_role(outer).name)},
             .related = {{outer.at(), &kMessages[1]}}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-control-inside",
                          .severity = Severity::error,
                          .standards = "wcag:4.1.2 en301549:9.4.1.2 act:307n5z",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_control_inside
