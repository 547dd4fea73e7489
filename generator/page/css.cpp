// Tested by page_test.cpp.

#include "page/css.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "base/text.h"
#include "page/longhands.h"

namespace blankett::css {
namespace {

// A style sheet larger than its page's share is cut off here, not followed without end.
constexpr std::size_t kMostRules = 200'000;
constexpr std::size_t kDeepest = 32;
constexpr std::size_t kMostSelectors = 300'000;
// Nested rules are written out with those around them: one, and all of a sheet.
constexpr std::size_t kLongestPrelude = 20'000, kMostWritten = 5'000'000;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view strip(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The text with each comment as spaces, so that places stay.
std::string without_comments(std::string text) {
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote) {
      if (text[i] == '\\') ++i;
      else if (text[i] == quote || text[i] == '\n') quote = 0;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '*') {
      const std::size_t end = std::min(text.find("*/", i + 2), text.size() - 2) + 2;
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(i),
                text.begin() + static_cast<std::ptrdiff_t>(std::min(end, text.size())), ' ');
      i = end - 1;
    }
  }
  return text;
}

// Where the next of `stops` stands outside strings, brackets and parentheses; or the end.
std::size_t find_outside(std::string_view text, std::size_t from, std::string_view stops) {
  std::size_t depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    if (depth == 0 && stops.find(c) != stops.npos) return i;
    if (c == '\\') {
      ++i;
    } else if (c == '"' || c == '\'') {
      for (++i; i < text.size() && text[i] != c && text[i] != '\n'; ++i)
        if (text[i] == '\\') ++i;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if ((c == ')' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return text.size();
}

// Where the block that opens at `open` is closed, past its brace.
std::size_t end_of_block(std::string_view text, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    i = find_outside(text, i, "{}");
    if (i == text.size()) break;
    depth += text[i] == '{' ? 1 : 0;
    if (text[i] == '}' && --depth == 0) return i + 1;
  }
  return text.size();
}

// A name with its escapes undone.
std::string name_at(std::string_view text, std::size_t& i) {
  std::string out;
  while (i < text.size()) {
    if (is_name(text[i])) {
      out += text[i++];
    } else if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      std::uint32_t code = 0;
      std::size_t digits = 0;
      while (digits < 6 && i < text.size() && std::isxdigit(static_cast<unsigned char>(text[i]))) {
        const char c = static_cast<char>(text[i] | 0x20);
        code = code * 16 + static_cast<std::uint32_t>(c <= '9' ? text[i] - '0' : c - 'a' + 10);
        ++i, ++digits;
      }
      if (digits == 0) {
        out += text[i++];
      } else {
        if (i < text.size() && is_space(text[i])) ++i;
        if (code < 0x80) out += static_cast<char>(code);
        else out += '?';
      }
    } else {
      break;
    }
  }
  return out;
}

class SelectorReader {
 public:
  explicit SelectorReader(std::string_view text, std::size_t depth = 0)
      : text_(text), depth_(depth) {}

  std::vector<Complex> list(bool forgiving = false) {
    std::vector<Complex> out;
    for (std::size_t from = 0; from <= text_.size();) {
      const std::size_t end = find_outside(text_, from, ",");
      if (std::optional<Complex> one = complex(strip(text_.substr(from, end - from))))
        out.push_back(*std::move(one));
      else if (!forgiving) return {};  // one that is wrong makes the whole list void
      from = end + 1;
    }
    return out;
  }

  /// Some name in the list is one that a browser may not know, and then the whole list is void.
  bool has_unknown() const { return unknown_; }

 private:
  std::optional<Complex> complex(std::string_view text) {
    Complex out;
    if (text.empty()) return std::nullopt;
    char combinator = 0;
    std::size_t i = 0;
    if (text[0] == '>' || text[0] == '+' || text[0] == '~') {  // in :has()
      combinator = text[0];
      for (++i; i < text.size() && is_space(text[i]);) ++i;
    }
    while (i < text.size()) {
      Compound compound;
      compound.combinator = combinator;
      const std::size_t begin = i;
      while (i < text.size() && !is_space(text[i]) && text[i] != '>' && text[i] != '+' &&
             text[i] != '~')
        if (!simple(text, i, compound, out)) return std::nullopt;
      if (i == begin) return std::nullopt;
      out.compounds.push_back(std::move(compound));
      combinator = 0;
      while (i < text.size() && is_space(text[i])) ++i, combinator = ' ';
      if (i < text.size() && (text[i] == '>' || text[i] == '+' || text[i] == '~')) {
        combinator = text[i++];
        while (i < text.size() && is_space(text[i])) ++i;
        if (i == text.size()) return std::nullopt;
      }
    }
    return out;
  }

  static void add(Complex& to, std::uint32_t ids, std::uint32_t classes, std::uint32_t types) {
    to.specificity += (ids << 20) + (classes << 10) + types;
  }

  bool simple(std::string_view text, std::size_t& i, Compound& compound, Complex& whole) {
    const char c = text[i];
    Simple out;
    if (c == '*') {
      ++i;
    } else if (c == '#' || c == '.') {
      ++i;
      out.kind = c == '#' ? Simple::Kind::id : Simple::Kind::klass;
      out.name = name_at(text, i);
      if (out.name.empty()) return false;
      add(whole, c == '#', c == '.', 0);
    } else if (c == '[') {
      const std::size_t end = find_outside(text, i + 1, "]");
      if (end == text.size() || !attribute(text.substr(i + 1, end - i - 1), out)) return false;
      i = end + 1;
      add(whole, 0, 1, 0);
    } else if (c == ':') {
      return pseudo(text, i, compound, whole);
    } else {
      out.kind = Simple::Kind::type;
      out.name = lower_case(name_at(text, i));
      if (out.name.empty()) return false;
      if (i < text.size() && text[i] == '|') {  // a namespace: any
        ++i;
        if (i < text.size() && text[i] == '*') ++i, out.kind = Simple::Kind::universal;
        else out.name = lower_case(name_at(text, i));
      }
      add(whole, 0, 0, 1);
    }
    compound.simples.push_back(std::move(out));
    return true;
  }

  static bool attribute(std::string_view text, Simple& out) {
    out.kind = Simple::Kind::attribute;
    std::size_t i = 0;
    text = strip(text);
    out.name = lower_case(name_at(text, i));
    if (out.name.empty()) return false;
    while (i < text.size() && is_space(text[i])) ++i;
    if (i == text.size()) return true;
    out.match = text[i] == '=' ? '=' : text[i];
    if (text[i] != '=' && (++i >= text.size() || text[i] != '=')) return false;
    if (std::string_view("=~|^$*").find(out.match) == std::string_view::npos) return false;
    std::string_view value = strip(text.substr(i + 1));
    if (value.size() >= 2 && (value.ends_with(" i") || value.ends_with(" I"))) {
      out.any_case = true;
      value = strip(value.substr(0, value.size() - 2));
    }
    if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
      value = value.substr(1, value.size() - 2);
    out.value = value;
    return true;
  }

  static bool an_plus_b(std::string_view text, Simple& out) {
    std::string s;
    for (const char c : text)
      if (!is_space(c)) s += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (s == "odd") s = "2n+1";
    if (s == "even") s = "2n";
    const auto number = [](std::string_view part, int& into) {
      if (part.starts_with('+')) part.remove_prefix(1);
      const auto read = std::from_chars(part.data(), part.data() + part.size(), into);
      return read.ec == std::errc() && read.ptr == part.data() + part.size();
    };
    const std::size_t n = s.find('n');
    if (n == s.npos) return number(s, out.b);
    const std::string_view a = std::string_view(s).substr(0, n),
                           b = std::string_view(s).substr(n + 1);
    if (a.empty() || a == "+") out.a = 1;
    else if (a == "-") out.a = -1;
    else if (!number(a, out.a)) return false;
    return b.empty() || number(b, out.b);
  }

  bool pseudo(std::string_view text, std::size_t& i, Compound& compound, Complex& whole) {
    ++i;
    const bool element = i < text.size() && text[i] == ':';
    if (element) ++i;
    const std::string name = lower_case(name_at(text, i));
    if (name.empty()) return false;
    std::string_view argument;
    if (i < text.size() && text[i] == '(') {
      const std::size_t end = find_outside(text, i + 1, ")");
      argument = strip(text.substr(i + 1, end - i - 1));
      i = std::min(end + 1, text.size());
    }
    if (element || name == "before" || name == "after" || name == "first-line" ||
        name == "first-letter") {
      whole.pseudo = name == "before"        ? Pseudo::before
                     : name == "after"       ? Pseudo::after
                     : name == "placeholder" ? Pseudo::placeholder
                                             : Pseudo::other;
      // All browsers take any name that begins with -webkit-.
      if (!name.starts_with("-webkit-") && !is_named(kElements, name)) unknown_ = true;
      add(whole, 0, 0, 1);
      return true;
    }
    Simple out;
    if (name == "is" || name == "where" || name == "not" || name == "has" || name == "matches") {
      if (!functional(name, argument, out, whole)) return false;
    } else if (name.starts_with("nth-")) {
      using Kind = Simple::Kind;
      out.kind = name == "nth-child"        ? Kind::nth_child
                 : name == "nth-last-child" ? Kind::nth_last_child
                 : name == "nth-of-type"    ? Kind::nth_of_type
                                            : Kind::nth_last_of_type;
      // "2 of .a" counts only some of the children.
      if (argument.find(" of ") != argument.npos) out.kind = Kind::perhaps, whole.unsure = true;
      else if (!an_plus_b(argument, out)) return false;
      add(whole, 0, 1, 0);
    } else if (name == "lang") {
      out.kind = Simple::Kind::language;
      out.value = lower_case(argument);
      std::erase_if(out.value, [](char c) { return c == '"' || c == '\'' || is_space(c); });
      add(whole, 0, 1, 0);
    } else {
      plain(name, out, whole);
    }
    compound.simples.push_back(std::move(out));
    return true;
  }

  bool functional(const std::string& name, std::string_view argument, Simple& out, Complex& whole) {
    using Kind = Simple::Kind;
    if (depth_ >= kDeepest) return false;
    out.kind = name == "not" ? Kind::negation : name == "has" ? Kind::has : Kind::is;
    SelectorReader reader(argument, depth_ + 1);
    out.inner = reader.list(out.kind == Kind::is);
    if (out.inner.empty() && out.kind != Kind::is) return false;
    if (reader.has_unknown() && out.kind != Kind::is) unknown_ = true;
    std::uint32_t most = 0;
    for (const Complex& inner : out.inner) {
      most = std::max(most, inner.specificity);
      whole.unsure = whole.unsure || inner.unsure || reader.has_unknown();
      if (inner.dynamic && name != "not") {
        whole.dynamic = true;
        whole.states.insert(whole.states.end(), inner.states.begin(), inner.states.end());
      }
    }
    if (name != "where") whole.specificity += most;
    return true;
  }

  void plain(const std::string& name, Simple& out, Complex& whole) {
    using Kind = Simple::Kind;
    static constexpr std::array<std::pair<std::string_view, Kind>, 20> kPlain = {{
        {"first-child", Kind::first_child},
        {"last-child", Kind::last_child},
        {"only-child", Kind::only_child},
        {"first-of-type", Kind::first_of_type},
        {"last-of-type", Kind::last_of_type},
        {"root", Kind::root},
        {"scope", Kind::root},
        {"empty", Kind::empty},
        {"checked", Kind::checked},
        {"disabled", Kind::disabled},
        {"enabled", Kind::enabled},
        {"required", Kind::required},
        {"optional", Kind::optional},
        {"link", Kind::link},
        {"any-link", Kind::link},
        {"-webkit-any-link", Kind::link},
        {"open", Kind::open},
        {"defined", Kind::universal},
        {"host", Kind::never},
        {"host-context", Kind::never},
    }};
    add(whole, 0, 1, 0);
    const auto known = std::find_if(kPlain.begin(), kPlain.end(),
                                    [&](const auto& each) { return each.first == name; });
    if (known != kPlain.end()) {
      out.kind = known->second;
    } else if (is_named(kStates, name)) {
      out.kind = Kind::never;
      whole.dynamic = true;
      whole.states.push_back(name);
    } else {
      out.kind = Kind::perhaps;
      whole.unsure = true;
      if (!is_named(kConditions, name)) unknown_ = true;
    }
  }

  template <std::size_t size>
  static bool is_named(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  // What a page is not in when it has just been opened.
  static constexpr std::array<std::string_view, 16> kStates = {"hover",
                                                               "focus",
                                                               "focus-visible",
                                                               "focus-within",
                                                               "active",
                                                               "visited",
                                                               "target",
                                                               "target-within",
                                                               "fullscreen",
                                                               "modal",
                                                               "popover-open",
                                                               "user-invalid",
                                                               "user-valid",
                                                               "picture-in-picture",
                                                               "active-view-transition",
                                                               "-webkit-full-screen"};
  // What every browser knows and is not worked out here.
  static constexpr std::array<std::string_view, 19> kConditions = {"placeholder-shown",
                                                                   "read-only",
                                                                   "read-write",
                                                                   "valid",
                                                                   "invalid",
                                                                   "in-range",
                                                                   "out-of-range",
                                                                   "indeterminate",
                                                                   "default",
                                                                   "autofill",
                                                                   "dir",
                                                                   "only-of-type",
                                                                   "playing",
                                                                   "paused",
                                                                   "state",
                                                                   "-webkit-autofill",
                                                                   "muted",
                                                                   "seeking",
                                                                   "buffering"};
  static constexpr std::array<std::string_view, 14> kElements = {
      "before",  "after",     "first-line",  "first-letter", "placeholder",
      "marker",  "selection", "backdrop",    "cue",          "file-selector-button",
      "slotted", "part",      "target-text", "highlight"};

  std::string_view text_;
  std::size_t depth_;
  bool unknown_ = false;
};

bool parse_declaration(std::string_view whole, std::string_view block, std::size_t offset,
                       Declaration& d);

bool contains(const std::array<std::string_view, 24>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

enum class Certain : std::uint8_t { no, yes, unknown };
Certain negated(Certain c) {
  return c == Certain::unknown ? c : c == Certain::yes ? Certain::no : Certain::yes;
}

// Whether all browsers of today support a declaration; `yes` for what they have had for years.
Certain supports_declaration(std::string_view declaration) {
  static constexpr std::array<std::string_view, 24> kOld = {
      "align-items", "animation",   "aspect-ratio", "border-radius", "box-shadow", "color",
      "display",     "flex",        "flex-wrap",    "gap",           "grid-area",  "grid-gap",
      "grid-row",    "grid-column", "inset",        "margin",        "object-fit", "opacity",
      "overflow",    "padding",     "position",     "transform",     "transition", "width"};
  const std::size_t colon = declaration.find(':');
  if (colon == declaration.npos) return Certain::unknown;
  const std::string name = lower_case(strip(declaration.substr(0, colon)));
  const std::string value = lower_case(strip(declaration.substr(colon + 1)));
  if (name.starts_with("--")) return Certain::yes;
  if (name == "grid-template-columns" || name == "grid-template-areas")
    return value.find("subgrid") == value.npos && value.find("masonry") == value.npos
               ? Certain::yes
               : Certain::unknown;
  if (!contains(kOld, name) || value.empty() || value[0] == '-') return Certain::unknown;
  Colour colour;
  if (name == "color") return colour_of(value, colour) ? Certain::yes : Certain::unknown;
  if (name == "display") {
    static constexpr std::array<std::string_view, 24> kDisplays = {
        "none",        "block",     "inline",      "inline-block", "flex",
        "inline-flex", "grid",      "inline-grid", "table",        "table-cell",
        "table-row",   "flow-root", "contents",    "list-item",    "inline-table"};
    return contains(kDisplays, value) ? Certain::yes : Certain::unknown;
  }
  // A keyword, a number or a length; functions come and go.
  double px = 0;
  const bool plain = value.find_first_of("( ") == value.npos;
  static constexpr std::array<std::string_view, 24> kWords = {
      "absolute", "relative", "fixed",  "sticky",  "static",  "cover",
      "contain",  "none",     "auto",   "hidden",  "visible", "center",
      "wrap",     "clip",     "scroll", "inherit", "initial", "unset"};
  if (!plain) return Certain::unknown;
  return contains(kWords, value) || length_of(value, 16, 16, px) ||
                 (std::isdigit(static_cast<unsigned char>(value[0])) &&
                  value.find_first_not_of("0123456789./%") == value.npos)
             ? Certain::yes
             : Certain::unknown;
}

// The condition of an @supports.
Certain supports(std::string_view condition, std::size_t depth) {
  condition = strip(condition);
  if (depth > kDeepest || condition.empty()) return Certain::unknown;
  std::size_t i = 0;
  Certain all = Certain::yes;
  bool any = false, negate = false, first = true;
  while (i < condition.size()) {
    while (i < condition.size() && is_space(condition[i])) ++i;
    if (i == condition.size()) break;
    Certain one = Certain::unknown;
    std::string word;
    while (i < condition.size() && is_name(condition[i])) word += condition[i++];
    word = lower_case(word);
    if (word == "not" || word == "and" || word == "or") {
      if (word == "not") negate = true;
      if (word == "or") any = true;
      continue;
    }
    if (i >= condition.size() || condition[i] != '(') return Certain::unknown;
    const std::size_t end = find_outside(condition, i + 1, ")");
    const std::string_view inside = strip(condition.substr(i + 1, end - i - 1));
    i = std::min(end + 1, condition.size());
    if (word == "selector") {
      SelectorReader reader(inside);
      one = !reader.list().empty() && !reader.has_unknown() ? Certain::yes : Certain::unknown;
    } else if (word.empty()) {
      one = inside.starts_with('(') || lower_case(inside.substr(0, 3)) == "not"
                ? supports(inside, depth + 1)
                : supports_declaration(inside);
    }
    if (negate) one = negated(one), negate = false;
    if (first) all = one;
    else if (any)
      all = all == Certain::yes || one == Certain::yes ? Certain::yes
            : all == Certain::no                       ? one
            : one == Certain::no                       ? all
                                                       : Certain::unknown;
    else
      all = all == Certain::no || one == Certain::no ? Certain::no
            : all == Certain::yes                    ? one
            : one == Certain::yes                    ? all
                                                     : Certain::unknown;
    first = false;
  }
  return first ? Certain::unknown : all;
}

class SheetReader {
 public:
  explicit SheetReader(Sheet& sheet) : sheet_(sheet), text_(*sheet.text) {}

  void read() { rules(0, text_.size(), 0, ""); }

 private:
  // Rules of text_[i, end), those of a style sheet or of a block of conditions; in the block of a
  // style rule `parent` is that rule's prelude, and declarations stand between them.
  void rules(std::size_t i, std::size_t end, std::size_t depth, const std::string& parent) {
    StyleRule own;  // the declarations since the last nested rule
    const auto finish = [&] {
      if (!own.declarations.empty()) emit(std::move(own), parent);
      own = {};
    };
    while (i < end && sheet_.rules.size() < kMostRules) {
      while (i < end && is_space(text_[i])) ++i;
      if (depth == 0) {
        if (text_.substr(i, 4) == "<!--") i += 4;
        if (text_.substr(i, 3) == "-->") i += 3;
        if (i < end && is_space(text_[i])) continue;
      }
      if (i >= end) break;
      if (!parent.empty() && text_[i] == ';') {
        ++i;
        continue;
      }
      const bool at = text_[i] == '@';
      const bool custom = !parent.empty() && text_.substr(i, 2) == "--";
      const std::size_t open =
          custom ? end_of_custom(i, end)
                 : std::min(find_outside(text_, i, at || !parent.empty() ? "{;" : "{"), end);
      const bool block = open < end && text_[open] == '{' && !custom;
      if (!block) {
        if (at) statement(strip(text_.substr(i, open - i)), depth);
        Declaration d;
        if (!at && !parent.empty() && parse_declaration(text_.substr(i, open - i), text_, 0, d)) {
          if (own.declarations.empty()) own.begin = begin_;
          own.declarations.push_back(d);
        }
        if (open >= end) break;
        i = open + 1;
        continue;
      }
      const std::size_t close = std::min(end_of_block(text_, open), end);
      // Without its brace, when it has one.
      const std::size_t inner = close > open + 1 && text_[close - 1] == '}' ? close - 1 : close;
      const std::string_view prelude = strip(text_.substr(i, open - i));
      finish();
      if (at) conditional(prelude, open + 1, inner, depth, parent);
      else style(prelude, i, open + 1, inner, depth, parent);
      i = close;
    }
    finish();
    if (sheet_.rules.size() >= kMostRules) sheet_.cut = true;
  }

  // A custom property can hold blocks of braces.
  std::size_t end_of_custom(std::size_t i, std::size_t end) const {
    while (i < end) {
      i = find_outside(text_, i, "{;");
      if (i >= end || text_[i] == ';') break;
      i = end_of_block(text_, i);
    }
    return std::min(i, end);
  }

  void emit(StyleRule rule, const std::string& prelude) {
    SelectorReader reader(prelude);
    if ((written_ += prelude.size()) <= kMostWritten + text_.size()) rule.selectors = reader.list();
    else sheet_.cut = true;
    if (rule.selectors.empty()) return;
    if ((selectors_ += rule.selectors.size()) > kMostSelectors) {
      sheet_.cut = true;
      return;
    }
    rule.media = media_;
    rule.layer = layer_;
    rule.unsure = unsure_ > 0 || reader.has_unknown();
    sheet_.rules.push_back(std::move(rule));
  }

  void statement(std::string_view words, std::size_t depth) {
    const std::string name = lower_case(words.substr(0, words.find_first_of(" \t\n\r\f\"'(")));
    const std::string_view rest = strip(words.substr(std::min(name.size(), words.size())));
    if (name == "@layer") {
      for (std::size_t from = 0; from <= rest.size();) {
        const std::size_t end = find_outside(rest, from, ",");
        layer_of(strip(rest.substr(from, end - from)));
        from = end + 1;
      }
    } else if (name == "@import" && depth == 0 && !begun_) {
      import(rest);
    } else if (name != "@charset") {
      begun_ = true;
    }
  }

  // "a.css" layer(x) supports(…) screen
  void import(std::string_view words) {
    Import out;
    out.layers_before = sheet_.layers.size();
    const bool url = lower_case(words.substr(0, 4)) == "url(";
    const std::size_t begin = url ? 4 : 0;
    std::string_view address;
    const std::size_t quote = words.find_first_not_of(" \t\n", begin);
    if (quote == words.npos) return;
    std::size_t end = 0;
    if (words[quote] == '"' || words[quote] == '\'') {
      end = std::min(words.find(words[quote], quote + 1), words.size());
      address = words.substr(quote + 1, end - quote - 1);
      ++end;
      if (url) end = std::min(words.find(')', end), words.size() - 1) + 1;
    } else if (url) {
      end = std::min(words.find(')'), words.size());
      address = strip(words.substr(begin, end - begin));
      ++end;
    } else {
      return;
    }
    words = strip(words.substr(std::min(end, words.size())));
    out.href = address;
    if (lower_case(words.substr(0, 5)) == "layer" && (words.size() == 5 || !is_name(words[5]))) {
      std::string_view name;
      words.remove_prefix(5);
      if (words.starts_with('(')) {
        const std::size_t close = find_outside(words, 1, ")");
        name = strip(words.substr(1, close - 1));
        words.remove_prefix(std::min(close + 1, words.size()));
      }
      out.layer = layer_of(name);
      words = strip(words);
    }
    if (lower_case(words.substr(0, 9)) == "supports(") {
      const std::size_t close = find_outside(words, 9, ")");
      const std::string_view inside = words.substr(9, close - 9);
      Certain certain = supports_declaration(inside);
      if (certain == Certain::unknown) certain = supports(inside, 0);
      if (certain == Certain::no) return;
      out.unsure = certain == Certain::unknown;
      words = strip(words.substr(std::min(close + 1, words.size())));
    }
    out.media = words;
    sheet_.imports.push_back(std::move(out));
  }

  // The number of a layer of that name in the one around; a new one when the name is empty.
  std::uint32_t layer_of(std::string_view name) {
    std::string full = sheet_.layers[layer_];
    if (!full.empty()) full += '.';
    if (name.empty()) full += "\n" + std::to_string(sheet_.layers.size());
    else full += name;
    const auto [found, fresh] =
        layer_numbers_.emplace(full, static_cast<std::uint32_t>(sheet_.layers.size()));
    if (fresh) sheet_.layers.push_back(full);
    return found->second;
  }

  void conditional(std::string_view prelude, std::size_t begin, std::size_t end, std::size_t depth,
                   const std::string& parent) {
    const std::size_t space = std::min(prelude.find_first_of(" \t\n("), prelude.size());
    const std::string name = lower_case(prelude.substr(0, space));
    const std::string_view rest = strip(prelude.substr(space));
    begun_ = true;
    if (name.ends_with("keyframes")) return keyframes(rest, begin, end);
    if (depth >= kDeepest) {
      sheet_.cut = true;
      return;
    }
    if (name == "@media") {
      media_.emplace_back(rest);
      bool known = true;
      holds(rest, {}, &known);
      unsure_ += known ? 0U : 1U;
      rules(begin, end, depth + 1, parent);
      unsure_ -= known ? 0U : 1U;
      media_.pop_back();
    } else if (name == "@layer") {
      const std::uint32_t around = layer_;
      layer_ = layer_of(rest);
      rules(begin, end, depth + 1, parent);
      layer_ = around;
    } else if (name == "@supports") {
      const Certain certain = supports(rest, 0);
      if (certain == Certain::no) return;
      unsure_ += certain == Certain::yes ? 0U : 1U;
      rules(begin, end, depth + 1, parent);
      unsure_ -= certain == Certain::yes ? 0U : 1U;
    } else if (name == "@container" || name == "@scope") {
      ++unsure_;
      rules(begin, end, depth + 1, parent);
      --unsure_;
    }
  }

  void keyframes(std::string_view name, std::size_t begin, std::size_t end) {
    Keyframes out{.name = std::string(name)};
    while (begin < end) {
      const std::size_t open = find_outside(text_, begin, "{");
      if (open >= end) break;
      const std::size_t close = std::min(end_of_block(text_, open), end);
      for (const Declaration& d : parse_declarations(text_.substr(open + 1, close - open - 1)))
        if (std::find(out.properties.begin(), out.properties.end(), d.property) ==
                out.properties.end() &&
            out.properties.size() < 100)
          out.properties.push_back(d.property);
      begin = close;
    }
    sheet_.keyframes.push_back(std::move(out));
  }

  void style(std::string_view prelude, std::size_t at, std::size_t begin, std::size_t end,
             std::size_t depth, const std::string& parent) {
    begun_ = true;
    if (depth >= kDeepest) {
      sheet_.cut = true;
      return;
    }
    std::string full = parent.empty() ? std::string(prelude) : nested(prelude, parent);
    if (full.empty()) return;
    // At the top `&` is what has no rule around it: the root.
    if (parent.empty() && full.find('&') != full.npos) full = with_parent(full, ":root");
    if (full.size() > kLongestPrelude && !parent.empty()) {
      sheet_.cut = true;
      return;
    }
    const std::uint32_t around = begin_;
    begin_ = static_cast<std::uint32_t>(at);
    rules(begin, end, depth + 1, full);
    begin_ = around;
  }

  // "> a, & b" in "p, li": ":is(p, li) > a, :is(p, li) b"
  std::string nested(std::string_view prelude, const std::string& parent) {
    const std::string around = ":is(" + parent + ")";
    std::string out;
    for (std::size_t from = 0; from <= prelude.size();) {
      const std::size_t end = find_outside(prelude, from, ",");
      const std::string_view one = strip(prelude.substr(from, end - from));
      if (one.empty()) return {};
      if (!out.empty()) out += ", ";
      const bool named = one.find('&') != one.npos;
      out += named ? with_parent(one, around) : around + " " + std::string(one);
      if (out.size() > kLongestPrelude || (written_ += out.size()) > kMostWritten + text_.size()) {
        sheet_.cut = true;
        return {};
      }
      from = end + 1;
    }
    return out;
  }

  static std::string with_parent(std::string_view selector, std::string_view parent) {
    std::string out;
    char quote = 0;
    for (std::size_t i = 0; i < selector.size() && out.size() <= kLongestPrelude; ++i) {
      const char c = selector[i];
      if (quote && c == quote) quote = 0;
      else if (!quote && (c == '"' || c == '\'')) quote = c;
      if (c != '&' || quote) {
        out += c;
        if (c == '\\' && i + 1 < selector.size()) out += selector[++i];
        continue;
      }
      out += parent;
    }
    return out;
  }

  Sheet& sheet_;
  std::string_view text_;
  std::vector<std::string> media_{};
  std::map<std::string, std::uint32_t> layer_numbers_{};
  std::uint32_t layer_ = 0;
  std::uint32_t begin_ = 0;  // of the style rule around
  std::size_t unsure_ = 0;   // conditions around that are not evaluated
  std::size_t selectors_ = 0, written_ = 0;
  bool begun_ = false;  // past where @import may stand
};

// Properties in lower case are views into the text itself; others are rare and are kept here for
// good, once each.
std::string_view property_of(std::string_view written) {
  if (std::none_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) ||
      written.starts_with("--"))
    return written;
  static constexpr std::array<std::string_view, 46> kKnown = {"display",
                                                              "visibility",
                                                              "position",
                                                              "clip",
                                                              "clip-path",
                                                              "overflow",
                                                              "overflow-x",
                                                              "overflow-y",
                                                              "width",
                                                              "height",
                                                              "max-width",
                                                              "max-height",
                                                              "min-width",
                                                              "min-height",
                                                              "left",
                                                              "right",
                                                              "top",
                                                              "bottom",
                                                              "text-indent",
                                                              "margin-left",
                                                              "opacity",
                                                              "color",
                                                              "background",
                                                              "background-color",
                                                              "background-image",
                                                              "font",
                                                              "font-size",
                                                              "font-weight",
                                                              "line-height",
                                                              "letter-spacing",
                                                              "word-spacing",
                                                              "transform",
                                                              "rotate",
                                                              "content",
                                                              "text-transform",
                                                              "white-space",
                                                              "list-style",
                                                              "list-style-type",
                                                              "text-decoration",
                                                              "text-decoration-line",
                                                              "outline",
                                                              "border",
                                                              "pointer-events",
                                                              "writing-mode",
                                                              "float",
                                                              "inset"};
  const std::string small = lower_case(written);
  const auto known = std::find(kKnown.begin(), kKnown.end(), small);
  return known == kKnown.end() ? std::string_view("unknown") : *known;
}

bool parse_declaration(std::string_view whole, std::string_view block, std::size_t offset,
                       Declaration& d) {
  const std::size_t colon = whole.find(':');
  if (colon == whole.npos) return false;
  d.property = property_of(strip(whole.substr(0, colon)));
  d.value = strip(whole.substr(colon + 1));
  if (const std::size_t mark = d.value.rfind('!');
      mark != d.value.npos && lower_case(strip(d.value.substr(mark + 1))) == "important") {
    d.important = true;
    d.value = strip(d.value.substr(0, mark));
  }
  const std::string_view trimmed = strip(whole);
  d.begin =
      static_cast<std::uint32_t>(offset + static_cast<std::size_t>(trimmed.data() - block.data()));
  d.end = static_cast<std::uint32_t>(d.begin + trimmed.size());
  return !d.property.empty();
}

bool number_of(std::string_view text, double& out, std::string_view& rest) {
  std::size_t i = text.starts_with('+') ? 1 : 0;
  const auto read = std::from_chars(text.data() + i, text.data() + text.size(), out);
  if (read.ec != std::errc()) return false;
  rest = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
  return true;
}

// A range: (width >= 600px), (400px <= width <= 900px)
bool range_holds(std::string_view feature, const Medium& medium, bool& known) {
  std::vector<std::string> parts;
  std::vector<std::string_view> signs;
  for (std::size_t from = 0;;) {
    const std::size_t sign = std::min(feature.find_first_of("<>=", from), feature.size());
    parts.push_back(lower_case(strip(feature.substr(from, sign - from))));
    if (sign == feature.size()) break;
    from = std::min(feature.find_first_not_of("<>=", sign), feature.size());
    signs.push_back(feature.substr(sign, from - sign));
  }
  bool result = true, any = false;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const bool left = parts[i] == "width" || parts[i] == "height";
    const std::string& name = left ? parts[i] : parts[i + 1];
    double px = 0;
    if ((name != "width" && name != "height") ||
        !length_of(left ? parts[i + 1] : parts[i], 16, 16, px)) {
      known = false;
      return false;
    }
    const double have = name == "height" ? medium.height : medium.width;
    const bool equal = signs[i].find('=') != std::string_view::npos && have == px;
    const bool less = (signs[i][0] == '<') == left;
    const bool strict = signs[i][0] != '=' && (less ? have < px : have > px);
    result = result && (equal || strict);
    any = true;
  }
  return any && result;
}

bool feature_holds(std::string_view feature, const Medium& medium, bool& known) {
  const std::size_t colon = feature.find(':');
  std::string name = lower_case(strip(feature.substr(0, colon)));
  const std::string value =
      colon == feature.npos ? "" : lower_case(strip(feature.substr(colon + 1)));
  if (colon == feature.npos && feature.find_first_of("<>=") != feature.npos)
    return range_holds(feature, medium, known);
  double px = 0;
  if (name == "orientation")
    return value == (medium.width >= medium.height ? "landscape" : "portrait");
  for (const std::string_view side : {"width", "height"}) {
    const double have = side == "width" ? medium.width : medium.height;
    if (name == "min-" + std::string(side)) return length_of(value, 16, 16, px) && have >= px;
    if (name == "max-" + std::string(side)) return length_of(value, 16, 16, px) && have <= px;
    if (name == side) return value.empty() || (length_of(value, 16, 16, px) && have == px);
  }
  if (name == "hover" || name == "any-hover") return value.empty() || value == "hover";
  if (name == "pointer" || name == "any-pointer") return value.empty() || value == "fine";
  if (name == "prefers-color-scheme") return value == (medium.dark ? "dark" : "light");
  if (name.starts_with("prefers-")) return value == "no-preference";
  if (name == "forced-colors" || name == "inverted-colors") return value == "none";
  if (name == "scripting") return value == "enabled";
  if (name == "color") return true;
  // Browsers of other engines, and of old, by names of their own.
  if (name != "-ms-high-contrast" && name != "monochrome") known = false;
  return false;
}

bool query_holds(std::string_view query, const Medium& medium, bool& known) {
  query = strip(query);
  std::string small = lower_case(query);
  bool negated = false;
  std::size_t i = 0;
  const auto word = [&] {
    while (i < small.size() && is_space(small[i])) ++i;
    const std::size_t begin = i;
    while (i < small.size() && is_name(small[i])) ++i;
    return std::string_view(small).substr(begin, i - begin);
  };
  bool result = true, any = false, first = true;
  while (i < small.size()) {
    const std::size_t before = i;
    const std::string_view w = word();
    if (w == "not") {
      negated = true;
      continue;
    }
    if (w == "only" || w == "and") continue;
    if (w == "or") {
      any = true;
      continue;
    }
    bool one = false;
    if (!w.empty()) {
      one = w == "all" || w == (medium.print ? "print" : "screen");
    } else if (i < small.size() && small[i] == '(') {
      const std::size_t end = find_outside(small, i + 1, ")");
      const std::string_view inside = std::string_view(small).substr(i + 1, end - i - 1);
      one = strip(inside).starts_with('(') || lower_case(strip(inside).substr(0, 3)) == "not"
                ? query_holds(inside, medium, known)
                : feature_holds(inside, medium, known);
      i = std::min(end + 1, small.size());
    } else {
      if (i == before) ++i;
      continue;
    }
    result = first ? one : any ? (result || one) : (result && one);
    first = false;
  }
  return negated ? !result : result;
}

struct Named {
  std::string_view name;
  std::uint32_t rgb;
};

// CSS Color 4, the named colours, sorted.
constexpr Named kNamed[] = {
#include "page/data/named_colours.inc"
};

// CSS Color 4, the system colours of a light page that browsers agree on.
constexpr Named kSystem[] = {{"buttonface", 0xEFEFEF}, {"buttontext", 0x000000},
                             {"canvas", 0xFFFFFF},     {"canvastext", 0x000000},
                             {"field", 0xFFFFFF},      {"fieldtext", 0x000000},
                             {"linktext", 0x0000EE}};

}  // namespace

