// XLIFF 1.2 → units. Inline elements are known by their number alone: `<g id="2">` stands for the
// second inline element of the source. Other elements of XLIFF (notes, groups, alternatives) are
// passed over. Tested by localise_test.cpp.

#include "base/text.h"
#include "localise/localise.h"
#include "localise/messages.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

// Collapses white space as the form's own texts do, except that spaces between inline elements stay
// where the translator put them.
void collect(Element parent, std::vector<Piece>& pieces) {
  for (Element child : parent.nodes()) {
    if (child.is_text()) {
      std::string words;
      bool space = false;
      for (const char c : child.own_text()) {
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
      if (!words.empty()) pieces.push_back({Piece::Kind::text, std::move(words), {}, child.at()});
    } else if (child.is_element() && child.name() == "g") {
      pieces.push_back({Piece::Kind::open, "g", std::string(child.value("id")), child.at()});
      collect(child, pieces);
      pieces.push_back({Piece::Kind::close, "g", std::string(child.value("id")), child.at()});
    } else if (child.is_element() && child.name() == "x") {
      pieces.push_back({Piece::Kind::empty, "x", std::string(child.value("id")), child.at()});
    }
  }
}

std::vector<Piece> pieces_of(Element e) {
  std::vector<Piece> pieces;
  collect(e, pieces);
  if (!pieces.empty() && pieces.front().kind == Piece::Kind::text &&
      pieces.front().name.starts_with(' '))
    pieces.front().name.erase(0, 1);
  if (!pieces.empty() && pieces.back().kind == Piece::Kind::text &&
      pieces.back().name.ends_with(' '))
    pieces.back().name.pop_back();
  std::erase_if(pieces,
                [](const Piece& p) { return p.kind == Piece::Kind::text && p.name.empty(); });
  return pieces;
}

void unit(Element e, Units& units, Diagnostics& out) {
  const Attribute* id = e.attribute("id");
  if (!id || id->value.empty()) return say(out, Says::no_id, Severity::error, e.at());
  Unit unit;
  unit.at = id->value_at;
  for (Element child : e.nodes()) {
    if (!child.is_element()) continue;
    if (child.name() == "source") {
      unit.source = pieces_of(child);
      unit.source_at = child.at();
    } else if (child.name() == "target") {
      unit.target = pieces_of(child);
      unit.target_at = child.at();
      const std::string_view state = child.value("state");
      const bool begun = state != "new" && state != "needs-translation";
      unit.has_target = begun && !unit.target.empty();
    }
  }
  const auto [found, fresh] = units.emplace(id->value, std::move(unit));
  if (!fresh)
    out.add({.message = &localising::message(Says::duplicate_unit),
             .at = id->value_at,
             .arguments = {std::string(id->value)},
             .related = {{found->second.at, &localising::message(Says::first_here)}}});
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
  if (root.value("version") != "1.2") {
    const Attribute* version = root.attribute("version");
    say(out, Says::other_version, Severity::error, version ? version->value_at : root.at(),
        {std::string(root.value("version"))});
    return units;
  }
  for (std::uint32_t i = 1; i < document.nodes.size(); ++i) {
    const Element e(&document, i);
    if (!e.is_element()) continue;
    if (e.name() == "file" && !language.empty() && e.value("target-language") != language) {
      const Attribute* target = e.attribute("target-language");
      say(out, Says::other_language, Severity::error, target ? target->value_at : e.at(),
          {target ? std::string(target->value) : "?", std::string(language)});
    }
    if (e.name() == "trans-unit") unit(e, units, out);
  }
  return units;
}

std::string plain_of(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces)
    if (piece.kind == Piece::Kind::text) out += piece.name;
  return out;
}

}  // namespace blankett
