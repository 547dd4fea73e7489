#include "model/rule.h"

#include "page/aria.h"
#include "page/table.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_layout_table {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-layout-table/layout", "this table seems to be there for its looks",
     "lay out with a style sheet; if it is a table of facts, give it `th`"},
};

void check(const Page& page, Diagnostics& out) {
  // Tables with another in them, or with controls.
  std::vector<std::uint32_t> table_at(page.document->nodes.size(), Node::kNone);
  std::vector<bool> holds(page.document->nodes.size()), described(page.document->nodes.size());
  for (const Element e : page.elements()) {
    const std::uint32_t i = e.index();
    if (e.has_parent()) table_at[i] = table_at[e.parent().index()];
    if (const std::uint32_t around = table_at[i]; around != Node::kNone) {
      if (e.name() == "table" || e.name() == "form" || e.name() == "fieldset") holds[around] = true;
      if (e.name() == "th" || e.name() == "caption" || e.name() == "thead" ||
          is_header_cell(page, e))
        described[around] = true;
    }
    if (e.name() == "table") table_at[i] = i;
  }
  for (const Element e : page.elements()) {
    if (e.name() != "table" || described[e.index()] || !page.is_exposed(e)) continue;
    if (!aria::is(page.role(e), "table") || e.attribute("aria-label")) continue;
    const auto table = html_table_of(e);
    if (!table || table->cells.empty()) continue;
    if (holds[e.index()] || table->width == 1 || table->height == 1)
      say(out, kMessages[0], rule.severity, e.at());
  }
}

}  // namespace

constinit const Rule rule{.id = "page-layout-table",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:1.3.1 wcag:1.3.2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_layout_table
