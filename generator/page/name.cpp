// Names and descriptions: accname 1.2, with what HTML-AAM 1.0 says of each element. Tested by
// page_semantics_test.cpp, and against Chromium by tests/browser/accname.spec.mjs.

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "page/aria.h"
#include "page/page.h"
#include "page/words.h"

namespace blankett {
namespace {

// What one name may cost: pages of hostile making are cut, no others.
// When a page has cost kMostWork, its further names may look at little.
constexpr std::size_t kMostWork = 4'000'000, kFewNodes = 500, kFewBytes = 1000;
constexpr std::size_t kMostNodes = 20'000, kMostBytes = 20'000, kMostOwned = 100, kDeepest = 600;

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

// Elements whose text is never read: code, and parts of drawings.
bool is_code(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "defs", "desc", "head", "metadata", "noscript", "script", "style", "symbol", "template"};
  return std::binary_search(kNames.begin(), kNames.end(), name);
}

bool is_labelable(Element e) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "button", "input", "meter", "output", "progress", "select", "textarea"};
  if (!std::binary_search(kNames.begin(), kNames.end(), e.name())) return false;
  return e.name() != "input" || input_type(e) != "hidden";
}

// A button that is an <input>; "" for every other element.
std::string button_type(Element e) {
  if (e.name() != "input") return {};
  std::string type = input_type(e);
  const bool button = type == "button" || type == "submit" || type == "reset" || type == "image";
  return button ? type : std::string();
}

// Text fields have placeholders, and so have inputs of types that nobody knows.
bool takes_placeholder(Element e) {
  static constexpr std::array<std::string_view, 15> kOthers = {
      "button", "checkbox", "color", "date",  "datetime-local", "file", "hidden", "image",
      "month",  "radio",    "range", "reset", "submit",         "time", "week"};
  if (e.name() == "textarea") return true;
  return e.name() == "input" && !std::binary_search(kOthers.begin(), kOthers.end(), input_type(e));
}

std::optional<Element> child_named(Element e, std::string_view name) {
  for (Element child : e.nodes())
    if (is(child, name)) return child;
  return std::nullopt;
}

// It is set apart from the words around it, as a block is, or a picture.
bool is_apart(Element e, const Style& style) {
  static constexpr std::array<std::string_view, 7> kReplaced = {"iframe", "img", "input", "object",
                                                                "select", "svg", "video"};
  if (std::binary_search(kReplaced.begin(), kReplaced.end(), e.name())) return true;
  return style.display != Display::inline_ && style.display != Display::contents;
}

}  // namespace

// One name or description. Text is appended to what was found so far, so that nothing is copied
// at each depth.
class Namer {
 public:
  Namer(const Page& page, Element of) : page_(page), of_(of) {}
  Namer(const Namer&) = delete;
  Namer& operator=(const Namer&) = delete;
  ~Namer() { page_.name_work_ += nodes_; }

  std::string name() {
    const aria::Role& role = page_.own_role(of_);
    if (role.name_prohibited) return {};
    std::string out;
    add(of_, {}, out);
    return collapsed(out);
  }

  // Of aria-describedby.
  std::string described(const std::vector<Element>& targets) {
    std::string out;
    add_referenced(targets, {}, out);
    return collapsed(out);
  }

  // The text of an element as it would name another.
  std::string text(Element e) {
    std::string out;
    add_namer(e, {}, out);
    return collapsed(out);
  }

 private:
  struct Way {
    bool by_ids = false;      // within what aria-labelledby or aria-describedby names: no chains
    bool directly = false;    // it is what they name
    bool by_content = false;  // within the content that names
    bool hidden_too = false;  // what was named is hidden, so all of it counts
    std::size_t depth = 0;
  };

  static bool has_words(const std::string& out, std::size_t from) {
    return !is_blank(std::string_view(out).substr(from));
  }

  bool is_spent(const std::string& out) const {
    return nodes_ > most_nodes_ || out.size() > most_bytes_;
  }

  void append(std::string_view text, std::string& out) {
    constexpr std::size_t kBytesOfNode = 16;  // what can be copied while a node is looked at
    text = text.substr(0, most_bytes_);
    nodes_ += text.size() / kBytesOfNode;
    out += text;
  }

