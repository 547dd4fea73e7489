#include "model/rule.h"

#include <map>

#include "page/aria.h"
#include "page/table.h"
#include "page/words.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_table_headers_attribute {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-table-headers-attribute/elsewhere", "`{0}` in `headers` is no cell of this table",
     "write the id of a `th` in the same table"},
    {"page-table-headers-attribute/itself", "this cell says that it is its own header",
     "remove `{0}` from `headers`"},
    {"page-table-headers-attribute/data", "`{0}` in `headers` is no header",
     "make that cell a `th`"},
};

bool is_table(const aria::Role& role) {
  return aria::is(role, "table") || aria::is(role, "grid") || aria::is(role, "treegrid");
}

void check(const Page& page, Diagnostics& out) {
  // The table that each cell stands in.
  std::vector<std::uint32_t> tables(page.document->nodes.size(), Node::kNone);
  std::map<std::pair<std::uint32_t, std::string_view>, Element> cells;  // by table and id
  for (const Element e : page.elements()) {
    if (e.has_parent()) tables[e.index()] = tables[e.parent().index()];
    if (e.name() == "table") tables[e.index()] = e.index();
    if ((e.name() == "td" || e.name() == "th") && e.attribute("id"))
      cells.emplace(std::pair(tables[e.index()], e.value("id")), e);
  }
  for (const Element e : page.elements()) {
    const Attribute* const headers = e.attribute("headers");
    const std::uint32_t table = tables[e.index()];
    if (!headers || (e.name() != "td" && e.name() != "th") || table == Node::kNone) continue;
    if (!page.is_exposed(e) || !is_table(page.role(Element(page.document, table)))) continue;
    each_word(headers->value, [&](std::string_view id) {
      const auto found = cells.find({table, id});
      int message = -1;
      if (found == cells.end()) message = 0;
      else if (found->second.index() == e.index()) message = 1;
      else if (found->second.name() != "th" && !is_header_cell(page, found->second)) message = 2;
      if (message >= 0)
        say(out, kMessages[message], if_shown(page, e, rule.severity), headers->value_at,
            {std::string(id)});
      return true;
    });
  }
}

}  // namespace

constinit const Rule rule{.id = "page-table-headers-attribute",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.1 en301549:9.1.3.1 act:a25f45",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_table_headers_attribute
