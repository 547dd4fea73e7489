// A style sheet is read just as far as its declarations; esbuild judges the rest of it. What it
// looks like is up to the cascade, so only what one rule says by itself is taken for a pair.
// Tested by contrast_test.cpp.

#include "render/contrast.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "render/messages.h"

namespace blankett {
namespace {

using theming::Says;

struct Declaration {
  std::string_view property, value;
  std::uint32_t begin = 0, end = 0;
  std::size_t rule = 0;                    // declarations of one block have the same
  std::vector<std::string_view> around{};  // at-rules and selectors, the outermost first
};

// Cuts a style sheet into declarations. Comments and strings are stepped over.
class Scanner {
 public:
  explicit Scanner(std::string_view css) : css_(css) {}

  std::vector<Declaration> run() {
    while (i_ < css_.size()) {
      const char c = css_[i_];
      if (css_.substr(i_, 2) == "/*") {
        const std::size_t end = css_.find("*/", i_ + 2);
        const bool between = trimmed(css_.substr(begin_, i_ - begin_)).empty();
        i_ = end == css_.npos ? css_.size() : end + 2;
        if (between) begin_ = i_;
        continue;
      }
      if (c == '"' || c == '\'') skip_string(c);
      else if (c == '{') open();
      else if (c == '}' || c == ';') close(c);
      ++i_;
    }
    return std::move(out_);
  }

 private:
  void skip_string(char quote) {
    for (++i_; i_ < css_.size() && css_[i_] != quote; ++i_)
      if (css_[i_] == '\\') ++i_;
  }
  void open() {
    blocks_.push_back({trimmed(css_.substr(begin_, i_ - begin_)), ++rules_});
    begin_ = i_ + 1;
  }
  void close(char c) {
    declaration(css_.substr(begin_, i_ - begin_));
    begin_ = i_ + 1;
    if (c == '}' && !blocks_.empty()) blocks_.pop_back();
  }
  void declaration(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (blocks_.empty() || colon == text.npos) return;
    Declaration d;
    d.property = trimmed(text.substr(0, colon));
    d.value = trimmed(text.substr(colon + 1));
    d.begin = static_cast<std::uint32_t>(d.property.data() - css_.data());
    d.end = static_cast<std::uint32_t>(d.value.data() + d.value.size() - css_.data());
    d.rule = blocks_.back().second;
    for (const auto& [prelude, rule] : blocks_) d.around.push_back(prelude);
    out_.push_back(std::move(d));
  }

  std::string_view css_;
  std::size_t i_ = 0, begin_ = 0, rules_ = 0;
  std::vector<std::pair<std::string_view, std::size_t>> blocks_;
  std::vector<Declaration> out_;
};

// What a reader has asked the browser for, named as a media query names it in every language.
struct Scheme {
  bool dark = false, more = false;
  std::string_view name{};
};
constexpr std::array<Scheme, 4> kSchemes = {
    {{false, false, "(prefers-color-scheme: light)"},
     {true, false, "(prefers-color-scheme: dark)"},
     {false, true, "(prefers-color-scheme: light) and (prefers-contrast: more)"},
     {true, true, "(prefers-color-scheme: dark) and (prefers-contrast: more)"}}};

enum class Holds : std::uint8_t { yes, no, unknown };

// Whether "@media screen and (prefers-color-scheme: dark)" holds in a scheme, on a screen.
Holds holds(std::string_view media, const Scheme& scheme) {
  std::string_view rest = trimmed(media.substr(std::string_view("@media").size()));
  bool all = true;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(" and "), rest.size());
    const std::string part = collapsed(rest.substr(0, end));
    if (part == "(prefers-color-scheme: dark)") all = all && scheme.dark;
    else if (part == "(prefers-color-scheme: light)") all = all && !scheme.dark;
    else if (part == "(prefers-contrast: more)") all = all && scheme.more;
    else if (part == "print" || part == "(forced-colors: active)") all = false;
    else if (part != "screen") return Holds::unknown;
    rest.remove_prefix(std::min(end + 5, rest.size()));
  }
  return all ? Holds::yes : Holds::no;
}

Holds holds(const Declaration& d, const Scheme& scheme) {
  for (const std::string_view around : d.around) {
    const Holds one = around.starts_with("@media") ? holds(around, scheme)
                      : around == ":root"          ? Holds::yes
                                                   : Holds::unknown;
    if (one != Holds::yes) return one;
  }
  return Holds::yes;
}

bool is_hex(std::string_view value) {
  return value.starts_with('#') && (value.size() == 4 || value.size() == 7) &&
         value.find_first_not_of("0123456789abcdefABCDEF", 1) == value.npos;
}

// The name in "var(--name)".
std::string_view token_of(std::string_view value) {
  if (!value.starts_with("var(") || value.find(')') != value.size() - 1) return {};
  const std::string_view name = trimmed(value.substr(4, value.size() - 5));
  return name.starts_with("--") ? name : std::string_view();
}

struct Token {
  std::string_view value{};
  Span at{};
  friend bool operator==(const Token&, const Token&) = default;
};
using Tokens = std::map<std::string_view, Token, std::less<>>;

