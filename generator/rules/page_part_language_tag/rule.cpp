#include "model/rule.h"

#include "base/text.h"
#include "page/language.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_part_language_tag {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-part-language-tag/unknown", "there is no language `{0}`",
     "use a tag of BCP 47, `sv` for Swedish"},
};

// Something that people read or hear stands in the element itself.
bool says_something(const Page& page, Element e) {
  if (!page.is_visible(e) && !page.is_exposed(e)) return false;
  for (const Element child : e.nodes())
    if (child.is_text() && is_visible(child.own_text())) return true;
  if (e.name() == "img" || e.name() == "input" || e.name() == "area") return has_words(e, "alt");
  return has_words(e, "aria-label") || has_words(e, "title");
}

void check(const Page& page, Diagnostics& out) {
  // The element whose lang an element has, or none.
  std::vector<std::uint32_t> from(page.document->nodes.size(), Node::kNone);
  std::vector<bool> said(page.document->nodes.size());
  for (const Element e : page.elements()) {
    if (e.has_parent()) from[e.index()] = from[e.parent().index()];
    if (e.attribute("lang")) from[e.index()] = e.index();
    const std::uint32_t source = from[e.index()];
    if (source == Node::kNone || said[source]) continue;
    const Element named(page.document, source);
    if (!named.has_parent() || !has_words(named, "lang")) continue;
    const Attribute* const lang = named.attribute("lang");
    if (has_known_language(lang->value) || !says_something(page, e)) continue;
    said[source] = true;
    say(out, kMessages[0], if_shown(page, e, rule.severity), lang->value_at,
        {std::string(lang->value)});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-part-language-tag",
                          .severity = Severity::error,
                          .standards = "wcag:3.1.2 en301549:9.3.1.2 act:de46e4",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_part_language_tag
