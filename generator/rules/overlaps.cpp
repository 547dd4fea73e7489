// Tested by any_text_test.cpp.

#include "rules/overlaps.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "plain/linter.h"

namespace blankett::rules {
namespace {

std::string_view rule_in(const Diagnostic& d) {
  return d.message->id.substr(0, d.message->id.find('/'));
}

// Those that speak of words, and not of a sentence or its layout.
std::set<std::string_view> rules_on_words(const std::vector<Locale>& locales) {
  std::set<std::string_view> out;
  for (const Locale& locale : locales)
    for (const auto& rule : locale.linter->rules())
      if (plain::detector_named(rule->detector)->on_words) out.insert(rule->id);
  return out;
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }
std::uint32_t bytes_in(Span a) { return a.end - a.begin; }

using Overlapping = std::vector<const Diagnostic*>;

// Those of a group that others make needless.
void find_needless(Overlapping group, std::set<const Diagnostic*>& out) {
  std::stable_sort(group.begin(), group.end(), [](const Diagnostic* a, const Diagnostic* b) {
    const auto key = [](const Diagnostic& d) {
      return std::tuple(d.severity, bytes_in(d.at), d.fix.has_value());
    };
    return key(*a) > key(*b);
  });
  Overlapping kept;
  for (const Diagnostic* d : group) {
    const bool needless = std::any_of(kept.begin(), kept.end(), [&](const Diagnostic* k) {
      return rule_in(*k) != rule_in(*d) && overlap(d->at, k->at);
    });
    if (needless) out.insert(d);
    else kept.push_back(d);
  }
}

}  // namespace

Diagnostics without_overlaps(const Diagnostics& found, const std::vector<Locale>& locales) {
  const std::set<std::string_view> on_words = rules_on_words(locales);
  Overlapping all;
  for (const Diagnostic& d : found)
    if (d.at.source != SourceId::none && d.suppressed.empty() && on_words.count(rule_in(d)) > 0)
      all.push_back(&d);
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tuple(a->at.source, a->at.begin) < std::tuple(b->at.source, b->at.begin);
  });
  std::set<const Diagnostic*> needless;
  for (std::size_t i = 0; i < all.size();) {
    Overlapping group;
    for (std::uint32_t end = 0;
         i < all.size() && (group.empty() || (all[i]->at.source == group.front()->at.source &&
                                              all[i]->at.begin < end));
         ++i) {
      end = std::max(end, all[i]->at.end);
      group.push_back(all[i]);
    }
    if (group.size() > 1) find_needless(std::move(group), needless);
  }
  Diagnostics out;
  for (const Diagnostic& d : found)
    if (needless.count(&d) == 0) out.add(d);
  return out;
}

}  // namespace blankett::rules
