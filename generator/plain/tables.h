#pragma once
// Tables of words: tab-separated lines beside the rules of a language. `#` begins a comment.

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace blankett::plain {

struct Row {
  std::vector<std::string_view> fields{};  // they look at the source
  Span at{};                               // of the line
  /// "" when the line has no such field.
  std::string_view field(std::size_t i) const { return i < fields.size() ? fields[i] : ""; }
  /// Where a field stands; the line when it has none.
  Span place(std::size_t i) const;
};

/// The lines of a table, without comments and empty ones, their fields trimmed. They are taken
/// apart as they are looked at, since a list has tens of thousands; the source must outlive the
/// table.
class Table {
 public:
  class Iterator {
   public:
    explicit Iterator(const Table& table) : table_(&table) { ++*this; }
    const Row& operator*() const { return row_; }
    const Row* operator->() const { return &row_; }
    Iterator& operator++();
    /// Whether there are more; the argument is always the end.
    bool operator!=(std::nullptr_t) const { return !done_; }

   private:
    const Table* table_;
    std::size_t next_ = 0;
    bool done_ = false;
    Row row_{};
  };

  Table() = default;
  Table(std::string_view bytes, SourceId source);
  Iterator begin() const { return Iterator(*this); }
  static std::nullptr_t end() { return nullptr; }
  SourceId source() const { return source_; }
  bool empty() const { return !(begin() != end()); }
  Row front() const { return *begin(); }
  /// At least as many as there are rows.
  std::size_t lines() const;

 private:
  std::string_view bytes_{};
  SourceId source_ = SourceId::none;
};
using Tables = std::map<std::string, Table, std::less<>>;  // by file name without ".tsv"

/// Of a table that is not UTF-8 the lines before the fault, which is said; so is that it is empty.
Table read_table(const Sources& sources, SourceId source, Diagnostics& out);

/// How many columns a table's lines can have.
struct Columns {
  std::size_t fewest = 1, most = 1;
};
/// Whether a line has so many, and something in the first; else that is said.
bool has_columns(const Row& row, Columns columns, std::string_view table, Diagnostics& out);

/// Whether a field is one of these values; else that is said, with the name of its column.
bool has_value(const Row& row, std::size_t i, std::string_view column,
               std::span<const std::string_view> values, Diagnostics& out);

/// Whether a field holds something; else that is said, with the name of its column.
bool is_filled(const Row& row, std::size_t i, std::string_view column, Diagnostics& out);

/// One word as texts are taken apart, and nothing beside it.
bool is_one_word(std::string_view text);

/// The words of a field that lists them with commas between.
std::vector<std::string_view> listed(std::string_view field);

}  // namespace blankett::plain
