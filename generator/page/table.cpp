// HTML Standard, "Forming a table" and "Forming relationships between data cells and header cells".
// Tested by the fixtures of page_table_header.

#include "page/table.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "page/aria.h"
#include "page/words.h"

namespace blankett {
namespace {

constexpr std::size_t kMostSlots = 1'000'000;

std::uint32_t span_of(Element cell, std::string_view attribute, std::uint32_t most) {
  const std::string text(cell.value(attribute));
  char* end = nullptr;
  const long number = std::strtol(text.c_str(), &end, 10);
  if (end == text.c_str() || number < 0) return 1;
  return static_cast<std::uint32_t>(std::min<long>(number, most));
}

struct Row {
  Element element;
  std::uint32_t group, group_end;  // the row after the group's last
};

std::vector<Row> rows_of(Element table) {
  std::vector<Row> out;
  std::uint32_t group = 0;
  const auto close = [&](std::size_t from) {
    for (std::size_t i = from; i < out.size(); ++i)
      out[i].group_end = static_cast<std::uint32_t>(out.size());
  };
  std::size_t loose = 0;  // rows without a group around them make one
  for (const Element child : table.nodes()) {
    if (is(child, "tr")) {
      out.push_back({child, group, 0});
      continue;
    }
    if (!is(child, "thead") && !is(child, "tbody") && !is(child, "tfoot")) continue;
    close(loose);
    ++group;
    const std::size_t from = out.size();
    for (const Element row : child.nodes())
      if (is(row, "tr")) out.push_back({row, group, 0});
    close(from);
    ++group;
    loose = out.size();
  }
  close(loose);
  return out;
}

enum class Scope : std::uint8_t { none, row, column, row_group, column_group, automatic };

Scope scope_of(const Page& page, Element cell) {
  if (!is_header_cell(page, cell)) return Scope::none;
  const std::string scope = lower_ascii(cell.value("scope"));
  if (scope == "row") return Scope::row;
  if (scope == "col") return Scope::column;
  if (scope == "rowgroup") return Scope::row_group;
  if (scope == "colgroup") return Scope::column_group;
  if (cell.name() != "th")
    return aria::is(page.role(cell), "rowheader") ? Scope::row : Scope::column;
  return Scope::automatic;
}

}  // namespace

bool is_header_cell(const Page& page, Element cell) {
  const aria::Role& role = page.role(cell);
  return aria::is(role, "columnheader") || aria::is(role, "rowheader");
}

std::optional<HtmlTable> html_table_of(Element element) {
  const std::vector<Row> rows = rows_of(element);
  HtmlTable out{.element = element, .height = static_cast<std::uint32_t>(rows.size())};
  std::vector<std::uint32_t> taken;  // by column: the first row below what stands there
  std::size_t slots = 0;
  for (std::uint32_t y = 0; y < rows.size(); ++y) {
    std::uint32_t x = 0;
    for (const Element cell : rows[y].element.nodes()) {
      if (!is(cell, "td") && !is(cell, "th")) continue;
      while (x < taken.size() && taken[x] > y) ++x;
      const std::uint32_t width = std::max(span_of(cell, "colspan", 1000), 1U);
      const std::uint32_t below = rows[y].group_end - y;
      std::uint32_t height = span_of(cell, "rowspan", 65534);
      height = height == 0 ? below : std::min(height, below);
      slots += width;
      if (slots > kMostSlots) return std::nullopt;
      if (taken.size() < x + width) taken.resize(x + width);
      for (std::uint32_t i = x; i < x + width; ++i) taken[i] = std::max(taken[i], y + height);
      out.cells.push_back({cell, x, y, width, height, rows[y].group});
      out.width = std::max(out.width, x + width);
      x += width;
    }
  }
  return out;
}

std::vector<bool> used_headers(const Page& page, const HtmlTable& table) {
  const std::size_t count = table.cells.size();
  std::vector<bool> used(count, true);
  std::vector<Scope> scopes(count);
  // Where cells without `headers` stand: the lowest in each column, the rightmost in each row, and
  // whether a data cell is in the row, the column.
  std::vector<std::int64_t> lowest(table.width, -1), rightmost(table.height, -1);
  std::vector<bool> data_in_row(table.height), data_in_column(table.width);
  std::vector<std::uint32_t> last_of_group;
  std::set<std::string_view> named;
  for (std::size_t i = 0; i < count; ++i) {
    const HtmlCell& c = table.cells[i];
    scopes[i] = scope_of(page, c.element);
    const bool data = scopes[i] == Scope::none;
    if (const Attribute* const headers = c.element.attribute("headers")) {
      const std::string_view own = c.element.value("id");
      each_word(headers->value, [&](std::string_view id) {
        if (id != own) named.insert(id);
        return true;
      });
    } else {
      for (std::uint32_t x = c.x; x < c.x + c.width; ++x)
        lowest[x] = std::max<std::int64_t>(lowest[x], c.y);
      for (std::uint32_t y = c.y; y < c.y + c.height; ++y)
        rightmost[y] = std::max<std::int64_t>(rightmost[y], c.x);
    }
    if (!data) continue;
    for (std::uint32_t x = c.x; x < c.x + c.width; ++x) data_in_column[x] = true;
    for (std::uint32_t y = c.y; y < c.y + c.height; ++y) data_in_row[y] = true;
  }
  const auto below = [&](const HtmlCell& c) {
    for (std::uint32_t x = c.x; x < c.x + c.width; ++x)
      if (lowest[x] >= c.y + c.height) return true;
    return false;
  };
  const auto beside = [&](const HtmlCell& c) {
    for (std::uint32_t y = c.y; y < c.y + c.height; ++y)
      if (rightmost[y] >= c.x + c.width) return true;
    return false;
  };
  const auto any = [](const std::vector<bool>& all, std::uint32_t from, std::uint32_t length) {
    for (std::uint32_t i = from; i < from + length; ++i)
      if (all[i]) return true;
    return false;
  };
  for (std::size_t i = 0; i < count; ++i) {
    const HtmlCell& c = table.cells[i];
    const std::string_view id = c.element.value("id");
    if (scopes[i] == Scope::none || (!id.empty() && named.count(id) == 1)) continue;
    switch (scopes[i]) {
      case Scope::row: used[i] = beside(c); break;
      case Scope::column:
      case Scope::column_group: used[i] = below(c); break;
      // It is for what stands below and beside it in its group; only the group's end bounds it.
      case Scope::row_group: used[i] = beside(c) || below(c); break;
      default:
        used[i] = !any(data_in_row, c.y, c.height)     ? below(c)
                  : !any(data_in_column, c.x, c.width) ? beside(c)
                                                       : beside(c) || below(c);
    }
  }
  return used;
}

}  // namespace blankett
