// Tested by tests/browser/accname.spec.mjs.

#include "page/outline.h"

#include "page/aria.h"

namespace blankett {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

}  // namespace

std::string outline(const Page& page, const Sources& sources) {
  std::string out;
  for (const Element e : page.elements()) {
    if (!page.is_exposed(e)) continue;
    const aria::Role& role = page.role(e);
    const bool focusable = page.is_focusable(e);
    const bool is_none = aria::is(role, "none");
    const std::string& name = page.name(e);
    const std::string words = page.description(e);
    const bool is_box = aria::is(role, "generic") && name.empty() && words.empty();
    if (!focusable && (is_none || is_box)) continue;
    const Position at = sources.position(e.at().source, e.at().begin);
    out += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    out += role.name;
    if (!name.empty()) out += " " + in_quotes(name);
    if (!words.empty()) out += " description " + in_quotes(words);
    if (focusable) out += page.is_tabbable(e) ? " focusable" : " focusable-by-script";
    out += '\n';
  }
  return out;
}

}  // namespace blankett
