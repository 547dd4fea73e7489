// The tree of a page, its ids, and what of it is shown. Tested by page_test.cpp.

#include "page/page.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace blankett {
namespace {

// Nearer to the edge than this it is an effect of layout, farther it is meant to be away.
constexpr double kFarAway = -500;

bool is_away(const Style& s) {
  using P = Style::Position;
  const auto far = [](const std::optional<double>& px) { return px && *px <= kFarAway; };
  if (s.position != P::static_ && s.position != P::sticky &&
      (far(s.left) || far(s.top) || far(s.right) || far(s.bottom)))
    return true;
  return far(s.text_indent);
}

bool is_shrunk(const Style& s) {
  const auto at_most = [](const std::optional<double>& px, double most) {
    return px && *px <= most;
  };
  if (!s.clips || s.display == Display::inline_) return false;
  return at_most(s.width, 0) || at_most(s.height, 0) ||
         (at_most(s.width, 1) && at_most(s.height, 1));
}

// Elements that show something of their own, without text.
bool shows_itself(Element e, const Style& s) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "audio", "button", "canvas",  "embed",    "hr",     "iframe", "img",      "input",
      "meter", "object", "picture", "progress", "select", "svg",    "textarea", "video"};
  if (std::binary_search(kNames.begin(), kNames.end(), e.name()))
    return !(s.width && *s.width <= 0) && !(s.height && *s.height <= 0);
  return s.background_image;
}

// What stands in these is not shown with them: it is for browsers that do not know them.
bool hides_children(Element e) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "audio", "canvas", "iframe", "math", "noscript", "template", "video"};
  return e.name() != "math" && std::binary_search(kNames.begin(), kNames.end(), e.name());
}

}  // namespace

Page::Page(const Document& html, const Linked& linked) : document(&html) {
  std::vector<bool> inert(html.nodes.size());  // within <template>
  std::vector<bool> led(html.nodes.size());    // has a summary or legend already
  leads_.resize(html.nodes.size());
  for (std::uint32_t i = 0; i < html.nodes.size(); ++i) {
    const Node& node = html.nodes[i];
    if (node.parent != Node::kNone)
      inert[i] = inert[node.parent] || html.nodes[node.parent].name == "template";
    if (node.kind != NodeKind::element || inert[i]) continue;
    const Element e(&html, i);
    elements_.push_back(e);
    if (e.has_parent() && ((e.name() == "summary" && e.parent().name() == "details") ||
                           (e.name() == "legend" && e.parent().name() == "fieldset"))) {
      leads_[i] = !led[node.parent];
      led[node.parent] = true;
    }
    if (const Attribute* id = e.attribute("id")) ids_.emplace(id->value, i);
  }
  cascade(linked);
}

Page::Page(const Page& light, Scheme)
    : document(light.document),
      elements_(light.elements_),
      ids_(light.ids_),
      leads_(light.leads_) {}

Page::~Page() = default;

std::optional<Element> Page::with_id(std::string_view id) const {
  const auto found = ids_.find(id);
  if (found == ids_.end()) return std::nullopt;
  return Element(document, found->second);
}

std::vector<Element> Page::referenced(Element e, std::string_view attribute) const {
  std::vector<Element> out;
  std::string_view rest = e.value(attribute);
  constexpr std::string_view kBlank = " \n\t\r\f";
  for (;;) {
    const std::size_t begin = rest.find_first_not_of(kBlank);
    if (begin == rest.npos) return out;
    const std::size_t end = std::min(rest.find_first_of(kBlank, begin), rest.size());
    if (const auto found = with_id(rest.substr(begin, end - begin))) out.push_back(*found);
    rest.remove_prefix(end);
  }
}

const std::string& Page::generated(Element e, css::Pseudo pseudo) const {
  static const std::string none;
  const auto found = generated_.find({e.index(), pseudo});
  return found == generated_.end() ? none : found->second;
}

const Style* Page::style(Element e, css::Pseudo pseudo) const {
  const auto found = pseudo_styles_.find({e.index(), pseudo});
  return found == pseudo_styles_.end() ? nullptr : &found->second;
}

Span Page::place_in_sheet(std::size_t sheet, std::uint32_t begin, std::uint32_t end) const {
  const Element from = sheet_elements_[sheet];
  if (from.name() != "style") return from.at();
  // The text nodes of the <style> are the text of its sheet.
  for (const Element child : from.nodes()) {
    if (!child.is_text()) continue;
    const std::size_t size = child.own_text().size();
    const Span whole = child.at();
    if (begin >= size) {
      begin -= static_cast<std::uint32_t>(size);
      end -= static_cast<std::uint32_t>(std::min<std::size_t>(size, end));
      continue;
    }
    // Where line breaks have two bytes the places in them are not those in the file.
    if (whole.end - whole.begin != size) break;
    return {whole.source, whole.begin + begin,
            std::min(whole.begin + std::max(begin, end), whole.end)};
  }
  return from.at();
}

void Page::show() {
  const std::size_t size = document->nodes.size();
  rendered_.resize(size);
  exposed_.resize(size);
  shown_.resize(size);
  visible_.resize(size);
  std::vector<bool> unhidden(size);  // from assistive technology, by aria-hidden and inert
  // Parents stand before their children.
  for (const Element e : elements_) {
    const std::uint32_t i = e.index();
    const Style& s = styles_[i];
    const bool top = !e.has_parent();
    const std::uint32_t parent = top ? 0 : e.parent().index();
    bool rendered = s.display != Display::none && (top || rendered_[parent]);
    if (!top && (hides_children(e.parent()) || styles_[parent].skips_content)) rendered = false;
    if (!top && e.parent().name() == "details" && !e.parent().attribute("open") &&
        e.name() != "summary")
      rendered = false;
    rendered_[i] = rendered;
    const std::string_view aria_hidden = e.value("aria-hidden");
    unhidden[i] = (top || unhidden[parent]) && aria_hidden != "true" && !e.attribute("inert");
    exposed_[i] = rendered && !s.hidden && unhidden[i];
    // What is around an element also moves, clips or fades it.
    shown_[i] = rendered && (top || shown_[parent]) && s.opacity > 0 && !s.clipped_away &&
                !is_away(s) && !is_shrunk(s);
  }
  for (std::size_t n = elements_.size(); n-- > 0;) {
    const Element e = elements_[n];
    const std::uint32_t i = e.index();
    const Style& s = styles_[i];
    bool visible = visible_[i];  // by something in it
    if (!visible && shown_[i] && !s.hidden) {
      visible = shows_itself(e, s);
      for (Element child : e.nodes())
        if (child.is_text() && s.font_size > 0 && !s.skips_content &&
            !trimmed(child.own_text()).empty())
          visible = true;
      for (const css::Pseudo pseudo : {css::Pseudo::before, css::Pseudo::after})
        visible = visible || !trimmed(generated(e, pseudo)).empty();
    }
    visible_[i] = visible;
    if (visible && e.has_parent()) visible_[e.parent().index()] = true;
  }
}

}  // namespace blankett
