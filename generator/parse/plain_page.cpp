// Plain pages → Document, in one pass. What HTML's tree construction would mend, move or imply is
// left to gumbo: here an element is the child of the one that is open, or the page is not plain.
// The text is copied once, and references are decoded in place, since they are longer than what
// they stand for. Tested by plain_page_test.cpp, against gumbo.

#include "parse/plain_page.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "parse/tags.h"

namespace blankett::parsing {
namespace {

// Far below what the reader of all pages refuses.
constexpr std::size_t kDeepestPlain = 256;

// How an element may stand in a plain page.
struct Known {
  std::string_view name;
  enum class Content : std::uint8_t { any, none, raw, decoded } content = Content::any;
  bool in_paragraph = false;    // a start tag of others would close an open <p>
  bool once = false;            // not within its like
  std::string_view parents{};   // only in one of these
  std::string_view children{};  // only these in it, and no words; "-" for words alone
};

constexpr auto kNothing = Known::Content::none;
constexpr auto kAny = Known::Content::any;
constexpr auto kRawText = Known::Content::raw;
constexpr auto kText = Known::Content::decoded;

constexpr std::array<Known, 103> kKnown = {{
    {"a", kAny, true, true},
    {"abbr", kAny, true},
    {"address"},
    {"area", kNothing, true},
    {"article"},
    {"aside"},
    {"audio", kAny, true},
    {"b", kAny, true, true},
    {"base", kNothing, false, false, " head "},
    {"bdi", kAny, true},
    {"bdo", kAny, true},
    {"blockquote"},
    {"body", kAny, false, true, " html "},
    {"br", kNothing, true},
    {"button", kAny, true, true},
    {"canvas", kAny, true},
    {"caption", kAny, false, false, " table "},
    {"cite", kAny, true},
    {"code", kAny, true, true},
    {"col", kNothing, false, false, " colgroup "},
    {"colgroup", kAny, false, false, " table ", " col "},
    {"data", kAny, true},
    {"datalist", kAny, true},
    {"dd", kAny, false, false, " div dl "},
    {"del", kAny, true},
    {"details"},
    {"dfn", kAny, true},
    {"dialog"},
    {"div"},
    {"dl"},
    {"dt", kAny, false, false, " div dl "},
    {"em", kAny, true, true},
    {"embed", kNothing, true},
    {"fieldset"},
    {"figcaption"},
    {"figure"},
    {"footer"},
    {"form", kAny, false, true},
    {"h1"},
    {"h2"},
    {"h3"},
    {"h4"},
    {"h5"},
    {"h6"},
    {"head", kAny, false, true, " html ", " base link meta script style title "},
    {"header"},
    {"hgroup"},
    {"hr", kNothing},
    {"html", kAny, false, true, "", " head body "},
    {"i", kAny, true, true},
    {"img", kNothing, true},
    {"input", kNothing, true},
    {"ins", kAny, true},
    {"kbd", kAny, true},
    {"label", kAny, true},
    {"legend"},
    {"li", kAny, false, false, " menu ol ul "},
    {"link", kNothing, true},
    {"main"},
    {"map", kAny, true},
    {"mark", kAny, true},
    {"menu"},
    {"meta", kNothing, true},
    {"meter", kAny, true},
    {"nav"},
    {"ol"},
    {"optgroup", kAny, true, false, " select ", " option "},
    {"option", kAny, true, false, " datalist optgroup select ", "-"},
    {"output", kAny, true},
    {"p"},
    {"picture", kAny, true},
    {"pre"},
    {"progress", kAny, true},
    {"q", kAny, true},
    {"s", kAny, true, true},
    {"samp", kAny, true},
    {"script", kRawText, true},
    {"section"},
    {"select", kAny, true, true, "", " optgroup option "},
    {"small", kAny, true, true},
    {"source", kNothing, true},
    {"span", kAny, true},
    {"strong", kAny, true, true},
    {"style", kRawText, true},
    {"sub", kAny, true},
    {"summary"},
    {"sup", kAny, true},
    {"table", kAny, false, false, "", " caption colgroup tbody tfoot thead "},
    {"tbody", kAny, false, false, " table ", " tr "},
    {"td", kAny, false, false, " tr "},
    {"textarea", kText, true},
    {"tfoot", kAny, false, false, " table ", " tr "},
    {"th", kAny, false, false, " tr "},
    {"thead", kAny, false, false, " table ", " tr "},
    {"time", kAny, true},
    {"title", kText, false, false, " head "},
    {"tr", kAny, false, false, " tbody tfoot thead ", " td th "},
    {"track", kNothing, true},
    {"u", kAny, true, true},
    {"ul"},
    {"var", kAny, true},
    {"video", kAny, true},
    {"wbr", kNothing, true},
}};

const Known* known(std::string_view name) {
  const auto found =
      std::lower_bound(kKnown.begin(), kKnown.end(), name,
                       [](const Known& k, std::string_view n) { return k.name < n; });
  return found != kKnown.end() && found->name == name ? &*found : nullptr;
}

// Whether a list of words with blanks around each has a word.
bool lists(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1))
    if (at > 0 && words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  return false;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f'; }
bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_heading(const Known& k) {
  return k.name.size() == 2 && k.name[0] == 'h' && k.name[1] >= '1' && k.name[1] <= '6';
}

bool is_all_space(std::string_view text) { return std::all_of(text.begin(), text.end(), is_space); }

// UTF-8 of characters that every reader takes as they are: no controls, nothing that is no
// character.
bool is_clean(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned c = byte(i);
    if (c >= 0x20 && c < 0x7F) continue;
    if (c == '\n' || c == '\t') continue;
    if (c < 0xC2 || c > 0xF4 || !follows(i + 1)) return false;
    if (c < 0xE0) {
      if (c == 0xC2 && byte(i + 1) < 0xA0) return false;
      i += 1;
    } else if (c < 0xF0) {
      const unsigned second = byte(i + 1);
      if (!follows(i + 2) || (c == 0xE0 && second < 0xA0) || (c == 0xED && second >= 0xA0) ||
          (c == 0xEF && (second == 0xB7 || second == 0xBF || second == 0xBB)))
        return false;
      i += 2;
    } else {
      const unsigned second = byte(i + 1);
      if (!follows(i + 2) || !follows(i + 3) || (c == 0xF0 && second < 0x90) ||
          (c == 0xF4 && second >= 0x90) || (byte(i + 2) == 0xBF && byte(i + 3) >= 0xBE))
        return false;
      i += 3;
    }
  }
  return true;
}

// Other references are left to the reader of all pages, which knows two thousand.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kReferences = {{
    {"Aring", "Å"},  {"Auml", "Ä"},  {"Ouml", "Ö"},  {"amp", "&"},    {"apos", "'"},
    {"aring", "å"},  {"auml", "ä"},  {"copy", "©"},  {"eacute", "é"}, {"gt", ">"},
    {"hellip", "…"}, {"laquo", "«"}, {"lt", "<"},    {"mdash", "—"},  {"nbsp", "\u00A0"},
    {"ndash", "–"},  {"ouml", "ö"},  {"quot", "\""}, {"raquo", "»"},  {"rsquo", "’"},
}};

