// Shorthands → the longhands that the cascade keeps. Tested by page_test.cpp.

#include "page/longhands.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "page/style.h"

namespace blankett::css {

std::vector<std::string_view> parts_of(std::string_view value) {
  std::vector<std::string_view> out;
  std::size_t depth = 0, begin = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const bool end = i == value.size();
    const char c = end ? ' ' : value[i];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if ((c != ' ' && c != '\n' && c != '\t') || (depth > 0 && !end)) continue;
    if (i > begin) out.push_back(value.substr(begin, i - begin));
    begin = i + 1;
  }
  return out;
}

namespace {

// One declaration as the longhands that the cascade keeps.
// Of what a background is made of, images, colours and lengths can be functions. One that is
// neither an image nor a length is a colour, be it one that is not known here.
bool is_colour_function(std::string_view part) {
  const std::string_view name = part.substr(0, part.find('('));
  if (name.size() == part.size() || !part.ends_with(')') ||
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != name.npos)
    return false;
  constexpr std::array<std::string_view, 5> kLengths = {"calc", "clamp", "env", "max", "min"};
  return std::find(kLengths.begin(), kLengths.end(), name) == kLengths.end();
}

template <class Put>
void expand(std::string_view property, std::string_view value, const Put& put) {
  if (property_number(property) < kProperties.size()) return put(property, value);
  const auto parts = parts_of(value);
  if (property == "background") {
    put("background-color", "transparent");
    put("background-image", "none");
    for (const std::string_view part : parts) {
      Colour colour;
      const std::string small = lower_case(part);
      if (small.starts_with("url(") || small.find("gradient(") != small.npos ||
          small.starts_with("image"))
        put("background-image", part);
      else if (small == "currentcolor" || colour_of(part, colour) || is_colour_function(small))
        put("background-color", part);
    }
  } else if (property == "font" && (value == "inherit" || value == "initial" || value == "unset")) {
    for (const char* each : {"font-size", "font-weight", "line-height"}) put(each, value);
  } else if (property == "font") {
    // style weight size/line-height family
    put("font-weight", "normal");
    put("line-height", "normal");
    for (const std::string_view part : parts) {
      double px = 0;
      const std::size_t slash = part.find('/');
      const std::string_view size = part.substr(0, slash);
      const std::string small = lower_case(part);
      if (small == "bold" || small == "bolder" ||
          (small.size() == 3 && small.ends_with("00") && small[0] >= '1' && small[0] <= '9')) {
        put("font-weight", part);
      } else if (length_of(size, 16, 16, px) || size.ends_with('%') || small == "small" ||
                 small == "medium" || small == "large" || small == "smaller" || small == "larger") {
        put("font-size", size);
        if (slash != part.npos) put("line-height", part.substr(slash + 1));
      }
    }
  } else if (property == "overflow") {
    if (!parts.empty()) {
      put("overflow-x", parts.front());
      put("overflow-y", parts.back());
    }
  } else if (property == "inset" && !parts.empty()) {
    put("top", parts[0]);
    put("right", parts.size() > 1 ? parts[1] : parts[0]);
    put("bottom", parts.size() > 2 ? parts[2] : parts[0]);
    put("left", parts.size() > 3 ? parts[3] : parts.size() > 1 ? parts[1] : parts[0]);
  } else if (property == "text-decoration") {
    put("text-decoration-line", value);
  } else if (property == "list-style") {
    if (std::find(parts.begin(), parts.end(), "none") != parts.end())
      put("list-style-type", "none");
  } else if (property == "outline") {
    for (const std::string_view part : parts) {
      double px = 0;
      Colour colour;
      if (length_of(part, 16, 16, px)) put("outline-width", part);
      else if (colour_of(part, colour)) put("outline-color", part);
      else put("outline-style", part);
    }
  } else if (property == "animation" && !parts.empty() && parts.front() != "none") {
    put("animation-name", value);
  } else if (property == "all") {
    put("display", value);
  }
}

}  // namespace

std::vector<Longhand> longhands_of(const std::vector<Declaration>& declarations) {
  std::vector<Longhand> out;
  for (const Declaration& d : declarations) {
    if (d.property.starts_with("--"))
      out.push_back({kProperties.size(), d.property, d.value, d.important});
    else
      expand(d.property, d.value, [&](std::string_view property, std::string_view value) {
        if (const std::size_t number = property_number(property); number < kProperties.size())
          out.push_back({number, {}, value, d.important});
      });
  }
  return out;
}

}  // namespace blankett::css
