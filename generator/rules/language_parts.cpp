// Tested by the fixtures of page_language_match and page_part_language.

#include "rules/language_parts.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace blankett::rules {
namespace {

constexpr std::size_t kMostText = 3000;  // bytes of a part
constexpr std::size_t kMostBlock = 400;

bool is_met(const Page& page, Element e) { return page.is_visible(e) || page.is_exposed(e); }

// A picture that is named by what stands elsewhere too.
bool is_picture(Element e) {
  return e.name() == "img" || e.name() == "area" ||
         (e.name() == "input" && e.value("type") == "image");
}

}  // namespace

bool is_code(Element e) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "code", "kbd", "noscript", "pre", "samp", "script", "style", "template"};
  return std::binary_search(kNames.begin(), kNames.end(), e.name()) || e.value("translate") == "no";
}

std::vector<LanguagePart> language_parts(const Page& page) {
  std::vector<LanguagePart> out;
  const std::size_t size = page.document->nodes.size();
  std::vector<std::uint32_t> part_of(size, Node::kNone);  // into `out`
  std::vector<bool> code(size);
  for (const Element e : page.elements()) {
    const std::uint32_t i = e.index();
    if (e.has_parent())
      part_of[i] = part_of[e.parent().index()], code[i] = code[e.parent().index()];
    code[i] = code[i] || is_code(e);
    if (e.attribute("lang")) {
      part_of[i] = static_cast<std::uint32_t>(out.size());
      out.push_back({e, {}});
    }
    if (part_of[i] == Node::kNone || code[i]) continue;
    std::string& text = out[part_of[i]].text;
    if (text.size() > kMostText) continue;
    if (is_picture(e)) {
      if (page.is_exposed(e)) text += page.name(e) + ".\n";
      continue;
    }
    const bool title = e.name() == "title";
    if (!title && !is_met(page, e)) continue;
    for (const Element child : e.nodes())
      if (child.is_text() && text.size() <= kMostText) text += child.own_text();
    // What follows is another sentence, but in the middle of a line.
    const Display display = page.style(e).display;
    if (title || (display != Display::inline_ && display != Display::contents)) text += ".\n";
    else text += ' ';
  }
  return out;
}

std::vector<LanguagePart> language_blocks(const Page& page) {
  static constexpr std::array<std::string_view, 15> kBlocks = {
      "blockquote", "button", "dd", "dt", "figcaption", "h1", "h2", "h3",
      "h4",         "h5",     "h6", "li", "p",          "td", "th"};
  std::vector<LanguagePart> out;
  const std::size_t size = page.document->nodes.size();
  std::vector<std::uint32_t> block_of(size, Node::kNone);
  std::vector<std::size_t> foreign;  // blocks with a lang in them
  std::vector<bool> code(size);
  for (const Element e : page.elements()) {
    const std::uint32_t i = e.index();
    if (e.has_parent())
      block_of[i] = block_of[e.parent().index()], code[i] = code[e.parent().index()];
    code[i] = code[i] || is_code(e);
    if (std::binary_search(kBlocks.begin(), kBlocks.end(), e.name())) {
      block_of[i] = static_cast<std::uint32_t>(out.size());
      out.push_back({e, {}});
    }
    if (e.attribute("lang") && e.has_parent()) {
      if (block_of[i] != Node::kNone) foreign.push_back(block_of[i]);
      block_of[i] = Node::kNone;
    }
    if (block_of[i] == Node::kNone || code[i] || !is_met(page, e)) continue;
    std::string& text = out[block_of[i]].text;
    for (const Element child : e.nodes())
      if (child.is_text() && text.size() < kMostBlock) text += child.own_text();
    text += ' ';
  }
  for (const std::size_t i : foreign) out[i].text.clear();
  std::erase_if(out, [](const LanguagePart& part) { return part.text.size() < 40; });
  return out;
}

}  // namespace blankett::rules
