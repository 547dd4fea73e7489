#include "model/rule.h"

#include <unordered_map>

#include "base/text.h"
#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_fieldset_legend {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-fieldset-legend/none", "this `fieldset` has no `legend`",
     "write first in it a `legend` that says what its fields are about"},
    {"page-fieldset-legend/radios", "the radio buttons \"{0}\" stand in no group with a name",
     "put them in a `fieldset` with the question as its `legend`"},
};

bool is_named_group(const Page& page, Element e) {
  const aria::Role& role = page.role(e);
  return (aria::is(role, "group") || aria::is(role, "radiogroup")) && !page.name(e).empty();
}

void check(const Page& page, Diagnostics& out) {
  std::vector<bool> grouped(page.document->nodes.size());
  std::unordered_map<std::string_view, std::pair<Element, int>> radios;
  std::vector<std::string_view> order;
  for (const Element e : page.elements()) {
    if (e.has_parent()) grouped[e.index()] = grouped[e.parent().index()];
    if (!page.is_exposed(e)) continue;
    if (is_named_group(page, e)) grouped[e.index()] = true;
    if (e.name() == "fieldset" && aria::is(page.role(e), "group") && page.name(e).empty())
      out.add(
          {.message = &kMessages[0], .severity = if_shown(page, e, rule.severity), .at = e.at()});
    if (e.name() != "input" || input_type(e) != "radio" || grouped[e.index()]) continue;
    const std::string_view name = trimmed(e.value("name"));
    const auto [known, is_new] = radios.try_emplace(name, e, 0);
    if (is_new) order.push_back(name);
    ++known->second.second;
  }
  for (const std::string_view name : order)
    if (const auto& [first, number] = radios.at(name); number > 1 && !name.empty())
      out.add({.message = &kMessages[1],
               .severity = Severity::review,
               .at = first.at(),
               .arguments = {std::string(name)}});
}

}  // namespace

constinit const Rule rule{.id = "page-fieldset-legend",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.3.1 wcag:3.3.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_fieldset_legend
