#pragma once
// The computed style of an element: what accessibility depends on, and no more.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "page/css.h"

namespace blankett {

enum class Display : std::uint8_t {
  none,
  contents,
  inline_,
  inline_block,
  block,
  list_item,
  flex,
  grid,
  table,
  table_part,  // rows, row groups, columns
  table_cell
};

struct Style {
  Display display = Display::inline_;
  bool hidden = false;  // visibility: hidden or collapse; inherited
  enum class Position : std::uint8_t {
    static_,
    relative,
    absolute,
    fixed,
    sticky
  } position = Position::static_;
  bool floats = false;
  bool clips = false;         // overflow other than visible, in either direction
  bool clipped_away = false;  // clip or clip-path leave nothing
  // CSS px; none for auto, per cent and what cannot be known.
  std::optional<double> width{}, height{}, left{}, right{}, top{}, bottom{}, text_indent{};
  double opacity = 1;              // of the element itself
  css::Colour colour{0, 0, 0, 1};  // inherited
  css::Colour background{};        // of the element itself; transparent unless set
  bool colour_known = true;        // false for var() without value, currentcolor mixes, color() …
  bool background_known = true;
  bool background_image = false;
  bool underlined = false;                      // by itself
  double font_size = 16;                        // px; inherited
  int font_weight = 400;                        // inherited
  std::optional<double> line_height{};          // px; none for normal; inherited
  double letter_spacing = 0, word_spacing = 0;  // px; inherited
  bool preserves_space = false;                 // white-space: pre and the like; inherited
  enum class Transform : std::uint8_t {
    none,
    uppercase,
    lowercase,
    capitalize
  } text_transform = Transform::none;  // inherited
  double rotation = 0;                 // degrees, of transform or rotate, of the element itself
  bool list_style_none = false;        // inherited
  bool skips_content = false;          // content-visibility: hidden; what is in it is not rendered
  css::Colour fill{0, 0, 0, 1};        // of SVG; inherited
  bool fill_known = true;              // false for a paint that is no colour
  // Rules that a browser may or may not apply (see css::StyleRule) would change: whether it or what
  // it stands in is rendered, where it or that stands, its font's size or weight.
  bool shown_known = true, place_known = true, size_known = true;
};

/// The properties that the cascade keeps, sorted. Shorthands that set them are expanded.
inline constexpr std::array<std::string_view, 48> kProperties = {"animation-fill-mode",
                                                                 "animation-iteration-count",
                                                                 "animation-name",
                                                                 "background-color",
                                                                 "background-image",
                                                                 "bottom",
                                                                 "clip",
                                                                 "clip-path",
                                                                 "color",
                                                                 "content",
                                                                 "content-visibility",
                                                                 "direction",
                                                                 "display",
                                                                 "fill",
                                                                 "float",
                                                                 "font-family",
                                                                 "font-size",
                                                                 "font-weight",
                                                                 "height",
                                                                 "left",
                                                                 "letter-spacing",
                                                                 "line-height",
                                                                 "list-style-type",
                                                                 "max-height",
                                                                 "max-width",
                                                                 "min-height",
                                                                 "min-width",
                                                                 "opacity",
                                                                 "outline-color",
                                                                 "outline-style",
                                                                 "outline-width",
                                                                 "overflow-x",
                                                                 "overflow-y",
                                                                 "pointer-events",
                                                                 "position",
                                                                 "right",
                                                                 "rotate",
                                                                 "text-decoration-line",
                                                                 "text-indent",
                                                                 "text-transform",
                                                                 "top",
                                                                 "transform",
                                                                 "visibility",
                                                                 "white-space",
                                                                 "width",
                                                                 "word-spacing",
                                                                 "writing-mode",
                                                                 "z-index"};

/// The number of a property in the list; the size of the list for one that is not there.
constexpr std::size_t property_number(std::string_view name) {
  const auto found = std::lower_bound(kProperties.begin(), kProperties.end(), name);
  return found != kProperties.end() && *found == name
             ? static_cast<std::size_t>(found - kProperties.begin())
             : kProperties.size();
}

/// A property of the list, looked up when this is compiled.
struct Property {
  consteval Property(const char* name) : number(property_number(name)) {
    if (number == kProperties.size()) throw "not in the list";
  }
  std::size_t number;
};

}  // namespace blankett