bool is_system_colour(std::string_view value) {
  const std::string small = lower_case(strip(value));
  return std::any_of(std::begin(kSystem), std::end(kSystem),
                     [&](const Named& n) { return n.name == small; });
}

bool asks_scheme(std::string_view css) {
  return lower_case(css).find("prefers-color-scheme") != std::string::npos;
}

Sheet parse_sheet(std::string text) {
  Sheet sheet;
  sheet.text = std::make_shared<const std::string>(without_comments(std::move(text)));
  sheet.asks_scheme = asks_scheme(*sheet.text);
  SheetReader(sheet).read();
  for (StyleRule& rule : sheet.rules) rule.longhands = longhands_of(rule.declarations);
  return sheet;
}

std::vector<Declaration> parse_declarations(std::string_view text) {
  std::vector<Declaration> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = find_outside(text, i, ";{");
    if (end < text.size() && text[end] == '{') {  // a rule has no place here
      i = end_of_block(text, end);
      continue;
    }
    Declaration d;
    if (parse_declaration(text.substr(i, end - i), text, 0, d)) out.push_back(d);
    i = end + 1;
  }
  return out;
}

std::vector<Complex> parse_selectors(std::string_view text) { return SelectorReader(text).list(); }

bool holds(std::string_view media, const Medium& medium, bool* known) {
  if (strip(media).empty()) return true;
  bool ignored = true;
  for (std::size_t from = 0; from <= media.size();) {
    const std::size_t end = find_outside(media, from, ",");
    if (query_holds(media.substr(from, end - from), medium, known ? *known : ignored)) return true;
    from = end + 1;
  }
  return false;
}

