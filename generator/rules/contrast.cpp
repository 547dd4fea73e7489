// Colours are laid on one another from the page's white up to the text. Tested by the fixtures of
// page_contrast.

#include "rules/contrast.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>

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

// Of its own text; no more than two are counted.
std::size_t own_letters(Element e) {
  std::size_t out = 0;
  for (const Element child : e.nodes()) {
    if (out > 1) break;
    if (child.is_text()) out += std::min<std::size_t>(2, length(trimmed(child.own_text())));
  }
  return out;
}

bool has_own_text(const Page& page, Element e) {
  static constexpr std::array<std::string_view, 4> kNot = {"script", "style", "title", "option"};
  if (std::find(kNot.begin(), kNot.end(), e.name()) != kNot.end()) return false;
  for (const Element child : e.nodes())
    if (child.is_text() && has_letters(child.own_text())) return true;
  for (const css::Pseudo pseudo : {css::Pseudo::before, css::Pseudo::after})
    if (has_letters(page.generated(e, pseudo))) return true;
  if (e.name() == "input") {
    const std::string type = input_type(e);
    return (type == "submit" || type == "button" || type == "reset") &&
           has_letters(e.value("value"));
  }
  return false;
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

}  // namespace

std::vector<Contrast> contrasts(const Page& page, double small, double large) {
  std::vector<Contrast> out;
  const std::vector<bool> off = exempt(page);
  std::vector<std::uint32_t> ground_of(page.document->nodes.size());
  std::vector<Ground> grounds(1);
  std::set<std::tuple<std::string, std::string, bool>> said;
  for (const Element e : page.elements()) {
    const Style& s = page.style(e);
    std::uint32_t own = e.has_parent() ? ground_of[e.parent().index()] : 0;
    const bool paints = s.opacity < 1 || !s.background_known || s.background.a > 0 ||
                        s.background_image || is_placed(s);
    if (paints) {
      Ground next = painted(page, e, s, grounds[own]);
      // Its own ground, when it has one, is certain; else it stands before who knows what.
      if (is_placed(s) && !(s.background_known && s.background.a >= 1)) next.known = false;
      own = static_cast<std::uint32_t>(grounds.size());
      grounds.push_back(std::move(next));
    }
    ground_of[e.index()] = own;
    if (off[e.index()] || !page.is_visible(e) || !has_own_text(page, e)) continue;
    const Ground& ground = grounds[own];
    Contrast found{.element = e};
    found.needed = is_large(s) ? large : small;
    // What browsers paint a control with is theirs to say, and is enough where nothing is changed.
    const bool control = is(e, "button") || is(e, "input");
    const bool own_text = !page.cascaded(e, "color").empty();
    const bool own_ground = !page.cascaded(e, "background-color").empty() || s.background_image;
    if (control && !own_text && !own_ground) continue;
    const bool native = control && own_text != own_ground;
    if (!s.colour_known || !ground.known || native) {
      found.verdict = Contrast::Verdict::unknown;
      out.push_back(std::move(found));
      continue;
    }
    double best = 0, worst = 100;
    for (std::size_t i = 0; i < ground.colours.size(); ++i) {
      Colour back = ground.colours[i];
      Colour front = over(s.colour, back);
      if (ground.opacity < 1) {
        const Colour& behind = ground.behind[std::min(i, ground.behind.size() - 1)];
        front = over(front, behind, ground.opacity);
        back = over(back, behind, ground.opacity);
      }
      const double ratio = ratio_of(front, back);
      worst = std::min(worst, ratio);
      if (ratio <= best) continue;
      best = ratio;
      found.text = hex(front), found.ground = hex(back);
    }
    if (worst >= found.needed) continue;
    // Text that has the very colour of its ground is not meant to be seen.
    if (best <= 1.0001) continue;
    found.ratio = best;
    // A letter alone is more likely a sign, as the X that closes.
    found.verdict = best < found.needed && own_letters(e) != 1 ? Contrast::Verdict::too_low
                                                               : Contrast::Verdict::unknown;
    if (found.verdict == Contrast::Verdict::too_low &&
        !said.emplace(found.text, found.ground, is_large(s)).second)
      continue;
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace blankett::rules
