// XLIFF → units, of version 1.2, which we write, and of version 2, which some tools return. Inline
// elements are known by their number alone: `<g id="2">` stands for the second inline element of
// the source. Words that a translator marks as another language (`<mrk xml:lang="sv">`) become a
// span. Notes, groups and alternatives are passed over here, and so is what tools have added in
// namespaces of their own. What is misspelt or stands twice is an error: it might be a translation.
// Tested by localise_test.cpp.

#include <algorithm>
#include <array>
#include <charconv>

#include "base/direction.h"
#include "base/format.h"
#include "base/text.h"
#include "localise/localise.h"
#include "localise/messages.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

constexpr std::string_view kNamespace = "urn:oasis:names:tc:xliff:document:";

class Inline {
 public:
  explicit Inline(Diagnostics& out) : out_(out) {}

  void collect(Element parent, std::vector<Piece>& pieces) {
    for (Element child : parent.nodes()) {
      if (child.is_text())
        pieces.push_back({Piece::Kind::text, std::string(child.own_text()), {}, child.at()});
      else if (child.is_element()) element(child, pieces);
    }
  }

 private:
  void element(Element e, std::vector<Piece>& pieces) {
    const std::string id(e.value("id"));
    const std::string_view name = xliff_name(e);
    if (name == "g" || name == "pc") {
      wrap(e, {Piece::Kind::open, "g", id, e.at()}, pieces);
    } else if (name == "x" || name == "ph") {
      pieces.push_back({Piece::Kind::empty, "x", id, e.at()});
    } else if (name == "mrk") {
      const Attribute* lang = e.attribute("xml:lang");
      // A remark about words, or a sentence, is no part of them.
      if (!lang || e.value("mtype") == "seg") return collect(e, pieces);
      if (!is_language_tag(std::string(lang->value)))
        return say(out_, Says::inline_language, Severity::error, lang->value_at,
                   {std::string(lang->value)});
      wrap(e, {Piece::Kind::open, std::string(kOtherLanguage), std::string(lang->value), e.at()},
           pieces);
    } else {
      say(out_, Says::inline_element, Severity::error, e.at(), {std::string(e.name())});
    }
  }

  void wrap(Element e, const Piece& open, std::vector<Piece>& pieces) {
    pieces.push_back(open);
    collect(e, pieces);
    pieces.push_back({Piece::Kind::close, open.name, open.attribute, e.at()});
  }

  Diagnostics& out_;
};

