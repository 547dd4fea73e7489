#pragma once
// Tables and typed indices: how the nouns refer to each other without pointers.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "base/check.h"

namespace blankett {

/// The place of a T in its Table. A default-constructed index refers to nothing.
template <class T>
struct Index {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  explicit operator bool() const { return value != kNone; }
  friend bool operator==(Index, Index) = default;
};

/// A growing list whose elements are named by Index<T>. A dangling index aborts.
template <class T>
class Table {
 public:
  Index<T> add(T item) {
    items_.push_back(std::move(item));
    return {static_cast<std::uint32_t>(items_.size() - 1)};
  }
  T& operator[](Index<T> i) {
    CHECK(i.value < items_.size());
    return items_[i.value];
  }
  const T& operator[](Index<T> i) const {
    CHECK(i.value < items_.size());
    return items_[i.value];
  }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }

 private:
  std::vector<T> items_;
};

}  // namespace blankett
