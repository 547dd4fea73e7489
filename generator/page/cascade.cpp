// Style sheets × elements → winning declarations and computed styles. Rules are found by the id,
// class or name that the last part of their selector asks for, so that each element is compared
// with few of them. Tested by page_test.cpp.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <deque>

#include "base/text.h"
#include "page/longhands.h"
#include "page/page.h"
#include "page/words.h"

namespace blankett {
// Named, since a class of the header holds its types.
namespace cascading {

using css::Complex;
using css::Declaration;
using css::Longhand;
using css::parts_of;
using css::Pseudo;
using css::Simple;

// A value that no property has, for a custom property that is not known.
constexpr std::string_view kUnknown = "\x7f";

// What one page may cost: comparisons of an element with a selector, and style sheets.
constexpr std::size_t kMostComparisons = 50'000'000;
constexpr std::size_t kMostSheets = 200;
constexpr std::size_t kMostCustom = 64;       // var() inside var()
constexpr std::size_t kMostKept = 4'000'000;  // rules that elements match, kept to know looks again

// The number of a property of the list, known when this is compiled.
consteval std::size_t numbered(std::string_view name) { return property_number(name); }

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

// Of names, ids and classes a bit each: what lacks a bit need not be compared.
std::uint64_t mark_of_name(std::string_view name) { return mark_of(name); }
std::uint64_t mark_of_id(std::string_view id) { return std::rotl(mark_of(id), 21); }
std::uint64_t mark_of_class(std::string_view name) { return std::rotl(mark_of(name), 42); }

struct Marks {
  std::uint64_t own = 0, around = 0;  // of the element, and of all that it stands in
  bool covers(const Marks& asked) const {
    return (own & asked.own) == asked.own && (around & asked.around) == asked.around;
  }
};

// Calls `use` with each class of an element.
template <class Use>
void each_class(Element e, const Use& use) {
  std::string_view classes = e.value("class");
  while (!classes.empty()) {
    const std::size_t begin = classes.find_first_not_of(" \n\t\r\f");
    if (begin == classes.npos) return;
    const std::size_t end = std::min(classes.find_first_of(" \n\t\r\f", begin), classes.size());
    use(classes.substr(begin, end - begin));
    classes.remove_prefix(end);
  }
}

std::uint64_t marks_of(const css::Compound& compound) {
  std::uint64_t out = 0;
  for (const Simple& s : compound.simples) {
    if (s.kind == Simple::Kind::type) out |= mark_of_name(s.name);
    if (s.kind == Simple::Kind::id) out |= mark_of_id(s.name);
    if (s.kind == Simple::Kind::klass) out |= mark_of_class(s.name);
  }
  return out;
}

// What an element must have that a selector matches.
Marks marks_of(const Complex& selector) {
  Marks out{.own = marks_of(selector.compounds.back())};
  for (std::size_t i = selector.compounds.size(); i-- > 1;) {
    const char combinator = selector.compounds[i].combinator;
    // Siblings stand in the same elements.
    if (combinator == ' ' || combinator == '>') out.around |= marks_of(selector.compounds[i - 1]);
  }
  return out;
}

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

  // What may or may not match is not known to exclude anything.
  bool excluded(std::uint32_t element, const std::vector<Complex>& list) const {
    return std::any_of(list.begin(), list.end(), [&](const Complex& c) {
      return c.pseudo == Pseudo::none && !c.unsure && matches(element, c);
    });
  }

  // :lang(sv, en-*): the nearest lang around begins with one of them.
  bool speaks(Element e, std::string_view ranges) const {
    std::string own;
    for (Element around = e;; around = around.parent()) {
      if (around.attribute("lang")) {
        own = lower_case(around.value("lang"));
        break;
      }
      if (!around.has_parent()) break;
    }
    for (std::size_t from = 0; from <= ranges.size();) {
      const std::size_t end = std::min(ranges.find(',', from), ranges.size());
      std::string_view range = ranges.substr(from, end - from);
      if (range.ends_with("-*")) range.remove_suffix(2);
      if (!range.empty() && own.starts_with(range) &&
          (own.size() == range.size() || own[range.size()] == '-'))
        return true;
      from = end + 1;
    }
    return false;
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
      case Kind::nth_of_type: return nth(s, place.type_number);
      case Kind::nth_last_of_type: return nth(s, place.type_of + 1 - place.type_number);
      case Kind::language: return speaks(e, s.value);
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
      case Kind::negation: return !excluded(element, s.inner);
      case Kind::has: return has(element, s);
      case Kind::never: return false;
      case Kind::perhaps: return true;
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
  std::uint64_t layer = 0;  // how late it is, see kUnlayered
  bool unsure = false;
  Marks marks{};
  std::array<bool, 2> holds{};  // by scheme: in light colours, in dark
};

// What is in no layer wins over what is in one, and layers are as strong as they are late; eight
// bits of a rank are theirs.
constexpr std::uint64_t kUnlayered = 255;

// The layers of a page, in one order for all its sheets.
class Layers {
 public:
  // The number of a layer by its full name; those around it get theirs too.
  std::uint32_t number(const std::string& full) {
    if (full.empty()) return 0;
    const std::size_t dot = full.rfind('.');
    const std::uint32_t around = dot == full.npos ? 0 : number(full.substr(0, dot));
    const auto [found, fresh] =
        numbers_.emplace(full, static_cast<std::uint32_t>(children_.size()));
    if (fresh) {
      children_[around].push_back(found->second);
      children_.emplace_back();
    }
    return found->second;
  }

