// What rules on pages share. Tested by the fixtures of the rules and by act_test.cpp.

#include "rules/semantics.h"

#include <algorithm>

#include "base/text.h"

namespace blankett::rules {
namespace {

constexpr std::string_view kBlanks = " \t\n\f\r";

// A state or property that every role has, and that makes a plain container stand in the tree.
bool says_something(Element e) {
  for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
    if (!a->name.starts_with("aria-") || a->name == "aria-hidden" || trimmed(a->value).empty())
      continue;
    const aria::Attribute* const known = aria::attribute_named(a->name);
    if (known && known->global == aria::Attribute::Global::yes) return true;
  }
  return false;
}

bool stands(const Page& page, Element e) {
  if (!page.is_exposed(e)) return false;
  const aria::Role& role = page.role(e);
  if (aria::is(role, "none")) return false;
  return !aria::is(role, "generic") || says_something(e);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

}  // namespace

Severity if_shown(const Page& page, Severity severity) {
  return page.has_all_styles() ? severity : std::min(severity, Severity::review);
}

Severity if_shown(const Page& page, Element e, Severity severity) {
  return if_shown(page,
                  page.style(e).shown_known ? severity : std::min(severity, Severity::review));
}

bool has_words(Element e, std::string_view attribute) {
  return !trimmed(e.value(attribute)).empty();
}

bool has_explicit_role(const Page& page, Element e) {
  return has_words(e, "role") && !page.has_implicit_role(e);
}

std::vector<Vocabulary> vocabularies(const Page& page) {
  std::vector<Vocabulary> out(page.document->nodes.size());
  for (const Element e : page.elements()) {
    Vocabulary own = e.has_parent() ? out[e.parent().index()] : Vocabulary::html;
    if (e.has_parent() && e.parent().name() == "foreignObject") own = Vocabulary::html;
    if (e.name() == "svg") own = Vocabulary::svg;
    if (e.name() == "math") own = Vocabulary::math;
    out[e.index()] = own;
  }
  return out;
}

AccessibilityTree::AccessibilityTree(const Page& page) : page_(page) {
  const std::size_t size = page.document->nodes.size();
  parents_.assign(size, Node::kNone);
  place_.assign(size, 0);
  uncertain_.assign(size, false);
  children_.resize(1);

  // Where each element hangs: under its parent, or under the first that says it owns it.
  std::vector<std::uint32_t> above(size, Node::kNone);
  for (const Element e : page.elements())
    if (e.has_parent()) above[e.index()] = e.parent().index();
  std::vector<bool> owned(size);
  for (const Element owner : page.elements()) {
    if (!owner.attribute("aria-owns") || !page.is_exposed(owner)) continue;
    for (const Element e : page.referenced(owner, "aria-owns")) {
      if (owned[e.index()] || e.index() == owner.index()) continue;
      owned[e.index()] = true;
      above[e.index()] = owner.index();
    }
  }

  std::vector<bool> in_tree(size);
  for (const Element e : page.elements()) in_tree[e.index()] = stands(page, e);
  // Owners may stand after what they own, and own each other: follow each way once.
  enum class Seen : std::uint8_t { no, now, done };
  std::vector<Seen> seen(size, Seen::no);
  std::vector<std::uint32_t> way;
  for (const Element e : page.elements()) {
    for (std::uint32_t i = e.index(); i != Node::kNone && seen[i] == Seen::no; i = above[i]) {
      seen[i] = Seen::now;
      way.push_back(i);
    }
    while (!way.empty()) {
      const std::uint32_t i = way.back();
      way.pop_back();
      seen[i] = Seen::done;
      const std::uint32_t up = above[i];
      if (up == Node::kNone || seen[up] != Seen::done) continue;  // the top, or a circle
      parents_[i] = in_tree[up] ? up : parents_[up];
      uncertain_[i] = is_custom(Element(page.document, up)) || (!in_tree[up] && uncertain_[up]);
    }
  }
  for (const Element e : page.elements()) {
    const std::uint32_t parent = parents_[e.index()];
    if (parent == Node::kNone || !in_tree[e.index()]) continue;
    if (place_[parent] == 0) {
      place_[parent] = static_cast<std::uint32_t>(children_.size());
      children_.emplace_back();
    }
    children_[place_[parent]].push_back(e);
  }
}

std::optional<Element> AccessibilityTree::parent(Element e) const {
  const std::uint32_t parent = parents_[e.index()];
  if (parent == Node::kNone) return std::nullopt;
  return Element(page_.document, parent);
}

const std::vector<Element>& AccessibilityTree::children(Element e) const {
  return children_[place_[e.index()]];
}

const std::string* Tag::value(std::string_view attribute) const {
  for (const auto& [known, written] : attributes)
    if (known == attribute) return &written;
  return nullptr;
}

std::vector<Tag> start_tags(std::string_view html) {
  std::vector<Tag> out;
  std::size_t i = 0;
  const auto skip = [&](std::string_view what) {
    i = std::min(html.find_first_not_of(what, i), html.size());
  };
  const auto take = [&](std::string_view until) {
    const std::size_t begin = i;
    i = std::min(html.find_first_of(until, i), html.size());
    return html.substr(begin, i - begin);
  };
  while (i < html.size()) {
    i = html.find('<', i);
    if (i == html.npos || ++i >= html.size()) break;
    if (html.substr(i).starts_with("!--")) {
      const std::size_t end = html.find("-->", i);
      i = end == html.npos ? html.size() : end + 3;
      continue;
    }
    if (!is_letter(html[i])) continue;
    Tag tag;
    tag.name = lowered(take(" \t\n\f\r/>"));
    for (;;) {
      skip(" \t\n\f\r/");
      if (i >= html.size() || html[i] == '>') break;
      auto& [name, written] = tag.attributes.emplace_back();
      name = lowered(take(" \t\n\f\r/>="));
      skip(kBlanks);
      if (i >= html.size() || html[i] != '=') {
        if (name.empty()) ++i;
        continue;
      }
      ++i;
      skip(kBlanks);
      if (i < html.size() && (html[i] == '"' || html[i] == '\'')) {
        const char quote = html[i++];
        written = take(std::string_view(&quote, 1));
        ++i;
      } else {
        written = take(" \t\n\f\r>");
      }
    }
    out.push_back(std::move(tag));
  }
  return out;
}

}  // namespace blankett::rules
