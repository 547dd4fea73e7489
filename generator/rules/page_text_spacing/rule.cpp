#include "model/rule.h"

#include <array>

#include "base/text.h"
#include "page/css.h"
#include "page/page.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_text_spacing {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-text-spacing/low", "`{0}: {1} !important` keeps readers from spacing the text more",
     "remove `!important`, or give at least {2} of the text's size"},
    {"page-text-spacing/lines",
     "`{0}: {1} !important` keeps readers from spacing the text more, if it takes more than one "
     "line",
     "remove `!important`, or give at least {2} of the text's size"},
};

struct Spacing {
  std::string_view name;
  Property property;
  double least;  // of the font size
  std::string_view shown;
};
constexpr std::array<Spacing, 3> kSpacings{{{"letter-spacing", "letter-spacing", 0.12, "0.12"},
                                            {"word-spacing", "word-spacing", 0.16, "0.16"},
                                            {"line-height", "line-height", 1.5, "1.5"}}};

double spacing(const Style& s, std::size_t property) {
  if (property == 0) return s.letter_spacing;
  if (property == 1) return s.word_spacing;
  return s.line_height.value_or(1.2 * s.font_size);  // about what browsers take for normal
}

bool is_inherited(std::string_view value) {
  const std::string word = lower_case(trimmed(value));
  return word == "inherit" || word == "unset" || word == "revert" || word == "revert-layer";
}

// The declaration of a style attribute that wins, if it is important; its place in the attribute.
struct Declared {
  std::string value{};
  Span at{};
};
std::optional<Declared> declared(Element e, std::string_view property) {
  const Attribute* const style = e.attribute("style");
  if (!style || style->value.find("important") == style->value.npos) return std::nullopt;
  std::optional<Declared> out;
  for (const css::Declaration& d : css::parse_declarations(style->value))
    if (d.property == property && d.important)
      out = Declared{std::string(d.value), style->value_at};
  if (out && is_inherited(out->value)) out.reset();
  return out;
}

// Where a text goes over more than one line depends on its width and on the letters, of which only
// about is known: 0.4 to 0.6 em each.
enum class Lines : std::uint8_t { one, maybe, several };
Lines lines_of(const Page& page, Element e) {
  double width = 1280 - 16;
  bool bounded = false;
  Element around = e;
  for (int steps = 0; steps < 100; ++steps, around = around.parent()) {
    const Style& s = page.style(around);
    double most = 0;
    const bool has_most = css::length_of(page.cascaded(around, "max-width"), s.font_size, 16, most);
    if (s.width || has_most) {
      bounded = true;
      width = std::min(s.width.value_or(1e9), has_most ? most : 1e9);
      break;
    }
    if (!around.has_parent()) break;
  }
  const double size = page.style(e).font_size;
  const double letters = static_cast<double>(length(words_in(e)));
  if (letters * size * 0.4 > width) return Lines::several;
  if (letters * size * 0.6 < width && bounded) return Lines::one;
  return Lines::maybe;
}

bool has_text(const Page& page, Element e) {
  if (!page.is_visible(e)) return false;
  for (const Element child : e.nodes())
    if (child.is_text() && is_visible(child.own_text())) return true;
  return false;
}

void check(const Page& page, Diagnostics& out) {
  if (page.document->root().name() != "html") return;
  for (std::size_t p = 0; p < kSpacings.size(); ++p) {
    const Spacing& property = kSpacings[p];
    // The element whose style attribute gives a text its spacing.
    std::vector<std::uint32_t> from(page.document->nodes.size(), Node::kNone);
    std::vector<bool> said(page.document->nodes.size());
    for (const Element e : page.elements()) {
      const std::string_view own = page.cascaded(e, property.property);
      if (declared(e, property.name)) from[e.index()] = e.index();
      else if (own.empty() || is_inherited(own))
        from[e.index()] = e.has_parent() ? from[e.parent().index()] : Node::kNone;
      const std::uint32_t source = from[e.index()];
      if (source == Node::kNone || said[source] || !has_text(page, e)) continue;
      const Style& s = page.style(e);
      if (spacing(s, p) >= property.least * s.font_size - 0.001) continue;
      const Lines lines = p == 2 ? lines_of(page, e) : Lines::several;
      if (lines == Lines::one) continue;
      said[source] = true;
      const auto d = declared(Element(page.document, source), property.name);
      const bool certain = lines == Lines::several;
      say(out, kMessages[certain ? 0 : 1],
          certain ? if_shown(page, e, rule.severity) : Severity::review, d->at,
          {std::string(property.name), d->value, std::string(property.shown)});
    }
  }
}

}  // namespace

constinit const Rule rule{
    .id = "page-text-spacing",
    .severity = Severity::error,
    .standards = "wcag:1.4.12 en301549:9.1.4.12 act:24afc2 act:9e45ec act:78fd32",
    .messages = kMessages,
    .page = check};
}  // namespace blankett::rules::page_text_spacing
