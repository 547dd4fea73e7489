#pragma once
// CSS as far as accessibility depends on it: style sheets and selectors (CSS Syntax 3, Selectors 4,
// Media Queries 4). What is not understood is passed over, as browsers do.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace blankett::css {

struct Declaration {
  std::string_view property;  // lower case; custom properties as written
  std::string_view value;     // trimmed, without !important
  bool important = false;
  std::uint32_t begin = 0, end = 0;  // of the whole, in the bytes that were parsed
};

/// One simple selector: "a", "#id", ".class", "[type=text]", ":first-child", "::before".
struct Simple {
  enum class Kind : std::uint8_t {
    universal,
    type,
    id,
    klass,
    attribute,
    first_child,
    last_child,
    only_child,
    nth_child,       // a·n + b from the start
    nth_last_child,  // from the end
    first_of_type,
    last_of_type,
    root,
    empty,
    checked,
    disabled,
    enabled,
    required,
    optional,
    link,
    open,
    is,  // one of `inner`; :where too
    negation,
    has,    // a descendant, or child, matches one of `inner`
    never,  // depends on the person: :hover, :focus, :visited; or is not understood
  } kind = Kind::universal;
  std::string name{}, value{};  // attribute: value; type, id and class: name
  char match = 0;               // attribute: 0 there, = ~ | ^ $ *
  bool any_case = false;        // attribute: the i flag
  int a = 0, b = 0;
  std::vector<struct Complex> inner;
};

enum class Pseudo : std::uint8_t { none, before, after, other };

/// Simple selectors of one element, and how the next compound to the left relates to it.
struct Compound {
  std::vector<Simple> simples;
  char combinator = 0;  // ' ' > + ~ before it; 0 for the leftmost
};

/// Compounds from left to right; the last is the subject.
struct Complex {
  std::vector<Compound> compounds{};
  Pseudo pseudo = Pseudo::none;
  std::uint32_t specificity = 0;  // ids, classes and types in ten bits each
  bool dynamic = false;           // it has :hover, :focus or the like: `states` says which
  std::vector<std::string> states{};
};

struct StyleRule {
  std::vector<Complex> selectors{};
  std::vector<Declaration> declarations{};
  std::vector<std::string> media{};  // of the @media around it, outermost first
  std::uint32_t begin = 0;           // of its prelude
};

/// A style sheet, parsed once; its views look into `text`.
struct Sheet {
  std::shared_ptr<const std::string> text{};
  std::vector<StyleRule> rules{};
  std::vector<std::string> imports{};
  std::vector<std::string> keyframes{};  // names
};

Sheet parse_sheet(std::string text);
/// A style attribute. The views look into `text`.
std::vector<Declaration> parse_declarations(std::string_view text);
std::vector<Complex> parse_selectors(std::string_view text);

/// The page that queries are asked of.
struct Medium {
  double width = 1280, height = 720;  // CSS px
  bool print = false;
};
/// Whether a media query list holds; an empty one does.
bool holds(std::string_view media, const Medium& medium);

/// A CSS value's length in px, or nothing: auto, percentages and what cannot be known.
/// `em` and `root` are font sizes in px.
bool length_of(std::string_view value, double em, double root, double& px);

struct Colour {
  double r = 0, g = 0, b = 0, a = 0;  // 0–1; a = 0 is transparent
};
/// Named colours, hex, rgb(), hsl(), transparent. False: not known, e.g. var() or color().
bool colour_of(std::string_view value, Colour& out);

}  // namespace blankett::css
