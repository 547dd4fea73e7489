// Owns source bytes and computes lines and columns from offsets when a finding is printed.
// Tested by base_test.cpp.

#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

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
  const std::string_view text = bytes(id).substr(0, offset);
  const auto line = 1 + std::count(text.begin(), text.end(), '\n');
  const std::size_t start = text.rfind('\n') == text.npos ? 0 : text.rfind('\n') + 1;
  std::string_view before = text.substr(start);
  if (start == 0 && before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
  const auto columns = std::count_if(before.begin(), before.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // count lead bytes only
  });
  return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(columns) + 1};
}

std::string_view Sources::line(SourceId id, std::uint32_t line) const {
  std::string_view text = bytes(id);
  for (std::uint32_t n = 1; n < line && !text.empty(); ++n) {
    const std::size_t end = text.find('\n');
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

}  // namespace blankett