namespace {

// calc() and its like, worked out in px. Numbers without a unit stay numbers.
class Sum {
 public:
  Sum(std::string_view text, double em, double root, double whole)
      : text_(text), em_(em), root_(root), whole_(whole) {}

  bool read(double& px) {
    const Term out = sum(0);
    px = out.value;
    return ok_ && out.length && i_ == text_.size();
  }

 private:
  struct Term {
    double value = 0;
    bool length = false;
  };

  void skip() {
    while (i_ < text_.size() && is_space(text_[i_])) ++i_;
  }
  bool take(char c) {
    skip();
    if (i_ >= text_.size() || text_[i_] != c) return false;
    ++i_;
    return true;
  }

  Term sum(std::size_t depth) {
    Term out = product(depth);
    for (;;) {
      const bool plus = take('+');
      if (!plus && !take('-')) return out;
      const Term next = product(depth);
      ok_ = ok_ && next.length == out.length;
      out.value += plus ? next.value : -next.value;
      if (!ok_) return out;
    }
  }

  Term product(std::size_t depth) {
    Term out = term(depth);
    for (;;) {
      const bool times = take('*');
      if (!times && !take('/')) return out;
      const Term next = term(depth);
      ok_ = ok_ && (times ? !(next.length && out.length) : !next.length && next.value != 0);
      if (!ok_) return out;
      out.value = times ? out.value * next.value : out.value / next.value;
      out.length = out.length || next.length;
    }
  }

