#pragma once
// Sources own the bytes of every input; a Span is a place in one of them.

#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>

namespace blankett {

enum class SourceId : std::uint32_t { none = std::numeric_limits<std::uint32_t>::max() };

/// Bytes [begin, end) of one source. `source == none` means "no place in a file".
struct Span {
  SourceId source = SourceId::none;
  std::uint32_t begin = 0, end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// 1-based; the column counts Unicode code points.
struct Position {
  std::uint32_t line = 1, column = 1;
};

/// Append-only owner of input bytes. A form's Sources has the project's as its parent: the ids of
/// the parent are valid in the child, so forms compile in parallel and their bytes can be dropped.
class Sources {
 public:
  explicit Sources(const Sources* parent = nullptr);
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  /// `path` is how the file is named in diagnostics. A byte-order mark is kept; parsers skip it.
  SourceId add(std::string path, std::string bytes);

  const std::string& path(SourceId id) const;
  std::string_view bytes(SourceId id) const;
  std::string_view bytes(Span at) const;

  /// Computed on demand: only printing needs it.
  Position position(SourceId id, std::uint32_t offset) const;
  /// The bytes of a 1-based line, without its line end.
  std::string_view line(SourceId id, std::uint32_t line) const;

 private:
  struct Source {
    std::string path, bytes;
  };
  const Source& at(SourceId id) const;

  const Sources* parent_;
  std::uint32_t first_;  // ids below this belong to the parent
  std::deque<Source> sources_;
};

}  // namespace blankett
