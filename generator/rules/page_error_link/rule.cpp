#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_error_link {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-error-link/missing", "this link leads to `{0}`, but nothing on the page has that id",
     "let it lead to the field that has the error"},
    {"page-error-link/no-field", "this link leads to a `{1}`, which focus cannot come to",
     "let it lead to the field that has the error: the first one, when it is a group"},
};

void check(const Page& page, Diagnostics& out) {
  // Within what is read out when the page has opened, or what holds that alone.
  std::vector<bool> alert(page.document->nodes.size());
  for (const Element e : page.elements()) {
    const std::uint32_t i = e.index();
    alert[i] = (e.has_parent() && alert[e.parent().index()]) || aria::is(page.own_role(e), "alert");
    const std::string_view href = e.value("href");
    if (!alert[i] || e.name() != "a" || !href.starts_with('#') || href.size() < 2) continue;
    if (!page.is_rendered(e)) continue;
    const std::string id(href.substr(1));
    const auto to = page.with_id(id);
    if (to && page.is_focusable(*to)) continue;
    if (to && !page.is_rendered(*to)) continue;  // it may be shown with the error
    out.add({.message = &kMessages[to ? 1 : 0],
             .severity = rule.severity,
             .at = e.attribute("href")->value_at,
             .arguments = {id, std::string(to ? to->name() : "")}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-error-link",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:3.3.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_error_link
