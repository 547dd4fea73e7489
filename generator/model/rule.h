#pragma once
// A rule is a struct of function pointers: no base class, no state, trivially listed and printed.

#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "model/edition.h"
#include "model/model.h"
#include "model/site.h"

namespace blankett {

class Page;  // page/page.h

struct Rule {
  std::string_view id;
  Severity severity;
  std::string_view standards;  // "wcag:1.3.1 wcag:3.3.2 en301549:9.3.3.2"
  std::span<const Message> messages;
  // Exactly one of these functions is set.
  void (*model)(const Model&, Diagnostics&) = nullptr;
  void (*edition)(const Edition&, const Sources&, Diagnostics&) = nullptr;
  void (*page)(const Page&, Diagnostics&) = nullptr;
  /// Pages of one site in one language, in the order of their paths.
  void (*pages)(std::span<const Page* const>, const Sources&, Diagnostics&) = nullptr;
  /// It asks for more than level AA, and runs only when that is asked for.
  bool on_request = false;
  /// A rule on forms that says the same of what a page is made from; "" for none. What both find in
  /// one place is said once, and an <allow> of either is for both.
  std::string_view form_rule{};
};

/// A rule with its page, as the generated registry lists it.
struct RegisteredRule {
  const Rule* rule;
  std::string_view page;          // rule.md
  std::string_view page_swedish;  // rule.sv.md
};

}  // namespace blankett
