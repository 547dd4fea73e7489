// Runs the registry. Tested by rules_test.cpp.

#include "rules/check.h"

namespace blankett {

void check(const Model& model, Diagnostics& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->model) r.rule->model(model, out);
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->edition) r.rule->edition(edition, sources, out);
}

void check(const Page& page, Diagnostics& out, bool enhanced) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->page && (enhanced || !r.rule->on_request)) r.rule->page(page, out);
}

void check(std::span<const Page* const> pages, Diagnostics& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->pages) r.rule->pages(pages, out);
}

}  // namespace blankett
