// Exclamation and question marks in a row: "Obs!!", "Va?!". The limit says how many can stand
// together; where it is 0, no exclamation mark can. Tested by neutral_rules_test.cpp.

#include "plain/detector.h"

namespace blankett::plain::exclamation {
extern const Detector detector;
namespace {

void find(const Look& look, std::vector<Hit>& out) {
  const auto most = static_cast<std::size_t>(look.rule.limit(look.role));
  const std::string_view text = look.text.text();
  const auto is_mark = [&](std::size_t i) {
    return i < text.size() && (text[i] == '!' || text[i] == '?');
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_mark(i)) continue;
    std::size_t end = i;
    bool exclaims = false;
    while (is_mark(end)) exclaims = text[end++] == '!' || exclaims;
    if (end - i > most && exclaims) out.push_back(look.hit({i, end}));
    i = end;
  }
}

}  // namespace

constinit const Detector detector{
    .name = "exclamation", .find = find, .needs_limit = true, .on_words = false};
}  // namespace blankett::plain::exclamation