  // Of each number how late the layer is: what stands in a layer comes after those within it.
  std::vector<std::uint64_t> ranks() const {
    std::vector<std::uint64_t> out(children_.size(), kUnlayered);
    std::uint64_t next = 0;
    struct Frame {
      std::uint32_t layer;
      std::size_t child = 0;
    };
    std::vector<Frame> open = {{0}};
    while (!open.empty()) {
      Frame& frame = open.back();
      if (frame.child < children_[frame.layer].size()) {
        open.push_back({children_[frame.layer][frame.child++]});
      } else {
        if (frame.layer != 0) out[frame.layer] = std::min(next++, kUnlayered - 1);
        open.pop_back();
      }
    }
    return out;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_{};
  std::vector<std::vector<std::uint32_t>> children_{1};
};

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
  Cascade(Page& the_page, const Linked& its_linked, bool dark)
      : page(&the_page), linked(its_linked) {
    medium.dark = dark;
  }

  Page* page;  // whose styles are computed
  const Linked& linked;
  css::Medium medium{};
  std::vector<Place> places{};
  std::unordered_map<std::string_view, std::vector<Candidate>> by_id{}, by_class{}, by_type{};
  std::vector<Candidate> anywhere{};
  std::uint32_t order = 0;
  Layers layers{};
  struct Context {
    std::vector<std::uint32_t> layers{};  // the page's numbers of the sheet's layers
    bool unsure = false;
  };
  std::vector<Context> contexts{};  // by sheet
  std::size_t sheets_seen = 0;
  bool scheme_chooses_sheets = false;  // some are only for light colours, or for dark
  double root_size = 16;               // font size of the root, for rem
  std::vector<const std::map<std::string_view, std::string_view>*> custom{};  // by element
  std::deque<std::map<std::string_view, std::string_view>> customs{};

  void run() {
    place_elements();
    read_sheets();
    index();
    const Document& parsed = *page->document;
    marks.resize(parsed.nodes.size());
    looks.resize(parsed.nodes.size());
    begin_styles();
    const Matcher matcher(parsed, places);
    for (const Element e : page->elements_) style_of(e, matcher);
  }

  // The same for the page in dark colours, `dark`. Which rules an element matches does not depend
  // on them, nor which elements look the same; unless whole sheets do.
  void run_dark(Page& dark) {
    if (scheme_chooses_sheets || kept > kMostKept)
      return Cascade(dark, linked, /*dark=*/true).run();
    dark.sheets_ = page->sheets_;
    dark.sheet_elements_ = page->sheet_elements_;
    dark.missing_ = page->missing_;
    dark.cut_ = page->cut_;
    page = &dark;
    medium.dark = true;
    customs.clear();
    begin_styles();
    for (const Element e : dark.elements_) {
      const Element first(dark.document, looks[e.index()]);
      if (first.index() != e.index()) {
        look_like(first, e);
      } else {
        matched = std::move(matched_by[e.index()]);
        compute_look(e);
      }
    }
  }

  void begin_styles() {
    const std::size_t size = page->document->nodes.size();
    page->styles_.resize(size);
    page->won_of_.resize(size);
    custom.assign(size, nullptr);
    if (medium.dark) page->defaults_known_ = !can_be_dark();
  }

