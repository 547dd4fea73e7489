#include "model/rule.h"

#include <array>

#include "base/text.h"
#include "page/words.h"
#include "rules/semantics.h"

namespace blankett::rules::page_reference_missing {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-reference-missing/missing", "`{0}` names `{1}`, but nothing on the page has that id",
     "write the id of the element that is meant, or remove it"},
    {"page-reference-missing/no-field", "this `label` is for `{1}`, which is no field",
     "let `for` be the id of the field; a group is named by `legend` or `aria-labelledby`"},
};

// What aria-controls, aria-owns and the like name may be made when it is needed.
constexpr std::array<std::string_view, 5> kLists = {
    "aria-describedby", "aria-details", "aria-errormessage", "aria-labelledby", "headers"};

bool is_labelable(Element e) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "button", "input", "meter", "output", "progress", "select", "textarea"};
  // An element of its own may be a field by its script.
  return std::binary_search(kNames.begin(), kNames.end(), e.name()) || is_custom(e);
}

void check(const Page& page, Diagnostics& out) {
  const auto say = [&](std::size_t message, const Attribute& at, std::string_view id) {
    out.add({.message = &kMessages[message],
             .severity = rule.severity,
             .at = at.value_at,
             .arguments = {std::string(at.name), std::string(id)}});
  };
  for (const Element e : page.elements()) {
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      if (std::binary_search(kLists.begin(), kLists.end(), a->name)) {
        each_word(a->value, [&](std::string_view id) {
          if (!page.with_id(id)) say(0, *a, id);
          return true;
        });
      } else if (a->name == "for" && e.name() == "label" && !trimmed(a->value).empty()) {
        const auto to = page.with_id(a->value);
        if (!to) say(0, *a, a->value);
        else if (!is_labelable(*to)) say(1, *a, a->value);
      }
    }
  }
}

}  // namespace

// What names nothing may be without effect: the rules on names say when it is not.
constinit const Rule rule{.id = "page-reference-missing",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:1.3.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_reference_missing
