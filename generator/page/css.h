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

/// A declaration, or a part of a shorthand, as the cascade keeps it: custom properties by name, all
/// others by their number in the list of style.h.
struct Longhand {
  std::size_t property = 0;
  std::string_view custom{}, value{};
  bool important = false;
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
    nth_of_type,
    nth_last_of_type,
    root,
    empty,
    checked,
    disabled,
    enabled,
    required,
    optional,
    link,
    open,
    language,  // :lang(): one of the ranges in `value`, between commas
    is,        // one of `inner`; :where too
    negation,
    has,      // a descendant, or child, matches one of `inner`
    never,    // depends on the person: :hover, :focus, :visited
    perhaps,  // depends on what is not known here, or is a name that browsers may know
  } kind = Kind::universal;
  std::string name{}, value{};  // attribute: value; type, id and class: name
  char match = 0;               // attribute: 0 there, = ~ | ^ $ *
  bool any_case = false;        // attribute: the i flag
  int a = 0, b = 0;
  std::vector<struct Complex> inner;
};

enum class Pseudo : std::uint8_t { none, before, after, placeholder, other };

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
  bool unsure = false;  // it has a `perhaps`, and is matched as if that held
};

struct StyleRule {
  std::vector<Complex> selectors{};
  std::vector<Declaration> declarations{};
  std::vector<Longhand> longhands{};  // of them
  std::vector<std::string> media{};   // of the @media around it, outermost first
  std::uint32_t begin = 0;            // of its prelude
  std::uint32_t layer = 0;            // in the sheet's `layers`
  // Whether browsers apply it is not known: @supports, @container and the like that are not
  // evaluated here, or a selector beside its own that a browser may not know.
  bool unsure = false;
};

struct Import {
  std::string href{}, media{};
  std::uint32_t layer = 0;        // in the sheet's `layers`
  std::size_t layers_before = 0;  // how many of them stand before it
  bool unsure = false;
};

struct Keyframes {
  std::string name{};
  std::vector<std::string_view> properties{};  // that some step sets
};

/// A style sheet, parsed once; its views look into `text`.
struct Sheet {
  std::shared_ptr<const std::string> text{};
  std::vector<StyleRule> rules{};
  std::vector<Import> imports{};
  std::vector<Keyframes> keyframes{};
  // @layer: full names ("base.reset") in order of first appearance. The first is "", no layer; one
  // without a name has a number after a line break.
  std::vector<std::string> layers{""};
  bool cut = false;          // it has more than is followed
  bool asks_scheme = false;  // it looks otherwise where people have chosen dark colours
};

Sheet parse_sheet(std::string text);
/// A style attribute. The views look into `text`.
std::vector<Declaration> parse_declarations(std::string_view text);
std::vector<Complex> parse_selectors(std::string_view text);

/// Whether a style sheet or a media query asks which colours people have chosen.
bool asks_scheme(std::string_view css);

/// The page that queries are asked of.
struct Medium {
  double width = 1280, height = 720;  // CSS px
  bool print = false;
  bool dark = false;  // what prefers-color-scheme asks for
};
/// Whether a media query list holds; an empty one does. A feature that is not known here does not,
/// and `known` becomes false.
bool holds(std::string_view media, const Medium& medium, bool* known = nullptr);

/// A CSS value's length in px, also by calc(), min(), max() and clamp(); or nothing: auto and what
/// cannot be known. `em` and `root` are font sizes in px; `whole` is what 100% are, if it is known.
bool length_of(std::string_view value, double em, double root, double& px, double whole = -1);

struct Colour {
  double r = 0, g = 0, b = 0, a = 0;  // 0–1; a = 0 is transparent
};
/// Named colours, hex, rgb(), hsl(), transparent. False: not known, e.g. var() or color().
bool colour_of(std::string_view value, Colour& out);
/// A colour by the name of what a light page has it for: "canvas". Dark pages have others.
bool is_system_colour(std::string_view value);

}  // namespace blankett::css
