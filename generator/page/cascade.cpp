// Style sheets × elements → winning declarations and computed styles. Rules are found by the id,
// class or name that the last part of their selector asks for, so that each element is compared
// with few of them. Tested by page_test.cpp.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <deque>

#include "base/text.h"
#include "page/page.h"

namespace blankett {
// Named, since a class of the header holds its types.
namespace cascading {

using css::Complex;
using css::Declaration;
using css::Pseudo;
using css::Simple;

// What one page may cost: comparisons of an element with a selector, and style sheets.
constexpr std::size_t kMostComparisons = 50'000'000;
constexpr std::size_t kMostSheets = 200;
constexpr std::size_t kMostCustom = 64;  // var() inside var()

std::size_t property_number(std::string_view name) {
  const auto found = std::lower_bound(kProperties.begin(), kProperties.end(), name);
  return found != kProperties.end() && *found == name
             ? static_cast<std::size_t>(found - kProperties.begin())
             : kProperties.size();
}

bool has_class(std::string_view classes, std::string_view name) {
  for (std::size_t at = 0; (at = classes.find(name, at)) != classes.npos; ++at) {
    const auto blank = [&](std::size_t i) {
      return i >= classes.size() || classes[i] == ' ' || classes[i] == '\n' || classes[i] == '\t' ||
             classes[i] == '\r' || classes[i] == '\f';
    };
    if ((at == 0 || blank(at - 1)) && blank(at + name.size())) return true;
  }
  return false;
}

// What the selectors of a page need to know of an element's place, gathered once.
struct Place {
  std::uint32_t parent = Node::kNone, before = Node::kNone;  // elements
  std::uint32_t number = 1, of = 1;                          // among the element children
  std::uint32_t type_number = 1, type_of = 1;                // of the same name
};

class Matcher {
 public:
  Matcher(const Document& document, const std::vector<Place>& places)
      : document_(document), places_(places) {}

  bool matches(std::uint32_t element, const Complex& selector) const {
    return matches(element, selector, selector.compounds.size() - 1);
  }
  bool exhausted() const { return comparisons_ > kMostComparisons; }

 private:
  // Backtracks over descendants and siblings, as many steps as there are elements around.
  bool matches(std::uint32_t element, const Complex& selector, std::size_t i) const {
    if (!compound(element, selector.compounds[i])) return false;
    if (i == 0) return true;
    const char combinator = selector.compounds[i].combinator;
    const bool sibling = combinator == '+' || combinator == '~';
    const auto next = [&](std::uint32_t e) {
      return sibling ? places_[e].before : places_[e].parent;
    };
    for (std::uint32_t e = next(element); e != Node::kNone; e = next(e)) {
      if (exhausted()) return false;
      if (matches(e, selector, i - 1)) return true;
      if (combinator == '>' || combinator == '+') return false;
    }
    return false;
  }

  bool compound(std::uint32_t element, const css::Compound& compound) const {
    ++comparisons_;
    return std::all_of(compound.simples.begin(), compound.simples.end(),
                       [&](const Simple& s) { return simple(element, s); });
  }

  bool any_of(std::uint32_t element, const std::vector<Complex>& list) const {
    return std::any_of(list.begin(), list.end(), [&](const Complex& c) {
      return c.pseudo == Pseudo::none && matches(element, c);
    });
  }

  bool attribute(Element e, const Simple& s) const {
    const Attribute* a = e.attribute(s.name);
    if (!a) return false;
    if (s.match == 0) return true;
    std::string own, asked;
    std::string_view value = a->value, wanted = s.value;
    if (s.any_case || s.name == "type") {
      own = lower_case(value), asked = lower_case(wanted);
      value = own, wanted = asked;
    }
    switch (s.match) {
      case '=': return value == wanted;
      case '~': return !wanted.empty() && has_class(value, wanted);
      case '|':
        return value == wanted || (value.starts_with(wanted) && value.size() > wanted.size() &&
                                   value[wanted.size()] == '-');
      case '^': return !wanted.empty() && value.starts_with(wanted);
      case '$': return !wanted.empty() && value.ends_with(wanted);
      default: return !wanted.empty() && value.find(wanted) != value.npos;
    }
  }

  static bool nth(const Simple& s, std::uint32_t number) {
    const int n = static_cast<int>(number) - s.b;
    return s.a == 0 ? n == 0 : n % s.a == 0 && n / s.a >= 0;
  }