  Term term(std::size_t depth) {
    skip();
    if (depth > kDeepest) ok_ = false;
    if (!ok_) return {};
    std::string name;
    std::size_t at = i_;
    while (at < text_.size() && (std::isalpha(static_cast<unsigned char>(text_[at])) != 0))
      name += text_[at++];
    if (at < text_.size() && text_[at] == '(') {
      i_ = at + 1;
      return function(lower_case(name), depth);
    }
    double number = 0;
    std::string_view rest;
    if (!number_of(text_.substr(i_), number, rest)) return ok_ = false, Term{};
    std::size_t end = text_.size() - rest.size();
    const std::size_t unit = end;
    while (end < text_.size() && (is_name(text_[end]) || text_[end] == '%')) ++end;
    Term out{number, end > unit};
    if (out.length && !length_of(text_.substr(i_, end - i_), em_, root_, out.value, whole_))
      ok_ = false;
    i_ = end;
    return out;
  }

  Term function(const std::string& name, std::size_t depth) {
    std::vector<Term> all;
    do all.push_back(sum(depth + 1));
    while (ok_ && take(','));
    ok_ = ok_ && take(')');
    for (const Term& each : all) ok_ = ok_ && each.length == all[0].length;
    if (!ok_) return {};
    const auto less = [](const Term& a, const Term& b) { return a.value < b.value; };
    if (name == "min") return *std::min_element(all.begin(), all.end(), less);
    if (name == "max") return *std::max_element(all.begin(), all.end(), less);
    if (name == "clamp" && all.size() == 3)
      return {std::max(all[0].value, std::min(all[1].value, all[2].value)), all[0].length};
    ok_ = all.size() == 1 && (name == "calc" || name.empty());
    return all[0];
  }

