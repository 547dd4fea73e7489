// How long checking takes: each page read, parsed and checked many times over in one process.
//   check_pages TIMES STYLE.css PAGE.html… → one line a page: bytes, milliseconds a check, MB/s
// The style sheet is parsed once, as a build does.

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "page/page.h"
#include "parse/parse.h"
#include "rules/check.h"

namespace {

std::string read(const char* path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

}  // namespace

int main(int count, char** words) {
  using namespace blankett;
  if (count < 4) return 2;
  const int times = std::max(1, std::atoi(words[1]));
  const auto sheet = std::make_shared<const css::Sheet>(css::parse_sheet(read(words[2])));
  for (int i = 3; i < count; ++i) {
    const std::string html = read(words[i]);
    std::size_t found = 0;
    const auto began = std::chrono::steady_clock::now();
    for (int n = 0; n < times; ++n) {
      Sources sources;
      Diagnostics out;
      const Document document = parse_html(sources, sources.add(words[i], html), out);
      if (!document.empty()) check(Page(document, [&](std::string_view) { return sheet; }), out);
      found = out.size();
    }
    const double ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began)
            .count() /
        times;
    fmt::print("{}: {} bytes, {:.3f} ms, {:.1f} MB/s, {} findings\n", words[i], html.size(), ms,
               static_cast<double>(html.size()) / 1000 / ms, found);
  }
}
