// Runs the registry. Tested by rules_test.cpp.

#include "rules/check.h"

#include <map>
#include <string>

namespace blankett {
namespace {

constexpr Message kMore{"page/more", "{0} more of the rule `{1}` were found on this page",
                        "put these right, and check again"};

// Nobody reads ten thousand findings of one kind, and a hostile page has millions.
constexpr std::size_t kMostOfARule = 1000;

void add_most(const Diagnostics& found, std::string_view rule, Diagnostics& out) {
  // A rule across pages says something of several.
  std::map<SourceId, std::pair<std::size_t, Severity>> counts;
  for (const Diagnostic& d : found) {
    auto& [count, worst] = counts.try_emplace(d.at.source, 0, d.severity).first->second;
    worst = std::max(worst, d.severity);
    if (++count <= kMostOfARule) out.add(d);
  }
  for (const auto& [source, of_page] : counts)
    if (of_page.first > kMostOfARule)
      out.add({.message = &kMore,
               .severity = of_page.second,
               .at = {source, 0, 0},
               .arguments = {std::to_string(of_page.first - kMostOfARule), std::string(rule)}});
}

}  // namespace

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
    if (r.rule->page && (enhanced || !r.rule->on_request)) {
      Diagnostics found;
      r.rule->page(page, found);
      if (!found.empty()) add_most(found, r.rule->id, out);
    }
}

void check(std::span<const Page* const> pages, Diagnostics& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->pages) {
      Diagnostics found;
      r.rule->pages(pages, found);
      add_most(found, r.rule->id, out);
    }
}

std::span<const Message> check_messages() { return {&kMore, 1}; }

}  // namespace blankett
