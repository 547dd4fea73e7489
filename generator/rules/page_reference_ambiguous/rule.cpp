#include "model/rule.h"

#include <array>
#include <unordered_map>

#include "page/words.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_reference_ambiguous {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-reference-ambiguous/several",
     "`{0}` names `{1}`, which is the id of {2} elements: the first is taken",
     "give each element an id of its own, and name the one that is meant"},
};

constexpr std::array<std::string_view, 11> kNaming = {"aria-activedescendant",
                                                      "aria-controls",
                                                      "aria-describedby",
                                                      "aria-details",
                                                      "aria-errormessage",
                                                      "aria-flowto",
                                                      "aria-labelledby",
                                                      "aria-owns",
                                                      "for",
                                                      "headers",
                                                      "list"};

void check(const Page& page, Diagnostics& out) {
  std::unordered_map<std::string_view, std::size_t> counts;
  bool any = false;
  for (const Element e : page.elements())
    if (const Attribute* const id = e.attribute("id"); id && !id->value.empty())
      any = ++counts[id->value] > 1 || any;
  if (!any) return;
  for (const Element e : page.elements())
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      if (!std::binary_search(kNaming.begin(), kNaming.end(), a->name)) continue;
      // `for` and `list` are one id each, and not a list of them.
      if (a->name == "for" && e.name() != "label" && e.name() != "output") continue;
      if (a->name == "list" && e.name() != "input") continue;
      each_word(a->value, [&](std::string_view id) {
        const auto found = counts.find(id);
        if (found != counts.end() && found->second > 1)
          say(out, kMessages[0], rule.severity, a->value_at,
              {std::string(a->name), std::string(id), std::to_string(found->second)});
        return true;
      });
    }
}

}  // namespace

constinit const Rule rule{.id = "page-reference-ambiguous",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 wcag:4.1.2 en301549:9.1.3.1 en301549:9.4.1.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_reference_ambiguous
