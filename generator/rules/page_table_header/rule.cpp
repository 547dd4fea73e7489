#include "model/rule.h"

#include "page/aria.h"
#include "page/table.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_table_header {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-table-header/unused", "this header is for no cell of the table",
     "make it a `td`, or fill in the cells that it is for"},
};

bool is_table(const aria::Role& role) {
  return aria::is(role, "table") || aria::is(role, "grid") || aria::is(role, "treegrid");
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    if (e.name() != "table" || !page.is_exposed(e) || !is_table(page.role(e))) continue;
    const auto table = html_table_of(e);
    if (!table) continue;
    const std::vector<bool> used = used_headers(page, *table);
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Element cell = table->cells[i].element;
      if (!used[i] && page.is_exposed(cell) && page.is_visible(cell))
        say(out, kMessages[0], if_shown(page, cell, rule.severity), cell.at());
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "page-table-header",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 en301549:9.1.3.1 act:d0f69e",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_table_header