  bool has(std::uint32_t element, const Simple& s) const {
    for (const Complex& c : s.inner) {
      const char combinator = c.compounds.front().combinator;
      Complex plain = c;
      plain.compounds.front().combinator = 0;
      std::vector<std::uint32_t> open;
      for (Element child : Element(&document_, element).nodes())
        if (child.is_element()) open.push_back(child.index());
      while (!open.empty() && !exhausted()) {
        const std::uint32_t e = open.back();
        open.pop_back();
        if (matches(e, plain)) return true;
        if (combinator == '>' && plain.compounds.size() == 1) continue;
        for (Element child : Element(&document_, e).nodes())
          if (child.is_element()) open.push_back(child.index());
      }
    }
    return false;
  }

  bool simple(std::uint32_t element, const Simple& s) const {
    const Element e(&document_, element);
    const Place& place = places_[element];
    using Kind = Simple::Kind;
    const auto is_control = [&] {
      const std::string_view n = e.name();
      return n == "input" || n == "select" || n == "textarea" || n == "button" || n == "option" ||
             n == "fieldset" || n == "optgroup";
    };
    switch (s.kind) {
      case Kind::universal: return true;
      case Kind::type: return e.name() == s.name;
      case Kind::id: return e.value("id") == s.name;
      case Kind::klass: return has_class(e.value("class"), s.name);
      case Kind::attribute: return attribute(e, s);
      case Kind::first_child: return place.number == 1;
      case Kind::last_child: return place.number == place.of;
      case Kind::only_child: return place.of == 1;
      case Kind::nth_child: return nth(s, place.number);
      case Kind::nth_last_child: return nth(s, place.of + 1 - place.number);
      case Kind::first_of_type: return place.type_number == 1;
      case Kind::last_of_type: return place.type_number == place.type_of;
      case Kind::root: return place.parent == Node::kNone;
      case Kind::empty: {
        for (Element child : e.nodes())
          if (child.is_element() || !child.own_text().empty()) return false;
        return true;
      }
      case Kind::checked: return e.attribute("checked") || e.attribute("selected");
      case Kind::disabled: return is_control() && e.attribute("disabled");
      case Kind::enabled: return is_control() && !e.attribute("disabled");
      case Kind::required: return e.attribute("required") != nullptr;
      case Kind::optional: return is_control() && !e.attribute("required");
      case Kind::link: return (e.name() == "a" || e.name() == "area") && e.attribute("href");
      case Kind::open: return e.attribute("open") != nullptr;
      case Kind::is: return any_of(element, s.inner);
      case Kind::negation: return !any_of(element, s.inner);
      case Kind::has: return has(element, s);
      case Kind::never: return false;
    }
    return false;
  }

