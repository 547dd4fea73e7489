#pragma once
// What rules found and an author lets be: it is kept, and marked with the reason.

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/edition.h"

namespace blankett {

struct SuppressionContext {
  std::vector<std::string> rules{};   // every rule there is, also those of languages
  std::string today{};                // ISO 8601
  bool complete = true;               // everything was looked at: what finds nothing is an error
  std::vector<std::string> looked{};  // else these rules have looked at all they ever would
};

/// The same diagnostics, those that the form lets be marked, and what is wrong with its <allow>s.
/// Errors are never marked.
Diagnostics suppressed(const Diagnostics& found, const Model& model,
                       const SuppressionContext& context);

/// Marks a diagnostic that the form lets be; `in_form` says where in the form it is. For places
/// that are checked without their form, whose own check judges its <allow>s.
void mark_allowed(Diagnostic& d, const Model& model, const std::string& today);

/// Where in the form the text stands that a place in a translation is of.
Span place_in_form(const Edition& edition, Span at);

std::span<const Message> suppression_messages();

}  // namespace blankett
