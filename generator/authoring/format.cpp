// Reads the tags into a tree that keeps every byte as written, and writes the tree again. Only
// white space that stands where the grammar has no words is ours to change. Tested by fmt_test.cpp.

#include "authoring/format.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/text.h"
#include "validate/grammar.h"

namespace blankett {
namespace {

constexpr std::size_t kWidth = 110;  // a start tag longer than this is wrapped
constexpr std::string_view kSpace = " \t\n";
constexpr std::string_view kDeclaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";

bool is_blank(std::string_view text) { return text.find_first_not_of(kSpace) == text.npos; }

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// The line ends of XML 1.0: a reader sees each of them as \n already.
std::string with_plain_line_ends(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') out += bytes[i];
    else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') out += '\n';
  }
  return out;
}

struct Part {
  enum class Kind { element, text, comment, cdata, instruction } kind = Kind::element;
  std::string_view all{};                 // as written, end tag included
  std::string_view name{};                // of an element
  std::string_view content{};             // between its tags
  bool closes_itself = false;             // <name/>
  std::vector<std::string> attributes{};  // name="value"
  std::vector<std::size_t> children{};
};

// Every part of a well-formed text; part 0 stands for the whole file.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<Part> run() {
    parts_.push_back({.all = text_, .content = text_});
    std::vector<std::size_t> open = {0};
    while (i_ < text_.size()) {
      const std::string_view rest = text_.substr(i_);
      if (rest.starts_with("</")) {
        Part& part = parts_[open.back()];
        const std::size_t content = at(part.content);
        part.content = text_.substr(content, i_ - content);
        i_ = after(">");
        const std::size_t begin = at(part.all);
        part.all = text_.substr(begin, i_ - begin);
        open.pop_back();
        CHECK(!open.empty());
        continue;
      }
      const std::size_t index = parts_.size();
      parts_[open.back()].children.push_back(index);
      if (rest.starts_with("<!--")) add(Part::Kind::comment, after("-->"));
      else if (rest.starts_with("<![CDATA[")) add(Part::Kind::cdata, after("]]>"));
      else if (rest.starts_with("<?")) add(Part::Kind::instruction, after("?>"));
      else if (!rest.starts_with('<'))
        add(Part::Kind::text, std::min(text_.find('<', i_), text_.size()));
      else if (!start_tag()) open.push_back(index);
    }
    return std::move(parts_);
  }

 private:
  std::size_t at(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }
  std::size_t after(std::string_view close) const {
    const std::size_t end = text_.find(close, i_);
    CHECK(end != text_.npos);
    return end + close.size();
  }
  void add(Part::Kind kind, std::size_t end) {
    parts_.push_back({.kind = kind, .all = text_.substr(i_, end - i_)});
    i_ = end;
  }
  std::string_view word() {
    const std::size_t begin = i_;
    i_ = text_.find_first_of(" \t\n=/>", i_);
    CHECK(i_ != text_.npos);
    return text_.substr(begin, i_ - begin);
  }
  void skip_space() { i_ = std::min(text_.find_first_not_of(kSpace, i_), text_.size()); }

  // True when the tag closes itself.
  bool start_tag() {
    const std::size_t begin = i_++;
    Part part;
    part.name = word();
    for (skip_space(); text_.substr(i_, 1) != ">" && text_.substr(i_, 1) != "/"; skip_space()) {
      std::string attribute(word());
      skip_space();
      ++i_;  // =
      skip_space();
      const std::size_t end = text_.find(text_[i_], i_ + 1);
      CHECK(end != text_.npos);
      const std::string_view value = text_.substr(i_ + 1, end - i_ - 1);
      const char quote = value.find('"') == value.npos ? '"' : '\'';
      attribute.append({'=', quote}).append(value).push_back(quote);
      part.attributes.push_back(std::move(attribute));
      i_ = end + 1;
    }
    part.closes_itself = text_[i_] == '/';
    i_ = after(">");
    part.all = text_.substr(begin, i_ - begin);
    part.content = text_.substr(i_, 0);
    const bool closes_itself = part.closes_itself;
    parts_.push_back(std::move(part));
    return closes_itself;
  }

  std::string_view text_;
  std::size_t i_ = 0;
  std::vector<Part> parts_{};
};

class Writer {
 public:
  explicit Writer(const std::vector<Part>& parts) : parts_(parts) {}

  std::string run() {
    const auto& top = parts_.front().children;
    const bool declared = !top.empty() && parts_[top.front()].all.starts_with("<?xml ");
    if (!declared) out_ = kDeclaration;
    children(parts_.front(), 0);
    return out_ + "\n";
  }

 private:
  // Whether the white space in an element is between elements only. Around paragraphs and lists it
  // never shows, also where words could have stood.
  bool is_laid_out(const Part& part) const {
    const ElementRule* rule = grammar().find(part.name);
    if (!rule || rule->content == Content::text) return false;
    bool blocks = false;
    for (const std::size_t i : part.children) {
      const Part& child = parts_[i];
      if (child.kind == Part::Kind::cdata) return false;
      if (child.kind == Part::Kind::text && !is_blank(child.all)) return false;
      if (child.kind != Part::Kind::element) continue;
      blocks = child.name == "p" || child.name == "ul" || child.name == "ol";
      if (rule->content == Content::mixed && !blocks) return false;
    }
    return rule->content != Content::mixed || blocks;
  }

