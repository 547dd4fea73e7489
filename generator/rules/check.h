#pragma once
// check: one engine with four subjects. Runs every rule of a subject and reports what they find.

#include <span>

#include "model/rule.h"

namespace blankett {

void check(const Model& model, Diagnostics& out);
/// `sources` let a language rule point at the very words in the author's file.
void check(const Edition& edition, const Sources& sources, Diagnostics& out);
/// With what level AAA asks for, if `enhanced`.
void check(const Page& page, Diagnostics& out, bool enhanced = false);
/// Pages of one site in one language, compared with one another.
void check(std::span<const Page* const> pages, Diagnostics& out);

/// What check says itself: of one rule at most a thousand findings a page are kept, and the rest is
/// counted.
std::span<const Message> check_messages();

/// Every rule, sorted by id. Generated from the folders of generator/rules/.
std::span<const RegisteredRule> all_rules();

}  // namespace blankett