  const Document& document_;
  const std::vector<Place>& places_;
  mutable std::size_t comparisons_ = 0;
};

// A rule's selector with where it stands in the cascade.
struct Candidate {
  const css::StyleRule* rule = nullptr;
  const Complex* selector = nullptr;
  std::uint32_t order = 0;
};

// The words of a value, parted at white space outside brackets.
std::vector<std::string_view> parts_of(std::string_view value) {
  std::vector<std::string_view> out;
  std::size_t depth = 0, begin = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const bool end = i == value.size();
    const char c = end ? ' ' : value[i];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if ((c != ' ' && c != '\n' && c != '\t') || (depth > 0 && !end)) continue;
    if (i > begin) out.push_back(value.substr(begin, i - begin));
    begin = i + 1;
  }
  return out;
}

// One declaration as the longhands that the cascade keeps.
template <class Put>
void expand(std::string_view property, std::string_view value, const Put& put) {
  if (property_number(property) < kProperties.size()) return put(property, value);
  const auto parts = parts_of(value);
  if (property == "background") {
    put("background-color", "transparent");
    put("background-image", "none");
    for (const std::string_view part : parts) {
      css::Colour colour;
      const std::string small = lower_case(part);
      if (small.starts_with("url(") || small.find("gradient(") != small.npos ||
          small.starts_with("image"))
        put("background-image", part);
      else if (small == "currentcolor" || small.starts_with("var(") ||
               css::colour_of(part, colour) || small.starts_with("color") ||
               small.starts_with("light-dark("))
        put("background-color", part);
    }
  } else if (property == "font") {
    // style weight size/line-height family
    put("font-weight", "normal");
    put("line-height", "normal");
    for (const std::string_view part : parts) {
      double px = 0;
      const std::size_t slash = part.find('/');
      const std::string_view size = part.substr(0, slash);
      const std::string small = lower_case(part);
      if (small == "bold" || small == "bolder" ||
          (small.size() == 3 && small.ends_with("00") && small[0] >= '1' && small[0] <= '9')) {
        put("font-weight", part);
      } else if (css::length_of(size, 16, 16, px) || size.ends_with('%') || small == "small" ||
                 small == "medium" || small == "large" || small == "smaller" || small == "larger") {
        put("font-size", size);
        if (slash != part.npos) put("line-height", part.substr(slash + 1));
      }
    }
  } else if (property == "overflow") {
    if (!parts.empty()) {
      put("overflow-x", parts.front());
      put("overflow-y", parts.back());
    }
  } else if (property == "inset" && !parts.empty()) {
    put("top", parts[0]);
    put("right", parts.size() > 1 ? parts[1] : parts[0]);
    put("bottom", parts.size() > 2 ? parts[2] : parts[0]);
    put("left", parts.size() > 3 ? parts[3] : parts.size() > 1 ? parts[1] : parts[0]);
  } else if (property == "text-decoration") {
    put("text-decoration-line", value);
  } else if (property == "list-style") {
    if (std::find(parts.begin(), parts.end(), "none") != parts.end())
      put("list-style-type", "none");
  } else if (property == "outline") {
    for (const std::string_view part : parts) {
      double px = 0;
      css::Colour colour;
      if (css::length_of(part, 16, 16, px)) put("outline-width", part);
      else if (css::colour_of(part, colour)) put("outline-color", part);
      else put("outline-style", part);
    }
  } else if (property == "animation" && !parts.empty() && parts.front() != "none") {
    put("animation-name", value);
  } else if (property == "all") {
    put("display", value);
  }
}

// What browsers do without a style sheet of the page.
Display display_of(std::string_view name) {
  struct Own {
    std::string_view name;
    Display display;
  };
  static constexpr std::array<std::string_view, 12> kNone = {
      "base",     "datalist", "head",   "link",  "meta",     "noembed",
      "noframes", "param",    "script", "style", "template", "title"};
  if (std::binary_search(kNone.begin(), kNone.end(), name)) return Display::none;
  static constexpr std::array<std::string_view, 45> kBlock = {
      "address",    "article", "aside",     "blockquote", "body",   "center",  "dd",
      "details",    "dialog",  "dir",       "div",        "dl",     "dt",      "fieldset",
      "figcaption", "figure",  "footer",    "form",       "h1",     "h2",      "h3",
      "h4",         "h5",      "h6",        "header",     "hgroup", "hr",      "html",
      "legend",     "listing", "main",      "menu",       "nav",    "ol",      "optgroup",
      "option",     "p",       "plaintext", "pre",        "search", "section", "summary",
      "ul",         "xmp",     "zzz"};
  if (std::binary_search(kBlock.begin(), kBlock.end(), name)) return Display::block;
  static constexpr std::array<Own, 12> kOther = {{{"button", Display::inline_block},
                                                  {"input", Display::inline_block},
                                                  {"li", Display::list_item},
                                                  {"meter", Display::inline_block},
                                                  {"progress", Display::inline_block},
                                                  {"select", Display::inline_block},
                                                  {"table", Display::table},
                                                  {"caption", Display::table_part},
                                                  {"td", Display::table_cell},
                                                  {"textarea", Display::inline_block},
                                                  {"th", Display::table_cell},
                                                  {"tr", Display::table_part}}};
  for (const Own& own : kOther)
    if (own.name == name) return own.display;
  if (name == "tbody" || name == "thead" || name == "tfoot" || name == "col" || name == "colgroup")
    return Display::table_part;
  return Display::inline_;
}

double heading_size(std::string_view name) {
  if (name.size() != 2 || name[0] != 'h') return 1;
  switch (name[1]) {
    case '1': return 2;
    case '2': return 1.5;
    case '3': return 1.17;
    case '5': return 0.83;
    case '6': return 0.67;
    default: return 1;
  }
}

std::optional<Display> display_named(std::string_view value) {
  const std::string v = lower_case(value);
  if (v == "none") return Display::none;
  if (v == "contents") return Display::contents;
  if (v == "inline") return Display::inline_;
  if (v.starts_with("inline-")) return Display::inline_block;
  if (v == "list-item") return Display::list_item;
  if (v == "table") return Display::table;
  if (v == "table-cell") return Display::table_cell;
  if (v.starts_with("table-")) return Display::table_part;
  if (v == "flex" || v.starts_with("flex ")) return Display::flex;
  if (v == "grid" || v.starts_with("grid ")) return Display::grid;
  if (v == "block" || v == "flow-root" || v.starts_with("block ") || v == "-webkit-box")
    return Display::block;
  return std::nullopt;
}

// rotate(90deg), matrix(…): the angle in degrees.
double rotation_of(std::string_view value) {
  const std::string v = lower_case(value);
  double total = 0;
  const auto angle_at = [&](std::size_t from) {
    double number = 0;
    std::string rest = v.substr(from);
    const char* begin = rest.c_str();
    char* end = nullptr;
    number = std::strtod(begin, &end);
    const std::string_view unit(end);
    if (unit.starts_with("turn")) return number * 360;
    if (unit.starts_with("rad")) return number * 180 / 3.14159265358979;
    if (unit.starts_with("grad")) return number * 0.9;
    return unit.starts_with("deg") ? number : 0.0;
  };
  for (const std::string_view name : {"rotate(", "rotatez("})
    for (std::size_t at = v.find(name); at != v.npos; at = v.find(name, at + 1))
      total += angle_at(at + name.size());
  if (const std::size_t at = v.find("rotate3d("); at != v.npos) {
    double n[3] = {0, 0, 0};
    const char* p = v.c_str() + at + 9;
    for (double& each : n) {
      char* end = nullptr;
      each = std::strtod(p, &end);
      p = *end == ',' ? end + 1 : end;
    }
    if (n[0] == 0 && n[1] == 0 && n[2] != 0)
      total += angle_at(static_cast<std::size_t>(p - v.c_str())) * (n[2] < 0 ? -1 : 1);
  }
  for (const std::string_view name : {"matrix(", "matrix3d("})
    if (const std::size_t at = v.find(name); at != v.npos) {
      char* end = nullptr;
      const double a = std::strtod(v.c_str() + at + name.size(), &end);
      const double b = *end == ',' ? std::strtod(end + 1, &end) : 0;
      total += std::atan2(b, a) * 180 / 3.14159265358979;
    }
  return total;
}

// Whether clip or clip-path leave nothing to see.
bool leaves_nothing(std::string_view clip, std::string_view clip_path) {
  const std::string c = lower_case(clip), p = lower_case(clip_path);
  if (c.starts_with("rect(")) {
    double n[4] = {-1, -1, -1, -1};
    std::string inside = c.substr(5);
    std::replace(inside.begin(), inside.end(), ',', ' ');
    std::size_t count = 0;
    for (const std::string_view part :
         parts_of(std::string_view(inside).substr(0, inside.find(')'))))
      if (count < 4 && css::length_of(part, 16, 16, n[count])) ++count;
    if (count == 4 && n[2] - n[0] <= 1 && n[1] - n[3] <= 1) return true;
  }
  if (p.starts_with("inset(")) {
    const auto parts = parts_of(std::string_view(p).substr(6, p.find(')') - 6));
    double most = 0;
    bool all = !parts.empty();
    for (const std::string_view part : parts) {
      const double n = std::strtod(std::string(part).c_str(), nullptr);
      most = std::max(most, n);
      all = all && part.ends_with('%') && n >= 50;
    }
    return all || (parts.size() == 1 && parts[0] == "100%") || most >= 100;
  }
  return p.starts_with("circle(0") || p.starts_with("polygon(0 0, 0 0");
}

}  // namespace cascading

