#include "model/rule.h"

#include <array>
#include <charconv>

#include "base/text.h"
#include "rules/semantics.h"

namespace blankett::rules::page_frame_focus {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-frame-focus/controls",
     "the keyboard cannot reach what stands in this frame: it has `tabindex=\"{0}\"`",
     "remove `tabindex`"},
    {"page-frame-focus/unknown",
     "the keyboard cannot reach what stands in this frame, if there is anything to reach: it has "
     "`tabindex=\"{0}\"`",
     "look whether there is a link or a control in it; if so, remove `tabindex`"},
};

bool is_negative(std::string_view text) {
  text = trimmed(text);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && number < 0;
}

// The keyboard would reach it, were it not for the frame.
bool is_control(const Tag& tag) {
  if (tag.value("hidden") || tag.value("disabled") || tag.value("inert")) return false;
  if (const std::string* const order = tag.value("tabindex")) return !is_negative(*order);
  if (tag.name == "a" || tag.name == "area") return tag.value("href") != nullptr;
  if (tag.name == "input") {
    const std::string* const type = tag.value("type");
    return !type || lower_case(trimmed(*type)) != "hidden";
  }
  static constexpr std::array<std::string_view, 5> kNames = {"button", "iframe", "select",
                                                             "summary", "textarea"};
  return std::find(kNames.begin(), kNames.end(), tag.name) != kNames.end();
}

// Styles and scripts may hide what is there, or bring more.
bool is_unsure(const std::vector<Tag>& tags) {
  return std::any_of(tags.begin(), tags.end(), [](const Tag& tag) {
    return tag.name == "style" || tag.name == "script" || tag.name == "link" ||
           tag.value("style") || tag.value("hidden");
  });
}

// A frame of a pixel or none, for something else than to be seen.
bool is_tiny(const Page& page, Element e) {
  const auto tiny = [&](const std::optional<double>& style, std::string_view attribute) {
    if (style) return *style <= 1;
    const std::string_view text = trimmed(e.value(attribute));
    int pixels = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), pixels);
    const bool whole = end == text.data() + text.size() || *end == 'p';
    return error == std::errc() && whole && pixels <= 1;
  };
  return tiny(page.style(e).width, "width") || tiny(page.style(e).height, "height");
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    if (e.name() != "iframe" || !is_negative(e.value("tabindex")) || !page.is_visible(e)) continue;
    if (is_tiny(page, e)) continue;
    bool known = false;
    if (const Attribute* const inner = e.attribute("srcdoc")) {
      const std::vector<Tag> tags = start_tags(inner->value);
      if (std::none_of(tags.begin(), tags.end(), is_control)) continue;
      known = !is_unsure(tags);
    } else if (!has_words(e, "src")) {
      continue;
    }
    out.add({.message = &kMessages[known ? 0 : 1],
             .severity = known ? if_shown(page, e, rule.severity) : Severity::review,
             .at = e.attribute("tabindex")->value_at,
             .arguments = {std::string(trimmed(e.value("tabindex")))}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-frame-focus",
                          .severity = Severity::error,
                          .standards = "wcag:2.1.1 en301549:9.2.1.1 act:akn7bn",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_frame_focus
