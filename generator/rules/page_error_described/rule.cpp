#include "model/rule.h"

#include <array>

#include "base/text.h"
#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_error_described {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-error-described/none", "this `{0}` is marked as wrong, but no text says what is wrong",
     "let `aria-describedby` name the text of the error"},
    {"page-error-described/errormessage",
     "only `aria-errormessage` says what is wrong with this `{0}`: few programs read it",
     "let `aria-describedby` name the same text"},
    {"page-error-described/order", "the error of this `{0}` is read out after its help",
     "let the id of the error stand first in `aria-describedby`"},
};

// By its own id or class: "pris-error", "f-error", "felmeddelande".
bool looks_wrong(Element e) {
  static constexpr std::array<std::string_view, 7> kWords = {
      "error", "errormessage", "errors", "fel", "felmeddelande", "feltext", "invalid"};
  for (const std::string_view attribute : {"id", "class"}) {
    std::string text = lower_ascii(e.value(attribute));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < 'a' || c > 'z'; }, ' ');
    bool found = false;
    each_word(text, [&](std::string_view word) {
      found = std::binary_search(kWords.begin(), kWords.end(), word);
      return !found;
    });
    if (found) return true;
  }
  return false;
}

bool has_error_last(const Page& page, Element e) {
  if (!e.attribute("aria-describedby")) return false;
  bool other = false;
  for (const Element part : page.referenced(e, "aria-describedby")) {
    const bool wrong = looks_wrong(part);
    if (wrong) return other;
    other = true;
  }
  return false;
}

void check(const Page& page, Diagnostics& out) {
  const auto say = [&](std::size_t message, Severity severity, Element e, const Attribute& at) {
    out.add({.message = &kMessages[message],
             .severity = severity,
             .at = at.name_at,
             .arguments = {std::string(e.name())}});
  };
  for (const Element e : page.elements()) {
    if (!page.is_exposed(e)) continue;
    const Attribute* const invalid = e.attribute("aria-invalid");
    const bool wrong = invalid && lower_ascii(trimmed(invalid->value)) == "true";
    if (wrong && page.description(e).empty()) {
      if (page.referenced(e, "aria-errormessage").empty()) say(0, rule.severity, e, *invalid);
      else say(1, Severity::review, e, *invalid);
    }
    if (has_error_last(page, e)) say(2, Severity::review, e, *e.attribute("aria-describedby"));
  }
}

}  // namespace

constinit const Rule rule{.id = "page-error-described",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:3.3.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_error_described
