#include "model/rule.h"

#include <algorithm>
#include <array>

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

bool asks_for_focus(const css::StyleRule& r) {
  return std::any_of(r.selectors.begin(), r.selectors.end(), [](const css::Complex& c) {
    return std::any_of(c.states.begin(), c.states.end(), [](const std::string& state) {
      return state == "focus" || state == "focus-visible" || state == "focus-within";
    });
  });
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

// The selector's last part by its type, id and classes; what else it asks is taken as so.
bool can_be(Element e, const css::Complex& selector) {
  using Kind = css::Simple::Kind;
  for (const css::Simple& s : selector.compounds.back().simples) {
    if (s.kind == Kind::type && e.name() != s.name) return false;
    if (s.kind == Kind::id && e.value("id") != s.name) return false;
    if (s.kind != Kind::klass) continue;
    bool found = false;
    each_word(e.value("class"), [&](std::string_view word) { return !(found = word == s.name); });
    if (!found) return false;
  }
  return true;
}

// Something that the Tab key stops at can have the rule.
bool reached(const Page& page, const css::StyleRule& r) {
  for (const Element e : page.elements())
    if (page.is_tabbable(e) &&
        std::any_of(r.selectors.begin(), r.selectors.end(), [&](const css::Complex& c) {
          return !c.states.empty() && !c.compounds.empty() && can_be(e, c);
        }))
      return true;
  return false;
}

constexpr std::size_t kMostRules = 200;  // each is compared with every element

void check(const Page& page, Diagnostics& out) {
  std::size_t rules = 0;
  for (const auto& sheet : page.sheets())
    for (const css::StyleRule& r : sheet->rules) {
      if (!asks_for_focus(r) || ++rules > kMostRules) continue;
      bool removed = false, otherwise = false;
      for (const css::Declaration& d : r.declarations) {
        if (d.property == "outline" || d.property == "outline-style" ||
            d.property == "outline-width")
          removed = is_none(d.value);
        otherwise = otherwise || shows_otherwise(d);
      }
      const std::string prelude = prelude_of(*sheet, r);
      // :focus:not(:focus-visible) is how one leaves the mark to those who use the keyboard.
      if (!removed || otherwise || prelude.find(":not(:focus-visible)") != prelude.npos) continue;
      if (!reached(page, r)) continue;
      say(out, kMessages[0], rule.severity, page.document->root().at(), {prelude});
    }
}

}  // namespace

constinit const Rule rule{.id = "page-focus-outline",
                          .severity = Severity::review,
                          .standards = "best-practice wcag:2.4.7 en301549:9.2.4.7",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_focus_outline