std::vector<Piece> pieces_of(Element e, Diagnostics& out) {
  std::vector<Piece> pieces;
  Inline(out).collect(e, pieces);
  tidy(pieces);
  return pieces;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether lines are broken beside inline elements.
bool is_on_lines(Element e) {
  bool lines = false, elements = false;
  for (Element child : e.nodes()) {
    lines = lines || (child.is_text() && child.own_text().find('\n') != std::string_view::npos);
    elements = elements || child.is_element();
    if (child.is_element() && is_on_lines(child)) return true;
  }
  return lines && elements;
}

// The states of version 1.2, by what they say.
constexpr std::string_view kStates[] = {"new",
                                        "needs-translation",
                                        "needs-adaptation",
                                        "needs-l10n",
                                        "needs-review-adaptation",
                                        "needs-review-l10n",
                                        "needs-review-translation",
                                        "translated",
                                        "final",
                                        "signed-off"};
constexpr std::span<const std::string_view> kNotBegun{kStates, 2}, kDone{kStates + 8, 2};
// A state that says neither, one of a tool's own too, asks somebody to look.
constexpr std::string_view kReady[] = {"", "translated", "final", "signed-off"};
constexpr std::string_view kStatesOf2[] = {"initial", "translated", "reviewed", "final"};

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

void check_state(const Attribute* state, bool known, const std::string& all, Diagnostics& out) {
  if (state && !known)
    say(out, Says::state, Severity::error, state->value_at, {std::string(state->value), all});
}

void misplaced(Element e, Diagnostics& out) {
  say(out, Says::misplaced, Severity::error, e.at(),
      {std::string(e.name()), std::string(e.parent().name())});
}

// What else may stand in a unit, or around units.
constexpr std::string_view kBesideTarget[] = {"seg-source", "context-group", "count-group",
                                              "prop-group", "note",          "alt-trans"};
constexpr std::string_view kBesideSegment[] = {"notes", "originalData"};
constexpr std::string_view kAroundUnits[] = {
    "header", "note", "notes", "skeleton", "context-group", "count-group", "prop-group"};
constexpr std::string_view kFolders[] = {"file", "group"};

void put(Units& units, const Attribute& id, Unit unit, Diagnostics& out) {
  check_target(std::string(id.value), unit, out);
  const auto [found, fresh] = units.emplace(id.value, std::move(unit));
  if (!fresh)
    out.add({.message = &localising::message(Says::duplicate_unit),
             .at = id.value_at,
             .arguments = {std::string(id.value)},
             .related = {{found->second.at, &localising::message(Says::first_here)}}});
}

// <trans-unit> of version 1.2.
void unit(Element e, Units& units, Diagnostics& out) {
  const Attribute* id = e.attribute("id");
  if (!id || id->value.empty()) return say(out, Says::no_id, Severity::error, e.at());
  Unit unit;
  unit.at = id->value_at;
  unit.element = e.index();
  bool has_source = false, has_target = false;
  std::string_view state;
  for (Element child : e.nodes()) {
    if (!child.is_element()) continue;
    const std::string_view name = xliff_name(child);
    if (name == "source" && !has_source) {
      has_source = true;
      unit.source = pieces_of(child, out);
      unit.source_at = child.at();
    } else if (name == "target" && !has_target) {
      has_target = true;
      unit.target = pieces_of(child, out);
      unit.target_at = child.at();
      unit.on_lines = is_on_lines(child);
      state = child.value("state");
      check_state(child.attribute("state"), is_state(state), states(), out);
      unit.has_target = !is_one_of(state, kNotBegun) && !unit.target.empty();
    } else if (name == "alt-trans" && child.value("alttranstype") == kPreviousVersion) {
      for (Element part : child.nodes())
        if (part.is_element() && xliff_name(part) == "source")
          unit.previous_source = pieces_of(part, out);
        else if (part.is_element() && xliff_name(part) == "target")
          unit.previous_target = pieces_of(part, out);
    } else if (!name.empty() && !is_one_of(name, kBesideTarget)) {
      misplaced(child, out);
    }
  }
  if (!has_source) say(out, Says::no_source, Severity::error, unit.at, {std::string(id->value)});
  unit.state = state;
  unit.needs_work = unit.has_target && !is_one_of(state, kReady);
  unit.says_state = !state.empty() || e.attribute("approved");
  unit.approved = unit.has_target && !unit.needs_work && e.value("approved") != "no" &&
                  (e.value("approved") == "yes" || is_one_of(state, kDone));
  put(units, *id, std::move(unit), out);
}

// A segment of a unit of version 2, or what stands between two.
struct Part {
  std::vector<Piece> source{}, target{};
  bool is_segment = false, has_target = false;
  std::size_t place = 0;  // of the target, whose order may be another than the source's
  const Attribute* state = nullptr;
};

Part part_of_2(Element e, std::size_t place, Unit& unit, Diagnostics& out) {
  Part part;
  part.is_segment = xliff_name(e) == "segment";
  part.place = place;
  part.state = e.attribute("state");
  bool has_source = false;
  for (Element child : e.nodes()) {
    const std::string_view name = child.is_element() ? xliff_name(child) : std::string_view{};
    if (name == "source" && !has_source) {
      has_source = true;
      Inline(out).collect(child, part.source);
      if (unit.source_at.source == SourceId::none) unit.source_at = child.at();
    } else if (name == "target" && !part.has_target) {
      part.has_target = true;
      Inline(out).collect(child, part.target);
      unit.on_lines = unit.on_lines || is_on_lines(child);
      if (unit.target_at.source == SourceId::none) unit.target_at = child.at();
      if (const std::string_view order = child.value("order"); !order.empty())
        std::from_chars(order.data(), order.data() + order.size(), part.place);
    } else if (!name.empty()) {
      misplaced(child, out);
    }
  }
  // The space between two sentences is the same in most languages.
  if (!part.is_segment && !part.has_target) part.target = part.source;
  return part;
}

// <unit> of version 2: its segments and what stands between them, joined.
void unit_of_2(Element e, Units& units, Diagnostics& out) {
  const Attribute* id = e.attribute("name");
  if (!id || id->value.empty()) id = e.attribute("id");
  if (!id || id->value.empty()) return say(out, Says::no_id, Severity::error, e.at());
  Unit unit;
  unit.at = id->value_at;
  unit.element = e.index();
  std::vector<Part> parts;
  for (Element child : e.nodes()) {
    const std::string_view name = child.is_element() ? xliff_name(child) : std::string_view{};
    if (name == "segment" || name == "ignorable")
      parts.push_back(part_of_2(child, parts.size() + 1, unit, out));
    else if (!name.empty() && !is_one_of(name, kBesideSegment)) misplaced(child, out);
  }
  std::size_t segments = 0, translated = 0, begun = 0, approved = 0;
  for (const Part& part : parts) {
    unit.source.insert(unit.source.end(), part.source.begin(), part.source.end());
    if (!part.is_segment) continue;
    const std::string_view state = part.state ? part.state->value : std::string_view{};
    check_state(part.state, is_one_of(state, kStatesOf2), listed(kStatesOf2), out);
    ++segments;
    translated += part.has_target && !part.target.empty();
    begun += state != "initial";
    approved += state == "reviewed" || state == "final";
    unit.says_state = unit.says_state || part.state;
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.place < b.place; });
  if (translated > 0)
    for (const Part& part : parts)
      unit.target.insert(unit.target.end(), part.target.begin(), part.target.end());
  tidy(unit.source);
  tidy(unit.target);
  if (segments == 0) say(out, Says::no_source, Severity::error, unit.at, {std::string(id->value)});
  if (translated > 0 && translated < segments)
    say(out, Says::partial, Severity::error, unit.at, {std::string(id->value)});
  unit.has_target = !unit.target.empty() && begun == segments;
  unit.approved = unit.has_target && approved == segments;
  // What is not begun is also what says nothing.
  unit.says_state = unit.says_state && begun == segments;
  unit.state = unit.approved ? "final" : unit.has_target ? "translated" : "needs-translation";
  put(units, *id, std::move(unit), out);
}