// What `&#…;` stands for, without the mark and the semicolon; "" when it is not for this reader.
std::string numbered_character(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 5) return {};
  std::uint32_t code = 0;
  for (const char c : digits) {
    const char small = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(c - '0');
    else if (hex && small >= 'a' && small <= 'f')
      code = code * 16 + static_cast<std::uint32_t>(small - 'a' + 10);
    else return {};
  }
  std::string out;
  if (code >= 0x20 && code < 0x7F) {
    out += static_cast<char>(code);
  } else if (code >= 0xA0 && code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code >= 0x800 && code < 0xD800) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
  return out;
}

class PlainReader {
 public:
  PlainReader(std::string_view html, SourceId source, Document& out) : html_(html), out_(out) {
    out_.source = source;
    out_.buffer = std::make_unique<char[]>(html.size() + 1);
    buffer_ = out_.buffer.get();
    std::memcpy(buffer_, html.data(), html.size());
    out_.nodes.reserve(html.size() / 16);
    out_.attributes.reserve(html.size() / 32);
  }

  bool read() {
    skip_space();
    if (!read_doctype()) return false;
    while (at_ < html_.size()) {
      if (html_[at_] != '<') {
        if (!read_text(html_.find('<', at_))) return false;
      } else if (const char next = peek(1); next == '/') {
        if (!read_end()) return false;
      } else if (next == '!') {
        if (!read_comment()) return false;
      } else if (!read_start()) {
        return false;
      }
    }
    flush();
    return html_closed_;
  }

 private:
  struct Open {
    std::uint32_t index;
    const Known* known;
    std::uint32_t last = Node::kNone;  // child
  };