  void place_elements() {
    const Document& parsed = *page->document;
    places.resize(parsed.nodes.size());
    // How many of a name the parent in hand has; of another parent it is none.
    struct Count {
      std::uint32_t parent = Node::kNone, number = 0;
    };
    std::unordered_map<std::string_view, Count> types;
    for (std::uint32_t i = 0; i < parsed.nodes.size(); ++i) {
      if (parsed.nodes[i].kind != NodeKind::element) continue;
      std::uint32_t before = Node::kNone, count = 0;
      for (Element child : Element(&parsed, i).nodes()) {
        if (!child.is_element()) continue;
        Place& place = places[child.index()];
        place.parent = i;
        place.before = before;
        place.number = ++count;
        Count& of_type = types[child.name()];
        if (of_type.parent != i) of_type = {i, 0};
        place.type_number = ++of_type.number;
        before = child.index();
      }
      for (std::uint32_t child = before; child != Node::kNone; child = places[child].before) {
        places[child].of = count;
        places[child].type_of = types[Element(&parsed, child).name()].number;
      }
    }
  }

  // How a sheet comes into the page: by which element, in which layer, and whether it is certain.
  struct Way {
    Element element;
    std::string layer{};
    bool unsure = false;
    std::size_t depth = 0;
  };

  void link_sheet(const std::string& href, const Way& way) {
    if (page->sheets_.size() >= kMostSheets || way.depth > 8) {
      page->cut_ = true;
      return;
    }
    if (auto sheet = linked ? linked(href) : nullptr) add_sheet(std::move(sheet), way);
    else page->missing_.push_back(href);
  }

  // What a sheet imports stands before it.
  void add_sheet(std::shared_ptr<const css::Sheet> sheet, const Way& way) {
    const std::string own = std::to_string(sheets_seen++);
    std::vector<std::uint32_t> numbers;
    const auto full_name = [&](const std::string& name) {
      std::string out = way.layer;
      if (!out.empty() && !name.empty()) out += '.';
      for (const char c : name) {
        out += c;
        if (c == '\n') out += own + "-";  // without a name: another one in each sheet
      }
      return out;
    };
    const auto number_until = [&](std::size_t end) {
      while (numbers.size() < std::min(end, sheet->layers.size()))
        numbers.push_back(layers.number(full_name(sheet->layers[numbers.size()])));
    };
    for (const css::Import& import : sheet->imports) {
      number_until(import.layers_before);
      bool known = true;
      scheme_chooses_sheets = scheme_chooses_sheets || css::asks_scheme(import.media);
      if (!css::holds(import.media, medium, &known) && known) continue;
      number_until(import.layer + std::size_t{1});
      link_sheet(import.href, {way.element, full_name(sheet->layers[import.layer]),
                               way.unsure || import.unsure || !known, way.depth + 1});
    }
    number_until(sheet->layers.size());
    page->cut_ = page->cut_ || sheet->cut;
    page->asks_scheme_ = page->asks_scheme_ || sheet->asks_scheme;
    page->sheets_.push_back(std::move(sheet));
    page->sheet_elements_.push_back(way.element);
    contexts.push_back({std::move(numbers), way.unsure});
  }

  // Whether browsers paint it dark where it gives no colour. Where it says so is not followed.
  bool can_be_dark() const {
    const auto names_dark = [](std::string_view schemes) {
      return lower_case(schemes).find("dark") != std::string::npos;
    };
    for (const auto& sheet : page->sheets_)
      for (const css::StyleRule& rule : sheet->rules)
        for (const Declaration& d : rule.declarations)
          if (d.property == "color-scheme" && names_dark(d.value)) return true;
    return std::any_of(page->elements_.begin(), page->elements_.end(), [&](Element e) {
      return e.name() == "meta" && lower_case(e.value("name")) == "color-scheme" &&
             names_dark(e.value("content"));
    });
  }

  // Browsers with scripts, as nearly all are, take nothing of it.
  static bool is_in_noscript(Element e) {
    while (e.has_parent() && e.name() != "noscript") e = e.parent();
    return e.name() == "noscript";
  }

  void read_sheets() {
    for (const Element e : page->elements_) {
      if (e.name() != "style" && e.name() != "link") continue;
      const std::string type = lower_case(trimmed(e.value("type")));
      if ((!type.empty() && type != "text/css") || is_in_noscript(e)) continue;
      bool known = true;
      const std::string_view media = e.value("media");
      scheme_chooses_sheets = scheme_chooses_sheets || css::asks_scheme(media);
      if (!css::holds(media, medium, &known) && known) continue;
      const Way way{e, "", !known};
      if (e.name() == "style") {
        if (page->sheets_.size() < kMostSheets)
          add_sheet(std::make_shared<const css::Sheet>(css::parse_sheet(e.text())), way);
        else page->cut_ = true;
      } else if (e.name() == "link" && has_class(lower_case(e.value("rel")), "stylesheet") &&
                 !has_class(lower_case(e.value("rel")), "alternate") && !e.attribute("disabled")) {
        link_sheet(std::string(e.value("href")), way);
      }
    }
  }

