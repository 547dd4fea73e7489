// Tested by page_test.cpp.

#include "page/css.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.h"

namespace blankett::css {
namespace {

// A style sheet larger than its page's share is cut off here, not followed without end.
constexpr std::size_t kMostRules = 200'000;
constexpr std::size_t kDeepest = 32;

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

  std::vector<Complex> list() {
    std::vector<Complex> out;
    for (std::size_t from = 0; from <= text_.size();) {
      const std::size_t end = find_outside(text_, from, ",");
      if (std::optional<Complex> one = complex(strip(text_.substr(from, end - from))))
        out.push_back(*std::move(one));
      else return {};  // one that is not understood makes the whole list void
      from = end + 1;
    }
    return out;
  }

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
      whole.pseudo = name == "before"  ? Pseudo::before
                     : name == "after" ? Pseudo::after
                                       : Pseudo::other;
      add(whole, 0, 0, 1);
      return true;
    }
    using Kind = Simple::Kind;
    static constexpr std::array<std::pair<std::string_view, Kind>, 17> kPlain = {{
        {"first-child", Kind::first_child},
        {"last-child", Kind::last_child},
        {"only-child", Kind::only_child},
        {"first-of-type", Kind::first_of_type},
        {"last-of-type", Kind::last_of_type},
        {"root", Kind::root},
        {"empty", Kind::empty},
        {"checked", Kind::checked},
        {"disabled", Kind::disabled},
        {"enabled", Kind::enabled},
        {"required", Kind::required},
        {"optional", Kind::optional},
        {"link", Kind::link},
        {"any-link", Kind::link},
        {"open", Kind::open},
        {"defined", Kind::universal},
        {"host", Kind::never},
    }};
    Simple out;
    if (name == "is" || name == "where" || name == "not" || name == "has" || name == "matches") {
      if (depth_ >= kDeepest) return false;
      out.kind = name == "not" ? Kind::negation : name == "has" ? Kind::has : Kind::is;
      out.inner = SelectorReader(argument, depth_ + 1).list();
      if (out.inner.empty()) return false;
      std::uint32_t most = 0;
      for (const Complex& inner : out.inner) {
        most = std::max(most, inner.specificity);
        if (inner.dynamic && name != "not") {
          whole.dynamic = true;
          whole.states.insert(whole.states.end(), inner.states.begin(), inner.states.end());
        }
      }
      if (name != "where") whole.specificity += most;
    } else if (name == "nth-child" || name == "nth-last-child") {
      out.kind = name == "nth-child" ? Kind::nth_child : Kind::nth_last_child;
      if (!an_plus_b(argument, out)) return false;
      add(whole, 0, 1, 0);
    } else {
      const auto known = std::find_if(kPlain.begin(), kPlain.end(),
                                      [&](const auto& each) { return each.first == name; });
      out.kind = known == kPlain.end() ? Kind::never : known->second;
      if (known == kPlain.end()) {
        whole.dynamic = true;
        whole.states.push_back(name);
      }
      add(whole, 0, 1, 0);
    }
    compound.simples.push_back(std::move(out));
    return true;
  }

  std::string_view text_;
  std::size_t depth_;
};

void declarations_in(std::string_view block, std::size_t offset, std::vector<Declaration>& out,
                     std::vector<std::string>& names);

class SheetReader {
 public:
  SheetReader(Sheet& sheet, std::vector<std::string>& names) : sheet_(sheet), names_(names) {}

  // Rules of text[begin, end), those of a style sheet or of a block of conditions.
  void rules(std::string_view text, std::size_t i, std::size_t end, std::size_t depth) {
    while (i < end && sheet_.rules.size() < kMostRules) {
      while (i < end && (is_space(text[i]) || text[i] == '}')) ++i;
      if (text.substr(i, 4) == "<!--") i += 4;
      if (text.substr(i, 3) == "-->") i += 3;
      if (i >= end) return;
      const bool at = text[i] == '@';
      const std::size_t open = find_outside(text, i, at ? "{;" : "{");
      if (open >= end) return;
      if (text[open] == ';') {
        statement(strip(text.substr(i, open - i)));
        i = open + 1;
        continue;
      }
      const std::size_t close = std::min(end_of_block(text, open), end);
      const std::string_view prelude = strip(text.substr(i, open - i));
      if (at) block(prelude, text, open + 1, close - 1, depth);
      else style(prelude, text, i, open + 1, close - 1, depth);
      i = close;
    }
  }

 private:
  void statement(std::string_view words) {
    if (!lower_case(words.substr(0, 7)).starts_with("@import")) return;
    words = strip(words.substr(7));
    if (words.starts_with("url(")) words = strip(words.substr(4, words.find(')') - 4));
    else words = words.substr(0, words.find(' '));
    if (words.size() >= 2 && (words[0] == '"' || words[0] == '\''))
      words = words.substr(1, words.find(words[0], 1) - 1);
    sheet_.imports.emplace_back(words);
  }

  void block(std::string_view prelude, std::string_view text, std::size_t begin, std::size_t end,
             std::size_t depth) {
    const std::size_t space = std::min(prelude.find_first_of(" \t\n("), prelude.size());
    const std::string name = lower_case(prelude.substr(0, space));
    const std::string_view rest = strip(prelude.substr(space));
    if (name.ends_with("keyframes")) sheet_.keyframes.emplace_back(rest);
    if (depth >= kDeepest) return;
    if (name == "@media") {
      media_.emplace_back(rest);
      rules(text, begin, end, depth + 1);
      media_.pop_back();
    } else if (name == "@supports" || name == "@layer" || name == "@container") {
      rules(text, begin, end, depth + 1);
    }
  }