  // All text in an element, hidden or not.
  void append_text(Element e, std::string& out) {
    const std::vector<Node>& nodes = page_.document->nodes;
    std::uint32_t i = nodes[e.index()].first_child;
    while (i != Node::kNone && !is_spent(out)) {
      ++nodes_;
      if (nodes[i].kind == NodeKind::text) append(nodes[i].text, out);
      if (nodes[i].first_child != Node::kNone) {
        i = nodes[i].first_child;
        continue;
      }
      while (i != e.index() && nodes[i].next == Node::kNone) i = nodes[i].parent;
      if (i == e.index()) return;
      i = nodes[i].next;
    }
  }

  void add(Element e, Way way, std::string& out) {
    if (++nodes_ > most_nodes_ || way.depth > kDeepest || is_code(e.name())) return;
    const std::size_t from = out.size();
    const bool root = !way.by_content && !way.directly;
    if (!way.by_ids) {
      const std::vector<Element> targets = page_.referenced(e, "aria-labelledby");
      if (!targets.empty()) {
        add_referenced(targets, way, out);
        if (has_words(out, from)) return;
        out.resize(from);
      }
    }
    if (!root && !(way.directly && e.index() == of_.index()) && add_embedded(e, out)) return;
    if (const std::string_view label = e.value("aria-label"); !is_blank(label)) {
      append(label, out);
      return;
    }
    const aria::Role& role = page_.own_role(e);
    if (!aria::is(role, "none")) {
      add_native(e, way, out);
      if (has_words(out, from)) return;
      out.resize(from);
    }
    if (!root || role.name_from_content) {
      add_content(e, way, out);
      if (has_words(out, from)) return;
      // White space alone may part the words around it.
    }
    if (e.name() != "iframe" || root) add_tooltip(e, out);
    if (root && !has_words(out, from)) add_last(e, out);
  }

  void add_referenced(const std::vector<Element>& targets, Way way, std::string& out) {
    for (const Element target : targets) {
      if (is_spent(out)) return;
      add(target,
          {.by_ids = true,
           .directly = true,
           .hidden_too = !page_.is_exposed(target),
           .depth = way.depth + 1},
          out);
      out += ' ';
    }
  }

  // The words of an element that names another: its legend, caption, label …
  void add_namer(Element e, Way way, std::string& out) {
    add(e,
        {.by_ids = way.by_ids,
         .directly = true,
         .hidden_too = !page_.is_exposed(e),
         .depth = way.depth + 1},
        out);
  }

  // The value of a control within a label. True when it is such a control.
  bool add_embedded(Element e, std::string& out) {
    if (e.index() == of_.index()) return true;  // a label around what it names
    const aria::Role& role = page_.own_role(e);
    const std::string_view name = e.name();
    if (name == "select") {
      add_chosen(e, out);
      return true;
    }
    if (aria::is_a(role, "textbox") || (name == "input" && aria::is(role, "combobox"))) {
      if (name != "input") append_text(e, out);
      else if (input_type(e) != "password") append(e.value("value"), out);
      return true;
    }
    if (aria::is_a(role, "combobox") || aria::is_a(role, "listbox")) {
      add_chosen_options(e, out);
      return true;
    }
    if (aria::is_a(role, "range")) {
      for (const std::string_view from : {"aria-valuetext", "aria-valuenow", "value"})
        if (!is_blank(e.value(from))) {
          append(e.value(from), out);
          break;
        }
      return true;
    }
    return false;
  }

  // The option that is chosen when the page opens, or all that are where there can be several.
  void add_chosen(Element select, std::string& out) {
    std::optional<Element> first, marked;
    const bool many = select.attribute("multiple") != nullptr;
    const auto take = [&](Element option) {
      if (++nodes_ > most_nodes_) return;
      if (!first) first = option;
      if (!option.attribute("selected")) return;
      marked = option;
      if (!many) return;
      append_text(option, out);
      out += ' ';
    };
    for (Element child : select.nodes()) {
      if (is(child, "option")) take(child);
      if (is(child, "optgroup"))
        for (Element option : child.nodes())
          if (is(option, "option")) take(option);
    }
    if (many) return;
    if (marked) append_text(*marked, out);
    else if (first) append_text(*first, out);
  }