// What programs leave in the place of words: a letter that could not be read, and what a table
// makes of a cell that begins like a formula.
std::string_view damage(std::string_view words) {
  constexpr std::string_view kUnreadable = "\uFFFD";
  if (words.find(kUnreadable) != words.npos) return kUnreadable;
  for (const std::string_view fault : {"#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NULL!"})
    if (trimmed(words) == fault) return fault;
  return {};
}

void check_language(const Attribute* target, Element e, std::string_view language,
                    Diagnostics& out) {
  if (language.empty() || (target && without_region(target->value) == language)) return;
  say(out, Says::other_language, Severity::error, target ? target->value_at : e.at(),
      {target ? std::string(target->value) : "?", std::string(language)});
}

// The units of a file or a group.
void units_in(Element parent, bool two, std::string_view language, Units& units, Diagnostics& out) {
  for (Element child : parent.nodes()) {
    const std::string_view name = child.is_element() ? xliff_name(child) : std::string_view{};
    if (name.empty()) continue;
    if (name == "file" && !two)
      check_language(child.attribute("target-language"), child, language, out);
    if (name == "trans-unit" && !two) unit(child, units, out);
    else if (name == "unit" && two) unit_of_2(child, units, out);
    else if (is_one_of(name, kFolders) || (name == "body" && !two))
      units_in(child, two, language, units, out);
    else if (!is_one_of(name, kAroundUnits)) misplaced(child, out);
  }
}

}  // namespace

Units read_xliff(const Document& document, std::string_view language, Diagnostics& out) {
  Units units;
  if (document.empty()) return units;
  const Element root = document.root();
  if (xliff_name(root) != "xliff") {
    say(out, Says::not_xliff, Severity::error, root.at(), {std::string(root.name())});
    return units;
  }
  const std::string_view version = root.value("version");
  const bool two = version.starts_with("2.");
  if (version != "1.2" && !two) {
    const Attribute* at = root.attribute("version");
    say(out, Says::other_version, Severity::error, at ? at->value_at : root.at(),
        {std::string(version)});
    return units;
  }
  if (two) check_language(root.attribute("trgLang"), root, language, out);
  units_in(root, two, language, units, out);
  return units;
}

