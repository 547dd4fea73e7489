#include "model/rule.h"

#include "page/aria.h"
#include "page/table.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_table_no_headers {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-table-no-headers/none", "this table has {0} rows and {1} columns, and no header cell",
     "if it is a table of facts, make what stands over the columns or before the rows `th`"},
};

void check(const Page& page, Diagnostics& out) {
  // By table: it has a header, or something that speaks for a table of layout (page-layout-table).
  std::vector<std::uint32_t> table_at(page.document->nodes.size(), Node::kNone);
  std::vector<bool> left_out(page.document->nodes.size());
  for (const Element e : page.elements()) {
    const std::uint32_t i = e.index();
    if (e.has_parent()) table_at[i] = table_at[e.parent().index()];
    if (const std::uint32_t around = table_at[i]; around != Node::kNone)
      if (e.name() == "table" || e.name() == "form" || e.name() == "fieldset" || e.name() == "th" ||
          is_header_cell(page, e))
        left_out[around] = true;
    if (e.name() == "table") table_at[i] = i;
  }
  for (const Element e : page.elements()) {
    if (e.name() != "table" || left_out[e.index()] || !page.is_exposed(e)) continue;
    if (!aria::is(page.role(e), "table") && !aria::is(page.role(e), "grid")) continue;
    const auto table = html_table_of(e);
    if (!table || table->width < 2 || table->height < 2) continue;
    say(out, kMessages[0], rule.severity, e.at(),
        {std::to_string(table->height), std::to_string(table->width)});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-table-no-headers",
                          .severity = Severity::review,
                          .standards = "wcag:1.3.1 en301549:9.1.3.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_table_no_headers