using namespace cascading;

struct Page::Cascade {
  Cascade(Page& the_page, const Linked& its_linked) : page(the_page), linked(its_linked) {}

  Page& page;
  const Linked& linked;
  css::Medium medium{};
  std::vector<Place> places{};
  std::unordered_map<std::string_view, std::vector<Candidate>> by_id{}, by_class{}, by_type{};
  std::vector<Candidate> anywhere{};
  std::uint32_t order = 0;
  std::vector<const std::map<std::string_view, std::string_view>*> custom{};  // by element
  std::deque<std::map<std::string_view, std::string_view>> customs{};

  void run() {
    place_elements();
    read_sheets();
    index();
    const Document& parsed = *page.document;
    page.styles_.resize(parsed.nodes.size());
    page.won_of_.resize(parsed.nodes.size());
    custom.resize(parsed.nodes.size());
    const Matcher matcher(parsed, places);
    for (const Element e : page.elements_) style_of(e, matcher);
  }

  void place_elements() {
    const Document& parsed = *page.document;
    places.resize(parsed.nodes.size());
    for (std::uint32_t i = 0; i < parsed.nodes.size(); ++i) {
      if (parsed.nodes[i].kind != NodeKind::element) continue;
      std::uint32_t before = Node::kNone, count = 0;
      std::unordered_map<std::string_view, std::uint32_t> types;
      for (Element child : Element(&parsed, i).nodes()) {
        if (!child.is_element()) continue;
        Place& place = places[child.index()];
        place.parent = i;
        place.before = before;
        place.number = ++count;
        place.type_number = ++types[child.name()];
        before = child.index();
      }
      for (std::uint32_t child = before; child != Node::kNone; child = places[child].before) {
        places[child].of = count;
        places[child].type_of = types[Element(&parsed, child).name()];
      }
    }
  }