// Through var(--other) to a colour.
const Token* resolve(const Tokens& tokens, std::string_view name) {
  for (std::size_t step = 0; step <= tokens.size(); ++step) {
    const auto found = tokens.find(name);
    if (found == tokens.end()) return nullptr;
    if (is_hex(found->second.value)) return &found->second;
    name = token_of(found->second.value);
  }
  return nullptr;  // in a ring
}

double channel(int value) {
  const double c = value / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

int digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

double luminance(std::string_view hex) {
  const bool brief = hex.size() == 4;
  const auto part = [&](std::size_t i) {
    const std::size_t at = brief ? 1 + i : 1 + 2 * i;
    return channel(digit(hex[at]) * 16 + digit(hex[brief ? at : at + 1]));
  };
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}

class Checker {
 public:
  Checker(std::span<const ColourPair> pairs, std::span<const SourceId> sheets,
          const Sources& sources, Diagnostics& out)
      : pairs_(pairs), out_(out) {
    for (const SourceId sheet : sheets)
      for (Declaration& d : Scanner(sources.bytes(sheet)).run())
        declarations_.emplace_back(sheet, std::move(d));
  }

  void run() {
    std::vector<Tokens> seen;
    for (const Scheme& scheme : kSchemes) {
      Tokens tokens = tokens_in(scheme);
      if (std::find(seen.begin(), seen.end(), tokens) != seen.end())
        continue;  // not another scheme
      for (const ColourPair& pair : pairs_) compute(pair, tokens, scheme);
      seen.push_back(std::move(tokens));
    }
    find_undeclared(seen.front());
  }

 private:
  using Placed = std::pair<SourceId, Declaration>;

  static Span span_of(const Placed& d) { return {d.first, d.second.begin, d.second.end}; }

  Tokens tokens_in(const Scheme& scheme) {
    Tokens tokens;
    for (const Placed& placed : declarations_) {
      const auto& [sheet, d] = placed;
      if (!d.property.starts_with("--")) continue;
      switch (holds(d, scheme)) {
        case Holds::yes: tokens[d.property] = {d.value, span_of(placed)}; break;
        case Holds::no: break;
        case Holds::unknown:
          if ((is_hex(d.value) || !token_of(d.value).empty()) &&
              said_.insert({sheet, d.begin}).second)
            say(out_, Says::scheme, span_of(placed), {std::string(d.around.back())});
          break;
      }
    }
    return tokens;
  }

  void compute(const ColourPair& pair, const Tokens& tokens, const Scheme& scheme) {
    const Token* colours[] = {resolve(tokens, pair.text), resolve(tokens, pair.background)};
    for (std::size_t i = 0; i < 2; ++i) {
      if (colours[i]) continue;
      return say(out_, Says::no_colour, pair.at,
                 {i == 0 ? pair.text : pair.background, std::string(scheme.name)});
    }
    const double ratio = contrast(colours[0]->value, colours[1]->value);
    const bool low = ratio < pair.ratio;
    constexpr double kText = 4.5, kGoalOfText = 7;
    if (!low && (pair.ratio < kText || ratio >= kGoalOfText)) return;
    // Rounded down: 6.999 is not 7.
    std::vector<std::string> arguments = {pair.text, pair.background,
                                          fmt::format("{:.2f}", std::floor(ratio * 100) / 100),
                                          std::string(scheme.name)};
    if (!low)
      return say(out_, Says::contrast_goal, pair.at, std::move(arguments), Severity::warning);
    arguments.push_back(fmt::format("{}", pair.ratio));
    arguments.push_back(pair.what);
    say(out_, Says::contrast, pair.at, std::move(arguments));
  }

  bool declared(std::string_view text, std::string_view background) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const ColourPair& pair) {
      return (text.empty() || pair.text == text) &&
             (background.empty() || pair.background == background);
    });
  }

  // Of each rule, the text and the ground that it sets.
  void find_undeclared(const Tokens& tokens) {
    std::map<std::pair<SourceId, std::size_t>, std::array<const Placed*, 2>> rules;
    for (const Placed& placed : declarations_) {
      const auto& [sheet, d] = placed;
      const bool text = d.property == "color";
      const bool ground = d.property == "background" || d.property == "background-color";
      if ((text || ground) && resolve(tokens, token_of(d.value)))
        rules[{sheet, d.rule}][text ? 0 : 1] = &placed;
    }
    for (const auto& [rule, set] : rules) {
      const auto [text, ground] = set;
      const std::string name(text ? token_of(text->second.value) : "");
      const std::string under(ground ? token_of(ground->second.value) : "");
      if (declared(name, under)) continue;
      const Span at = span_of(text ? *text : *ground);
      if (text && ground) say(out_, Says::undeclared_pair, at, {name, under});
      else say(out_, Says::undeclared_colour, at, {text ? name : under});
    }
  }

  std::span<const ColourPair> pairs_;
  Diagnostics& out_;
  std::vector<Placed> declarations_;
  std::set<std::pair<SourceId, std::uint32_t>> said_;
};

}  // namespace

double contrast(std::string_view a, std::string_view b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void check_contrast(std::span<const ColourPair> pairs, std::span<const SourceId> sheets,
                    const Sources& sources, Diagnostics& out) {
  Checker(pairs, sheets, sources, out).run();
}

}  // namespace blankett
