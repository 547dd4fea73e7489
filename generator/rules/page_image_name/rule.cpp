#include "model/rule.h"

#include "rules/semantics.h"

namespace blankett::rules::page_image_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-image-name/none", "this picture has no accessible name",
     "write in `alt` what it shows; `alt=\"\"` if it says nothing"},
};

bool is_picture(const Page& page, Element e, const std::vector<Vocabulary>& vocabulary) {
  if (!page.is_exposed(e) || vocabulary[e.index()] != Vocabulary::html) return false;
  // A control that is said to be a picture has a name by the rule of its kind.
  if (e.name() == "svg" || e.name() == "object" || e.name() == "input") return false;
  // What stands in a button is part of its name: there, only a picture that nobody thought of.
  if (!aria::is(page.role(e), "img"))
    return e.name() == "img" && aria::is(page.own_role(e), "img") && !e.attribute("alt") &&
           page.own_role(e).children_presentational;
  return true;
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Vocabulary> vocabulary = vocabularies(page);
  for (const Element e : page.elements())
    if (is_picture(page, e, vocabulary) && page.name(e).empty())
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{.id = "page-image-name",
                          .severity = Severity::error,
                          .standards = "wcag:1.1.1 en301549:9.1.1.1 act:23a2a8",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_image_name