  void new_line(std::size_t depth, bool blank) {
    if (out_.empty()) return;
    out_ += blank ? "\n\n" : "\n";
    out_.append(2 * depth, ' ');
  }

  void children(const Part& parent, std::size_t depth) {
    std::string_view gap;  // white space before the next child
    for (const std::size_t i : parent.children) {
      const Part& child = parts_[i];
      if (child.kind == Part::Kind::text) {
        gap = child.all;
        continue;
      }
      const bool at_top = depth == 0 && i == parent.children.front();
      const bool beside = child.kind == Part::Kind::comment && lines_in(gap) == 0 && !at_top;
      if (beside) out_.append(gap.empty() ? " " : gap).append(child.all);
      else {
        new_line(depth, lines_in(gap) > 1);
        put(child, depth);
      }
      gap = {};
    }
    if (depth > 0) new_line(depth - 1, lines_in(gap) > 1);
  }

  void put(const Part& part, std::size_t depth) {
    switch (part.kind) {
      case Part::Kind::element: return element(part, depth);
      case Part::Kind::comment: return comment(part, depth);
      case Part::Kind::instruction: return instruction(part.all);
      default: out_ += part.all;
    }
  }

  void element(const Part& part, std::size_t depth) {
    const bool laid_out = is_laid_out(part);
    const bool holds = std::any_of(part.children.begin(), part.children.end(), [&](std::size_t i) {
      return !laid_out || parts_[i].kind != Part::Kind::text;
    });
    const bool closes_itself = part.closes_itself || (laid_out && !holds);
    start_tag(part, depth, closes_itself ? "/>" : ">");
    if (closes_itself) return;
    if (laid_out) children(part, depth + 1);
    else out_ += part.content;
    out_.append("</").append(part.name).append(">");
  }

  // On one line when there is room; else as many attributes a line as there is room for.
  void start_tag(const Part& part, std::size_t depth, std::string_view close) {
    out_.append("<").append(part.name);
    const std::size_t first = 2 * depth + 1 + length(part.name);
    std::size_t whole = first + close.size();
    for (const std::string& attribute : part.attributes) whole += 1 + length(attribute);
    std::size_t column = first;
    for (const std::string& attribute : part.attributes) {
      const bool is_first = column == first && &attribute == &part.attributes.front();
      const std::size_t last = &attribute == &part.attributes.back() ? close.size() : 0;
      const bool fits = whole <= kWidth || column + 1 + length(attribute) + last <= kWidth;
      if (is_first || fits) {
        out_ += ' ';
      } else {
        out_.append("\n").append(first + 1, ' ');
        column = first;
      }
      out_ += attribute;
      column += 1 + length(attribute);
    }
    out_ += close;
  }

  // The lines of a comment move together.
  void comment(const Part& part, std::size_t depth) {
    const std::string_view whole = parts_.front().all;
    const auto begin = static_cast<std::size_t>(part.all.data() - whole.data());
    const std::size_t line = begin == 0 ? 0 : whole.rfind('\n', begin - 1) + 1;  // npos + 1 is 0
    const std::size_t was = is_blank(whole.substr(line, begin - line)) ? begin - line : 2 * depth;
    std::string_view rest = part.all;
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      std::string_view text = rest.substr(0, end);
      rest.remove_prefix(end);
      if (!first && !is_blank(text)) {
        const std::size_t own = text.find_first_not_of(' ');
        const std::size_t moved =
            2 * depth > was ? own + 2 * depth - was : own - std::min(own, was - 2 * depth);
        out_.append(moved, ' ');
        text.remove_prefix(own);
      }
      out_ += text;
    }
  }

  void instruction(std::string_view all) {
    const bool declaration =
        all.starts_with("<?xml ") || all.starts_with("<?xml\t") || all.starts_with("<?xml\n");
    const bool plain = all.find("1.0") != all.npos && all.find("standalone") == all.npos;
    out_ += declaration && plain ? kDeclaration : all;
  }

  const std::vector<Part>& parts_;
  std::string out_{};
};

bool is_space(const Element& e) {
  return e.is_text() && e.own_text().find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The first node from `i` on that is more than white space.
std::uint32_t skip_space(const Document& document, std::uint32_t i) {
  while (i != Node::kNone && is_space({&document, i})) i = document.nodes[i].next;
  return i;
}

bool same_attributes(Element a, Element b) {
  return std::equal(a.attributes_begin(), a.attributes_end(), b.attributes_begin(),
                    b.attributes_end(), [](const Attribute& x, const Attribute& y) {
                      return x.name == y.name && x.value == y.value;
                    });
}

}  // namespace

std::string formatted(std::string_view bytes) {
  const std::string text = with_plain_line_ends(bytes);
  return Writer(Reader(text).run()).run();
}

bool say_the_same(const Document& a, const Document& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> todo = {{0, 0}};
  while (!todo.empty()) {
    const auto [i, j] = todo.back();
    todo.pop_back();
    if (i == Node::kNone && j == Node::kNone) continue;
    if (i == Node::kNone || j == Node::kNone) return false;
    const Node &x = a.nodes[i], &y = b.nodes[j];
    if (x.kind != y.kind || x.name != y.name || x.text != y.text) return false;
    if (!same_attributes({&a, i}, {&b, j})) return false;
    todo.emplace_back(skip_space(a, x.first_child), skip_space(b, y.first_child));
    todo.emplace_back(skip_space(a, x.next), skip_space(b, y.next));
  }
  return true;
}

}  // namespace blankett
