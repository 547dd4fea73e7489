#include "model/rule.h"

#include <cmath>
#include <map>
#include <numbers>

#include "base/text.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_orientation {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-orientation/turned", "this page is turned on its side when the screen is held {0}",
     "let the page follow the screen"},
};

// The number that a text begins with, and what follows on it.
struct Measured {
  double number = 0;
  std::string unit{};
  bool known = false;
};

Measured measured(std::string_view text) {
  const std::string copy(trimmed(text));
  char* end = nullptr;
  Measured out;
  out.number = std::strtod(copy.c_str(), &end);
  out.known = end != copy.c_str();
  out.unit = lower_case(trimmed(std::string_view(end)));
  return out;
}

// Degrees of an angle; nothing when it is none.
std::optional<double> degrees(std::string_view text) {
  const Measured m = measured(text);
  if (!m.known) return std::nullopt;
  if (m.unit == "deg") return m.number;
  if (m.unit == "rad") return m.number * 180 / std::numbers::pi;
  if (m.unit == "grad") return m.number * 0.9;
  if (m.unit == "turn") return m.number * 360;
  if (m.unit.empty() && m.number == 0) return 0;
  return std::nullopt;
}

std::vector<double> numbers_of(std::string_view list) {
  std::vector<double> out;
  while (true) {
    const std::size_t end = std::min(list.find(','), list.size());
    const Measured m = measured(list.substr(0, end));
    if (!m.known) return {};
    out.push_back(m.number);
    if (end == list.size()) return out;
    list.remove_prefix(end + 1);
  }
}

// How far a transform turns what it is given in the plane of the screen; nothing when unknown.
std::optional<double> rotation_of(std::string_view transform) {
  double all = 0;
  while (!(transform = trimmed(transform)).empty()) {
    const std::size_t open = transform.find('('), close = transform.find(')');
    if (open == transform.npos || close == transform.npos || close < open) return std::nullopt;
    const std::string name = lower_case(trimmed(transform.substr(0, open)));
    const std::string_view inside = transform.substr(open + 1, close - open - 1);
    transform.remove_prefix(close + 1);
    if (name == "rotate" || name == "rotatez") {
      const auto angle = degrees(inside);
      if (!angle) return std::nullopt;
      all += *angle;
    } else if (name == "rotate3d") {
      const std::size_t last = inside.rfind(',');
      const auto axis = numbers_of(inside.substr(0, std::min(last, inside.size())));
      const auto angle = degrees(inside.substr(last == inside.npos ? inside.size() : last + 1));
      if (axis.size() != 3 || !angle || axis[0] != 0 || axis[1] != 0) return std::nullopt;
      all += axis[2] < 0 ? -*angle : *angle;
    } else if (name == "matrix" || name == "matrix3d") {
      const auto m = numbers_of(inside);
      if (m.size() != (name == "matrix" ? 6U : 16U)) return std::nullopt;
      all += std::atan2(m[1], m[0]) * 180 / std::numbers::pi;
    }
  }
  return all;
}

// Of `rotate: 90deg` or `rotate: z 90deg`.
std::optional<double> rotation_of_property(std::string_view value) {
  value = trimmed(value);
  if (value.starts_with("z ")) value.remove_prefix(2);
  return value == "none" ? std::optional<double>(0) : degrees(value);
}

// "portrait" or "landscape" when the media query asks for that, and nothing else of orientation.
std::string_view orientation_of(const std::vector<std::string>& media) {
  for (const std::string& query : media) {
    const std::string text = lower_case(query);
    for (const std::string_view way : {"portrait", "landscape"}) {
      const std::size_t at = text.find("orientation");
      if (at == text.npos || text.find("not ") != text.npos) continue;
      std::string_view rest = trimmed(std::string_view(text).substr(at + 11));
      if (!rest.starts_with(':')) continue;
      if (trimmed(rest.substr(1)).starts_with(way)) return way;
    }
  }
  return {};
}

// What of the page a selector names: html, body, or something whose text is that of the body.
bool is_subject(const css::Complex& selector, std::string_view name) {
  if (selector.compounds.size() != 1 || selector.dynamic || selector.pseudo != css::Pseudo::none)
    return false;
  const auto& simples = selector.compounds.front().simples;
  return simples.size() == 1 &&
         ((simples[0].kind == css::Simple::Kind::type && simples[0].name == name) ||
          (name == "html" && simples[0].kind == css::Simple::Kind::root));
}

struct Turn {
  std::optional<double> transform{}, rotate{};
  std::optional<Span> at{};  // of the last declaration
  double sum() const { return transform.value_or(0) + rotate.value_or(0); }
};

void check(const Page& page, Diagnostics& out) {
  if (page.document->root().name() != "html") return;
  for (const std::string_view name : {"html", "body"}) {
    Element target = page.document->root();
    if (name == "body") {
      for (const Element child : page.document->root().nodes())
        if (is(child, "body")) target = child;
      if (!is(target, "body")) continue;
    }
    if (!page.is_visible(target)) continue;
    std::map<std::string_view, Turn> turns;  // by orientation, "" for always
    for (std::size_t i = 0; i < page.sheets().size(); ++i)
      for (const css::StyleRule& r : page.sheets()[i]->rules) {
        if (std::none_of(r.selectors.begin(), r.selectors.end(),
                         [&](const css::Complex& c) { return is_subject(c, name); }))
          continue;
        const std::string_view way = orientation_of(r.media);
        if (way.empty() && !r.media.empty()) continue;
        for (const css::Declaration& d : r.declarations) {
          if (d.property == "transform") turns[way].transform = rotation_of(d.value);
          if (d.property == "rotate") turns[way].rotate = rotation_of_property(d.value);
          if (d.property == "transform" || d.property == "rotate")
            turns[way].at = page.place_in_sheet(i, d.begin, d.end);
        }
      }
    for (const std::string_view way : {"portrait", "landscape"}) {
      if (turns.count(way) == 0) continue;
      Turn turned = turns[way];
      const Turn always = turns[""];
      if (!turned.transform) turned.transform = always.transform;
      if (!turned.rotate) turned.rotate = always.rotate;
      double by = std::fmod(std::abs(turned.sum() - always.sum()), 180);
      // Within two degrees of a right angle.
      if (std::abs(by - 90) <= 2)
        say(out, kMessages[0], if_shown(page, target, rule.severity),
            turned.at.value_or(target.at()), {std::string(way)});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "page-orientation",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.4 en301549:9.1.3.4 act:b33eff",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_orientation
