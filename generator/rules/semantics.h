#pragma once
// What several rules on pages ask of an element beyond its role and name.

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "page/aria.h"
#include "page/page.h"

namespace blankett::rules {

/// The severity of a finding that holds only where the element is shown: `review` when the page
/// has style sheets that could not be had, for they may hide it.
Severity if_shown(const Page& page, Severity severity);
/// The same, and also when rules that a browser may not apply would hide or show the element.
Severity if_shown(const Page& page, Element e, Severity severity);

/// There is something but white space in the attribute.
bool has_words(Element e, std::string_view attribute);

/// `role` asks for a role, and the element has it: by the attribute, not by itself.
bool has_explicit_role(const Page& page, Element e);

/// The languages that a page's elements are of.
enum class Vocabulary : std::uint8_t { html, svg, math };
/// By index of element. What stands in <foreignObject> is HTML again.
std::vector<Vocabulary> vocabularies(const Page& page);

/// An element that a script defines: what it is, only the script knows.
inline bool is_custom(Element e) { return e.name().find('-') != e.name().npos; }

/// The accessibility tree: elements that are exposed and have a role, or say something of
/// themselves by a global state or property. aria-owns moves elements.
class AccessibilityTree {
 public:
  explicit AccessibilityTree(const Page& page);

  /// The nearest around an element, itself in the tree or not; nothing at the top.
  std::optional<Element> parent(Element e) const;
  /// In document order.
  const std::vector<Element>& children(Element e) const;
  /// Between the element and its parent stands one that a script defines.
  bool is_uncertain(Element e) const { return uncertain_[e.index()]; }

 private:
  const Page& page_;
  std::vector<std::uint32_t> parents_{};
  std::vector<std::uint32_t> place_{};  // into children_; 0 is the empty list
  std::vector<std::vector<Element>> children_{};
  std::vector<bool> uncertain_{};
};

/// A start tag in the HTML of a `srcdoc`.
struct Tag {
  std::string name{};  // lower case
  std::vector<std::pair<std::string, std::string>> attributes{};

  /// The attribute's value, or null.
  const std::string* value(std::string_view attribute) const;
};
/// The start tags of an HTML text, in order, as far as one can tell without building its tree.
std::vector<Tag> start_tags(std::string_view html);

}  // namespace blankett::rules
