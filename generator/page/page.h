#pragma once
// Page: an HTML document as browsers and assistive technology understand it. The tree is parse's;
// here are its styles (CSS cascade), what is shown and to whom, roles (ARIA 1.2, HTML-AAM), names
// (accname 1.2), and what the keyboard reaches. Nothing is asked of the network.

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "page/css.h"
#include "page/style.h"

namespace blankett {

namespace aria {
struct Role;  // page/aria.h
}

class Page {
 public:
  /// The style sheet at an address as written in the page ("../style.css"), parsed; or nothing.
  using Linked = std::function<std::shared_ptr<const css::Sheet>(std::string_view href)>;

  /// Its `dark`, when it has one, is read at once.
  explicit Page(const Document& html, const Linked& linked = {});
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  ~Page();

  const Document* document;

  // ---- structure

  /// Every element in document order, but what stands in <template>.
  const std::vector<Element>& elements() const { return elements_; }
  /// The first with that id.
  std::optional<Element> with_id(std::string_view id) const;
  /// The elements that a list of ids names, in its order; ids of none are left out.
  std::vector<Element> referenced(Element e, std::string_view attribute) const;

  // ---- style

  const Style& style(Element e) const { return styles_[e.index()]; }
  /// The value that wins the cascade for a property, as written; "" for none.
  /// Not inherited.
  std::string_view cascaded(Element e, Property property) const;
  /// The text of `content` for ::before or ::after, "" for none.
  const std::string& generated(Element e, css::Pseudo pseudo) const;
  /// The style of ::before, ::after or ::placeholder, null when there is none to see.
  const Style* style(Element e, css::Pseudo pseudo) const;
  /// All style sheets, in order.
  const std::vector<std::shared_ptr<const css::Sheet>>& sheets() const { return sheets_; }
  /// Where a range of a sheet's text stands: in the <style>, or else at the <link>.
  Span place_in_sheet(std::size_t sheet, std::uint32_t begin, std::uint32_t end) const;
  /// Style sheets that could not be had: a finding that depends on them is not certain.
  const std::vector<std::string>& missing_sheets() const { return missing_; }
  /// The same page as it is for people who have chosen dark colours; null when no style sheet asks
  /// for that, and it is like this one.
  const Page* dark() const { return dark_.get(); }
  /// What browsers paint where the page gives no colour is black on white. When the page says that
  /// it can be dark (`color-scheme`) and is, it is what each of them has found best.
  bool has_known_defaults() const { return defaults_known_; }
  /// All style sheets were there and were read to their ends.
  bool has_all_styles() const { return missing_.empty() && !cut_; }

  // ---- what is shown, and to whom

  /// It makes boxes: no `display: none` around it, nor <head>, <template>, a closed <details> …
  bool is_rendered(Element e) const { return rendered_[e.index()]; }
  /// People can see it: rendered, not `visibility: hidden`, not clipped to nothing, not moved off
  /// the page, not wholly transparent; and it or something in it has something to see.
  bool is_visible(Element e) const { return visible_[e.index()]; }
  /// In the accessibility tree: rendered, not hidden by visibility or by aria-hidden around it.
  bool is_exposed(Element e) const { return exposed_[e.index()]; }

  // ---- semantics

  /// The computed role: the first valid one of `role`, where it may stand, or else the element's
  /// own. Presentational roles are given up by what is focusable or has global aria attributes;
  /// children of presentational children have none.
  const aria::Role& role(Element e) const;
  /// The role as if nothing around it made its children presentational.
  const aria::Role& own_role(Element e) const;
  /// Whether that role is the element's own, and not one of its `role` attribute.
  bool has_implicit_role(Element e) const;
  /// The accessible name and description; white space collapsed and trimmed.
  const std::string& name(Element e) const;
  std::string description(Element e) const;
  /// The keyboard or a script can move focus to it.
  bool is_focusable(Element e) const;
  /// Tab reaches it.
  bool is_tabbable(Element e) const;
  /// A form control that is disabled, or whose fieldset is.
  bool is_disabled(Element e) const;
  /// The language of an element by the nearest lang (or xml:lang) around it; "" for none.
  std::string_view language(Element e) const;

 private:
  enum class Scheme : std::uint8_t { dark };
  /// The elements of a page, for its styles in another scheme.
  Page(const Page& light, Scheme);
  struct Cascade;
  void cascade(const Linked& linked);
  void show();

  std::vector<Element> elements_{};
  std::unordered_map<std::string_view, std::uint32_t> ids_{};
  std::vector<std::shared_ptr<const css::Sheet>> sheets_{};
  std::vector<Element> sheet_elements_{};  // <style> or <link>, of each sheet
  std::vector<std::string> missing_{};
  bool cut_ = false, asks_scheme_ = false, defaults_known_ = true;
  std::unique_ptr<const Page> dark_{};
  std::vector<Style> styles_{};
  std::vector<bool> rendered_{}, exposed_{}, shown_{}, visible_{};
  // Winning declarations of each element: a range of `won_`, sorted by property.
  struct Won {
    std::uint16_t property = 0;
    bool important = false;
    std::string_view value{};
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> won_of_{};
  std::vector<Won> won_{};
  std::map<std::pair<std::uint32_t, css::Pseudo>, std::string> generated_{};
  std::map<std::pair<std::uint32_t, css::Pseudo>, Style> pseudo_styles_{};
  std::deque<std::string> kept_{};  // values with var() filled in
  friend class RoleFinder;
  friend class Namer;
  // Worked out when asked for.
  mutable std::vector<const aria::Role*> roles_{}, own_roles_{};
  mutable std::vector<bool> implicit_{};
  mutable std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> labels_{};  // by control
  mutable bool labels_found_ = false;
  mutable std::size_t name_work_ = 0;  // elements that names looked at
  // The first <summary> of its details, or the first <legend> of its fieldset.
  std::vector<bool> leads_{};
  bool is_lead(Element e, std::string_view name) const {
    return e.name() == name && leads_[e.index()];
  }
  mutable std::unordered_map<std::uint32_t, std::string> names_{};
};

/// A document of HTML as every other part sees it: is the element of that name, in lower case?
inline bool is(Element e, std::string_view name) { return e.is_element() && e.name() == name; }

}  // namespace blankett