  void style(std::string_view prelude, std::string_view text, std::size_t at, std::size_t begin,
             std::size_t end, std::size_t) {
    StyleRule rule;
    rule.selectors = parse_selectors(prelude);
    if (rule.selectors.empty()) return;
    rule.media = media_;
    rule.begin = static_cast<std::uint32_t>(at);
    declarations_in(text.substr(begin, end - begin), begin, rule.declarations, names_);
    sheet_.rules.push_back(std::move(rule));
  }

  Sheet& sheet_;
  std::vector<std::string>& names_;
  std::vector<std::string> media_{};
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

void declarations_in(std::string_view block, std::size_t offset, std::vector<Declaration>& out,
                     std::vector<std::string>&) {
  for (std::size_t i = 0; i < block.size();) {
    std::size_t end = find_outside(block, i, ";{");
    if (end < block.size() && block[end] == '{') {  // a nested rule: passed over
      i = end_of_block(block, end);
      continue;
    }
    const std::string_view whole = block.substr(i, end - i);
    const std::size_t colon = whole.find(':');
    if (colon != whole.npos) {
      Declaration d;
      d.property = property_of(strip(whole.substr(0, colon)));
      d.value = strip(whole.substr(colon + 1));
      if (const std::size_t mark = d.value.rfind('!');
          mark != d.value.npos && lower_case(strip(d.value.substr(mark + 1))) == "important") {
        d.important = true;
        d.value = strip(d.value.substr(0, mark));
      }
      const std::string_view trimmed = strip(whole);
      d.begin = static_cast<std::uint32_t>(offset +
                                           static_cast<std::size_t>(trimmed.data() - block.data()));
      d.end = static_cast<std::uint32_t>(d.begin + trimmed.size());
      if (!d.property.empty()) out.push_back(d);
    }
    i = end + 1;
  }
}

bool number_of(std::string_view text, double& out, std::string_view& rest) {
  std::size_t i = text.starts_with('+') ? 1 : 0;
  const auto read = std::from_chars(text.data() + i, text.data() + text.size(), out);
  if (read.ec != std::errc()) return false;
  rest = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
  return true;
}

bool feature_holds(std::string_view feature, const Medium& medium) {
  const std::size_t colon = feature.find(':');
  std::string name = lower_case(strip(feature.substr(0, colon)));
  const std::string value =
      colon == feature.npos ? "" : lower_case(strip(feature.substr(colon + 1)));
  // A range: (width >= 600px)
  if (const std::size_t sign = feature.find_first_of("<>=");
      colon == feature.npos && sign != feature.npos) {
    const std::size_t after = feature.find_first_not_of("<>=", sign);
    const std::string left = lower_case(strip(feature.substr(0, sign)));
    const std::string right = lower_case(strip(feature.substr(std::min(after, feature.size()))));
    const bool name_first = left == "width" || left == "height";
    double px = 0;
    if (!length_of(name_first ? right : left, 16, 16, px)) return false;
    const double have = (name_first ? left : right) == "height" ? medium.height : medium.width;
    const char c = feature[sign];
    const bool or_equal = feature.substr(sign, after - sign).find('=') != std::string_view::npos;
    if (or_equal && have == px) return true;
    return (c == '<') == name_first ? have < px : have > px;
  }
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
  if (name == "prefers-color-scheme") return value == "light";
  if (name == "prefers-reduced-motion" || name == "prefers-contrast")
    return value == "no-preference";
  if (name == "forced-colors") return value == "none";
  if (name == "scripting") return value == "enabled";
  return name == "color";
}

bool query_holds(std::string_view query, const Medium& medium) {
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
      one = inside.find('(') != inside.npos ? query_holds(inside, medium)
                                            : feature_holds(inside, medium);
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

Sheet parse_sheet(std::string text) {
  Sheet sheet;
  sheet.text = std::make_shared<const std::string>(without_comments(std::move(text)));
  std::vector<std::string> names;
  SheetReader(sheet, names).rules(*sheet.text, 0, sheet.text->size(), 0);
  return sheet;
}

std::vector<Declaration> parse_declarations(std::string_view text) {
  std::vector<Declaration> out;
  std::vector<std::string> names;
  declarations_in(text, 0, out, names);
  return out;
}

std::vector<Complex> parse_selectors(std::string_view text) { return SelectorReader(text).list(); }

bool holds(std::string_view media, const Medium& medium) {
  if (strip(media).empty()) return true;
  for (std::size_t from = 0; from <= media.size();) {
    const std::size_t end = find_outside(media, from, ",");
    if (query_holds(media.substr(from, end - from), medium)) return true;
    from = end + 1;
  }
  return false;
}

bool length_of(std::string_view value, double em, double root, double& px) {
  double number = 0;
  std::string_view rest;
  value = strip(value);
  if (!number_of(value, number, rest)) return false;
  const std::string unit = lower_case(strip(rest));
  static constexpr std::array<std::pair<std::string_view, double>, 6> kUnits = {
      {{"px", 1}, {"pt", 96.0 / 72}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"pc", 16}}};
  if (unit.empty()) {
    px = number;
    return number == 0;
  }
  for (const auto& [name, factor] : kUnits)
    if (unit == name) return px = number * factor, true;
  if (unit == "em") return px = number * em, true;
  if (unit == "rem") return px = number * root, true;
  if (unit == "ch" || unit == "ex") return px = number * em / 2, true;
  if (unit == "vw") return px = number * 12.8, true;
  if (unit == "vh") return px = number * 7.2, true;
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
