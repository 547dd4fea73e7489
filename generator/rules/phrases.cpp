// Lists of words, and texts compared with them. Tested by the fixtures of the rules.

#include "rules/phrases.h"

#include <map>
#include <set>

#include "base/sentences.h"
#include "base/text.h"

namespace blankett {
extern const std::string_view kPhraseTable;  // generated from page/data/phrases.tsv
}

namespace blankett::rules {
namespace {

using Lists = std::map<std::string_view, std::set<std::string_view>, std::less<>>;

const Lists& lists() {
  static const Lists all = [] {
    Lists out;
    for (std::string_view rest = kPhraseTable; !rest.empty();) {
      std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.empty() || line.front() == '#') continue;
      const std::string_view name = line.substr(0, line.find('\t'));
      while (!line.empty()) {
        line.remove_prefix(std::min(line.find('\t'), line.size()));
        if (line.empty()) break;
        line.remove_prefix(1);
        out[name].insert(line.substr(0, line.find('\t')));
      }
    }
    return out;
  }();
  return all;
}

// Lower case, words parted by one space, nothing else.
std::string plain(std::string_view text) {
  std::string out;
  for (const Range word : words_of(text)) {
    if (!out.empty()) out += ' ';
    out += text.substr(word.begin, word.end - word.begin);
  }
  return lower_case(out);
}

void add_words(Element e, std::string& out) {
  // Without recursion: pages may be deep.
  std::vector<Element> open = {e};
  while (!open.empty()) {
    const Element next = open.back();
    open.pop_back();
    if (next.is_text()) out += next.own_text();
    if (!next.is_element() || next.name() == "script" || next.name() == "style") continue;
    const std::size_t before = open.size();
    for (const Element child : next.nodes()) open.push_back(child);
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(before), open.end());
  }
}

}  // namespace

bool is_phrase(std::string_view list, std::string_view text) {
  return text.size() < 200 && lists().at(list).count(plain(text)) == 1;
}

bool has_phrase(std::string_view list, std::string_view text) {
  const std::string words = " " + plain(text) + " ";
  for (const std::string_view phrase : lists().at(list))
    if (words.find(" " + std::string(phrase) + " ") != words.npos) return true;
  return false;
}

std::string words_in(Element e) {
  std::string out;
  add_words(e, out);
  return collapsed(out);
}

std::size_t WordsIn::operator()(Element e) {
  const auto [found, fresh] = counted_.emplace(e.index(), 0);
  if (fresh)
    for (const Element node : e.nodes())
      if (node.is_text()) found->second += words_of(node.own_text()).size();
  return found->second;
}

bool is_nothing(const Page& page) {
  const auto& nodes = page.document->nodes;
  return std::all_of(nodes.begin(), nodes.end(), [](const Node& node) {
    return node.kind == NodeKind::element
               ? node.name == "html" || node.name == "head" || node.name == "body"
               : trimmed(node.text).empty();
  });
}

void say(Diagnostics& out, const Message& message, Severity severity, Span at,
         std::vector<std::string> arguments) {
  out.add({.message = &message, .severity = severity, .at = at, .arguments = std::move(arguments)});
}

}  // namespace blankett::rules