  void link_sheet(const std::string& href, std::size_t depth) {
    if (page.sheets_.size() >= kMostSheets || depth > 8) return;
    if (auto sheet = linked ? linked(href) : nullptr) add_sheet(std::move(sheet), depth);
    else page.missing_.push_back(href);
  }

  // What a sheet imports stands before it.
  void add_sheet(std::shared_ptr<const css::Sheet> sheet, std::size_t depth) {
    for (const std::string& href : sheet->imports) link_sheet(href, depth + 1);
    page.sheets_.push_back(std::move(sheet));
  }

  void read_sheets() {
    for (const Element e : page.elements_) {
      const std::string_view media = e.value("media");
      if (!css::holds(media, medium) && e.name() != "html") continue;
      if (e.name() == "style") {
        add_sheet(std::make_shared<const css::Sheet>(css::parse_sheet(e.text())), 0);
      } else if (e.name() == "link" && has_class(lower_case(e.value("rel")), "stylesheet") &&
                 !has_class(lower_case(e.value("rel")), "alternate") && !e.attribute("disabled")) {
        link_sheet(std::string(e.value("href")), 0);
      }
    }
  }

  void index() {
    for (const auto& sheet : page.sheets_)
      for (const css::StyleRule& rule : sheet->rules) {
        ++order;
        if (!std::all_of(rule.media.begin(), rule.media.end(),
                         [&](const std::string& m) { return css::holds(m, medium); }))
          continue;
        for (const Complex& selector : rule.selectors) {
          if (selector.pseudo == Pseudo::other) continue;
          add({&rule, &selector, order});
        }
      }
  }

  void add(const Candidate& candidate) {
    const Simple* best = nullptr;
    for (const Simple& s : candidate.selector->compounds.back().simples) {
      if (s.kind == Simple::Kind::never) return;
      const auto worth = [](const Simple* x) {
        return !x                               ? 0
               : x->kind == Simple::Kind::id    ? 3
               : x->kind == Simple::Kind::klass ? 2
               : x->kind == Simple::Kind::type  ? 1
                                                : 0;
      };
      if (worth(&s) > worth(best)) best = &s;
    }
    if (!best) anywhere.push_back(candidate);
    else if (best->kind == Simple::Kind::id) by_id[best->name].push_back(candidate);
    else if (best->kind == Simple::Kind::klass) by_class[best->name].push_back(candidate);
    else by_type[best->name].push_back(candidate);
  }

  // ---- one element

  struct Ranked {
    std::uint64_t rank = 0;  // important, inline, specificity, order
    std::uint32_t number = 0;
    std::string_view property{}, value{};
    bool important = false;
    Pseudo pseudo = Pseudo::none;
  };
  std::vector<Ranked> ranked{};

  void add(const Declaration& d, std::uint64_t rank, Pseudo pseudo) {
    if (d.important) rank |= std::uint64_t{1} << 63;
    if (d.property.starts_with("--")) {
      ranked.push_back({rank, static_cast<std::uint32_t>(ranked.size()), d.property, d.value,
                        d.important, pseudo});
      return;
    }
    expand(d.property, d.value, [&](std::string_view property, std::string_view value) {
      ranked.push_back(
          {rank, static_cast<std::uint32_t>(ranked.size()), property, value, d.important, pseudo});
    });
  }

  void gather(const std::vector<Candidate>& candidates, Element e, const Matcher& matcher) {
    for (const Candidate& c : candidates) {
      if (matcher.exhausted() || !matcher.matches(e.index(), *c.selector)) continue;
      const std::uint64_t rank = (std::uint64_t{c.selector->specificity} << 24) + c.order;
      for (const Declaration& d : c.rule->declarations) add(d, rank, c.selector->pseudo);
    }
  }

  template <class Map>
  void gather(const Map& map, std::string_view key, Element e, const Matcher& matcher) {
    if (const auto found = map.find(key); found != map.end()) gather(found->second, e, matcher);
  }

