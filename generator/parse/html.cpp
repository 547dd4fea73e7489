// Any HTML page → Document. Plain ones are read by plain_page.cpp, all others by gumbo, an HTML5
// parser: what browsers forgive is forgiven here.
// Names and values are copied to a buffer of our own; their spans are where gumbo says they stand.
// Tested by parse_test.cpp.

#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <span>

#include "base/sentences.h"
#include "base/text.h"
#include "parse/messages.h"
#include "parse/parse.h"
#include "parse/plain_page.h"
#include "parse/tags.h"

namespace blankett {
namespace {

using parsing::say;
using parsing::Says;

// Browsers stop nesting at about this depth too; gumbo takes quadratic time over it.
constexpr std::size_t kDeepest = 512;

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements that have no content, or that the next one of their kind closes.
constexpr std::string_view kNeverDeep[] = {
    "area",  "base", "br",    "col",    "dd",       "dt", "embed", "hr", "img", "input",
    "li",    "link", "meta",  "option", "optgroup", "p",  "param", "rp", "rt",  "source",
    "tbody", "td",   "tfoot", "th",     "thead",    "tr", "track", "wbr"};
// Elements whose content is not markup.
constexpr std::string_view kRaw[] = {"script", "style", "textarea", "title"};

// Counts tags as a browser nests them, closely enough. False when the page is refused.
bool is_page_in_proportion(std::string_view html, SourceId source, Diagnostics& out) {
  std::map<std::string, std::size_t, std::less<>> open;
  std::size_t depth = 0;
  std::size_t from = 0;
  while (const auto tag = parsing::next_tag(html, from)) {
    from = tag->end;
    const std::string name = lower_case(tag->name);
    const auto begin = static_cast<std::uint32_t>(tag->name.data() - html.data());
    const Span at{source, begin, begin + static_cast<std::uint32_t>(tag->name.size())};
    if (tag->attributes > parsing::kMostAttributes) {
      say(out, Says::too_many_attributes, at, {std::to_string(parsing::kMostAttributes)});
      return false;
    }
    const auto in_drawing = [&] { return open.count("svg") > 0 || open.count("math") > 0; };
    if (is_one_of(name, kNeverDeep) || (tag->closes_self && in_drawing())) continue;
    const auto found = open.find(name);
    if (tag->closes) {
      if (found == open.end()) continue;
      --depth;
      if (--found->second == 0) open.erase(found);
    } else if (is_one_of(name, kRaw)) {
      from = std::min(html.find("</", from), html.size());
      while (from < html.size() && lower_case(html.substr(from + 2, name.size())) != name)
        from = std::min(html.find("</", from + 2), html.size());
    } else {
      ++open[name];
      if (++depth > kDeepest) {
        say(out, Says::too_deep, at, {std::to_string(kDeepest)});
        return false;
      }
    }
  }
  return true;
}

// gumbo frees its tree by recursion, as deep as the page nests; taking the memory from here and
// giving it back at once needs none.
class Arena {
 public:
  GumboOptions options() {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* self, std::size_t size) {
      return static_cast<Arena*>(self)->take(size);
    };
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
    options.max_errors = 0;
    return options;
  }

 private:
  void* take(std::size_t size) {
    constexpr std::size_t kBlock = std::size_t{1} << 18, kAlign = alignof(std::max_align_t);
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left_) {
      left_ = std::max(size, kBlock);
      blocks_.push_back(std::make_unique<std::byte[]>(left_));
      next_ = blocks_.back().get();
    }
    void* const taken = next_;
    next_ += size;
    left_ -= size;
    return taken;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

class HtmlReader {
 public:
  HtmlReader(Document& document, std::string_view bytes) : document_(document), bytes_(bytes) {}

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
    for (unsigned i = 0; i < e.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(e.attributes.data[i]);
      add_attribute(attribute);
      node.attribute_marks |= mark_of(attribute.name);
    }
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
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (trimmed(bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes).empty()) {
    say(out, Says::empty_page, {source, 0, 0});
    return {};
  }
  Document plain;
  if (parsing::read_plain_page(bytes, source, plain)) return plain;
  if (!is_page_in_proportion(bytes, source, out)) return {};
  return parsing::read_any_page(bytes, source);
}

Document parsing::read_any_page(std::string_view html, SourceId source) {
  Arena arena;
  const GumboOptions options = arena.options();
  const GumboOutput* const output = gumbo_parse_with_options(&options, html.data(), html.size());
  Document document;
  document.source = source;
  HtmlReader reader(document, html);
  reader.read(output->root);
  reader.settle();
  return document;
}

}  // namespace blankett
