#include "model/rule.h"

#include <unordered_map>

#include "base/text.h"
#include "page/page.h"

namespace blankett::rules::page_control_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-control-name/none", "this `{0}` has no accessible name", "give it a <label for=\"…\">"},
    {"page-control-name/button", "this button has no accessible name",
     "write words inside it, in its value, or in the alt of its picture"},
};

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

bool is_button(Element e) {
  const std::string_view type = e.value("type");
  return e.name() == "button" || (e.name() == "input" && (type == "button" || type == "submit" ||
                                                          type == "reset" || type == "image"));
}

bool is_control(Element e) {
  const std::string_view name = e.name();
  if (name == "select" || name == "textarea" || name == "button") return true;
  return name == "input" && e.value("type") != "hidden";
}

// What names the controls of one page: labels by the id they point at, and elements by id.
struct Names {
  std::unordered_map<std::string_view, Element> by_id;
  std::unordered_map<std::string_view, Element> label_for;
};

bool has_words(Element e) {
  if (!is_blank(e.text())) return true;
  for (Element child : e.nodes()) {
    if (!child.is_element()) continue;
    if (child.name() == "img" && !is_blank(child.value("alt"))) return true;
    if (!is_blank(child.value("aria-label")) || has_words(child)) return true;
  }
  return false;
}

bool is_named(Element control, const Names& names) {
  if (!is_blank(control.value("aria-label")) || !is_blank(control.value("title"))) return true;
  std::string_view ids = trimmed(control.value("aria-labelledby"));
  while (!ids.empty()) {
    const std::size_t end = std::min(ids.find(' '), ids.size());
    const auto found = names.by_id.find(ids.substr(0, end));
    if (found != names.by_id.end() && has_words(found->second)) return true;
    ids.remove_prefix(std::min(end + 1, ids.size()));
  }
  if (control.name() == "button") return has_words(control);
  if (control.name() == "input") {
    const std::string_view type = control.value("type");
    if (type == "submit" || type == "reset")  // browsers name these two themselves
      return !control.attribute("value") || !is_blank(control.value("value"));
    if (type == "button") return !is_blank(control.value("value"));
    if (type == "image") return !is_blank(control.value("alt"));
  }
  if (const auto label = names.label_for.find(control.value("id"));
      control.attribute("id") && label != names.label_for.end() && has_words(label->second))
    return true;
  for (Element e = control; e.has_parent(); e = e.parent())
    if (e.parent().name() == "label") return has_words(e.parent());
  return false;
}

void check(const Page& page, Diagnostics& out) {
  Names names;
  std::vector<Element> controls;
  const Document& document = *page.document;
  for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].kind != NodeKind::element) continue;
    const Element e(&document, i);
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      if (a->name == "id") names.by_id.emplace(a->value, e);
      if (a->name == "for" && e.name() == "label") names.label_for.emplace(a->value, e);
    }
    if (is_control(e)) controls.push_back(e);
  }
  for (const Element control : controls)
    if (!is_named(control, names))
      out.add({.message = &kMessages[is_button(control) ? 1 : 0],
               .severity = rule.severity,
               .at = control.at(),
               .arguments = {std::string(control.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-control-name",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 wcag:4.1.2 act:e086e5",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_control_name
