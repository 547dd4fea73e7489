// What the keyboard reaches, as HTML says ("focusable area", "sequentially focusable"), and the
// language of an element. Tested by page_semantics_test.cpp.

#include <array>
#include <charconv>

#include "base/text.h"
#include "page/page.h"
#include "page/words.h"

namespace blankett {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string input_type(Element input) {
  std::string type = lower_ascii(trimmed(input.value("type")));
  return type.empty() ? "text" : type;
}

namespace {

// tabindex, or nothing when it is no number.
std::optional<int> tab_index(Element e) {
  std::string_view text = trimmed(e.value("tabindex"));
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  return number;
}

bool is_form_control(std::string_view name) {
  return name == "button" || name == "input" || name == "select" || name == "textarea";
}

bool is_editing_host(Element e) {
  const Attribute* const editable = e.attribute("contenteditable");
  if (!editable) return false;
  const std::string value = lower_ascii(trimmed(editable->value));
  return value.empty() || value == "true" || value == "plaintext-only";
}

bool is_focusable_by_itself(Element e) {
  const std::string_view name = e.name();
  if (is_form_control(name)) return name != "input" || input_type(e) != "hidden";
  if (name == "a" || name == "area") return e.attribute("href") != nullptr;
  if (name == "audio" || name == "video") return e.attribute("controls") != nullptr;
  return name == "iframe" || is_editing_host(e);
}

bool is_inert(Element e) {
  for (; e.has_parent(); e = e.parent())
    if (e.attribute("inert")) return true;
  return e.attribute("inert") != nullptr;
}

}  // namespace

bool Page::is_focusable(Element e) const {
  if (!is_focusable_by_itself(e) && !is_lead(e, "summary") && !tab_index(e)) return false;
  // An <area> makes no box: its map stands where the picture is.
  std::uint32_t box = e.index();
  if (e.name() == "area")
    for (Element around = e; around.has_parent(); around = around.parent())
      if (around.parent().name() == "map") box = around.parent().index();
  if (!rendered_[box] || styles_[box].hidden || styles_[box].display == Display::contents)
    return false;
  if (is_disabled(e)) return false;
  return !is_inert(e);
}

bool Page::is_disabled(Element control) const {
  if (!is_form_control(control.name())) return false;
  if (control.attribute("disabled")) return true;
  // What is in the first legend of a disabled fieldset works all the same.
  for (Element e = control; e.has_parent(); e = e.parent())
    if (e.parent().name() == "fieldset" && e.parent().attribute("disabled") &&
        !is_lead(e, "legend"))
      return true;
  return false;
}

bool Page::is_tabbable(Element e) const { return is_focusable(e) && tab_index(e).value_or(0) >= 0; }

std::string_view Page::language(Element e) const {
  for (;;) {
    for (const std::string_view name : {"lang", "xml:lang"})
      if (const Attribute* const a = e.attribute(name)) return trimmed(a->value);
    if (!e.has_parent()) return {};
    e = e.parent();
  }
}

}  // namespace blankett
