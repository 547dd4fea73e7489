#include "model/rule.h"

#include <algorithm>
#include <array>

#include "base/sentences.h"
#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_label_in_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-label-in-name/other", "this `{0}` shows \"{1}\" but is called \"{2}\"",
     "begin its `aria-label` with the words that it shows, or remove `aria-label`"},
    {"page-label-in-name/near",
     "this `{0}` shows \"{1}\" but is called \"{2}\": are these the same words?",
     "say the words that it shows with voice control; if it does not answer, change `aria-label`"},
};

// Longer texts than this are no labels, and hostile pages have them in each other.
constexpr std::size_t kMostNodes = 2000, kMostBytes = 2000;

bool is_icon(std::string_view font) {
  const std::string name = lower_case(font);
  return name.find("icon") != name.npos || name.find("symbol") != name.npos ||
         name.find("awesome") != name.npos;
}

bool shows_own_text(const Page& page, Element e) {
  return page.is_rendered(e) && !page.style(e).hidden && page.is_visible(e) &&
         !is_icon(page.cascaded(e, "font-family"));
}

bool is_inline(const Page& page, Element e) {
  const Display display = page.style(e).display;
  return display == Display::inline_ || display == Display::contents;
}

// The text that people see in an element; nothing when there is too much of it.
std::string visible_text(const Page& page, Element e) {
  const std::vector<Node>& nodes = page.document->nodes;
  std::string out;
  std::vector<std::uint32_t> blocks;  // that stand around
  for (std::uint32_t i = e.index() + 1; i < nodes.size() && nodes[i].parent >= e.index(); ++i) {
    if (nodes[i].parent == Node::kNone) break;
    for (; !blocks.empty() && nodes[i].parent < blocks.back(); blocks.pop_back()) out += ' ';
    const Element node(page.document, i);
    if (node.is_text()) {
      const bool blank = trimmed(node.own_text()).empty();  // it parts the words around it
      if (blank ? page.is_rendered(node.parent()) : shows_own_text(page, node.parent()))
        out += node.own_text();
    } else if (node.is_element() && page.is_rendered(node)) {
      if (node.name() == "br") out += ' ';
      if (is_inline(page, node)) continue;
      out += ' ';
      blocks.push_back(i);
    }
    if (i - e.index() > kMostNodes || out.size() > kMostBytes) return {};
  }
  return collapsed(out);
}

using Words = std::vector<std::string>;

// "E-post: 2×2" → "e-post", "2", "2".
Words words(std::string_view text) {
  Words out;
  for (const Range& word : words_of(text))
    out.emplace_back(text.substr(word.begin, word.end - word.begin));
  return out;
}

// The same with compounds parted: "e", "post", "2", "2".
Words parts(std::string_view text) {
  std::string spaced(text);
  std::replace_if(
      spaced.begin(), spaced.end(),
      [](char c) { return c == '-' || c == ':' || c == '\'' || c == '/'; }, ' ');
  return words(spaced);
}

// The same with all between white space joined: "epost", "22".
Words joined(std::string_view text) {
  Words out;
  std::size_t end = std::string_view::npos;
  for (const Range& word : words_of(text)) {
    const bool apart =
        end == text.npos || text.substr(end, word.begin - end).find(' ') != text.npos;
    if (apart) out.emplace_back();
    for (const char c : text.substr(word.begin, word.end - word.begin))
      if (c != '-' && c != ':' && c != '\'' && c != '/') out.back() += c;
    end = word.end;
  }
  return out;
}

// Hyphens that look or break differently sound the same, and soft ones do not sound at all.
std::string plain(std::string_view text) {
  std::string out = lower_case(text);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSame = {
      {{"\u2010", "-"},
       {"\u2011", "-"},
       {"\u2212", "-"},
       {"\u2019", "'"},
       {"\u00AD", ""},
       {"\u200B", ""}}};
  for (const auto& [written, same] : kSame)
    for (std::size_t at = 0; (at = out.find(written, at)) != out.npos; at += same.size())
      out.replace(at, written.size(), same);
  return out;
}

template <typename Same>
bool holds(const Words& name, const Words& label, Same same) {
  return std::search(name.begin(), name.end(), label.begin(), label.end(), same) != name.end();
}

// "Search by date (YYYY-MM-DD)" → "Search by date ".
std::string without_parentheses(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

bool is_heard_in(std::string_view label, std::string_view name) {
  const std::equal_to<std::string> same;
  return holds(words(name), words(label), same) || holds(parts(name), parts(label), same) ||
         holds(joined(name), joined(label), same);
}

// "namn" and "namnet".
bool is_inflected(const std::string& a, const std::string& b) {
  const std::size_t alike = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  return a == b || (alike >= 4 && 10 * alike >= 6 * std::max(a.size(), b.size()));
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (const std::string& word : parts(text)) out += word;
  return out;
}

// The same words but for where they part or their endings, or for a sign that is read as "and".
bool may_be_heard_in(const std::string& label, const std::string& name) {
  if (holds(parts(name), parts(label), is_inflected)) return true;
  const bool digits = label.find_first_of("0123456789") != label.npos;  // they are said one by one
  if (!digits && squeezed(name).find(squeezed(label)) != name.npos) return true;
  for (const std::string_view word : {" and ", " och "}) {
    std::string read;
    for (const char c : label) c == '&' || c == '+' ? read += word : read += c;
    if (read.size() != label.size() && is_heard_in(read, name)) return true;
  }
  return false;
}

bool is_labelled_by_content(const aria::Role& role) {
  return aria::is_a(role, "command") || aria::is_a(role, "checkbox") || aria::is_a(role, "radio") ||
         aria::is(role, "tab") || aria::is(role, "treeitem") || aria::is(role, "option");
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    if (!has_words(e, "aria-label") && !has_words(e, "aria-labelledby")) continue;
    if (!page.is_exposed(e) || !is_labelled_by_content(page.role(e))) continue;
    const std::string shown = visible_text(page, e);
    const std::string label = plain(shown);
    const std::string name = plain(page.name(e));
    // A single letter is a sign: X for "close".
    if (name.empty() || length(label) < 2 || words(label).empty()) continue;
    const std::string short_label = without_parentheses(label);
    const bool has_short = !words(short_label).empty();
    if (is_heard_in(label, name) || (has_short && is_heard_in(short_label, name))) continue;
    const bool near = may_be_heard_in(has_short ? short_label : label, name);
    out.add({.message = &kMessages[near ? 1 : 0],
             .severity = near ? Severity::review : if_shown(page, e, rule.severity),
             .at = e.at(),
             .arguments = {std::string(e.name()), shown, page.name(e)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-label-in-name",
                          .severity = Severity::error,
                          .standards = "wcag:2.5.3 en301549:9.2.5.3 act:2ee8b8",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_label_in_name
