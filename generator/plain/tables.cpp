// Tested by language_test.cpp.

#include "plain/tables.h"

#include <algorithm>

#include "base/lines.h"
#include "base/sentences.h"
#include "base/text.h"
#include "plain/messages.h"

namespace blankett::plain {
namespace {

void split_at(std::string_view text, char separator, std::vector<std::string_view>& out) {
  out.clear();
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    out.push_back(trimmed(text.substr(0, end)));
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

Span Row::place(std::size_t i) const {
  if (field(i).empty()) return at;
  const auto begin = at.begin + static_cast<std::uint32_t>(fields[i].data() - fields[0].data());
  return {at.source, begin, begin + static_cast<std::uint32_t>(fields[i].size())};
}

Table::Table(std::string_view bytes, SourceId source) : bytes_(bytes), source_(source) {}

Table::Iterator& Table::Iterator::operator++() {
  const std::string_view bytes = table_->bytes_;
  if (next_ == 0 && bytes.starts_with("\xEF\xBB\xBF")) next_ = 3;
  while (next_ < bytes.size()) {
    const std::size_t begin = next_;
    const auto [end, next] = line_from(bytes, begin);
    const std::string_view line = bytes.substr(begin, end - begin);
    next_ = next;
    if (line.starts_with('#') || trimmed(line).empty()) continue;
    split_at(line, '\t', row_.fields);
    const auto first = static_cast<std::uint32_t>(row_.fields[0].data() - bytes.data());
    row_.at = {table_->source_, first, static_cast<std::uint32_t>(end)};
    return *this;
  }
  done_ = true;
  return *this;
}

std::size_t Table::lines() const { return lines_before(bytes_, bytes_.size(), 0).ended + 1; }

Table read_table(const Sources& sources, SourceId source, Diagnostics& out) {
  const std::string_view bytes = sources.bytes(source);
  const std::size_t bad = std::min(first_bad_utf8(bytes).value_or(bytes.size()), bytes.find('\0'));
  if (bad >= bytes.size()) {
    const Table table(bytes, source);
    if (table.empty()) say(out, Says::empty_table, Severity::warning, {source, 0, 0});
    return table;
  }
  const auto begin = static_cast<std::uint32_t>(bad);
  say(out, Says::not_utf8, Severity::error, {source, begin, begin + 1});
  return {bytes.substr(0, bytes.substr(0, bad).find_last_of("\r\n") + 1), source};
}

bool is_filled(const Row& row, std::size_t i, std::string_view column, Diagnostics& out) {
  if (!row.field(i).empty()) return true;
  say(out, Says::empty_column, Severity::error, row.at, {std::string(column)});
  return false;
}

bool has_columns(const Row& row, Columns columns, std::string_view table, Diagnostics& out) {
  if (row.fields.size() >= columns.fewest && row.fields.size() <= columns.most)
    return is_filled(row, 0, "1", out);
  std::string can = std::to_string(columns.fewest);
  if (columns.most > columns.fewest) can += "–" + std::to_string(columns.most);
  say(out, Says::no_column, Severity::error, row.at,
      {std::to_string(row.fields.size()), std::string(table), std::move(can)});
  return false;
}

bool has_value(const Row& row, std::size_t i, std::string_view column,
               std::span<const std::string_view> values, Diagnostics& out) {
  const std::string_view value = row.field(i);
  if (std::find(values.begin(), values.end(), value) != values.end()) return true;
  std::string names;
  for (const std::string_view name : values)
    if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
  say(out, Says::no_value, Severity::error, row.place(i),
      {std::string(value.empty() ? "–" : value), std::string(column), std::move(names)});
  return false;
}

bool is_one_word(std::string_view text) {
  const std::vector<Range> words = words_of(text);
  return words.size() == 1 && words[0] == Range{0, text.size()};
}

std::vector<std::string_view> listed(std::string_view field) {
  std::vector<std::string_view> out;
  split_at(field, ',', out);
  std::erase(out, "");
  return out;
}

}  // namespace blankett::plain
