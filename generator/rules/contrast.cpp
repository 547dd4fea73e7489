// Colours are laid on one another from the page's white up to the text. Tested by the fixtures of
// page_contrast.

#include "rules/contrast.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/sentences.h"
#include "base/text.h"
#include "page/words.h"

namespace blankett::rules {
namespace {

using css::Colour;

Colour over(const Colour& front, const Colour& back, double opacity = 1) {
  const double a = front.a * opacity;
  const auto mix = [&](double f, double b) { return f * a + b * (1 - a); };
  return {mix(front.r, back.r), mix(front.g, back.g), mix(front.b, back.b), 1};
}

double luminance(const Colour& c) {
  const auto linear = [](double v) {
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double ratio_of(const Colour& a, const Colour& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::string hex(const Colour& c) {
  const auto byte = [](double v) { return static_cast<int>(std::lround(v * 255)); };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(c.r), byte(c.g), byte(c.b));
}

// The parts of a list between commas that stand in no parenthesis.
std::vector<std::string_view> parts_of(std::string_view list) {
  std::vector<std::string_view> out;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '(') ++depth;
    if (i < list.size() && list[i] == ')') --depth;
    if (i == list.size() || (list[i] == ',' && depth == 0)) {
      out.push_back(trimmed(list.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  return out;
}

// The colours of one gradient, in order; none when it is something else or one is not known.
std::vector<Colour> gradient_colours(std::string_view image) {
  const std::string text = lower_ascii(trimmed(image));
  const std::size_t open = text.find('(');
  if (open == text.npos || text.back() != ')' || text.find("gradient(") == text.npos ||
      parts_of(text).size() != 1 || text.size() > 2000)
    return {};
  std::vector<Colour> out;
  const std::string inside = text.substr(open + 1, text.size() - open - 2);
  const auto parts = parts_of(inside);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string_view part = parts[i];
    const std::size_t end =
        part.find(')') != part.npos ? part.find(')') + 1 : std::min(part.find(' '), part.size());
    Colour colour;
    if (css::colour_of(part.substr(0, end), colour)) out.push_back(colour);
    else if (i > 0) return {};  // the first may say where the gradient goes
  }
  return out;
}

// What can be behind a text: one colour, or some of a gradient. More than this is not followed.
constexpr std::size_t kMostGrounds = 64;

struct Ground {
  std::vector<Colour> colours{{1, 1, 1, 1}};
  bool known = true;
  double opacity = 1;                        // of groups around that fade what is in them
  std::vector<Colour> behind{{1, 1, 1, 1}};  // outside the fading group
};

// What Chromium, Firefox and Safari paint behind a page that can be dark and gives no colour.
constexpr std::array<Colour, 3> kDarkGrounds = {{{0x12 / 255.0, 0x12 / 255.0, 0x12 / 255.0, 1},
                                                 {0x1C / 255.0, 0x1B / 255.0, 0x22 / 255.0, 1},
                                                 {0x1E / 255.0, 0x1E / 255.0, 0x1E / 255.0, 1}}};

Ground painted(const Page& page, Element e, const Style& s, Ground ground) {
  if (s.opacity < 1) {
    if (ground.opacity == 1) ground.behind = ground.colours;
    ground.opacity *= std::max(0.0, s.opacity);
  }
  if (!s.background_known) ground.known = false;
  if (s.background.a > 0 && s.background_known) {
    for (Colour& c : ground.colours) c = over(s.background, c);
    // A solid colour hides what was not known below it.
    if (s.background.a >= 1) ground.known = true, ground.colours.resize(1);
  }
  if (!s.background_image) return ground;
  const std::vector<Colour> stops = gradient_colours(page.cascaded(e, "background-image"));
  if (stops.size() < 2 || (stops.size() - 1) * 9 * ground.colours.size() > kMostGrounds) {
    ground.known = false;
    return ground;
  }
  std::vector<Colour> mixed;
  for (const Colour& below : ground.colours)
    for (std::size_t i = 0; i + 1 < stops.size(); ++i)
      for (int step = 0; step <= 8; ++step) {
        const double t = step / 8.0;
        const Colour &a = stops[i], &b = stops[i + 1];
        // Premultiplied, so that a transparent stop has no colour of its own.
        const double alpha = a.a * (1 - t) + b.a * t;
        const auto mix = [&](double x, double y) {
          return alpha > 0 ? (x * a.a * (1 - t) + y * b.a * t) / alpha : 0;
        };
        mixed.push_back(over({mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), alpha}, below));
      }
  ground.colours = std::move(mixed);
  return ground;
}

// A place of its own, where it may stand before something else than what it stands in.
bool is_placed(const Style& s) {
  return s.position == Style::Position::absolute || s.position == Style::Position::fixed;
}

bool is_large(const Style& s) {
  const double pt = s.font_size * 0.75;
  return pt >= 17.99 || (pt >= 13.99 && s.font_weight >= 700);
}

bool has_letters(std::string_view text) { return is_visible(text) && !words_of(text).empty(); }

// No more than two are counted.
std::size_t letters_of(std::string_view text) {
  return std::min<std::size_t>(2, length(trimmed(text)));
}

// A text that an element shows.
struct Shown {
  const Style* style;
  std::size_t letters;
  enum class By : std::uint8_t { itself, generated, value, placeholder, drawing } by = By::itself;
};

// Fields that show their value as text.
bool is_written_in(Element e) {
  static constexpr std::array<std::string_view, 13> kTypes = {
      "date", "datetime-local", "email", "month", "number",   "search", "tel",
      "text", "time",           "url",   "week",  "password", ""};
  return is(e, "input") && std::find(kTypes.begin(), kTypes.end(), input_type(e)) != kTypes.end();
}

std::size_t option_letters(Element select) {
  for (const Element child : select.nodes())
    if (child.is_element())
      if (const std::string text = child.text(); has_letters(text)) return letters_of(text);
  return 0;
}

std::vector<Shown> texts_of(const Page& page, Element e, bool drawing) {
  static constexpr std::array<std::string_view, 6> kNot = {"script", "style", "title",
                                                           "option", "desc",  "metadata"};
  std::vector<Shown> out;
  if (std::find(kNot.begin(), kNot.end(), e.name()) != kNot.end()) return out;
  const Style& s = page.style(e);
  std::size_t letters = 0;
  bool has_text = false;
  if (!s.skips_content)
    for (const Element child : e.nodes()) {
      if (letters > 1 && has_text) break;
      if (!child.is_text()) continue;
      letters += letters_of(child.own_text());
      has_text = has_text || has_letters(child.own_text());
    }
  if (has_text && is(e, "textarea")) out.push_back({&s, letters, Shown::By::value});
  else if (has_text) out.push_back({&s, letters, drawing ? Shown::By::drawing : Shown::By::itself});
  for (const css::Pseudo pseudo : {css::Pseudo::before, css::Pseudo::after})
    if (const Style* own = page.style(e, pseudo); own && !own->hidden && own->opacity > 0)
      if (const std::string& text = page.generated(e, pseudo); has_letters(text))
        out.push_back({own, letters_of(text), Shown::By::generated});
  const std::string_view value = e.value("value");
  if (is(e, "select")) {
    if (const std::size_t some = option_letters(e)) out.push_back({&s, some, Shown::By::value});
  } else if (is_written_in(e) && has_letters(value)) {
    out.push_back({&s, letters_of(value), Shown::By::value});
  } else if (const Style* own = page.style(e, css::Pseudo::placeholder);
             own && !has_text && has_letters(e.value("placeholder"))) {
    out.push_back({own, letters_of(e.value("placeholder")), Shown::By::placeholder});
  } else if (is(e, "input")) {
    const std::string type = input_type(e);
    if ((type == "submit" || type == "button" || type == "reset") && has_letters(value))
      out.push_back({&s, letters_of(value), Shown::By::itself});
  }
  return out;
}

// A bullet, a bar, the tick of a box.
bool is_small(const Style& s) {
  constexpr double kThin = 8, kMark = 40;
  return (s.width && *s.width <= kThin) || (s.height && *s.height <= kThin) ||
         (s.width && s.height && *s.width <= kMark && *s.height <= kMark);
}

// ::before and ::after without text that paint something: a backdrop, a shade, a mark.
bool has_painted_pseudo(const Page& page, Element e) {
  for (const css::Pseudo pseudo : {css::Pseudo::before, css::Pseudo::after}) {
    const Style* own = page.style(e, pseudo);
    if (own && own->opacity > 0 && is_placed(*own) &&
        (own->background.a > 0 || own->background_image || !own->background_known) &&
        !is_small(*own))
      return true;
  }
  return false;
}

// What a drawing paints with, beside its texts; `known` is false when there is more to it.
struct Paints {
  std::vector<Colour> colours{};
  bool known = true;
  bool covers = false;  // it begins with a ground of its own, so that no other is seen
};

// A rectangle of the size of its drawing.
bool is_whole(Element rect, Element svg) {
  const auto begins = [&](const char* side) {
    const std::string_view at = trimmed(rect.value(side));
    return at.empty() || at == "0";
  };
  if (!is(rect, "rect") || rect.attribute("transform") || !begins("x") || !begins("y"))
    return false;
  const std::string_view width = rect.value("width"), height = rect.value("height");
  return (width == "100%" && height == "100%") ||
         svg.value("viewbox") == fmt::format("0 0 {} {}", width, height) ||
         svg.value("viewBox") == fmt::format("0 0 {} {}", width, height);
}

Paints paints_of(const Page& page, Element svg) {
  static constexpr std::array<std::string_view, 6> kShapes = {"circle",  "ellipse", "path",
                                                              "polygon", "rect",    "polyline"};
  static constexpr std::array<std::string_view, 7> kOther = {
      "image", "use", "foreignObject", "pattern", "linearGradient", "radialGradient", "filter"};
  constexpr std::size_t kMost = 20;
  Paints out;
  const std::vector<Node>& nodes = page.document->nodes;
  for (std::uint32_t i = svg.index() + 1;
       i < nodes.size() && nodes[i].parent != Node::kNone && nodes[i].parent >= svg.index(); ++i) {
    const Element e(page.document, i);
    if (!e.is_element()) continue;
    if (std::find(kOther.begin(), kOther.end(), e.name()) != kOther.end()) out.known = false;
    if (std::find(kShapes.begin(), kShapes.end(), e.name()) == kShapes.end()) continue;
    const Style& s = page.style(e);
    if (lower_ascii(e.value("fill")) == "none" || page.cascaded(e, "fill") == "none") continue;
    if (out.known && out.colours.empty() && s.fill_known && s.fill.a >= 1 && s.opacity >= 1)
      out.covers = is_whole(e, svg);
    if (!s.fill_known || s.fill.a < 1 || out.colours.size() >= kMost) out.known = false;
    else out.colours.push_back(s.fill);
    if (!out.known) break;
  }
  return out;
}

bool switched_off(const Page& page, Element e) {
  return page.is_disabled(e) || e.value("aria-disabled") == "true" ||
         (is(e, "fieldset") && e.attribute("disabled"));
}

// Elements that are switched off, what is in them, and what names or describes them.
std::vector<bool> exempt(const Page& page) {
  std::vector<bool> out(page.document->nodes.size());
  std::vector<std::uint32_t> label_of(page.document->nodes.size(), Node::kNone);
  std::vector<Element> labels;
  for (const Element e : page.elements()) {
    if (e.has_parent()) label_of[e.index()] = label_of[e.parent().index()];
    if (is(e, "label")) label_of[e.index()] = e.index();
    if (!switched_off(page, e)) {
      if (is(e, "label")) labels.push_back(e);
      continue;
    }
    out[e.index()] = true;
    for (const char* attribute : {"aria-labelledby", "aria-describedby"})
      for (const Element named : page.referenced(e, attribute)) out[named.index()] = true;
    if (label_of[e.index()] != Node::kNone) out[label_of[e.index()]] = true;
  }
  for (const Element label : labels)
    if (const auto control = page.with_id(label.value("for")))
      if (label.attribute("for") && out[control->index()]) out[label.index()] = true;
  for (const Element e : page.elements())
    if (e.has_parent() && out[e.parent().index()]) out[e.index()] = true;
  return out;
}

// What is said of one look of the page, and the texts that have the very colour of their ground.
struct Look {
  std::vector<Contrast> all{};
  std::vector<Contrast> merged{};
};

Look contrasts_of(const Page& page, double small, double large) {
  Look look;
  std::vector<Contrast>& out = look.all;
  const std::vector<bool> off = exempt(page);
  std::vector<std::uint32_t> ground_of(page.document->nodes.size());
  std::vector<Ground> grounds(1);
  if (!page.has_known_defaults()) {
    grounds[0].colours.assign(kDarkGrounds.begin(), kDarkGrounds.end());
    grounds[0].behind = grounds[0].colours;
  }
  std::set<std::tuple<std::string, std::string, bool>> said;
  // Of each drawing, by the element that is its <svg>.
  std::vector<std::uint32_t> drawing_of(page.document->nodes.size(), Node::kNone);
  std::unordered_map<std::uint32_t, Paints> drawings;

  // What can be behind a text, and whether that is known.
  const auto judge = [&](Element e, const Shown& text, const Ground& ground, bool known) {
    const Style& s = *text.style;
    const bool drawn = text.by == Shown::By::drawing;
    const Colour& colour = drawn ? s.fill : s.colour;
    Contrast found{.element = e};
    found.needed = is_large(s) ? large : small;
    known = known && ground.known && s.shown_known && s.place_known &&
            (drawn ? s.fill_known : s.colour_known);
    if (!known) {
      found.verdict = Contrast::Verdict::unknown;
      out.push_back(std::move(found));
      return;
    }
    double best = 0, worst = 100;
    Colour best_front, best_back;
    // A placeholder that fades, fades before its field.
    const double faded = text.by == Shown::By::placeholder ? s.opacity : 1;
    for (std::size_t i = 0; i < ground.colours.size(); ++i) {
      Colour back = ground.colours[i];
      Colour front = over(colour, back, faded);
      if (ground.opacity < 1) {
        const Colour& behind = ground.behind[std::min(i, ground.behind.size() - 1)];
        front = over(front, behind, ground.opacity);
        back = over(back, behind, ground.opacity);
      }
      const double ratio = ratio_of(front, back);
      worst = std::min(worst, ratio);
      if (ratio <= best) continue;
      best = ratio;
      best_front = front, best_back = back;
    }
    if (worst >= (s.size_known ? found.needed : small)) return;
    found.ratio = best;
    found.text = hex(best_front), found.ground = hex(best_back);
    // Text that has the very colour of its ground is not meant to be seen.
    if (best <= 1.0001) {
      found.verdict = Contrast::Verdict::too_low;
      look.merged.push_back(std::move(found));
      return;
    }
    // A letter alone is more likely a sign, as the X that closes.
    const bool certain = best < (s.size_known ? found.needed : large) && text.letters != 1;
    found.verdict = certain ? Contrast::Verdict::too_low : Contrast::Verdict::unknown;
    if (certain && !said.emplace(found.text, found.ground, is_large(s)).second) return;
    out.push_back(std::move(found));
  };

  for (const Element e : page.elements()) {
    const Style& s = page.style(e);
    std::uint32_t own = e.has_parent() ? ground_of[e.parent().index()] : 0;
    const bool backdrop = has_painted_pseudo(page, e);
    const bool paints = s.opacity < 1 || !s.background_known || s.background.a > 0 ||
                        s.background_image || is_placed(s) || backdrop;
    if (paints) {
      Ground next = painted(page, e, s, grounds[own]);
      // Its own ground, when it has one, is certain; else it stands before who knows what.
      if (is_placed(s) && !(s.background_known && s.background.a >= 1)) next.known = false;
      // How far a picture behind or before the text reaches is not known.
      if (backdrop) next.known = false;
      own = static_cast<std::uint32_t>(grounds.size());
      grounds.push_back(std::move(next));
    }
    ground_of[e.index()] = own;
    if (e.has_parent()) drawing_of[e.index()] = drawing_of[e.parent().index()];
    if (is(e, "svg")) drawing_of[e.index()] = e.index();
    if (e.has_parent() && e.parent().name() == "foreignObject") drawing_of[e.index()] = Node::kNone;
    const std::uint32_t drawing = drawing_of[e.index()];
    if (off[e.index()] || !page.is_visible(e)) continue;
    for (const Shown& text : texts_of(page, e, drawing != Node::kNone)) {
      Ground ground = grounds[own];
      bool known = true;
      if (text.by == Shown::By::drawing) {
        const auto [found, fresh] = drawings.try_emplace(drawing);
        if (fresh) found->second = paints_of(page, Element(page.document, drawing));
        known = found->second.known;
        if (found->second.covers)
          ground = Ground{.colours = {}, .opacity = ground.opacity, .behind = ground.behind};
        ground.colours.insert(ground.colours.end(), found->second.colours.begin(),
                              found->second.colours.end());
      } else if (text.by == Shown::By::generated) {
        ground = painted(page, e, *text.style, ground);
        if (is_placed(*text.style) && text.style->background.a < 1) known = false;
        // Its gradient is not kept.
        if (text.style->background_image) known = false;
        // Nor what browsers paint a button with.
        if ((is(e, "button") || is(e, "input")) && page.cascaded(e, "background-color").empty())
          known = false;
      } else if (text.by != Shown::By::itself || is(e, "button") || is(e, "input")) {
        // What browsers paint a control with is theirs to say, and is enough where nothing is
        // changed. Fields for text are white in all of them.
        const bool own_text =
            text.by == Shown::By::placeholder || !page.cascaded(e, "color").empty();
        const bool own_ground = !page.cascaded(e, "background-color").empty() || s.background_image;
        if (!own_text && !own_ground) continue;
        if ((is_written_in(e) || is(e, "textarea")) && !own_ground)
          ground = Ground{.known = page.has_known_defaults()};
        else known = is_written_in(e) || is(e, "textarea") || own_text == own_ground;
      }
      judge(e, text, ground, known);
    }
  }
  return look;
}

// Text that is seen in one look is meant to be seen in the other too.
void add_merged(Look& look, const Look& other) {
  std::set<std::uint32_t> in_both;
  for (const Contrast& c : other.merged) in_both.insert(c.element.index());
  for (const Contrast& c : look.merged)
    if (in_both.count(c.element.index()) == 0) look.all.push_back(c);
}

}  // namespace

std::vector<Contrast> contrasts(const Page& page, double small, double large) {
  Look light = contrasts_of(page, small, large);
  if (!page.dark()) return std::move(light.all);
  Look dark = contrasts_of(*page.dark(), small, large);
  add_merged(light, dark);
  add_merged(dark, light);
  std::vector<Contrast> out = std::move(light.all);
  using Pair = std::tuple<std::string, std::string, double>;
  std::set<Pair> low;
  std::set<std::uint32_t> unknown;
  const auto pair_of = [](const Contrast& c) { return Pair{c.text, c.ground, c.needed}; };
  for (const Contrast& c : out)
    if (c.verdict == Contrast::Verdict::too_low) low.insert(pair_of(c));
    else unknown.insert(c.element.index());
  for (Contrast& c : dark.all) {
    const bool said = c.verdict == Contrast::Verdict::too_low
                          ? low.count(pair_of(c)) > 0
                          : unknown.count(c.element.index()) > 0;
    if (said) continue;
    c.dark = true;
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace blankett::rules
