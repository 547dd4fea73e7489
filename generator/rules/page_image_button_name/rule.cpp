#include "model/rule.h"

#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_image_button_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-image-button-name/none", "this picture is a button and has no accessible name",
     "write what it does in its `alt`"},
};

bool is_image_button(const Page& page, Element e) {
  return e.name() == "input" && input_type(e) == "image" && page.is_exposed(e);
}

// Browsers name it "Submit" when nobody else does: that says nothing of the picture.
bool is_named(const Page& page, Element e) {
  if (page.name(e).empty()) return false;
  if (page.name(e) != "Submit") return true;
  return has_words(e, "alt") || has_words(e, "title") || has_words(e, "aria-label") ||
         !page.referenced(e, "aria-labelledby").empty();
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (is_image_button(page, e) && !is_named(page, e))
      out.add({.message = &kMessages[0],
               .severity = if_shown(page, e, rule.severity),
               .at = e.at(),
               .arguments = {std::string(e.name())}});
}

}  // namespace

constinit const Rule rule{
    .id = "page-image-button-name",
    .severity = Severity::error,
    .standards = "wcag:1.1.1 wcag:4.1.2 en301549:9.1.1.1 en301549:9.4.1.2 act:59796f",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_image_button_name
