// A line at a time. Tested by reports_test.cpp.

#include "base/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace blankett {
namespace {

std::vector<std::string_view> lines_of(std::string_view page) {
  std::vector<std::string_view> out;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    out.push_back(page.substr(0, end));
    page.remove_prefix(std::min(end + 1, page.size()));
  }
  return out;
}

enum class Block : std::uint8_t { none, paragraph, list, code };

std::string_view closing(Block block) {
  switch (block) {
    case Block::paragraph: return "</p>\n";
    case Block::list: return "</li>\n</ul>\n";
    case Block::code: return "</code></pre>\n";
    default: return "";
  }
}

}  // namespace

// A mark without its other half is itself.
std::string markdown_words(std::string_view text) {
  std::string out;
  const auto marked = [&](std::string_view mark, std::string_view element) {
    const std::size_t end = text.find(mark, mark.size());
    if (!text.starts_with(mark) || end == text.npos) return false;
    out += fmt::format("<{0}>{1}</{0}>", element,
                       escaped(text.substr(mark.size(), end - mark.size())));
    text.remove_prefix(end + mark.size());
    return true;
  };
  while (!text.empty()) {
    if (marked("`", "code") || marked("**", "strong")) continue;
    const std::size_t next = std::min(text.find_first_of("`*", 1), text.size());
    out += escaped(text.substr(0, next));
    text.remove_prefix(next);
  }
  return out;
}

std::string markdown_title(std::string_view page) {
  for (const std::string_view line : lines_of(page))
    if (line.starts_with("# ")) return std::string(trimmed(line.substr(2)));
  return {};
}

std::string markdown_first_paragraph(std::string_view page) {
  std::string words;
  for (const std::string_view line : lines_of(page)) {
    if (trimmed(line).empty() && !words.empty()) break;
    if (line.starts_with("#") && !words.empty()) break;
    if (trimmed(line).empty() || line.starts_with("#")) continue;
    words += (words.empty() ? "" : " ") + std::string(trimmed(line));
  }
  return words.empty() ? "" : "<p>" + markdown_words(words) + "</p>\n";
}

std::string markdown_html(std::string_view page, int level, std::string_view in_swedish) {
  // Whole, so that what is only begun alike is no example of Swedish.
  const auto opening_of_code = [&](std::string_view from) {
    std::size_t end = 0;
    while (from.substr(end).starts_with("    "))
      end = std::min(from.find('\n', end), from.size() - 1) + 1;
    const bool swedish =
        !in_swedish.empty() && in_swedish.find(from.substr(0, end)) != in_swedish.npos;
    return swedish ? "<pre lang=\"sv\"><code>" : "<pre><code>";
  };
  std::string out;
  Block open = Block::none;
  const auto become = [&](Block block, std::string_view opening) {
    if (open == block) return false;
    out += closing(open);
    open = block;
    out += opening;
    return true;
  };
  for (const std::string_view line : lines_of(page)) {
    if (line.starts_with("    ")) {
      const auto begins = static_cast<std::size_t>(line.data() - page.data());
      if (!become(Block::code, opening_of_code(page.substr(begins)))) out += '\n';
      out += escaped(line.substr(4));
    } else if (trimmed(line).empty()) {
      become(Block::none, "");
    } else if (line.starts_with("#")) {
      become(Block::none, "");
      const std::size_t depth = std::min(line.find_first_not_of('#'), line.size());
      const int heading = std::min(6, level + static_cast<int>(depth) - 1);
      out +=
          fmt::format("<h{0}>{1}</h{0}>\n", heading, markdown_words(trimmed(line.substr(depth))));
    } else if (line.starts_with("- ")) {
      if (!become(Block::list, "<ul>\n<li>")) out += "</li>\n<li>";
      out += markdown_words(trimmed(line.substr(2)));
    } else {
      if (open == Block::list || !become(Block::paragraph, "<p>")) out += ' ';
      out += markdown_words(trimmed(line));
    }
  }
  return out + std::string(closing(open));
}

}  // namespace blankett
