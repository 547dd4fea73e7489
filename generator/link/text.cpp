// Mixed content → Text. White space collapses across inline elements as a browser would do it, and
// disappears at the borders of paragraphs and lists.
//   <p>Anmäl till <a href="…">Skatteverket</a>.</p>
//   → open p, "Anmäl till ", open a, "Skatteverket", close a, ".", close p
// Tested by link_test.cpp.

#include "link/text.h"

#include "base/text.h"

namespace blankett::linking {
namespace {

bool is_block(std::string_view name) {
  return name == "p" || name == "ul" || name == "ol" || name == "li";
}

std::string_view attribute_of(Element e) {
  if (e.name() == "a") return e.value("href");
  if (e.name() == "abbr") return e.value("title");
  if (e.name() == "span") return e.value("lang");
  if (e.name() == "term") return e.value("ref");
  return {};
}

class Collector {
 public:
  explicit Collector(Text& text) : text_(text) {}

  void nodes(Element parent, std::size_t skip) {
    for (Element child : parent.nodes()) {
      if (child.is_text()) words(child);
      if (!child.is_element() || child.name() == "allow") continue;
      if (skip > 0) {
        --skip;
        continue;
      }
      element(child);
    }
  }

  // No space before the border of a block or the end of the text.
  void trim_end() {
    if (text_.pieces.empty() || text_.pieces.back().kind != Piece::Kind::text) return;
    std::string& last = text_.pieces.back().name;
    if (last.ends_with(' ')) last.pop_back();
    if (last.empty()) text_.pieces.pop_back();
  }

 private:
  void element(Element e) {
    const std::string name(e.name());
    const Span at = e.at();
    if (name == "br") {
      trim_end();
      text_.pieces.push_back({Piece::Kind::empty, name, {}, at});
      at_border_ = true;
      return;
    }
    if (is_block(name)) border();
    text_.pieces.push_back({Piece::Kind::open, name, std::string(attribute_of(e)), at});
    nodes(e, 0);
    if (is_block(name)) border();
    text_.pieces.push_back({Piece::Kind::close, name, {}, at});
  }

  void border() {
    trim_end();
    at_border_ = true;
  }

  void words(Element node) {
    const std::string_view raw = node.own_text();
    std::string inner = collapsed(raw);
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    const bool before = space(raw.front()) && !at_border_ && !ends_in_space_;
    if (inner.empty()) {
      if (!before) return;
      inner = " ";
    } else {
      if (before) inner.insert(0, 1, ' ');
      if (space(raw.back())) inner += ' ';
    }
    ends_in_space_ = inner.back() == ' ';
    at_border_ = false;
    text_.pieces.push_back({Piece::Kind::text, std::move(inner), {}, node.at()});
  }

  Text& text_;
  bool at_border_ = true;
  bool ends_in_space_ = false;
};

}  // namespace

Text text_of(Element element, TextRole role, std::string id, std::size_t skip) {
  Text text;
  text.id = std::move(id);
  text.role = role;
  Collector collector(text);
  collector.nodes(element, skip);
  collector.trim_end();
  text.at = text.pieces.empty() ? element.at() : text.pieces.front().at;
  for (const Piece& piece : text.pieces)
    if (piece.at.end > text.at.end) text.at.end = piece.at.end;
  return text;
}

Text text_of(const Attribute& attribute, TextRole role, std::string id) {
  Text text;
  text.id = std::move(id);
  text.role = role;
  text.at = attribute.value_at;
  const std::string words = collapsed(attribute.value);
  if (!words.empty()) text.pieces.push_back({Piece::Kind::text, words, {}, attribute.value_at});
  return text;
}

}  // namespace blankett::linking
