#pragma once
// A diagnostic is a value: what was found, where, how bad, and what would put it right.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace blankett {

/// What a stage or rule can say. Static, or owned by the Locale that loaded a language rule;
/// both outlive every Diagnostics. `{0}`, `{1}` … are filled with the diagnostic's arguments.
struct Message {
  std::string_view id;    // "label-missing/empty": rule, then message
  std::string_view text;  // English: lower case, one line, no final stop
  std::string_view help;  // English: what to do; may be empty
};

enum class Severity : std::uint8_t {
  note,
  review,  // a person must look; never fails a build
  warning,
  error,
};
std::string_view name_of(Severity severity);

struct Label {
  Span at{};
  const Message* says = nullptr;
};

/// Replaces the bytes of one span.
struct FixIt {
  Span replace{};
  std::string with{};
};

struct Diagnostic {
  const Message* message = nullptr;
  Severity severity = Severity::error;
  Span at{};  // the narrowest bytes that are wrong; no source for world failures
  std::vector<std::string> arguments{};
  std::vector<Label> related{};
  std::optional<FixIt> fix{};
  Span in_form{};  // what stands in a translation or an emitted page: its place in form.xml
  std::string suppressed{};        // the reason somebody gave for leaving it as it is
  std::string suppressed_until{};  // the last day it can be left, ISO 8601; empty: without an end
};

class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
  bool has_errors() const;
  std::size_t count(Severity severity) const;
  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

 private:
  std::vector<Diagnostic> items_;
};

}  // namespace blankett
