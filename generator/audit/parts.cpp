// From bytes of a file to the part of a form or page that people and tools know. Tested by
// audit_test.cpp.

#include <algorithm>
#include <map>

#include "audit/audit.h"
#include "base/text.h"

namespace blankett {
namespace {

// A selector longer than this says no more to anybody, and pages can be a hundred thousand deep.
constexpr std::size_t kDeepest = 12;

bool is_plain_id(std::string_view id) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !id.empty() && letter(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '-';
  });
}

// The innermost element whose start tag or text stands at a byte.
class Parts {
 public:
  explicit Parts(const Document& document) : document_(document) {
    std::map<std::pair<std::uint32_t, std::string_view>, std::uint32_t> seen;
    ordinal_.resize(document.nodes.size());
    for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
      const Node& node = document.nodes[i];
      if (node.at.source == document.source) order_.push_back(i);
      if (node.kind == NodeKind::element) ordinal_[i] = ++seen[{node.parent, node.name}];
    }
    std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return document.nodes[a].at.begin < document.nodes[b].at.begin;
    });
  }

  // Node::kNone before the first of them.
  std::uint32_t at(std::size_t byte) const {
    // A finding can point at the "<" before a name.
    const auto after =
        std::upper_bound(order_.begin(), order_.end(), byte + 1,
                         [&](std::size_t b, auto i) { return b < document_.nodes[i].at.begin; });
    if (after == order_.begin()) return Node::kNone;
    std::uint32_t i = *(after - 1);
    while (i != Node::kNone && document_.nodes[i].kind != NodeKind::element)
      i = document_.nodes[i].parent;
    return i;
  }

  std::string selector(std::uint32_t i) const {
    std::string out;
    for (std::size_t depth = 0; i != Node::kNone && depth < kDeepest; ++depth) {
      const Node& node = document_.nodes[i];
      const std::string_view id = Element(&document_, i).value("id");
      std::string step = is_plain_id(id) ? "#" + std::string(id) : std::string(node.name);
      if (!is_plain_id(id) && node.parent != Node::kNone && node.name != "body" &&
          node.name != "head")
        step += ":nth-of-type(" + std::to_string(ordinal_[i]) + ")";
      out = out.empty() ? step : step + " > " + out;
      if (is_plain_id(id)) break;
      i = node.parent;
    }
    return out;
  }

  // The ids from the step inwards, and the words of the step and of what is asked.
  void in_form(std::uint32_t i, Finding& finding) const {
    std::vector<std::string> words;
    for (; i != Node::kNone && document_.nodes[i].parent != Node::kNone;
         i = document_.nodes[i].parent) {
      const Element e(&document_, i);
      const std::string id(e.value("id"));
      if (id.empty()) continue;
      const bool outermost = e.name() == "step";
      finding.part = finding.part.empty() ? id : id + "/" + finding.part;
      for (const Element child : e.nodes())
        if (child.is_element() && (child.name() == "label" || child.name() == "title") &&
            (words.empty() || outermost)) {
          words.insert(words.begin(), collapsed(child.text()));
          break;
        }
    }
    for (const std::string& word : words)
      finding.part_title += (finding.part_title.empty() ? "" : ": ") + word;
  }

 private:
  const Document& document_;
  std::vector<std::uint32_t> order_{};    // nodes by where they stand
  std::vector<std::uint32_t> ordinal_{};  // of an element among its siblings of that name
};

}  // namespace

void name_parts(const Document& document, std::string_view file, std::vector<Finding>& findings) {
  const auto here = [&](const Finding& f) { return f.place && f.place->file == file; };
  if (document.empty() || std::none_of(findings.begin(), findings.end(), here)) return;
  const Parts parts(document);
  const bool page = document.root().name() == "html";
  for (Finding& f : findings) {
    if (!here(f)) continue;
    const std::uint32_t at = parts.at(f.place->first_byte);
    if (at == Node::kNone) continue;
    if (page) f.selector = parts.selector(at);
    else parts.in_form(at, f);
  }
}

}  // namespace blankett
