#pragma once
// Checks JSON against a schema of ours.

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.h"

namespace blankett {

/// What a schema finds wrong: a JSON pointer into the instance, and the keyword.
struct SchemaFinding {
  std::string pointer{};
  std::string keyword{};
};

/// The members of a JSON object by name. An ordered_json looks at every member for each name, which
/// costs too much where there are hundreds of both. Holds views: the object must not change.
class Members {
 public:
  Members() = default;
  explicit Members(const nlohmann::ordered_json& object);
  /// Null when there is none.
  const nlohmann::ordered_json* find(std::string_view name) const;

 private:
  std::unordered_map<std::string_view, const nlohmann::ordered_json*> by_name_{};
};

/// An evaluator of those keywords of JSON Schema 2020-12 that the compiler emits, and no other: a
/// keyword it does not know is our own bug. References lead into the root schema's `$defs`.
class SchemaCheck {
 public:
  using Json = nlohmann::ordered_json;
  /// The schema must outlive the check.
  explicit SchemaCheck(const Json& root);

  std::vector<SchemaFinding> check(const Json& instance) { return check(root_, instance); }
  /// Against a part of the schema, or another one without references.
  std::vector<SchemaFinding> check(const Json& schema, const Json& instance);

 private:
  using Names = std::vector<std::string>;
  struct Seen {
    std::vector<SchemaFinding> findings{};
    Names evaluated{};  // members of the instance that a schema has looked at
  };
  Seen look(const Json& schema, const Json& instance, const std::string& pointer);
  bool accepts(const Json& schema, const Json& instance, Names& evaluated);
  const Pattern& pattern(const std::string& expression);
  const Json* member_of(const Json& object, std::string_view name);

  const Json& root_;
  Members definitions_{};
  std::unordered_map<const Json*, Members> members_{};  // of the large objects of one instance
  std::map<std::string, Pattern, std::less<>> patterns_{};
};

/// A member's name as a reference token of a JSON pointer (RFC 6901).
std::string pointer_token(std::string_view name);

}  // namespace blankett
