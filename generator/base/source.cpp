// Owns source bytes and computes lines and columns from offsets when a finding is printed.
// Tested by base_test.cpp.

#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/lines.h"

namespace blankett {

Sources::Sources(const Sources* parent)
    : parent_(parent),
      first_(parent ? parent->first_ + static_cast<std::uint32_t>(parent->sources_.size()) : 0) {}

SourceId Sources::add(std::string path, std::string bytes) {
  sources_.push_back({std::move(path), std::move(bytes)});
  return SourceId{first_ + static_cast<std::uint32_t>(sources_.size() - 1)};
}

const Sources::Source& Sources::at(SourceId id) const {
  const auto number = static_cast<std::uint32_t>(id);
  if (number < first_) return parent_->at(id);
  CHECK(number - first_ < sources_.size());
  return sources_[number - first_];
}

const std::string& Sources::path(SourceId id) const { return at(id).path; }

std::string_view Sources::bytes(SourceId id) const { return at(id).bytes; }

std::string_view Sources::bytes(Span at) const {
  return bytes(at.source).substr(at.begin, at.end - at.begin);
}

Position Sources::position(SourceId id, std::uint32_t offset) const {
  const auto [ended, begin] = lines_before(bytes(id), offset, 0);
  std::string_view before = bytes(id).substr(0, offset).substr(begin);
  if (begin == 0 && before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
  const auto columns = std::count_if(before.begin(), before.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // count lead bytes only
  });
  return {ended + 1, static_cast<std::uint32_t>(columns) + 1};
}

std::string_view Sources::line(SourceId id, std::uint32_t line) const {
  std::string_view text = bytes(id);
  for (std::uint32_t n = 1; n < line && !text.empty(); ++n)
    text.remove_prefix(line_from(text, 0).next);
  text = text.substr(0, line_from(text, 0).end);
  if (line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

}  // namespace blankett
