#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_drawing_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-drawing-name/none", "this drawing (`{0}`) has no accessible name",
     "write in a `title` inside it, or in `aria-label`, what it shows"},
};

bool is_picture(const Page& page, Element e) {
  if (!has_words(e, "role") || !page.is_exposed(e) || !has_explicit_role(page, e)) return false;
  const std::string_view role = page.role(e).name;
  return role == "img" || role == "graphics-document" || role == "graphics-symbol";
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  for (const Element e : page.elements())
    if (vocabulary[e.index()] == Vocabulary::svg && is_picture(page, e) && page.name(e).empty())
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-drawing-name",
                          .severity = Severity::error,
                          .standards = "wcag:1.1.1 en301549:9.1.1.1 act:7d6734",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_drawing_name
