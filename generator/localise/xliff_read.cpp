// XLIFF → units, of version 1.2, which we write, and of version 2, which some tools return. Inline
// elements are known by their number alone: `<g id="2">` stands for the second inline element of
// the source. Words that a translator marks as another language (`<mrk xml:lang="sv">`) become a
// span. Other elements of XLIFF (notes, groups, alternatives) are passed over here. Tested by
// localise_test.cpp.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "localise/localise.h"
#include "localise/messages.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

// White space as the form's own texts have it, except that spaces between inline elements stay
// where the translator put them.
std::string one_spaced(std::string_view text) {
  std::string words;
  bool space = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank) {
      space = true;
      continue;
    }
    if (space) words += ' ';
    space = false;
    words += c;
  }
  if (space) words += ' ';
  return words;
}

class Inline {
 public:
  explicit Inline(Diagnostics& out) : out_(out) {}

  void collect(Element parent, std::vector<Piece>& pieces) {
    for (Element child : parent.nodes()) {
      if (child.is_text()) {
        if (std::string words = one_spaced(child.own_text()); !words.empty())
          pieces.push_back({Piece::Kind::text, std::move(words), {}, child.at()});
      } else if (child.is_element()) {
        element(child, pieces);
      }
    }
  }

 private:
  void element(Element e, std::vector<Piece>& pieces) {
    const std::string id(e.value("id"));
    if (e.name() == "g" || e.name() == "pc") {
      wrap(e, {Piece::Kind::open, "g", id, e.at()}, pieces);
    } else if (e.name() == "x" || e.name() == "ph") {
      pieces.push_back({Piece::Kind::empty, "x", id, e.at()});
    } else if (e.name() == "mrk") {
      const Attribute* lang = e.attribute("xml:lang");
      if (!lang) return collect(e, pieces);  // a remark about words, not a part of them
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

void trim(std::vector<Piece>& pieces) {
  if (!pieces.empty() && pieces.front().kind == Piece::Kind::text &&
      pieces.front().name.starts_with(' '))
    pieces.front().name.erase(0, 1);
  if (!pieces.empty() && pieces.back().kind == Piece::Kind::text &&
      pieces.back().name.ends_with(' '))
    pieces.back().name.pop_back();
  std::erase_if(pieces,
                [](const Piece& p) { return p.kind == Piece::Kind::text && p.name.empty(); });
}

std::vector<Piece> pieces_of(Element e, Diagnostics& out) {
  std::vector<Piece> pieces;
  Inline(out).collect(e, pieces);
  trim(pieces);
  return pieces;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 2> kNotBegun = {"new", "needs-translation"};
// A state that says neither, one of a tool's own too, asks somebody to look.
constexpr std::array<std::string_view, 4> kReady = {"", "translated", "final", "signed-off"};
constexpr std::array<std::string_view, 2> kDone = {"final", "signed-off"};

void put(Units& units, const Attribute& id, Unit unit, Diagnostics& out) {
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
  std::string_view state;
  for (Element child : e.nodes()) {
    if (!child.is_element()) continue;
    if (child.name() == "source") {
      unit.source = pieces_of(child, out);
      unit.source_at = child.at();
    } else if (child.name() == "target") {
      unit.target = pieces_of(child, out);
      unit.target_at = child.at();
      state = child.value("state");
      unit.has_target = !is_one_of(state, kNotBegun) && !unit.target.empty();
    } else if (child.name() == "alt-trans" && child.value("alttranstype") == kPreviousVersion) {
      for (Element part : child.nodes())
        if (part.is_element() && part.name() == "source")
          unit.previous_source = pieces_of(part, out);
        else if (part.is_element() && part.name() == "target")
          unit.previous_target = pieces_of(part, out);
    }
  }
  unit.state = state;
  unit.needs_work = unit.has_target && !is_one_of(state, kReady);
  unit.approved = unit.has_target && !unit.needs_work &&
                  (e.value("approved") == "yes" || is_one_of(state, kDone));
  put(units, *id, std::move(unit), out);
}

// <unit> of version 2: its segments and what stands between them, joined.
void unit_of_2(Element e, Units& units, Diagnostics& out) {
  const Attribute* id = e.attribute("name");
  if (!id || id->value.empty()) id = e.attribute("id");
  if (!id || id->value.empty()) return say(out, Says::no_id, Severity::error, e.at());
  Unit unit;
  unit.at = id->value_at;
  unit.element = e.index();
  unit.has_target = unit.approved = true;
  for (Element part : e.nodes()) {
    const bool segment = part.is_element() && part.name() == "segment";
    if (!segment && !(part.is_element() && part.name() == "ignorable")) continue;
    std::vector<Piece> source, target;
    bool translated = false;
    for (Element child : part.nodes()) {
      if (!child.is_element()) continue;
      const bool is_source = child.name() == "source";
      Inline(out).collect(child, is_source ? source : target);
      Span& at = is_source ? unit.source_at : unit.target_at;
      if (at.source == SourceId::none) at = child.at();
      translated = translated || !is_source;
    }
    // The space between two sentences is the same in most languages.
    if (!segment && !translated) target = source;
    unit.source.insert(unit.source.end(), source.begin(), source.end());
    unit.target.insert(unit.target.end(), target.begin(), target.end());
    if (!segment) continue;
    const std::string_view state = part.value("state");
    unit.has_target = unit.has_target && translated && state != "initial";
    unit.approved = unit.approved && (state == "reviewed" || state == "final");
  }
  trim(unit.source);
  trim(unit.target);
  unit.has_target = unit.has_target && !unit.target.empty();
  unit.approved = unit.approved && unit.has_target;
  unit.state = unit.approved ? "final" : unit.has_target ? "translated" : "needs-translation";
  put(units, *id, std::move(unit), out);
}

void check_language(const Attribute* target, Element e, std::string_view language,
                    Diagnostics& out) {
  if (language.empty() || (target && target->value == language)) return;
  say(out, Says::other_language, Severity::error, target ? target->value_at : e.at(),
      {target ? std::string(target->value) : "?", std::string(language)});
}

}  // namespace

Units read_xliff(const Document& document, std::string_view language, Diagnostics& out) {
  Units units;
  if (document.empty()) return units;
  const Element root = document.root();
  if (root.name() != "xliff") {
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
  for (std::uint32_t i = 1; i < document.nodes.size(); ++i) {
    const Element e(&document, i);
    if (!e.is_element()) continue;
    if (e.name() == "file" && !two)
      check_language(e.attribute("target-language"), e, language, out);
    if (e.name() == "trans-unit" && !two) unit(e, units, out);
    if (e.name() == "unit" && two) unit_of_2(e, units, out);
  }
  return units;
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