  void style_of(Element e, const Matcher& matcher) {
    ranked.clear();
    gather(anywhere, e, matcher);
    gather(by_type, e.name(), e, matcher);
    if (const std::string_view id = e.value("id"); !id.empty()) gather(by_id, id, e, matcher);
    std::string_view classes = e.value("class");
    while (!classes.empty() && !by_class.empty()) {
      const std::size_t begin = classes.find_first_not_of(" \n\t\r\f");
      if (begin == classes.npos) break;
      const std::size_t end = std::min(classes.find_first_of(" \n\t\r\f", begin), classes.size());
      gather(by_class, classes.substr(begin, end - begin), e, matcher);
      classes.remove_prefix(end);
    }
    if (const std::string_view own = e.value("style"); !own.empty()) {
      page.inline_.push_back(
          std::make_unique<std::vector<Declaration>>(css::parse_declarations(own)));
      for (const Declaration& d : *page.inline_.back())
        add(d, std::uint64_t{1} << 62, Pseudo::none);
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      return a.rank != b.rank ? a.rank < b.rank : a.number < b.number;
    });
    set_custom(e);
    settle(e);
    compute(e);
  }

  // Custom properties are inherited; most elements share their parent's.
  void set_custom(Element e) {
    const auto* around = e.has_parent() ? custom[e.parent().index()] : nullptr;
    custom[e.index()] = around;
    for (const Ranked& r : ranked) {
      if (!r.property.starts_with("--") || r.pseudo != Pseudo::none) continue;
      if (custom[e.index()] == around) {
        customs.push_back(around ? *around : std::map<std::string_view, std::string_view>{});
        custom[e.index()] = &customs.back();
      }
      customs.back()[r.property] = r.value;
    }
  }

  // var(--name, fallback) filled in.
  std::string_view filled(Element e, std::string_view value) {
    if (value.find("var(") == value.npos) return value;
    std::string text(value);
    for (std::size_t round = 0; round < kMostCustom; ++round) {
      const std::size_t at = text.rfind("var(");
      if (at == text.npos || text.size() > 100'000) break;
      std::size_t depth = 0, end = at + 3;
      for (; end < text.size(); ++end) {
        if (text[end] == '(') ++depth;
        if (text[end] == ')' && --depth == 0) break;
      }
      if (end >= text.size()) break;
      const std::string_view inside = std::string_view(text).substr(at + 4, end - at - 4);
      const std::size_t comma = inside.find(',');
      const std::string_view name = trimmed(inside.substr(0, comma));
      const auto* own = custom[e.index()];
      const auto found =
          own ? own->find(name) : std::map<std::string_view, std::string_view>::const_iterator{};
      const bool known = own && found != own->end();
      const std::string with(known                  ? found->second
                             : comma != inside.npos ? trimmed(inside.substr(comma + 1))
                                                    : std::string_view("unset"));
      text.replace(at, end + 1 - at, with);
    }
    page.kept_.push_back(std::move(text));
    return page.kept_.back();
  }

  void settle(Element e) {
    const auto begin = static_cast<std::uint32_t>(page.won_.size());
    std::array<const Ranked*, kProperties.size()> best{};
    std::string_view before, after;
    bool has_before = false, has_after = false;
    for (const Ranked& r : ranked) {
      if (r.property.starts_with("--")) continue;
      if (r.pseudo == Pseudo::none) {
        best[property_number(r.property)] = &r;
      } else if (r.property == "content") {
        (r.pseudo == Pseudo::before ? before : after) = r.value;
        (r.pseudo == Pseudo::before ? has_before : has_after) = true;
      }
    }
    for (std::size_t i = 0; i < best.size(); ++i)
      if (best[i])
        page.won_.push_back(
            {static_cast<std::uint16_t>(i), best[i]->important, filled(e, best[i]->value)});
    page.won_of_[e.index()] = {begin, static_cast<std::uint32_t>(page.won_.size())};
    if (has_before) page.generated_[{e.index(), Pseudo::before}] = content_of(e, filled(e, before));
    if (has_after) page.generated_[{e.index(), Pseudo::after}] = content_of(e, filled(e, after));
  }

  // `content` as text: strings, attr(); what is after a slash is the alternative of all before it.
  static std::string content_of(Element e, std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size();) {
      const char c = value[i];
      if (c == '"' || c == '\'') {
        for (++i; i < value.size() && value[i] != c; ++i) {
          if (value[i] == '\\' && i + 1 < value.size()) {
            std::size_t end = i + 1;
            std::uint32_t code = 0;
            while (end < value.size() && end < i + 7 &&
                   std::isxdigit(static_cast<unsigned char>(value[end]))) {
              const char d = static_cast<char>(value[end] | 0x20);
              code = code * 16 + static_cast<std::uint32_t>(value[end] <= '9' ? value[end] - '0'
                                                                              : d - 'a' + 10);
              ++end;
            }
            if (end == i + 1) {
              out += value[++i];
            } else {
              append_character(out, code);
              i = end < value.size() && value[end] == ' ' ? end : end - 1;
            }
          } else {
            out += value[i];
          }
        }
        ++i;
      } else if (value.substr(i).starts_with("attr(")) {
        const std::size_t end = std::min(value.find(')', i), value.size());
        out += e.value(trimmed(value.substr(i + 5, end - i - 5)));
        i = end + 1;
      } else if (c == '/') {
        out.clear();
        ++i;
      } else {
        ++i;
      }
    }
    return out;
  }

  static void append_character(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0 | (code >> 6));
      out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      out += static_cast<char>(0xE0 | (code >> 12));
      out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x110000) {
      out += static_cast<char>(0xF0 | (code >> 18));
      out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
      out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
  }

  void compute(Element e) {
    const Style* around = e.has_parent() ? &page.styles_[e.parent().index()] : nullptr;
    Style& s = page.styles_[e.index()];
    const Style fresh;
    if (around) {  // what is inherited
      s.hidden = around->hidden;
      s.colour = around->colour;
      s.colour_known = around->colour_known;
      s.font_size = around->font_size;
      s.font_weight = around->font_weight;
      s.line_height = around->line_height;
      s.letter_spacing = around->letter_spacing;
      s.word_spacing = around->word_spacing;
      s.preserves_space = around->preserves_space;
      s.text_transform = around->text_transform;
      s.list_style_none = around->list_style_none;
    }
    own_of_browsers(e, s);
    const double inherited_size = around ? around->font_size : 16;
    const auto& [begin, end] = page.won_of_[e.index()];
    // The font's size first: other lengths depend on it.
    for (const bool size : {true, false})
      for (std::uint32_t i = begin; i < end; ++i) {
        const Won& won = page.won_[i];
        const std::string_view property = kProperties[won.property];
        if ((property == "font-size") == size)
          apply(property, won.value, around ? *around : fresh, inherited_size, s);
      }
    const std::string_view clip = page.cascaded(e, "clip"), path = page.cascaded(e, "clip-path");
    const bool placed =
        s.position == Style::Position::absolute || s.position == Style::Position::fixed;
    if (!clip.empty() || !path.empty()) s.clipped_away = leaves_nothing(placed ? clip : "", path);
  }

  void own_of_browsers(Element e, Style& s) {
    s.display = display_of(e.name());
    if (e.attribute("hidden")) s.display = Display::none;
    if (e.name() == "dialog" && !e.attribute("open")) s.display = Display::none;
    if (e.name() == "input" && lower_case(e.value("type")) == "hidden") s.display = Display::none;
    if (e.name() == "audio" && !e.attribute("controls")) s.display = Display::none;
    if (e.name() == "a" && e.attribute("href")) {
      s.colour = {0, 0, 238.0 / 255, 1};
      s.underlined = true;
    }
    if (e.name() == "u" || e.name() == "ins") s.underlined = true;
    if (e.name() == "b" || e.name() == "strong" || e.name() == "th" ||
        heading_size(e.name()) != 1 || e.name() == "h4")
      s.font_weight = 700;
    s.font_size *= heading_size(e.name());
    if (e.name() == "small") s.font_size *= 5.0 / 6;
    if (e.name() == "pre" || e.name() == "textarea") s.preserves_space = true;
    if (e.name() == "input" || e.name() == "button" || e.name() == "select" ||
        e.name() == "textarea") {
      s.font_size = 40.0 / 3;
      s.colour = {0, 0, 0, 1};
      s.letter_spacing = s.word_spacing = 0;
    }
  }

  static void length(std::string_view value, const Style& s, std::optional<double>& out) {
    double px = 0;
    if (css::length_of(value, s.font_size, 16, px)) out = px;
    else out.reset();
  }

  void apply(std::string_view property, std::string_view value, const Style& around,
             double inherited_size, Style& s) {
    const std::string v = lower_case(value);
    const bool inherit = v == "inherit", initial = v == "initial";
    const auto is_reset = inherit || initial || v == "unset" || v == "revert";
    if (property == "font-size") {
      double px = 0;
      if (is_reset) {
        s.font_size = initial ? 16 : inherited_size;
      } else if (css::length_of(value, inherited_size, 16, px)) {
        s.font_size = px;
      } else if (v.ends_with('%')) {
        s.font_size = inherited_size * std::strtod(v.c_str(), nullptr) / 100;
      } else {
        static constexpr std::array<std::pair<std::string_view, double>, 8> kSizes = {
            {{"xx-small", 9},
             {"x-small", 10},
             {"small", 13},
             {"medium", 16},
             {"large", 18},
             {"x-large", 24},
             {"xx-large", 32},
             {"xxx-large", 48}}};
        for (const auto& [name, size] : kSizes)
          if (v == name) s.font_size = size;
        if (v == "smaller") s.font_size = inherited_size / 1.2;
        if (v == "larger") s.font_size = inherited_size * 1.2;
      }
    } else if (property == "display") {
      if (const auto display = display_named(value)) s.display = *display;
      else if (inherit) s.display = around.display;
    } else if (property == "visibility") {
      if (is_reset) s.hidden = !initial && around.hidden;
      else s.hidden = v == "hidden" || v == "collapse";
    } else if (property == "position") {
      using P = Style::Position;
      s.position = v == "absolute"                          ? P::absolute
                   : v == "fixed"                           ? P::fixed
                   : v == "relative"                        ? P::relative
                   : v == "sticky" || v == "-webkit-sticky" ? P::sticky
                                                            : P::static_;
    } else if (property == "float") {
      s.floats = v != "none" && !is_reset;
    } else if (property == "overflow-x" || property == "overflow-y") {
      s.clips = s.clips || (v != "visible" && !is_reset);
    } else if (property == "opacity") {
      const double n = std::strtod(v.c_str(), nullptr);
      if (!is_reset) s.opacity = std::clamp(v.ends_with('%') ? n / 100 : n, 0.0, 1.0);
    } else if (property == "color") {
      if (is_reset || v == "currentcolor") {
        s.colour = initial ? css::Colour{0, 0, 0, 1} : around.colour;
        s.colour_known = initial || around.colour_known;
      } else {
        s.colour_known = css::colour_of(value, s.colour);
      }
    } else if (property == "background-color") {
      if (v == "currentcolor") s.background = s.colour;
      else if (inherit) s.background = around.background;
      else if (!is_reset) s.background_known = css::colour_of(value, s.background);
    } else if (property == "background-image") {
      s.background_image = v != "none" && !is_reset;
    } else if (property == "font-weight") {
      if (inherit) s.font_weight = around.font_weight;
      else if (v == "bold") s.font_weight = 700;
      else if (v == "bolder") s.font_weight = around.font_weight >= 600 ? 900 : 700;
      else if (v == "normal" || initial) s.font_weight = 400;
      else if (const double n = std::strtod(v.c_str(), nullptr); n >= 1)
        s.font_weight = static_cast<int>(n);
    } else if (property == "line-height") {
      char* end = nullptr;
      const double n = std::strtod(v.c_str(), &end);
      double px = 0;
      if (inherit) s.line_height = around.line_height;
      else if (end != v.c_str() && *end == '\0') s.line_height = n * s.font_size;
      else if (v.ends_with('%')) s.line_height = n / 100 * s.font_size;
      else if (css::length_of(value, s.font_size, 16, px)) s.line_height = px;
      else s.line_height.reset();
    } else if (property == "letter-spacing" || property == "word-spacing") {
      double& into = property == "letter-spacing" ? s.letter_spacing : s.word_spacing;
      double px = 0;
      if (css::length_of(value, s.font_size, 16, px)) into = px;
      else if (v == "normal" || initial) into = 0;
    } else if (property == "white-space") {
      s.preserves_space = v.starts_with("pre") || v == "break-spaces";
    } else if (property == "text-transform") {
      using T = Style::Transform;
      s.text_transform = v == "uppercase"    ? T::uppercase
                         : v == "lowercase"  ? T::lowercase
                         : v == "capitalize" ? T::capitalize
                         : inherit           ? around.text_transform
                                             : T::none;
    } else if (property == "list-style-type") {
      s.list_style_none = v == "none";
    } else if (property == "text-decoration-line") {
      s.underlined = v.find("underline") != v.npos;
    } else if (property == "transform" || property == "rotate") {
      s.rotation += property == "rotate" ? rotation_of("rotate(" + v + ")") : rotation_of(v);
    } else if (property == "width") {
      length(value, s, s.width);
    } else if (property == "height") {
      length(value, s, s.height);
    } else if (property == "left") {
      length(value, s, s.left);
    } else if (property == "right") {
      length(value, s, s.right);
    } else if (property == "top") {
      length(value, s, s.top);
    } else if (property == "bottom") {
      length(value, s, s.bottom);
    } else if (property == "text-indent") {
      length(value, s, s.text_indent);
    }
  }
};

void Page::cascade(const Linked& linked) {
  Cascade work(*this, linked);
  work.run();
}

std::string_view Page::cascaded(Element e, std::string_view property) const {
  const std::size_t number = property_number(property);
  const auto& [begin, end] = won_of_[e.index()];
  for (std::uint32_t i = begin; i < end; ++i)
    if (won_[i].property == number) return won_[i].value;
  return {};
}

}  // namespace blankett
