#pragma once
// check: one engine with three subjects. Runs every rule of a subject and reports what they find.

#include <span>

#include "model/rule.h"

namespace blankett {

void check(const Model& model, Diagnostics& out);
/// `sources` let a language rule point at the very words in the author's file.
void check(const Edition& edition, const Sources& sources, Diagnostics& out);
void check(const Page& page, Diagnostics& out);

/// Every rule, sorted by id. Generated from the folders of generator/rules/.
std::span<const RegisteredRule> all_rules();

}  // namespace blankett
