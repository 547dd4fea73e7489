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
    const std::string& name = page.name(e);
    const bool is_box = aria::is(role, "generic") || aria::is(role, "none");
    if (is_box && !focusable && name.empty()) continue;
    const Position at = sources.position(e.at().source, e.at().begin);
    out += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    out += role.name;
    if (!name.empty()) out += " " + in_quotes(name);
    if (const std::string words = page.description(e); !words.empty())
      out += " description " + in_quotes(words);
    if (focusable) out += page.is_tabbable(e) ? " focusable" : " focusable-by-script";
    out += '\n';
  }
  return out;
}

}  // namespace blankett
