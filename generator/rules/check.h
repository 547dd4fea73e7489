#pragma once
// check: one engine with four subjects. Runs every rule of a subject and reports what they find.

#include <span>
#include <string_view>

#include "model/rule.h"

namespace blankett {

void check(const Model& model, Diagnostics& out);
/// `sources` let a language rule point at the very words in the author's file.
void check(const Edition& edition, const Sources& sources, Diagnostics& out);
/// With what level AAA asks for, if `enhanced`.
void check(const Page& page, Diagnostics& out, bool enhanced = false);
/// Pages of one site in one language, compared with one another.
void check(std::span<const Page* const> pages, const Sources& sources, Diagnostics& out);

/// The rule on forms that says the same as a rule on pages; "" for none.
std::string_view form_rule_of(std::string_view rule);

/// Whether the text of a page is recognised as the language that its root says, and not only not
/// taken for another: in a few words, or in a language that is not known here, it is not.
bool shows_its_language(const Page& page);

/// What check says itself: of one rule at most a thousand findings a page are kept, and the rest is
/// counted; and likewise of one text.
std::span<const Message> check_messages();

/// Every rule, sorted by id. Generated from the folders of generator/rules/.
std::span<const RegisteredRule> all_rules();

}  // namespace blankett
