#pragma once
// The table model of HTML: which slots cells take, and which cells a header is for.

#include <cstdint>
#include <optional>
#include <vector>

#include "page/page.h"

namespace blankett {

struct HtmlCell {
  Element element;
  std::uint32_t x = 0, y = 0, width = 1, height = 1;  // slots, from the upper left corner
  std::uint32_t group = 0;                            // the row group: <thead>, a <tbody> …
};

struct HtmlTable {
  Element element;
  std::vector<HtmlCell> cells{};  // in document order
  std::uint32_t width = 0, height = 0;
};

/// The slots of a table. Cells in tables within it are theirs. More than a million slots are not
/// laid out: nothing is returned.
std::optional<HtmlTable> html_table_of(Element table);

/// For each cell, whether it is a header (th, or with a header's role) that some other cell has:
/// by `headers`, by its scope, or by where it stands. True for cells that are no headers.
std::vector<bool> used_headers(const Page& page, const HtmlTable& table);

/// The cell is a header for assistive technology.
bool is_header_cell(const Page& page, Element cell);

}  // namespace blankett
