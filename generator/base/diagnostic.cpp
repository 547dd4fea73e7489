// Diagnostics: a list that can be asked whether to go on. Tested by base_test.cpp.

#include "base/diagnostic.h"

#include <algorithm>

namespace blankett {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::review: return "review";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      items_.begin(), items_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace blankett
