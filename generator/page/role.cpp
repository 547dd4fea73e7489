// The role of every element: HTML-AAM's by data/implicit_roles.tsv, `role`, and what presentational
// roles do to each other. Tested by page_semantics_test.cpp.

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "page/aria.h"
#include "page/page.h"
#include "page/words.h"

namespace blankett {
namespace {

// The element around it of that name, or nothing.
std::optional<Element> closest(Element e, std::string_view name) {
  while (e.has_parent()) {
    e = e.parent();
    if (e.name() == name) return e;
  }
  return std::nullopt;
}

// Within an element that makes sections, so that a header or footer is not the page's.
bool is_sectioned(Element e, bool by_main) {
  static constexpr std::array<std::string_view, 4> kNames = {"article", "aside", "nav", "section"};
  static constexpr std::array<std::string_view, 4> kRoles = {"article", "complementary",
                                                             "navigation", "region"};
  while (e.has_parent()) {
    e = e.parent();
    const std::string_view role = trimmed(e.value("role"));
    if (std::find(kNames.begin(), kNames.end(), e.name()) != kNames.end() ||
        std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end())
      return true;
    if (by_main && (e.name() == "main" || role == "main")) return true;
  }
  return false;
}

// Boxes of rows, with room for more than one option.
bool is_list_box(Element select) {
  if (select.attribute("multiple")) return true;
  const std::string_view size = trimmed(select.value("size"));
  int rows = 0;
  std::from_chars(size.data(), size.data() + size.size(), rows);
  return rows > 1;
}

bool is_named_by_author(const Page& page, Element e) {
  if (!trimmed(e.value("aria-label")).empty() || !trimmed(e.value("title")).empty()) return true;
  return !page.referenced(e, "aria-labelledby").empty();
}

// A state or property that every role has, with a value.
bool has_global_attribute(Element e) {
  for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
    if (!a->name.starts_with("aria-") || a->name == "aria-hidden") continue;
    const aria::Attribute* const known = aria::attribute_named(a->name);
    if (known && known->global == aria::Attribute::Global::yes && !trimmed(a->value).empty())
      return true;
  }
  return false;
}

}  // namespace

// Works out the roles of all elements: parents stand before their children.
class RoleFinder {
 public:
  explicit RoleFinder(const Page& page) : page_(page) {}

  void run() {
    const std::size_t size = page_.document->nodes.size();
    page_.own_roles_.assign(size, &none_);
    page_.roles_.assign(size, &none_);
    page_.implicit_.assign(size, false);
    std::vector<bool> within(size);  // something whose children are presentational
    for (const Element e : page_.elements()) {
      const std::uint32_t i = e.index();
      const aria::Role& role = decide(e);
      page_.own_roles_[i] = page_.roles_[i] = &role;
      if (!e.has_parent()) continue;
      const std::uint32_t parent = e.parent().index();
      within[i] = within[parent] || own(e.parent()).children_presentational;
      if (within[i] && !page_.is_focusable(e)) page_.roles_[i] = &none_;
    }
  }

 private:
  const aria::Role& own(Element e) const { return *page_.own_roles_[e.index()]; }

  bool keeps_role(Element e) const { return has_global_attribute(e) || page_.is_focusable(e); }

  const aria::Role& decide(Element e) {
    const aria::Role* const wanted = wanted_role(e);
    if (wanted && !(wanted == &none_ && keeps_role(e))) return *wanted;
    page_.implicit_[e.index()] = true;
    if (!wanted && inherits_presentation(e) && !keeps_role(e)) return none_;
    const aria::Role& role = implicit(e);
    if (&role == &none_ && keeps_role(e)) return image_;  // a picture with alt=""
    return role;
  }

  // What `role` asks for. A form or region without a name is none.
  const aria::Role* wanted_role(Element e) const {
    const Attribute* const attribute = e.attribute("role");
    if (!attribute) return nullptr;
    const aria::Role* found = nullptr;
    each_word(attribute->value, [&](std::string_view token) {
      found = aria::role_named(token);
      if (found && found->source == aria::Role::Source::abstract) found = nullptr;
      if (found && (found->name == "form" || found->name == "region") &&
          !is_named_by_author(page_, e))
        found = nullptr;
      return !found;
    });
    return found;
  }

