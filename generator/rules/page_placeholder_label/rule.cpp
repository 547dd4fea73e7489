#include "model/rule.h"

#include <unordered_set>

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_placeholder_label {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-placeholder-label/only", "only `placeholder` says what to write in this `{0}`",
     "give it a `label`; write an example as text beside it"},
};

bool is_in_label(Element e) {
  for (; e.has_parent(); e = e.parent())
    if (e.parent().name() == "label") return true;
  return false;
}

void check(const Page& page, Diagnostics& out) {
  std::unordered_set<std::string_view> labelled;
  for (const Element e : page.elements())
    if (e.name() == "label" && e.attribute("for")) labelled.insert(e.value("for"));
  for (const Element e : page.elements()) {
    if ((e.name() != "input" && e.name() != "textarea") || !has_words(e, "placeholder")) continue;
    if (!page.is_exposed(e) || has_words(e, "aria-label") || has_words(e, "title")) continue;
    if (page.name(e) != collapsed(e.value("placeholder"))) continue;
    if (!page.referenced(e, "aria-labelledby").empty() || is_in_label(e)) continue;
    if (e.attribute("id") && labelled.count(e.value("id")) == 1) continue;
    out.add({.message = &kMessages[0],
             .severity = if_shown(page, e, rule.severity),
             .at = e.at(),
             .arguments = {std::string(e.name())}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-placeholder-label",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:3.3.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_placeholder_label