  // Of a combobox or listbox made by hand: what aria-selected says, or its own text.
  void add_chosen_options(Element list, std::string& out) {
    const std::size_t from = out.size();
    const auto visit = [&](const auto& self, Element e, std::size_t depth) -> void {
      if (depth > kDeepest) return;
      for (Element child : e.nodes()) {
        if (!child.is_element() || ++nodes_ > most_nodes_ || is_spent(out)) continue;
        if (child.value("aria-selected") == "true") {
          append_text(child, out);
          out += ' ';
        } else {
          self(self, child, depth + 1);
        }
      }
    };
    visit(visit, list, 0);
    if (!has_words(out, from) && aria::is(page_.own_role(list), "combobox")) append_text(list, out);
  }

  // What HTML says names the element, before its content and its title.
  void add_native(Element e, Way way, std::string& out) {
    const std::string_view name = e.name();
    const std::size_t from = out.size();
    if (!way.by_content && is_labelable(e)) {
      for (const Element label : labels(e)) {
        if (is_spent(out)) break;
        // accname would read a label that is hidden; Chromium does not, and nobody sees it.
        if (!page_.is_exposed(label)) continue;
        add(label, {.by_ids = way.by_ids, .by_content = true, .depth = way.depth + 1}, out);
        out += ' ';
      }
      if (has_words(out, from)) return;
      out.resize(from);
    }
    if (name == "input") {
      const std::string type = button_type(e);
      if (type == "image") append(e.value("alt"), out);
      else if (!type.empty()) append(button_value(e, type), out);
    } else if (name == "img" || name == "area" || name == "image") {
      append(e.value("alt"), out);
    } else if (name == "optgroup" || name == "option" || name == "track") {
      append(e.value("label"), out);
    } else if (name == "math") {
      append(e.value("alttext"), out);
    } else if (name == "fieldset") {
      add_child(e, "legend", way, out);
    } else if (name == "table") {
      add_child(e, "caption", way, out);
    } else if (name == "figure") {
      add_child(e, "figcaption", way, out);
    } else if (name == "html") {
      if (const auto head = child_named(e, "head"))
        if (const auto title = child_named(*head, "title")) append_text(*title, out);
    } else if (e.has_parent() && name != "title" && is_drawn(e)) {
      if (const auto title = child_named(e, "title")) append_text(*title, out);
    }
  }

  // In an <svg>: its parts are few, so what is around them need not be asked.
  static bool is_drawn(Element e) {
    static constexpr std::array<std::string_view, 14> kNames = {
        "a",       "circle",   "ellipse", "g",   "image",  "line", "path",
        "polygon", "polyline", "rect",    "svg", "symbol", "text", "use"};
    return std::binary_search(kNames.begin(), kNames.end(), e.name());
  }

  static std::string_view button_value(Element e, const std::string& type) {
    if (const Attribute* const value = e.attribute("value")) return value->value;
    if (type == "submit") return "Submit";
    return type == "reset" ? "Reset" : "";
  }

  void add_child(Element e, std::string_view name, Way way, std::string& out) {
    if (const auto child = child_named(e, name)) add_namer(*child, way, out);
  }

  void add_content(Element e, Way way, std::string& out) {
    // Its own text is not read when only it, and not all around it, is hidden.
    const Style& own = page_.style(e);
    const bool silent = own.hidden && !way.hidden_too;
    if (!silent) append(page_.generated(e, css::Pseudo::before), out);
    const Way inner{.by_ids = way.by_ids,
                    .by_content = true,
                    .hidden_too = way.hidden_too,
                    .depth = way.depth + 1};
    for (Element child : e.nodes()) {
      if (is_spent(out)) return;
      if (child.is_text()) {
        if (!silent) append(child.own_text(), out);
      } else if (child.is_element()) {
        add_part(child, inner, out);
      }
    }
    if (const Attribute* const owns = e.attribute("aria-owns"); owns && !way.hidden_too)
      for (const Element owned : page_.referenced(e, "aria-owns")) {
        if (is_spent(out)) return;
        out += ' ';
        if (owned.index() != of_.index() && owned_.size() < kMostOwned &&
            owned_.insert(owned.index()).second)
          add_part(owned, inner, out);
      }
    if (!silent) append(page_.generated(e, css::Pseudo::after), out);
  }