  std::string_view text_;
  double em_, root_, whole_;
  std::size_t i_ = 0;
  bool ok_ = true;
};

}  // namespace

bool length_of(std::string_view value, double em, double root, double& px, double whole) {
  double number = 0;
  std::string_view rest;
  value = strip(value);
  if (!number_of(value, number, rest))
    return value.ends_with(')') && value.size() < 1000 && Sum(value, em, root, whole).read(px);
  const std::string unit = lower_case(strip(rest));
  const std::array<std::pair<std::string_view, double>, 16> units = {{{"px", 1},
                                                                      {"pt", 96.0 / 72},
                                                                      {"in", 96},
                                                                      {"cm", 96 / 2.54},
                                                                      {"mm", 96 / 25.4},
                                                                      {"q", 96 / 101.6},
                                                                      {"pc", 16},
                                                                      {"em", em},
                                                                      {"rem", root},
                                                                      {"ch", em / 2},
                                                                      {"ex", em / 2},
                                                                      {"vw", 12.8},
                                                                      {"vi", 12.8},
                                                                      {"vh", 7.2},
                                                                      {"vmin", 7.2},
                                                                      {"vmax", 12.8}}};
  if (unit.empty()) {
    px = number;
    return number == 0;
  }
  if (unit == "%" && whole >= 0) return px = number * whole / 100, true;
  std::string_view name = unit;
  // What a small, large or changing window is counts as the one that is looked at.
  if (name.size() > 2 && name.find('v') == 1) name.remove_prefix(1);
  for (const auto& [known, factor] : units)
    if (name == known) return px = number * factor, true;
  return false;
}