void check_target(const std::string& id, Unit& unit, Diagnostics& out) {
  const std::string words = plain_of(unit.target);
  if (direction_override(words) != words.npos)
    say(out, Says::direction, Severity::error, unit.target_at, {id});
  if (!isolates_are_closed(words)) say(out, Says::isolate, Severity::error, unit.target_at, {id});
  if (const std::string_view mark = damage(words);
      !mark.empty() && plain_of(unit.source).find(mark) == std::string::npos)
    say(out, Says::damaged, Severity::error, unit.target_at, {id, std::string(mark)});
  if (is_visible(words) || !is_visible(plain_of(unit.source))) return;
  unit.target.clear();
  unit.has_target = unit.needs_work = unit.approved = false;
}

std::string_view xliff_name(Element e) {
  const std::size_t colon = e.name().find(':');
  const bool prefixed = colon != std::string_view::npos;
  const std::string_view local = prefixed ? e.name().substr(colon + 1) : e.name();
  const std::string declares =
      prefixed ? "xmlns:" + std::string(e.name().substr(0, colon)) : std::string("xmlns");
  for (Element at = e;; at = at.parent()) {
    if (const Attribute* space = at.attribute(declares))
      return space->value.empty() || space->value.starts_with(kNamespace) ? local
                                                                          : std::string_view{};
    if (!at.has_parent()) break;
  }
  return prefixed ? std::string_view{} : local;
}

bool is_state(std::string_view state) {
  const bool own = state.starts_with("x-") && state.size() > 2 && state.find(' ') == state.npos;
  return own || is_one_of(state, kStates);
}

std::string states() { return listed(kStates); }

void tidy(std::vector<Piece>& pieces) {
  std::vector<Piece> out;
  for (Piece& piece : pieces) {
    const bool text = piece.kind == Piece::Kind::text;
    if (!text || out.empty() || out.back().kind != Piece::Kind::text) out.push_back(piece);
    else out.back().name += piece.name;
  }
  for (Piece& piece : out) {
    if (piece.kind != Piece::Kind::text) continue;
    const bool first = &piece == &out.front(), last = &piece == &out.back();
    std::string words;
    bool space = false;
    for (const char c : piece.name) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank && space && !(first && words.empty())) words += ' ';
      if (!blank) words += c;
      space = blank;
    }
    if (space && !last && !(first && words.empty())) words += ' ';
    piece.name = std::move(words);
  }
  std::erase_if(out, [](const Piece& p) { return p.kind == Piece::Kind::text && p.name.empty(); });
  pieces = std::move(out);
}

Review review_of(const Unit& unit, const std::vector<Piece>& source) {
  if (!unit.has_target) return Review::missing;
  if (written(unit.source) != written(source)) return Review::stale;
  const bool older =
      !unit.previous_source.empty() && written(unit.previous_source) != written(source);
  if (unit.needs_work) return older ? Review::stale : Review::unreviewed;
  return unit.approved ? Review::approved : Review::translated;
}

std::string written(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    switch (piece.kind) {
      case Piece::Kind::text: out += piece.name; break;
      case Piece::Kind::open: out += "\x01" + piece.attribute + "("; break;
      case Piece::Kind::close: out += "\x01)"; break;
      case Piece::Kind::empty: out += "\x01" + piece.attribute + "/"; break;
    }
  }
  return out;
}

std::vector<Piece> numbered(const std::vector<Piece>& pieces) {
  std::vector<Piece> out = pieces;
  std::vector<std::string> open;
  int n = 0;
  for (Piece& piece : out) {
    if (piece.kind == Piece::Kind::open || piece.kind == Piece::Kind::empty)
      piece.attribute = std::to_string(++n);
    if (piece.kind == Piece::Kind::open) open.push_back(piece.attribute);
    if (piece.kind == Piece::Kind::close && !open.empty()) {
      piece.attribute = open.back();
      open.pop_back();
    }
  }
  return out;
}

std::string plain_of(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces)
    if (piece.kind == Piece::Kind::text) out += piece.name;
  return out;
}

}  // namespace blankett