  char peek(std::size_t n) const { return at_ + n < html_.size() ? html_[at_ + n] : '\0'; }
  bool sees(std::string_view text) const { return html_.substr(at_).starts_with(text); }
  void skip_space() {
    while (at_ < html_.size() && is_space(html_[at_])) ++at_;
  }
  Span span(std::size_t begin, std::size_t end) const {
    return {out_.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  std::string_view kept(std::size_t begin, std::size_t end) const {
    return {buffer_ + begin, end - begin};
  }

  bool read_doctype() {
    for (const std::string_view written : {"<!DOCTYPE html>", "<!doctype html>"})
      if (sees(written)) {
        at_ += written.size();
        return true;
      }
    return false;
  }

  bool read_comment() {
    if (!sees("<!--") || peek(4) == '>' || (peek(4) == '-' && peek(5) == '>')) return false;
    const std::size_t end = html_.find("-->", at_ + 4);
    if (end == html_.npos || html_.substr(at_, end - at_).find("--!>") != html_.npos) return false;
    flush();
    at_ = end + 3;
    return true;
  }

  // ---- texts

  // Copies [begin, end) of the page to `to`, references decoded; the end of the copy, or npos.
  std::size_t decode(std::size_t begin, std::size_t end, std::size_t to) {
    while (begin < end) {
      const std::size_t mark = std::min(html_.substr(0, end).find('&', begin), end);
      if (to != begin) std::memmove(buffer_ + to, html_.data() + begin, mark - begin);
      to += mark - begin;
      begin = mark;
      if (mark == end) break;
      const char next = mark + 1 < end ? html_[mark + 1] : ' ';
      if (next != '#' && !is_name(next) && (next < 'A' || next > 'Z')) {
        buffer_[to++] = '&';
        ++begin;
        continue;
      }
      constexpr std::size_t kLongest = 10;
      const std::size_t stop = html_.substr(0, std::min(end, mark + kLongest)).find(';', mark);
      if (stop == html_.npos) return html_.npos;
      const std::string_view name = html_.substr(mark + 1, stop - mark - 1);
      std::string character;
      if (next == '#') {
        character = numbered_character(name.substr(1));
      } else {
        for (const auto& [written, stands_for] : kReferences)
          if (written == name) character = stands_for;
      }
      if (character.empty()) return html_.npos;
      std::memcpy(buffer_ + to, character.data(), character.size());
      to += character.size();
      begin = stop + 1;
    }
    return to;
  }

  // Words until `end`; they join those before them.
  bool read_text(std::size_t end, bool decoded = true) {
    end = std::min(end, html_.size());
    if (open_.empty() ||
        (!open_.back().known->children.empty() && open_.back().known->children != "-") ||
        body_closed_) {
      if (!is_all_space(html_.substr(at_, end - at_))) return false;
      // Between the root and its head is nothing, and after the body it is still the body's.
      if (!body_closed_ && (open_.empty() || (open_.size() == 1 && !has_head_))) {
        at_ = end;
        return true;
      }
    }
    if (text_begin_ == html_.npos) text_begin_ = text_at_ = text_end_ = at_;
    if (decoded) {
      text_end_ = decode(at_, end, text_end_);
    } else {
      text_end_ += end - at_;
    }
    at_ = end;
    return text_end_ != html_.npos;
  }

  void flush() {
    if (text_begin_ == html_.npos) return;
    Node node;
    node.kind = NodeKind::text;
    node.text = kept(text_at_, text_end_);
    node.at = span(text_begin_, at_);
    add(node);
    text_begin_ = html_.npos;
  }

  // ---- elements

  void add(Node node) {
    const auto index = static_cast<std::uint32_t>(out_.nodes.size());
    if (node.kind == NodeKind::text)
      node.attributes_begin = node.attributes_end =
          static_cast<std::uint32_t>(out_.attributes.size());
    if (!open_.empty()) {
      Open& around = open_.back();
      node.parent = around.index;
      if (around.last == Node::kNone) out_.nodes[around.index].first_child = index;
      else out_.nodes[around.last].next = index;
      around.last = index;
    }
    out_.nodes.push_back(node);
  }

  bool may_stand_here(const Known& k) const {
    if (open_.empty()) return k.name == "html" && out_.nodes.empty();
    const Known& around = *open_.back().known;
    if (body_closed_ || (!around.children.empty() && !lists(around.children, k.name))) return false;
    if (!k.parents.empty() && !lists(k.parents, around.name)) return false;
    // A <div> may stand around some of a list's items.
    if ((k.name == "dt" || k.name == "dd") && around.name == "div" &&
        open_[open_.size() - 2].known->name != "dl")
      return false;
    // html has its head, and then its body.
    if (k.name == "head" ? has_head_ : k.name == "body" && (!has_head_ || has_body_)) return false;
    if (paragraphs_ > 0 && !k.in_paragraph) return false;
    if (is_heading(k) && is_heading(around)) return false;
    return !k.once ||
           std::none_of(open_.begin(), open_.end(), [&](const Open& o) { return o.known == &k; });
  }

  bool read_start() {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    while (end < html_.size() && is_name(html_[end])) ++end;
    const Known* const k = known(html_.substr(begin, end - begin));
    if (!k || !may_stand_here(*k) || open_.size() > kDeepestPlain) return false;
    flush();
    Node node;
    node.name = kept(begin, end);
    node.at = span(begin, end);
    node.attributes_begin = static_cast<std::uint32_t>(out_.attributes.size());
    at_ = end;
    for (;;) {
      const bool parted = at_ < html_.size() && is_space(html_[at_]);
      skip_space();
      if (peek(0) == '>' || peek(0) == '/') break;
      if (!parted || !read_attribute(node)) return false;
    }
    if (peek(0) == '/' && (k->content != Known::Content::none || peek(1) != '>')) return false;
    at_ += peek(0) == '/' ? 2 : 1;
    node.attributes_end = static_cast<std::uint32_t>(out_.attributes.size());
    if (node.attributes_end - node.attributes_begin > kMostAttributes) return false;
    const auto index = static_cast<std::uint32_t>(out_.nodes.size());
    add(node);
    if (k->content == Known::Content::none) return true;
    open_.push_back({index, k});
    has_head_ = has_head_ || k->name == "head";
    has_body_ = has_body_ || k->name == "body";
    paragraphs_ += k->name == "p";
    // A line break at the start of these is none of theirs.
    if ((k->name == "pre" || k->name == "textarea") && peek(0) == '\n') return false;
    return k->content == Known::Content::any || read_raw(*k);
  }

  // The text of an element that has no markup.
  bool read_raw(const Known& k) {
    for (std::size_t end = html_.find("</", at_); end != html_.npos;
         end = html_.find("</", end + 1)) {
      const std::string_view name = html_.substr(end + 2, k.name.size());
      const bool is_end = std::equal(name.begin(), name.end(), k.name.begin(), k.name.end(),
                                     [](char a, char b) { return (a | 0x20) == b; });
      if (!is_end) continue;
      // In a script a comment can hide its end.
      if (k.name == "script" && html_.substr(at_, end - at_).find("<!--") != html_.npos)
        return false;
      return end == at_ || read_text(end, k.content == Known::Content::decoded);
    }
    return false;
  }

  bool read_attribute(Node& node) {
    const std::size_t begin = at_;
    while (at_ < html_.size() && (is_name(html_[at_]) || html_[at_] == '-' || html_[at_] == '_' ||
                                  html_[at_] == ':' || html_[at_] == '.'))
      ++at_;
    if (at_ == begin) return false;
    Attribute a;
    a.name = kept(begin, at_);
    a.name_at = a.value_at = span(begin, at_);
    if (peek(0) == '=') {
      ++at_;
      const char quote = peek(0);
      if (quote != '"' && quote != '\'') return false;
      const std::size_t end = html_.find(quote, at_ + 1);
      if (end == html_.npos) return false;
      const std::size_t decoded = decode(at_ + 1, end, at_ + 1);
      if (decoded == html_.npos) return false;
      a.value = kept(at_ + 1, decoded);
      a.value_at = span(at_ + 1, end);
      at_ = end + 1;
    } else if (!is_space(peek(0)) && peek(0) != '>' && peek(0) != '/') {
      return false;
    }
    // The second of a name is no attribute.
    const std::uint64_t mark = mark_of(a.name);
    if (node.attribute_marks & mark)
      for (std::size_t i = node.attributes_begin; i < out_.attributes.size(); ++i)
        if (out_.attributes[i].name == a.name) return false;
    node.attribute_marks |= mark;
    out_.attributes.push_back(a);
    return true;
  }

  bool read_end() {
    if (open_.empty()) return false;
    // The root and the body are open to the end, for the white space that follows.
    const Known& k = body_closed_ ? *open_.front().known : *open_.back().known;
    const std::size_t end = at_ + 2 + k.name.size();
    if (html_closed_ || html_.substr(at_ + 2, k.name.size()) != k.name || end >= html_.size() ||
        html_[end] != '>')
      return false;
    if (k.name == "html") {
      if (!body_closed_) return false;
      html_closed_ = true;
    } else if (k.name == "body") {
      body_closed_ = true;
    } else {
      // gumbo counts words before </form> to what follows it.
      if (k.name != "form") flush();
      paragraphs_ -= k.name == "p";
      open_.pop_back();
    }
    at_ = end + 1;
    return true;
  }

  std::string_view html_;
  Document& out_;
  char* buffer_ = nullptr;
  std::size_t at_ = 0;
  std::vector<Open> open_{};
  std::size_t paragraphs_ = 0;  // that are open
  bool has_head_ = false, has_body_ = false, body_closed_ = false, html_closed_ = false;
  // The text in hand: where it begins as written; where it stands in the buffer.
  std::size_t text_begin_ = std::string_view::npos, text_at_ = 0, text_end_ = 0;
};

}  // namespace

bool read_plain_page(std::string_view html, SourceId source, Document& out) {
  return is_clean(html) && PlainReader(html, source, out).read();
}

}  // namespace blankett::parsing
