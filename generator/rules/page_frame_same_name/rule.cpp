#include "model/rule.h"

#include <unordered_map>

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_frame_same_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-frame-same-name/same", "two frames are called \"{0}\" but show different pages",
     "if the pages are not for the same, give each frame its own name"},
    {"page-frame-same-name/first", "the frame with that name", ""},
};

struct Frame {
  Element of;
  std::string shows;
};

// The name of a frame within a srcdoc.
std::string name_of(const Tag& tag) {
  for (const std::string_view attribute : {"aria-label", "title"})
    if (const std::string* const value = tag.value(attribute))
      if (!trimmed(*value).empty()) return collapsed(*value);
  return {};
}

void check(const Page& page, Diagnostics& out) {
  std::unordered_map<std::string, Frame> seen;
  const auto add = [&](Element at, const std::string& name, const std::string& shows) {
    if (name.empty() || shows.empty()) return;
    const auto [known, is_new] = seen.try_emplace(lower_case(name), Frame{at, shows});
    if (is_new || known->second.shows == shows) return;
    out.add({.message = &kMessages[0],
             .severity = rule.severity,
             .at = at.at(),
             .arguments = {name},
             .related = {{known->second.of.at(), &kMessages[1]}}});
  };
  for (const Element e : page.elements()) {
    if (e.name() != "iframe" || !page.is_exposed(e)) continue;
    const Attribute* const inner = e.attribute("srcdoc");
    add(e, page.name(e), collapsed(inner ? inner->value : e.value("src")));
    if (!inner) continue;
    for (const Tag& tag : start_tags(inner->value))
      if (const std::string* const src = tag.value("src"); tag.name == "iframe" && src)
        add(e, name_of(tag), collapsed(*src));
  }
}

}  // namespace

// Whether two pages are for the same, a person must say.
constinit const Rule rule{.id = "page-frame-same-name",
                          .severity = Severity::review,
                          .standards = "wcag:4.1.2 en301549:9.4.1.2 act:4b1c6c",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_frame_same_name