bool colour_of(std::string_view value, Colour& out) {
  const std::string s = lower_case(strip(value));
  if (s == "transparent") return out = {}, true;
  if (s.starts_with('#')) {
    const std::string_view hex = std::string_view(s).substr(1);
    if (hex.find_first_not_of("0123456789abcdef") != hex.npos) return false;
    const auto digit = [&](std::size_t i) {
      return static_cast<double>(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
    };
    const bool brief = hex.size() == 3 || hex.size() == 4;
    if (!brief && hex.size() != 6 && hex.size() != 8) return false;
    const auto part = [&](std::size_t i) {
      return (brief ? digit(i) * 17 : digit(2 * i) * 16 + digit(2 * i + 1)) / 255;
    };
    const bool alpha = hex.size() == 4 || hex.size() == 8;
    out = {part(0), part(1), part(2), alpha ? part(3) : 1};
    return true;
  }
  if (const std::size_t open = s.find('('); open != s.npos && s.ends_with(')')) {
    const std::string name = s.substr(0, open);
    const bool rgb = name == "rgb" || name == "rgba", hsl = name == "hsl" || name == "hsla";
    if (!rgb && !hsl) return false;
    std::string arguments = s.substr(open + 1, s.size() - open - 2);
    std::replace_if(
        arguments.begin(), arguments.end(), [](char c) { return c == ',' || c == '/'; }, ' ');
    std::vector<std::pair<double, bool>> numbers;  // and whether in per cent
    std::string_view rest = strip(arguments);
    while (!rest.empty()) {
      double n = 0;
      if (!number_of(rest, n, rest)) return false;
      const bool percent = rest.starts_with('%');
      if (percent) rest.remove_prefix(1);
      else if (rest.starts_with("deg")) rest.remove_prefix(3);
      numbers.emplace_back(n, percent);
      rest = strip(rest);
    }
    if (numbers.size() != 3 && numbers.size() != 4) return false;
    out.a = numbers.size() == 4 ? numbers[3].first / (numbers[3].second ? 100 : 1) : 1;
    if (rgb) {
      const auto part = [&](std::size_t i) {
        return std::clamp(numbers[i].first / (numbers[i].second ? 100 : 255), 0.0, 1.0);
      };
      out.r = part(0), out.g = part(1), out.b = part(2);
      return true;
    }
    const double h = numbers[0].first, sat = numbers[1].first / 100, light = numbers[2].first / 100;
    const auto channel = [&](double n) {
      const double k = std::fmod(n + std::fmod(h, 360) / 30 + 12, 12);
      const double a = sat * std::min(light, 1 - light);
      return light - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    };
    out.r = channel(0), out.g = channel(8), out.b = channel(4);
    return true;
  }
  const auto in = [&](const Named* begin, const Named* end) -> const Named* {
    const Named* const at = std::lower_bound(
        begin, end, s, [](const Named& n, const std::string& key) { return n.name < key; });
    return at != end && at->name == s ? at : nullptr;
  };
  const Named* found = in(std::begin(kNamed), std::end(kNamed));
  if (!found) found = in(std::begin(kSystem), std::end(kSystem));
  if (!found) return false;
  const auto part = [&](unsigned shift) {
    return static_cast<double>((found->rgb >> shift) & 0xFF) / 255;
  };
  out = {part(16), part(8), part(0), 1};
  return true;
}

}  // namespace blankett::css
