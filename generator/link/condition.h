#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/model.h"

namespace blankett::linking {

/// The names a condition can use, and from where.
struct Scope {
  const Model& model;
  const std::map<std::string, Index<Question>, std::less<>>& questions;  // by path
  const std::set<std::string, std::less<>>& switched_off;                // paths
  const std::set<std::string, std::less<>>& poisoned;  // paths of what was reported as broken
  const std::set<std::uint32_t>& closed_groups;        // blocks: names inside do not look out
};

struct ConditionSource {
  std::string text{};                // decoded
  Span at{};                         // as written
  Index<Group> group{};              // where it stands
  std::uint32_t question_limit = 0;  // questions at or after this index are asked later
  std::uint32_t named_limit = 0;     // named conditions at or after this index are defined later
};

/// Parses, resolves and types a condition. After the first mistake it is reported and poisoned.
Condition compile(const ConditionSource& source, const Scope& scope, const Sources& sources,
                  Diagnostics& out);

}  // namespace blankett::linking
