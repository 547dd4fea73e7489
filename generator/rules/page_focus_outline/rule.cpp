#include "model/rule.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/text.h"
#include "page/page.h"
#include "page/words.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_focus_outline {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-focus-outline/removed", "`{0}` takes away the mark that shows where focus is",
     "leave the outline, or draw something as clear in the same rule"},
};

bool is_focus(std::string_view state) {
  return state == "focus" || state == "focus-visible" || state == "focus-within";
}

bool asks_for_focus(const css::Complex& c) {
  return std::any_of(c.states.begin(), c.states.end(), is_focus);
}

bool is_none(std::string_view value) {
  const std::string text = lower_ascii(trimmed(value));
  return text == "none" || text == "0" || text == "0px" || text == "0 none" || text == "none 0";
}

// What else can show focus: the engine keeps other properties by name, or as unknown.
bool shows_otherwise(const css::Declaration& d) {
  return !d.property.starts_with("outline") && d.property != "color" && !is_none(d.value);
}

// The selectors as they were written.
std::string prelude_of(const css::Sheet& sheet, const css::StyleRule& r) {
  const std::string_view text = *sheet.text;
  const std::size_t begin = std::min<std::size_t>(r.begin, text.size());
  return collapsed(text.substr(begin, std::min<std::size_t>(text.find('{', begin) - begin, 80)));
}

// A part of a selector by its type, id and classes; what else it asks is taken as so.
bool can_be(Element e, const css::Compound& part) {
  using Kind = css::Simple::Kind;
  for (const css::Simple& s : part.simples) {
    if (s.kind == Kind::type && e.name() != s.name) return false;
    if (s.kind == Kind::id && e.value("id") != s.name) return false;
    if (s.kind == Kind::is && !std::any_of(s.inner.begin(), s.inner.end(), [&](const auto& inner) {
          return can_be(e, inner.compounds.back());
        }))
      return false;
    if (s.kind != Kind::klass) continue;
    bool found = false;
    each_word(e.value("class"), [&](std::string_view word) { return !(found = word == s.name); });
    if (!found) return false;
  }
  return true;
}

// What one selector of a rule does with the outline, and with what else shows focus.
struct Effect {
  const css::Complex* selector = nullptr;
  std::size_t sheet = 0;
  const css::StyleRule* rule = nullptr;
  bool sets = false, removes = false, important = false, otherwise = false;
  bool focus = false;   // only while something has focus
  bool around = false;  // it may be about what stands around or beside that
  std::size_t order = 0;
};

// :focus:not(:focus-visible) is how one leaves the mark to those who use the keyboard.
bool is_for_the_mouse(const css::Complex& c) {
  for (const css::Simple& s : c.compounds.back().simples)
    if (s.kind == css::Simple::Kind::negation)
      for (const css::Complex& inner : s.inner)
        for (const std::string& state : inner.states)
          if (state == "focus-visible") return true;
  return false;
}

constexpr std::size_t kMostEffects = 500;  // each is compared with every element
constexpr std::size_t kMostComparisons = 5'000'000;

std::vector<Effect> effects_of(const Page& page) {
  std::vector<Effect> out;
  std::size_t order = 0;
  for (std::size_t i = 0; i < page.sheets().size(); ++i)
    for (const css::StyleRule& r : page.sheets()[i]->rules) {
      ++order;
      Effect one{.sheet = i, .rule = &r, .order = order};
      for (const css::Declaration& d : r.declarations) {
        one.otherwise = one.otherwise || shows_otherwise(d);
        if (d.property != "outline" && d.property != "outline-style" &&
            d.property != "outline-width")
          continue;
        one.sets = true;
        one.removes = is_none(d.value);
        one.important = d.important;
      }
      if (!one.sets && !one.otherwise) continue;
      if (!std::all_of(r.media.begin(), r.media.end(),
                       [](const std::string& media) { return css::holds(media, {}); }))
        continue;
      for (const css::Complex& c : r.selectors) {
        one.focus = asks_for_focus(c);
        if (c.dynamic && !one.focus) continue;  // :hover alone
        if (!one.focus && !one.sets) continue;
        if (one.focus && one.removes && is_for_the_mouse(c)) continue;
        one.selector = &c;
        one.around =
            one.focus && (c.compounds.size() > 1 || std::find(c.states.begin(), c.states.end(),
                                                              "focus-within") != c.states.end());
        if (out.size() < kMostEffects) out.push_back(one);
      }
    }
  return out;
}

// Whether a rule about what has focus, or what is around it, can be met while `e` has it.
bool can_apply(Element e, const Effect& effect) {
  const auto& parts = effect.selector->compounds;
  if (can_be(e, parts.back())) return true;
  if (!effect.around || effect.removes) return false;
  for (const css::Compound& part : parts)
    if (can_be(e, part)) return true;
  for (int steps = 0; e.has_parent() && steps < 100; ++steps) {
    e = e.parent();
    if (can_be(e, parts.back())) return true;
  }
  return false;
}

// The cascade of the outline while `e` has focus: what takes it away, or nothing. Without rules
// about focus what wins is known; the place of an element in them is not asked for.
const Effect* removed_by(const Page& page, Element e, const std::vector<Effect>& effects,
                         std::size_t& comparisons) {
  const bool at_rest =
      is_none(page.cascaded(e, "outline-style")) || is_none(page.cascaded(e, "outline-width"));
  const Effect* best = nullptr;
  for (const Effect& effect : effects) {
    if (++comparisons > kMostComparisons) return nullptr;
    if (!effect.focus && (!effect.removes || !at_rest)) continue;
    if (!can_apply(e, effect)) continue;
    if (effect.focus && (effect.otherwise || (effect.around && !effect.removes))) return nullptr;
    if (!effect.sets) continue;
    const auto weight = [](const Effect& x) {
      return std::tuple(x.important, x.selector->specificity, x.order);
    };
    if (!best || weight(effect) >= weight(*best)) best = &effect;
  }
  return best && best->removes ? best : nullptr;
}

void check(const Page& page, Diagnostics& out) {
  const std::vector<Effect> effects = effects_of(page);
  if (std::none_of(effects.begin(), effects.end(), [](const Effect& x) { return x.removes; }))
    return;
  std::set<const css::StyleRule*> said;
  std::size_t comparisons = 0;
  for (const Element e : page.elements()) {
    if (!page.is_tabbable(e)) continue;
    const Effect* const by = removed_by(page, e, effects, comparisons);
    if (!by || !said.insert(by->rule).second) continue;
    const css::Sheet& sheet = *page.sheets()[by->sheet];
    const std::uint32_t begin = by->rule->begin;
    const std::string_view prelude = trimmed(
        std::string_view(*sheet.text)
            .substr(begin, std::min(sheet.text->find('{', begin), sheet.text->size()) - begin));
    say(out, kMessages[0], rule.severity,
        page.place_in_sheet(by->sheet, begin, static_cast<std::uint32_t>(begin + prelude.size())),
        {prelude_of(sheet, *by->rule)});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-focus-outline",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:2.4.7 en301549:9.2.4.7",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_focus_outline
