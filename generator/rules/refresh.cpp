// HTML Standard, "Refresh state (http-equiv="refresh")". Tested by the fixtures of page_refresh.

#include "rules/refresh.h"

#include "base/text.h"
#include "page/words.h"

namespace blankett::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whole seconds; what cannot be read is no refresh.
std::optional<std::uint64_t> seconds_of(std::string_view text) {
  constexpr std::uint64_t kMost = 1'000'000'000;
  text = text.substr(std::min(text.find_first_not_of(" \t\n\f\r"), text.size()));
  if (text.empty() || (!is_digit(text[0]) && text[0] != '.')) return std::nullopt;
  std::uint64_t out = 0;
  std::size_t i = 0;
  for (; i < text.size() && is_digit(text[i]); ++i)
    out = std::min(kMost, out * 10 + static_cast<std::uint64_t>(text[i] - '0'));
  while (i < text.size() && (is_digit(text[i]) || text[i] == '.')) ++i;
  constexpr std::string_view kAfter = ";, \t\n\f\r";
  if (i < text.size() && kAfter.find(text[i]) == kAfter.npos) return std::nullopt;
  return out;
}

}  // namespace

std::optional<Refresh> refresh_of(const Page& page) {
  for (const Element e : page.elements()) {
    if (e.name() != "meta" || lower_ascii(e.value("http-equiv")) != "refresh") continue;
    const Attribute* const content = e.attribute("content");
    if (!content) continue;
    if (const auto seconds = seconds_of(content->value))
      return Refresh{*seconds, content->value_at};
  }
  return std::nullopt;
}

}  // namespace blankett::rules