  void index() {
    const std::vector<std::uint64_t> ranks = layers.ranks();
    for (std::size_t i = 0; i < page->sheets_.size(); ++i)
      for (const css::StyleRule& rule : page->sheets_[i]->rules) {
        ++order;
        if (rule.longhands.empty()) continue;
        const std::array<bool, 2> holds = schemes_of(rule);
        if (!holds[0] && !holds[1]) continue;
        for (const Complex& selector : rule.selectors) {
          if (selector.pseudo == Pseudo::other) continue;
          add({&rule, &selector, order, ranks[contexts[i].layers[rule.layer]],
               contexts[i].unsure || rule.unsure || selector.unsure, marks_of(selector), holds});
        }
      }
  }

  // Whether the rule's media queries hold, in light colours and in dark. What is not known does not
  // hold, and is followed as what may.
  std::array<bool, 2> schemes_of(const css::StyleRule& rule) const {
    const auto holds_in = [&](bool dark) {
      css::Medium in_scheme = medium;
      in_scheme.dark = dark;
      return std::all_of(rule.media.begin(), rule.media.end(), [&](const std::string& m) {
        bool known = true;
        return css::holds(m, in_scheme, &known) || !known;
      });
    };
    const bool light = holds_in(false);
    return {light, page->asks_scheme_ ? holds_in(true) : light};
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
    std::uint64_t rank = 0;  // important, inline, layer, specificity, order
    std::uint32_t number = 0;
    Longhand longhand{};
    Pseudo pseudo = Pseudo::none;
    bool unsure = false;
  };
  std::vector<Ranked> ranked{};
  std::uint64_t in_doubt = 0;  // properties that rules which may not apply would change
  std::vector<Marks> marks{};  // by element
  std::vector<const Candidate*> matched{};  // of the element in hand

  // Elements that match the same rules, in elements that look the same, look the same.
  struct Look {
    std::uint32_t element = Node::kNone;  // the first that has it
    std::uint32_t around = 0;             // the look of its parent
  };
  std::vector<std::uint32_t> looks{};  // by element: the first that looks like it
  std::unordered_map<std::uint32_t, std::vector<const Candidate*>> matched_by{};  // those first
  std::size_t kept = 0;                                                           // in it
  std::unordered_multimap<std::size_t, Look> known_looks{};

  // `rank` without importance and layer. Important layers weigh the other way round.
  void add(const std::vector<Longhand>& all, std::uint64_t rank, std::uint64_t layer, Pseudo pseudo,
           bool unsure) {
    constexpr std::uint64_t kImportant = std::uint64_t{1} << 63;
    for (const Longhand& each : all) {
      const std::uint64_t weight =
          each.important ? kImportant | ((kUnlayered - layer) << 54) : layer << 54;
      ranked.push_back(
          {rank | weight, static_cast<std::uint32_t>(ranked.size()), each, pseudo, unsure});
    }
  }

  void gather(const std::vector<Candidate>& candidates, Element e, const Matcher& matcher) {
    const Marks& own = marks[e.index()];
    for (const Candidate& c : candidates)
      if (own.covers(c.marks) && !matcher.exhausted() && matcher.matches(e.index(), *c.selector))
        matched.push_back(&c);
  }

  template <class Map>
  void gather(const Map& map, std::string_view key, Element e, const Matcher& matcher) {
    if (const auto found = map.find(key); found != map.end()) gather(found->second, e, matcher);
  }

  void style_of(Element e, const Matcher& matcher) {
    Marks& own = marks[e.index()];
    own.own = mark_of_name(e.name());
    each_class(e, [&](std::string_view name) { own.own |= mark_of_class(name); });
    const std::string_view id = e.value("id");
    if (!id.empty()) own.own |= mark_of_id(id);
    if (e.has_parent()) {
      const Marks& parent = marks[e.parent().index()];
      own.around = parent.own | parent.around;
    }
    matched.clear();
    gather(anywhere, e, matcher);
    gather(by_type, e.name(), e, matcher);
    if (!id.empty()) gather(by_id, id, e, matcher);
    each_class(e, [&](std::string_view name) { gather(by_class, name, e, matcher); });
    if (take_known_look(e)) return;
    compute_look(e);
    kept += matched.size();
    if (kept <= kMostKept) matched_by.emplace(e.index(), matched);
  }