  // A part of the content of something.
  void add_part(Element e, Way way, std::string& out) {
    const Style& style = page_.style(e);
    if (e.name() == "br") {
      out += ' ';
      return;
    }
    // Within what is `visibility: hidden` something can be visible again.
    if (!way.hidden_too && !page_.is_exposed(e) && !(page_.is_rendered(e) && style.hidden)) return;
    const bool apart = is_apart(e, style);
    if (apart) out += ' ';
    add(e, way, out);
    if (apart) out += ' ';
  }

  void add_tooltip(Element e, std::string& out) { append(e.value("title"), out); }

  // What names a control when all else is missing.
  void add_last(Element e, std::string& out) {
    if (takes_placeholder(e)) append(e.value("placeholder"), out);
    if (out.empty() && aria::is_a(page_.own_role(e), "textbox"))
      append(e.value("aria-placeholder"), out);
    if (button_type(e) == "image") out += "Submit";
  }

  std::vector<Element> labels(Element control) {
    if (!page_.labels_found_) find_labels();
    std::vector<Element> out;
    const auto found = page_.labels_.find(control.index());
    if (found == page_.labels_.end()) return out;
    for (const std::uint32_t i : found->second) out.emplace_back(page_.document, i);
    return out;
  }

  // Which labels each control has, in document order.
  void find_labels() {
    page_.labels_found_ = true;
    std::vector<bool> taken(page_.document->nodes.size());
    for (const Element e : page_.elements()) {
      if (e.name() == "label") {
        if (const Attribute* const to = e.attribute("for")) {
          const auto control = page_.with_id(to->value);
          if (control && is_labelable(*control))
            page_.labels_[control->index()].push_back(e.index());
        }
      } else if (is_labelable(e)) {
        // The first control in a label without `for` is what it labels.
        for (Element around = e; around.has_parent(); around = around.parent()) {
          const Element label = around.parent();
          if (label.name() != "label" || label.attribute("for")) continue;
          if (taken[label.index()]) continue;
          taken[label.index()] = true;
          page_.labels_[e.index()].push_back(label.index());
        }
      }
    }
    for (auto& [control, all] : page_.labels_) std::sort(all.begin(), all.end());
  }

  const Page& page_;
  const Element of_;
  std::size_t nodes_ = 0;
  const bool is_late_ = page_.name_work_ > kMostWork;
  const std::size_t most_nodes_ = is_late_ ? kFewNodes : kMostNodes;
  const std::size_t most_bytes_ = is_late_ ? kFewBytes : kMostBytes;
  std::unordered_set<std::uint32_t> owned_{};  // each once, so that cycles end
};

const std::string& Page::name(Element e) const {
  const auto found = names_.find(e.index());
  if (found != names_.end()) return found->second;
  return names_.emplace(e.index(), Namer(*this, e).name()).first->second;
}

std::string Page::description(Element e) const {
  if (const auto targets = referenced(e, "aria-describedby"); !targets.empty())
    if (std::string text = Namer(*this, e).described(targets); !text.empty()) return text;
  if (std::string text = collapsed(e.value("aria-description")); !text.empty()) return text;
  const std::string& own = name(e);
  if (e.name() == "table") {
    if (const auto caption = child_named(e, "caption"))
      if (std::string text = Namer(*this, e).text(*caption); !text.empty() && text != own)
        return text;
    if (std::string text = collapsed(e.value("summary")); !text.empty() && text != own) return text;
  }
  if (const std::string type = button_type(e); !type.empty() && type != "image")
    if (std::string text = collapsed(e.value("value")); !text.empty() && text != own) return text;
  std::string title = collapsed(e.value("title"));
  return title == own ? std::string() : title;
}

}  // namespace blankett
