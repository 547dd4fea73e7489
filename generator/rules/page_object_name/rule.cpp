#include "model/rule.h"

#include <array>

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_object_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-object-name/none", "this `object` shows {0} and has no accessible name",
     "write what it shows in `aria-label` or `title`"},
};

// Pictures, sound and film, by the type that is written or by the ending of the address.
std::string_view kind_of(Element e) {
  struct Kind {
    std::string_view type;
    std::array<std::string_view, 8> endings;
  };
  static constexpr std::array<Kind, 3> kKinds = {
      {{"image/", {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"}},
       {"audio/", {".mp3", ".wav", ".oga", ".ogg", ".flac", ".m4a", ".aac", ".opus"}},
       {"video/", {".mp4", ".webm", ".ogv", ".mov", ".m4v", ".avi", ".mkv", ".mpg"}}}};
  const std::string type = lower_case(trimmed(e.value("type")));
  std::string file = lower_case(trimmed(e.value("data")));
  file.resize(std::min(file.find_first_of("?#"), file.size()));
  for (const Kind& kind : kKinds) {
    if (type.starts_with(kind.type)) return kind.type;
    if (!type.empty()) continue;
    if (file.starts_with("data:" + std::string(kind.type))) return kind.type;
    for (const std::string_view ending : kind.endings)
      if (file.ends_with(ending)) return kind.type;
  }
  return {};
}

// Something that is shown when the file cannot be.
bool has_fallback(Element e) {
  for (const Element child : e.nodes())
    if (child.is_element() ? child.name() != "param" : !trimmed(child.own_text()).empty())
      return true;
  return false;
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    if (e.name() != "object" || !has_words(e, "data") || !page.is_exposed(e)) continue;
    if (!aria::is(page.role(e), "html:object")) continue;
    const std::string_view kind = kind_of(e);
    if (kind.empty() || !page.name(e).empty()) continue;
    out.add({.message = &kMessages[0],
             .severity = has_fallback(e) ? Severity::review : if_shown(page, e, rule.severity),
             .at = e.at(),
             .arguments = {std::string(kind.substr(0, kind.size() - 1))}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-object-name",
                          .severity = Severity::error,
                          .standards = "wcag:1.1.1 en301549:9.1.1.1 act:8fc3b6",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_object_name