  // What own_of_browsers asks of an element beside its name, by bits; nothing when it may have a
  // style of its own.
  std::optional<std::size_t> traits(Element e) const {
    if (e.attribute("style") || e.attribute("fill") ||
        std::any_of(matched.begin(), matched.end(),
                    [](const Candidate* c) { return c->selector->pseudo != Pseudo::none; }))
      return std::nullopt;
    std::size_t out = 0;
    for (const std::string_view attribute : {"hidden", "open", "controls", "href"})
      out = out * 2 + (e.attribute(attribute) ? 1 : 0);
    return out * 2 + (e.name() == "input" && lower_case(e.value("type")) == "hidden" ? 1 : 0);
  }

  bool take_known_look(Element e) {
    looks[e.index()] = e.index();
    const std::optional<std::size_t> own = traits(e);
    if (!own) return false;
    const std::uint32_t around = e.has_parent() ? looks[e.parent().index()] : Node::kNone;
    std::size_t key = *own * 31 + around;
    for (const Candidate* c : matched) key = key * 31 + c->order;
    const auto [begin, end] = known_looks.equal_range(key);
    for (auto look = begin; look != end; ++look) {
      const Element first(page->document, look->second.element);
      if (look->second.around != around || matched_by.at(first.index()) != matched ||
          first.name() != e.name() || traits(first) != own)
        continue;
      looks[e.index()] = first.index();
      look_like(first, e);
      return true;
    }
    if (kept + matched.size() <= kMostKept) known_looks.emplace(key, Look{e.index(), around});
    return false;
  }

  void look_like(Element first, Element e) {
    page->styles_[e.index()] = page->styles_[first.index()];
    page->won_of_[e.index()] = page->won_of_[first.index()];
    custom[e.index()] = custom[first.index()];
  }

  void compute_look(Element e) {
    ranked.clear();
    for (const Candidate* c : matched) {
      if (!c->holds[medium.dark]) continue;
      constexpr std::uint32_t kMost = (1U << 30) - 1;
      const std::uint64_t rank =
          (std::uint64_t{std::min(c->selector->specificity, kMost)} << 24) + c->order;
      add(c->rule->longhands, rank, c->layer, c->selector->pseudo, c->unsure);
    }
    if (const std::string_view own = e.value("style"); !own.empty())
      add(css::longhands_of(css::parse_declarations(own)), std::uint64_t{1} << 62, 0, Pseudo::none,
          false);
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      return a.rank != b.rank ? a.rank < b.rank : a.number < b.number;
    });
    set_custom(e);
    settle(e);
    compute(e);
    settle_pseudos(e);
  }

