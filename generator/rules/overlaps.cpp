// Tested by any_text_test.cpp.

#include "rules/overlaps.h"

#include <algorithm>
#include <set>
#include <span>
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

// What a rule says of words, and of which.
struct Claim {
  std::string_view rule{};
  Severity severity = Severity::warning;
  Span at{};
  bool fix = false;
  std::size_t number = 0;  // among what was found
};

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }
std::uint32_t bytes_in(Span a) { return a.end - a.begin; }

// Those of a group that others make needless.
void find_needless(std::span<Claim> group, std::set<std::size_t>& out) {
  std::stable_sort(group.begin(), group.end(), [](const Claim& a, const Claim& b) {
    const auto key = [](const Claim& c) { return std::tuple(c.severity, bytes_in(c.at), c.fix); };
    return key(a) > key(b);
  });
  std::vector<const Claim*> kept;
  for (const Claim& c : group) {
    const bool needless = std::any_of(kept.begin(), kept.end(), [&](const Claim* k) {
      return k->rule != c.rule && overlap(c.at, k->at);
    });
    if (needless) out.insert(c.number);
    else kept.push_back(&c);
  }
}

// The numbers of those that others make needless.
std::set<std::size_t> needless_of(std::vector<Claim> all) {
  std::stable_sort(all.begin(), all.end(), [](const Claim& a, const Claim& b) {
    return std::tuple(a.at.source, a.at.begin) < std::tuple(b.at.source, b.at.begin);
  });
  std::set<std::size_t> out;
  for (std::size_t i = 0; i < all.size();) {
    const std::size_t first = i;
    for (std::uint32_t end = 0;
         i < all.size() &&
         (i == first || (all[i].at.source == all[first].at.source && all[i].at.begin < end));
         ++i)
      end = std::max(end, all[i].at.end);
    if (i - first > 1) find_needless(std::span(all).subspan(first, i - first), out);
  }
  return out;
}

}  // namespace

Diagnostics without_overlaps(const Diagnostics& found, const std::vector<Locale>& locales) {
  const std::set<std::string_view> on_words = rules_on_words(locales);
  std::vector<Claim> claims;
  std::size_t number = 0;
  for (const Diagnostic& d : found) {
    if (d.at.source != SourceId::none && d.suppressed.empty() && on_words.count(rule_in(d)) > 0)
      claims.push_back({rule_in(d), d.severity, d.at, d.fix.has_value(), number});
    ++number;
  }
  const std::set<std::size_t> needless = needless_of(std::move(claims));
  Diagnostics out;
  number = 0;
  for (const Diagnostic& d : found)
    if (needless.count(number++) == 0) out.add(d);
  return out;
}

std::vector<plain::LanguageFinding> without_overlaps(std::vector<plain::LanguageFinding> found) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const plain::LanguageFinding& f = found[i];
    if (!plain::detector_named(f.rule->detector)->on_words) continue;
    const Span at{SourceId{}, static_cast<std::uint32_t>(f.at.begin),
                  static_cast<std::uint32_t>(f.at.end)};
    claims.push_back({f.rule->id, f.severity, at, !f.with.empty(), i});
  }
  std::size_t number = 0;
  std::erase_if(found, [&, needless = needless_of(std::move(claims))](const auto&) {
    return needless.count(number++) > 0;
  });
  return found;
}

}  // namespace blankett::rules
