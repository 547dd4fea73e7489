// Any HTML page → Document, by gumbo, an HTML5 parser: what browsers forgive is forgiven here.
// Names and values are copied to a buffer of our own; their spans are where gumbo says they stand.
// Tested by parse_test.cpp.

#include <gumbo.h>

#include <cstring>

#include "base/text.h"
#include "parse/messages.h"
#include "parse/parse.h"

namespace blankett {
namespace {

using parsing::say;
using parsing::Says;

// gumbo frees its tree by recursion: a page that nests deeper than this is refused before it is
// parsed. Counting unclosed tags overstates the depth, so the limit is far above any real page.
constexpr std::size_t kDeepest = 10'000;

bool nests_too_deep(std::string_view html) {
  std::size_t depth = 0;
  for (std::size_t i = html.find('<'); i != html.npos && i + 1 < html.size();
       i = html.find('<', i + 1)) {
    const char c = html[i + 1];
    if (c == '/') depth -= depth > 0;
    else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) ++depth;
    if (depth > kDeepest) return true;
    const std::size_t end = html.find('>', i);
    if (end != html.npos && end > i && html[end - 1] == '/') depth -= depth > 0;
  }
  return false;
}

struct Output {
  ~Output() { gumbo_destroy_output(&kGumboDefaultOptions, tree); }
  GumboOutput* tree;
};

class Reader {
 public:
  Reader(Document& document, std::string_view bytes) : document_(document), bytes_(bytes) {}

  void read(const GumboNode* root) {
    struct Frame {
      const GumboNode* node;
      std::uint32_t index;
      unsigned next_child = 0;
      std::uint32_t last = Node::kNone;
    };
    std::vector<Frame> open = {{root, add_element(root, Node::kNone)}};
    while (!open.empty()) {
      Frame& frame = open.back();
      const GumboVector& children = frame.node->v.element.children;
      if (frame.next_child == children.length) {
        open.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[frame.next_child++]);
      const bool element = child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE;
      const bool text = child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
                        child->type == GUMBO_NODE_CDATA;
      if (!element && !text) continue;
      const std::uint32_t index =
          element ? add_element(child, frame.index) : add_text(child, frame.index);
      if (frame.last == Node::kNone) document_.nodes[frame.index].first_child = index;
      else document_.nodes[frame.last].next = index;
      frame.last = index;
      if (element) open.push_back({child, index});
    }
  }

  // The buffer can grow while strings are added, so views are set when all of them are there.
  void settle() {
    document_.buffer = std::make_unique<char[]>(text_.size() + 1);
    std::memcpy(document_.buffer.get(), text_.data(), text_.size());
    const auto view = [&](Range r) {
      return std::string_view(document_.buffer.get() + r.begin, r.end - r.begin);
    };
    for (std::size_t i = 0; i < document_.nodes.size(); ++i) {
      Node& node = document_.nodes[i];
      (node.kind == NodeKind::text ? node.text : node.name) = view(node_strings_[i]);
    }
    for (std::size_t i = 0; i < document_.attributes.size(); ++i) {
      document_.attributes[i].name = view(names_[i]);
      document_.attributes[i].value = view(values_[i]);
    }
  }

 private:
  Range keep(std::string_view s) {
    text_.append(s);
    return {text_.size() - s.size(), text_.size()};
  }

  Span span(const GumboStringPiece& piece) const {
    if (!piece.data || piece.data < bytes_.data()) return {document_.source, 0, 0};
    const auto begin = static_cast<std::size_t>(piece.data - bytes_.data());
    if (begin > bytes_.size()) return {document_.source, 0, 0};
    const std::size_t end = std::min(begin + piece.length, bytes_.size());
    return {document_.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::uint32_t add_element(const GumboNode* from, std::uint32_t parent) {
    const GumboElement& e = from->v.element;
    Node node;
    node.parent = parent;
    std::string name = gumbo_normalized_tagname(e.tag);
    GumboStringPiece tag = e.original_tag;
    const Span whole = span(tag);
    if (tag.data) gumbo_tag_from_original_text(&tag);
    if (name.empty() && tag.data) name = lower_case(std::string_view(tag.data, tag.length));
    node.at = tag.data && e.original_tag.data ? span(tag) : whole;
    node_strings_.push_back(keep(name));
    node.attributes_begin = static_cast<std::uint32_t>(document_.attributes.size());
    for (unsigned i = 0; i < e.attributes.length; ++i)
      add_attribute(*static_cast<const GumboAttribute*>(e.attributes.data[i]));
    node.attributes_end = static_cast<std::uint32_t>(document_.attributes.size());
    document_.nodes.push_back(node);
    return static_cast<std::uint32_t>(document_.nodes.size() - 1);
  }

  void add_attribute(const GumboAttribute& from) {
    Attribute a;
    a.name_at = span(from.original_name);
    a.value_at = span(from.original_value);
    const std::string_view raw = bytes_.substr(a.value_at.begin, a.value_at.end - a.value_at.begin);
    if (raw.size() >= 2 && (raw.front() == '"' || raw.front() == '\'')) {
      ++a.value_at.begin;
      --a.value_at.end;
    }
    names_.push_back(keep(from.name));
    values_.push_back(keep(from.value));
    document_.attributes.push_back(a);
  }

  std::uint32_t add_text(const GumboNode* from, std::uint32_t parent) {
    Node node;
    node.kind = NodeKind::text;
    node.parent = parent;
    node.at = span(from->v.text.original_text);
    node.attributes_begin = node.attributes_end =
        static_cast<std::uint32_t>(document_.attributes.size());
    node_strings_.push_back(keep(from->v.text.text));
    document_.nodes.push_back(node);
    return static_cast<std::uint32_t>(document_.nodes.size() - 1);
  }

  Document& document_;
  std::string_view bytes_;
  std::string text_;
  std::vector<Range> node_strings_, names_, values_;
};

}  // namespace

Document parse_html(const Sources& sources, SourceId source, Diagnostics& out) {
  const std::string_view bytes = sources.bytes(source);
  constexpr std::size_t kLargest = std::size_t{100} << 20;
  if (bytes.size() > kLargest) {
    say(out, Says::too_large, {source, 0, 0}, {std::to_string(kLargest >> 20)});
    return {};
  }
  if (nests_too_deep(bytes)) {
    say(out, Says::too_deep, {source, 0, 0}, {std::to_string(kDeepest)});
    return {};
  }
  const Output output{gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size())};
  Document document;
  document.source = source;
  Reader reader(document, bytes);
  reader.read(output.tree->root);
  reader.settle();
  return document;
}

}  // namespace blankett