  // Custom properties are inherited; most elements share their parent's.
  void set_custom(Element e) {
    const auto* around = e.has_parent() ? custom[e.parent().index()] : nullptr;
    custom[e.index()] = around;
    for (const Ranked& r : ranked) {
      if (r.longhand.custom.empty() || r.pseudo != Pseudo::none) continue;
      if (custom[e.index()] == around) {
        customs.push_back(around ? *around : std::map<std::string_view, std::string_view>{});
        custom[e.index()] = &customs.back();
      }
      customs.back()[r.longhand.custom] = r.unsure ? kUnknown : r.longhand.value;
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
    page->kept_.push_back(std::move(text));
    return page->kept_.back();
  }

  static constexpr std::uint64_t bit(std::size_t property) { return std::uint64_t{1} << property; }
  static_assert(kProperties.size() < 64);
  using Best = std::array<const Ranked*, kProperties.size()>;

  // What wins of each property for an element or one of its pseudo-elements; and by bits, which of
  // them rules that may not apply would change.
  std::uint64_t winners(Pseudo pseudo, Best& best) const {
    std::uint64_t unsure = 0;
    bool may_hide = false, may_show = false;  // display: none, and another
    for (const Ranked& r : ranked) {
      const std::size_t p = r.longhand.property;
      if (!r.longhand.custom.empty() || r.pseudo != pseudo || p == kProperties.size()) continue;
      if (!r.unsure) {
        best[p] = &r;
        unsure &= ~bit(p);
        if (p == numbered("display")) may_hide = may_show = false;
      } else {
        unsure |= bit(p);
        if (p == numbered("display")) (r.longhand.value == "none" ? may_hide : may_show) = true;
      }
    }
    // How a box is laid out changes nothing of whether there is one.
    const Ranked* display = best[numbered("display")];
    const bool hides = display && display->longhand.value == "none";
    if (hides ? !may_show : !may_hide) unsure &= ~bit(numbered("display"));
    return unsure;
  }

  void settle(Element e) {
    const auto begin = static_cast<std::uint32_t>(page->won_.size());
    Best best{};
    in_doubt = winners(Pseudo::none, best);
    for (std::size_t i = 0; i < best.size(); ++i)
      if (best[i])
        page->won_.push_back({static_cast<std::uint16_t>(i), best[i]->longhand.important,
                              filled(e, best[i]->longhand.value)});
    page->won_of_[e.index()] = {begin, static_cast<std::uint32_t>(page->won_.size())};
    in_doubt |= animated(e);
  }

  // What an animation leaves changed when it has ended, or changes for ever.
  std::uint64_t animated(Element e) const {
    const std::string_view name = page->cascaded(e, "animation-name");
    if (name.empty() || name == "none") return 0;
    const auto has = [&](std::string_view value, std::string_view word) {
      return value.find(word) != value.npos;
    };
    const std::string_view fill = page->cascaded(e, "animation-fill-mode");
    const std::string_view count = page->cascaded(e, "animation-iteration-count");
    if (!has(name, "forwards") && !has(name, "both") && !has(name, "infinite") &&
        !has(fill, "forwards") && !has(fill, "both") && !has(count, "infinite"))
      return 0;
    std::uint64_t out = 0;
    for (const auto& sheet : page->sheets_)
      for (const css::Keyframes& each : sheet->keyframes) {
        if (each.name.empty() || !has(name, each.name)) continue;
        for (const std::string_view property : each.properties)
          for (const Longhand& longhand : css::longhands_of({Declaration{property, ""}}))
            if (longhand.custom.empty()) out |= bit(longhand.property);
      }
    return out;
  }

  // ::before and ::after where they have content, ::placeholder where its rule says anything.
  void settle_pseudos(Element e) {
    if (std::none_of(ranked.begin(), ranked.end(),
                     [](const Ranked& r) { return r.pseudo != Pseudo::none; }))
      return;
    for (const Pseudo pseudo : {Pseudo::before, Pseudo::after, Pseudo::placeholder}) {
      Best best{};
      const std::uint64_t doubts = winners(pseudo, best);
      const Ranked* content = best[numbered("content")];
      const bool placeholder = pseudo == Pseudo::placeholder;
      if (placeholder ? !e.attribute("placeholder") : !content) continue;
      if (content && !placeholder) {
        const std::string_view value = filled(e, content->longhand.value);
        page->generated_[{e.index(), pseudo}] = content_of(e, value);
        if (value == "none" || value == "normal") continue;
      }
      const Style& around = page->styles_[e.index()];
      Style s;
      inherit(around, s);
      for (const bool size : {true, false})
        for (std::size_t i = 0; i < best.size(); ++i)
          if (best[i] && (i == numbered("font-size")) == size)
            apply(i, filled(e, best[i]->longhand.value), around, around.font_size, s);
      doubt(doubts, s);
      if (s.display != Display::none) page->pseudo_styles_[{e.index(), pseudo}] = s;
    }
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

  // Text that the page gives no colour. All browsers have it white on their own dark ground.
  css::Colour text_by_default() const {
    return page->defaults_known_ ? css::Colour{0, 0, 0, 1} : css::Colour{1, 1, 1, 1};
  }

  bool colour_of(std::string_view value, css::Colour& out) const {
    if (!css::colour_of(value, out)) return false;
    if (page->defaults_known_ || !css::is_system_colour(value)) return true;
    const std::string name = lower_case(trimmed(value));
    // The lightest of their grounds, on which the text must be read too.
    constexpr double kCanvas = 0x1E / 255.0;
    out = name == "canvas" ? css::Colour{kCanvas, kCanvas, kCanvas, 1} : text_by_default();
    return name == "canvas" || name == "canvastext";
  }

  static void inherit(const Style& around, Style& s) {
    s.hidden = around.hidden;
    s.colour = around.colour;
    s.colour_known = around.colour_known;
    s.fill = around.fill;
    s.fill_known = around.fill_known;
    s.font_size = around.font_size;
    s.font_weight = around.font_weight;
    s.line_height = around.line_height;
    s.letter_spacing = around.letter_spacing;
    s.word_spacing = around.word_spacing;
    s.preserves_space = around.preserves_space;
    s.text_transform = around.text_transform;
    s.list_style_none = around.list_style_none;
    s.shown_known = around.shown_known;
    s.place_known = around.place_known;
    s.size_known = around.size_known;
  }

  // Takes back what rules that may not apply would change.
  static void doubt(std::uint64_t properties, Style& s) {
    const auto any = [&](std::uint64_t mask) { return (properties & mask) != 0; };
    if (any(bit(numbered("color")))) s.colour_known = false;
    if (any(bit(numbered("fill")))) s.fill_known = false;
    if (any(bit(numbered("background-color")) | bit(numbered("background-image"))))
      s.background_known = false;
    if (any(bit(numbered("font-size")) | bit(numbered("font-weight")))) s.size_known = false;
    if (any(bit(numbered("display")) | bit(numbered("visibility")) |
            bit(numbered("content-visibility"))))
      s.shown_known = false;
    if (any(bit(numbered("position")) | bit(numbered("left")) | bit(numbered("right")) |
            bit(numbered("top")) | bit(numbered("bottom")) | bit(numbered("text-indent")) |
            bit(numbered("clip")) | bit(numbered("clip-path")) | bit(numbered("opacity"))))
      s.place_known = false;
  }

  void compute(Element e) {
    const Style* around = e.has_parent() ? &page->styles_[e.parent().index()] : nullptr;
    Style& s = page->styles_[e.index()];
    const Style fresh;
    if (around) inherit(*around, s);
    else s.colour = text_by_default();
    own_of_browsers(e, s);
    const double inherited_size = around ? around->font_size : 16;
    const auto& [begin, end] = page->won_of_[e.index()];
    // The font's size first: other lengths depend on it.
    for (const bool size : {true, false})
      for (std::uint32_t i = begin; i < end; ++i) {
        const Won& won = page->won_[i];
        if (size && won.value.find(kUnknown) != won.value.npos) in_doubt |= bit(won.property);
        if ((won.property == numbered("font-size")) == size)
          apply(won.property, won.value, around ? *around : fresh, inherited_size, s);
      }
    if (const std::string_view fill = e.value("fill");
        !fill.empty() && page->cascaded(e, "fill").empty())
      apply(numbered("fill"), fill, around ? *around : fresh, inherited_size, s);
    const std::string_view clip = page->cascaded(e, "clip"), path = page->cascaded(e, "clip-path");
    const bool placed =
        s.position == Style::Position::absolute || s.position == Style::Position::fixed;
    if (!clip.empty() || !path.empty()) s.clipped_away = leaves_nothing(placed ? clip : "", path);
    doubt(in_doubt, s);
    if (!around) root_size = s.font_size;
  }

  void own_of_browsers(Element e, Style& s) const {
    s.display = display_of(e.name());
    if (e.attribute("hidden")) s.display = Display::none;
    if (e.name() == "dialog" && !e.attribute("open")) s.display = Display::none;
    if (e.name() == "input" && lower_case(e.value("type")) == "hidden") s.display = Display::none;
    if (e.name() == "audio" && !e.attribute("controls")) s.display = Display::none;
    if (e.name() == "a" && e.attribute("href")) {
      s.colour = {0, 0, 238.0 / 255, 1};
      s.colour_known = page->defaults_known_;
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
      s.colour_known = page->defaults_known_;
      s.size_known = true;
      s.letter_spacing = s.word_spacing = 0;
    }
  }

  void length(std::string_view value, const Style& s, std::optional<double>& out) const {
    double px = 0;
    if (css::length_of(value, s.font_size, root_size, px)) out = px;
    else out.reset();
  }

  void apply(std::size_t property, std::string_view value, const Style& around,
             double inherited_size, Style& s) {
    const std::string v = lower_ascii(value);
    const bool inherit = v == "inherit", initial = v == "initial";
    const auto is_reset = inherit || initial || v == "unset" || v == "revert";
    if (property == numbered("font-size")) {
      double px = 0;
      if (is_reset) {
        s.font_size = initial ? 16 : inherited_size;
      } else if (css::length_of(value, inherited_size, root_size, px, inherited_size)) {
        s.font_size = std::max(0.0, px);
        s.size_known = true;
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
        const bool relative = v == "smaller" || v == "larger";
        bool named = relative;
        for (const auto& [name, size] : kSizes)
          if (v == name) s.font_size = size, named = true;
        s.size_known = named && (!relative || s.size_known);
        if (v == "smaller") s.font_size = inherited_size / 1.2;
        if (v == "larger") s.font_size = inherited_size * 1.2;
      }
    } else if (property == numbered("display")) {
      if (const auto display = display_named(value)) s.display = *display;
      else if (inherit) s.display = around.display;
    } else if (property == numbered("content-visibility")) {
      s.skips_content = v == "hidden";
    } else if (property == numbered("fill")) {
      if (v == "currentcolor") s.fill = s.colour, s.fill_known = s.colour_known;
      else if (!is_reset) s.fill_known = colour_of(value, s.fill);
    } else if (property == numbered("visibility")) {
      if (is_reset) s.hidden = !initial && around.hidden;
      else s.hidden = v == "hidden" || v == "collapse";
    } else if (property == numbered("position")) {
      using P = Style::Position;
      s.position = v == "absolute"                          ? P::absolute
                   : v == "fixed"                           ? P::fixed
                   : v == "relative"                        ? P::relative
                   : v == "sticky" || v == "-webkit-sticky" ? P::sticky
                                                            : P::static_;
    } else if (property == numbered("float")) {
      s.floats = v != "none" && !is_reset;
    } else if (property == numbered("overflow-x") || property == numbered("overflow-y")) {
      s.clips = s.clips || (v != "visible" && !is_reset);
    } else if (property == numbered("opacity")) {
      const double n = std::strtod(v.c_str(), nullptr);
      if (!is_reset) s.opacity = std::clamp(v.ends_with('%') ? n / 100 : n, 0.0, 1.0);
    } else if (property == numbered("color")) {
      if (is_reset || v == "currentcolor") {
        s.colour = initial ? text_by_default() : around.colour;
        s.colour_known = initial || around.colour_known;
      } else {
        s.colour_known = colour_of(value, s.colour);
      }
    } else if (property == numbered("background-color")) {
      if (v == "currentcolor") s.background = s.colour;
      else if (inherit) s.background = around.background;
      else if (!is_reset) s.background_known = colour_of(value, s.background);
    } else if (property == numbered("background-image")) {
      s.background_image = v != "none" && !is_reset;
    } else if (property == numbered("font-weight")) {
      if (inherit) s.font_weight = around.font_weight;
      else if (v == "bold") s.font_weight = 700;
      else if (v == "bolder") s.font_weight = around.font_weight >= 600 ? 900 : 700;
      else if (v == "normal" || initial) s.font_weight = 400;
      else if (const double n = std::strtod(v.c_str(), nullptr); n >= 1)
        s.font_weight = static_cast<int>(n);
    } else if (property == numbered("line-height")) {
      char* end = nullptr;
      const double n = std::strtod(v.c_str(), &end);
      double px = 0;
      if (inherit) s.line_height = around.line_height;
      else if (end != v.c_str() && *end == '\0') s.line_height = n * s.font_size;
      else if (v.ends_with('%')) s.line_height = n / 100 * s.font_size;
      else if (css::length_of(value, s.font_size, root_size, px)) s.line_height = px;
      else s.line_height.reset();
    } else if (property == numbered("letter-spacing") || property == numbered("word-spacing")) {
      double& into = property == numbered("letter-spacing") ? s.letter_spacing : s.word_spacing;
      double px = 0;
      if (css::length_of(value, s.font_size, root_size, px)) into = px;
      else if (v == "normal" || initial) into = 0;
    } else if (property == numbered("white-space")) {
      s.preserves_space = v.starts_with("pre") || v == "break-spaces";
    } else if (property == numbered("text-transform")) {
      using T = Style::Transform;
      s.text_transform = v == "uppercase"    ? T::uppercase
                         : v == "lowercase"  ? T::lowercase
                         : v == "capitalize" ? T::capitalize
                         : inherit           ? around.text_transform
                                             : T::none;
    } else if (property == numbered("list-style-type")) {
      s.list_style_none = v == "none";
    } else if (property == numbered("text-decoration-line")) {
      s.underlined = v.find("underline") != v.npos;
    } else if (property == numbered("transform") || property == numbered("rotate")) {
      s.rotation +=
          property == numbered("rotate") ? rotation_of("rotate(" + v + ")") : rotation_of(v);
    } else if (property == numbered("width")) {
      length(value, s, s.width);
    } else if (property == numbered("height")) {
      length(value, s, s.height);
    } else if (property == numbered("left")) {
      length(value, s, s.left);
    } else if (property == numbered("right")) {
      length(value, s, s.right);
    } else if (property == numbered("top")) {
      length(value, s, s.top);
    } else if (property == numbered("bottom")) {
      length(value, s, s.bottom);
    } else if (property == numbered("text-indent")) {
      length(value, s, s.text_indent);
    }
  }
};

void Page::cascade(const Linked& linked) {
  Cascade work(*this, linked, /*dark=*/false);
  work.run();
  show();
  if (!asks_scheme_ && !work.scheme_chooses_sheets) return;
  std::unique_ptr<Page> dark(new Page(*this, Scheme::dark));
  work.run_dark(*dark);
  dark->show();
  dark_ = std::move(dark);
}

std::string_view Page::cascaded(Element e, Property property) const {
  const auto& [begin, end] = won_of_[e.index()];
  for (std::uint32_t i = begin; i < end; ++i)
    if (won_[i].property == property.number) return won_[i].value;
  return {};
}

}  // namespace blankett
