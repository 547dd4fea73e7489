// Golden comparison: trims the lines that both texts begin and end with, then finds the longest
// common subsequence of the rest.

#include "support/golden.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "support/catch.h"

namespace blankett::tests {
namespace {

constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Edit {
  char mark;  // ' ' both, '-' expected only, '+' actual only
  std::string_view line;
};

// Edits between the parts of two texts that begin and end differently.
void edits_between(const Lines& a, const Lines& b, std::vector<Edit>& out) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> common((a.size() + 1) * width, 0);  // of a[i..] and b[j..]
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i * width + j] =
          a[i] == b[j] ? common[(i + 1) * width + j + 1] + 1
                       : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out.push_back({' ', a[i]});
      ++i, ++j;
    } else if (j == b.size() ||
               (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      out.push_back({'-', a[i++]});
    } else {
      out.push_back({'+', b[j++]});
    }
  }
}

std::vector<Edit> edits(Lines a, Lines b) {
  std::size_t front = 0, back = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
  while (back < a.size() - front && back < b.size() - front &&
         a[a.size() - 1 - back] == b[b.size() - 1 - back])
    ++back;
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(front),
                 lines.end() - static_cast<std::ptrdiff_t>(back));
  };
  std::vector<Edit> out;
  for (std::size_t i = 0; i < front; ++i) out.push_back({' ', a[i]});
  edits_between(middle(a), middle(b), out);
  for (std::size_t i = a.size() - back; i < a.size(); ++i) out.push_back({' ', a[i]});
  return out;
}

}  // namespace

std::string unified_diff(std::string_view expected, std::string_view actual) {
  if (expected == actual) return {};
  std::string out;
  const std::vector<Edit> all = edits(lines_of(expected), lines_of(actual));
  std::vector<bool> shown(all.size(), false);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].mark != ' ')
      for (std::size_t j = i - std::min(i, kContext); j < std::min(i + kContext + 1, all.size());
           ++j)
        shown[j] = true;
  std::size_t line_a = 1, line_b = 1;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (shown[i] && (i == 0 || !shown[i - 1]))
      out += "@@ -" + std::to_string(line_a) + " +" + std::to_string(line_b) + " @@\n";
    if (shown[i]) out.append(1, all[i].mark).append(all[i].line).append("\n");
    line_a += all[i].mark != '+';
    line_b += all[i].mark != '-';
  }
  return out.empty() ? "the texts differ only in their last line end\n" : out;
}

void check_golden(const std::string& path, const std::string& actual) {
  std::ostringstream expected;
  {
    const std::ifstream in(path, std::ios::binary);
    if (in) expected << in.rdbuf();
  }
  const bool same = expected.str() == actual;
  if (const char* bless = std::getenv("BLESS"); !same && bless && std::string_view(bless) == "1") {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    std::fprintf(stderr, "blessed %s\n", path.c_str());
    return;
  }
  INFO(path << " (BLESS=1 rewrites it)\n--- expected\n+++ actual\n"
            << unified_diff(expected.str(), actual));
  CHECK(same);
}

}  // namespace blankett::tests
