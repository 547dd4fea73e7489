// Tested by the labelled English sentences.

#include "plain/participles.h"

#include <array>

namespace blankett::plain {
namespace {

constexpr std::array<std::string_view, 3> kParticipleKinds = {"irregular", "state", "no"};
constexpr std::string_view kRegular = "ed";
constexpr std::size_t kShortestRegular = 5;  // "fined"; "need" and "used" are listed

}  // namespace

Participles::Participles(const Table& table, Diagnostics& out) {
  for (const Row& row : table) {
    if (!has_columns(row, {2, 2}, "participles", out) ||
        !has_value(row, 0, "kind", kParticipleKinds, out))
      continue;
    const Is is = row.field(0) == "irregular" ? Is::participle
                  : row.field(0) == "state"   ? Is::state
                                              : Is::no;
    for (const std::string_view word : listed(row.field(1))) listed_.emplace(word, is);
  }
}

Participles::Is Participles::operator()(std::string_view word) const {
  if (listed_.empty()) return Is::no;
  if (const auto found = listed_.find(std::string(word)); found != listed_.end())
    return found->second;
  if (word.size() < kShortestRegular || !word.ends_with(kRegular) || word.ends_with("eed"))
    return Is::no;
  // "well-known", "self-employed": how somebody is.
  if (word.find('-') != word.npos) return Is::state;
  return word.starts_with("un") ? Is::state : Is::participle;
}

}  // namespace blankett::plain