  // Rows of a table without a role have none either, nor have the items of such a list.
  bool inherits_presentation(Element e) const {
    static constexpr std::array<std::string_view, 7> kOwned = {"li", "tbody", "td", "tfoot",
                                                               "th", "thead", "tr"};
    static constexpr std::array<std::string_view, 8> kOwners = {"menu",  "ol",    "table", "tbody",
                                                                "tfoot", "thead", "tr",    "ul"};
    if (!e.has_parent()) return false;
    return std::binary_search(kOwned.begin(), kOwned.end(), e.name()) &&
           std::binary_search(kOwners.begin(), kOwners.end(), e.parent().name()) &&
           &own(e.parent()) == &none_;
  }

  const aria::Role& implicit(Element e) {
    for (const aria::ImplicitRole& line : aria::implicit_roles(e.name())) {
      const bool holds = std::all_of(line.conditions.begin(), line.conditions.end(),
                                     [&](std::string_view c) { return condition_holds(e, c); });
      if (holds) return *line.role;
    }
    return generic_;
  }

  bool condition_holds(Element e, std::string_view condition) {
    if (condition.front() == '!') return !condition_holds(e, condition.substr(1));
    if (condition.front() == ':') return special_holds(e, condition);
    const std::size_t sign = condition.find('=');
    if (sign == condition.npos) return e.attribute(condition) != nullptr;
    const Attribute* const attribute = e.attribute(condition.substr(0, sign));
    if (!attribute) return false;
    const std::string value = lower_ascii(trimmed(attribute->value));
    std::string_view rest = condition.substr(sign + 1);
    for (;;) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      if (rest.substr(0, end) == value) return true;
      if (end == rest.size()) return false;
      rest.remove_prefix(end + 1);
    }
  }

  bool special_holds(Element e, std::string_view condition) {
    const auto table = [&] { return closest(e, "table"); };
    if (condition == ":named") {
      if (is_named_by_author(page_, e)) return true;
      for (Element child : e.nodes())  // of drawings; elsewhere <title> is in <head>
        if (is(child, "title")) return true;
      return false;
    }
    // White space alone is no empty alt: the picture is told of, without a name.
    if (condition == ":empty-alt") return e.attribute("alt") && e.value("alt").empty();
    if (condition == ":sectioned") return is_sectioned(e, true);
    if (condition == ":sectioning") return is_sectioned(e, false);
    if (condition == ":list-child")
      return e.has_parent() && (aria::is_a(own(e.parent()), "list") || inherits_presentation(e));
    if (condition == ":list-box") return is_list_box(e);
    if (condition == ":table") return table() && aria::is_a(own(*table()), "table");
    if (condition == ":grid") return table() && aria::is_a(own(*table()), "grid");
    if (condition == ":row-header") return is_row_header(e);
    if (condition == ":summary") return page_.is_lead(e, "summary");
    return false;
  }

  // A th without scope, as Chromium decides: in a row with data it is the row's, and a corner
  // without words is no data.
  bool is_row_header(Element th) {
    const Element row = th.parent();
    const auto [known, is_new] = has_data_.try_emplace(row.index(), false);
    if (is_new)
      for (Element cell : row.nodes())
        if (is(cell, "td")) known->second = known->second || !is_empty(cell);
    return known->second;
  }

  static bool is_empty(Element cell) {
    for (Element child : cell.nodes())
      if (child.is_element() || !trimmed(child.own_text()).empty()) return false;
    return true;
  }

  const Page& page_;
  std::unordered_map<std::uint32_t, bool> has_data_{};  // of rows
  const aria::Role& none_ = aria::known_role("none");
  const aria::Role& generic_ = aria::known_role("generic");
  const aria::Role& image_ = aria::known_role("img");
};

const aria::Role& Page::own_role(Element e) const {
  if (roles_.empty()) RoleFinder(*this).run();
  return *own_roles_[e.index()];
}

const aria::Role& Page::role(Element e) const {
  if (roles_.empty()) RoleFinder(*this).run();
  return *roles_[e.index()];
}

bool Page::has_implicit_role(Element e) const {
  if (roles_.empty()) RoleFinder(*this).run();
  return implicit_[e.index()];
}

}  // namespace blankett
