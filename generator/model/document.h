#pragma once
// Document: what was written. Elements, attributes and text, each with its exact bytes in the
// source. It knows nothing of forms; forms, translations, locales and pages all arrive as one.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace blankett {

struct Attribute {
  std::string_view name, value;  // the value decoded
  Span name_at{}, value_at{};    // the value between its quotes, as written
};

enum class NodeKind : std::uint8_t { element, text, instruction };

struct Node {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  NodeKind kind = NodeKind::element;
  std::string_view name;  // element or instruction target
  std::string_view text;  // text or instruction content, decoded
  Span at{};              // element: its name in the start tag; text: its bytes as written
  std::uint32_t parent = kNone, next = kNone, first_child = kNone;
  std::uint32_t attributes_begin = 0, attributes_end = 0;
  std::uint64_t attribute_marks = 0;  // of all its attributes' names together
};

/// One bit of 64 for a name. Rules ask every element for attributes that it has not: where the bit
/// is missing, no name need be compared. Of a literal the compiler knows it.
constexpr std::uint64_t mark_of(std::string_view name) {
  if (name.empty()) return 1;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
  const std::size_t sum =
      name.size() * 11 + byte(0) * 7U + byte(name.size() - 1) * 3U + byte(name.size() / 2) * 5U;
  return std::uint64_t{1} << (sum % 64);
}

class Element;

/// Nodes in document order; node 0 is the root element. The one noun that holds views: into the
/// decoded copy of the source that it owns, so it can be moved but not copied.
struct Document {
  SourceId source = SourceId::none;
  std::unique_ptr<char[]> buffer{};
  std::vector<Node> nodes{};
  std::vector<Attribute> attributes{};

  bool empty() const { return nodes.empty(); }
  Element root() const;
};

/// A node seen through its document: cheap to copy, valid as long as the document.
class Element {
 public:
  Element(const Document* document, std::uint32_t index) : document_(document), index_(index) {}

  bool is_element() const { return node().kind == NodeKind::element; }
  bool is_text() const { return node().kind == NodeKind::text; }
  bool is_instruction() const { return node().kind == NodeKind::instruction; }
  std::string_view name() const { return node().name; }
  std::string_view own_text() const { return node().text; }
  Span at() const { return node().at; }
  std::uint32_t index() const { return index_; }
  bool has_parent() const { return node().parent != Node::kNone; }
  Element parent() const { return {document_, node().parent}; }

  const Attribute* attribute(std::string_view name) const {
    return (node().attribute_marks & mark_of(name)) == 0 ? nullptr : compared(name);
  }
  /// The attribute's value, or "" if it is not there.
  std::string_view value(std::string_view name) const {
    const Attribute* a = attribute(name);
    return a ? a->value : std::string_view{};
  }
  const Attribute* attributes_begin() const {
    return document_->attributes.data() + node().attributes_begin;
  }
  const Attribute* attributes_end() const {
    return document_->attributes.data() + node().attributes_end;
  }

  class Iterator {
   public:
    Iterator(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
    Element operator*() const { return {document_, index_}; }
    Iterator& operator++() {
      index_ = document_->nodes[index_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const Document* document_;
    std::uint32_t index_;
  };
  struct Nodes {
    const Document* document;
    std::uint32_t first;
    Iterator begin() const { return {document, first}; }
    Iterator end() const { return {document, Node::kNone}; }
  };
  /// Elements, texts and instructions in order.
  Nodes nodes() const { return {document_, node().first_child}; }

  /// The text of this node and everything in it.
  std::string text() const;

 private:
  const Attribute* compared(std::string_view name) const;
  const Node& node() const { return document_->nodes[index_]; }
  const Document* document_;
  std::uint32_t index_;
};

inline Element Document::root() const { return {this, 0}; }

/// Where bytes [begin, end) of a decoded text or attribute value stand in the source, through
/// entities and CRLF. `at` is the written span of the whole.
Span part_of(const Sources& sources, Span at, std::size_t begin, std::size_t end);

/// The way back from a decoded text to its bytes when runs of white space were collapsed to one
/// space each, and numbers isolated (`text` is the result, whose ends may have been trimmed).
/// Places that are asked for in order are looked for from the one before.
class WayBack {
 public:
  /// `at` is the written span of the whole.
  WayBack(const Sources& sources, Span at, std::string_view text);

  Span of(std::size_t begin, std::size_t end);

 private:
  struct Step {
    std::size_t raw = 0, text = 0;  // bytes of both that lie behind
    bool as_written = false;        // nothing here stands for something else
  };
  /// To byte `wanted` of the text: behind the one before it, or where its own begins.
  void go(Step& step, std::size_t wanted) const;
  void skip_markup(Step& step) const;
  void skip_space(Step& step) const;

  std::string_view raw_, text_;
  Span at_;
  Step first_{}, here_{};
};

/// The same of one place.
Span part_of_collapsed(const Sources& sources, Span at, std::string_view text, std::size_t begin,
                       std::size_t end);

}  // namespace blankett
