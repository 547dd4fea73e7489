#include "model/rule.h"

#include <array>

#include "rules/semantics.h"

namespace blankett::rules::page_control_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-control-name/none", "this `{0}` has no accessible name", "give it a <label for=\"…\">"},
    {"page-control-name/role", "this `{0}` of the role `{1}` has no accessible name",
     "let `aria-labelledby` name the text that says what it is for"},
};

bool is_field(const aria::Role& role) {
  static constexpr std::array<std::string_view, 12> kRoles = {
      "checkbox", "combobox",  "html:input", "listbox",    "menuitemcheckbox", "menuitemradio",
      "radio",    "searchbox", "slider",     "spinbutton", "switch",           "textbox"};
  return std::binary_search(kRoles.begin(), kRoles.end(), role.name);
}

// A label can be for it.
bool is_native(Element e) {
  return e.name() == "input" || e.name() == "select" || e.name() == "textarea";
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (page.is_exposed(e) && is_field(page.role(e)) && page.name(e).empty())
      out.add({.message = &kMessages[is_native(e) ? 0 : 1],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name()), std::string(page.role(e).name)}});
}

}  // namespace

constinit const Rule rule{
    .id = "page-control-name",
    .severity = Severity::error,
    .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2 act:e086e5",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_control_name
