#include "model/rule.h"

#include <cstdlib>

#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_tab_order {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-tab-order/number",
     "`tabindex={0}` puts this before everything else that the Tab key reaches",
     "remove it, and put the element where it belongs"},
};

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const Attribute* const tabindex = e.attribute("tabindex");
    if (!tabindex || !page.is_tabbable(e)) continue;
    const long number = std::strtol(std::string(tabindex->value).c_str(), nullptr, 10);
    if (number > 0)
      say(out, kMessages[0], if_shown(page, e, rule.severity), tabindex->value_at,
          {std::to_string(number)});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-tab-order",
                          .severity = Severity::warning,
                          .standards = "best-practice wcag:2.4.3 en301549:9.2.4.3",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_tab_order
