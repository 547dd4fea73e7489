// Fills an edition: every text of the model replaced by its translation, the inline elements taken
// from the source by their number.
//   source  Anmäl till <a href="…">Skatteverket</a>     →  1 = a href="…"
//   target  Report to <g id="1">the Tax Agency</g>      →  Report to <a href="…">the Tax Agency</a>
// Tested by localise_test.cpp.

#include "localise/localise.h"

#include <algorithm>

#include "localise/messages.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

// A text as a string in which inline elements are numbers, the same for a form's text and a unit's
// source: what staleness compares.
std::string numbered(const std::vector<Piece>& pieces) {
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

// The form's pieces with their elements renamed to their numbers.
std::vector<Piece> by_number(const Text& text) {
  std::vector<Piece> out = text.pieces;
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

std::vector<const Piece*> inline_elements(const Text& text) {
  std::vector<const Piece*> out;
  for (const Piece& piece : text.pieces)
    if (piece.kind == Piece::Kind::open || piece.kind == Piece::Kind::empty) out.push_back(&piece);
  return out;
}

std::size_t number_of(const std::string& id) {
  std::size_t n = 0;
  for (const char c : id) {
    if (c < '0' || c > '9' || n > 1000) return 0;
    n = n * 10 + static_cast<std::size_t>(c - '0');
  }
  return n;
}

// Translates, or nothing when the markup was not kept.
std::optional<std::vector<Piece>> translated(const Text& text, const Unit& unit) {
  const std::vector<const Piece*> elements = inline_elements(text);
  std::vector<bool> used(elements.size(), false);
  std::vector<Piece> out;
  for (const Piece& piece : unit.target) {
    out.push_back(piece);
    if (piece.kind == Piece::Kind::text) continue;
    const std::size_t n = number_of(piece.attribute);
    if (n == 0 || n > elements.size()) return std::nullopt;
    const Piece& source = *elements[n - 1];
    out.back().name = source.name;
    if (piece.kind == Piece::Kind::close) {
      out.back().attribute.clear();
      continue;
    }
    if (used[n - 1] || piece.kind != source.kind) return std::nullopt;
    used[n - 1] = true;
    out.back().attribute = source.attribute;
  }
  if (std::find(used.begin(), used.end(), false) != used.end()) return std::nullopt;
  return out;
}

std::string element_list(const Text& text) {
  std::string out;
  int n = 0;
  for (const Piece* piece : inline_elements(text))
    out += (n ? ", " : "") + std::to_string(n + 1) + " " + piece->name, ++n;
  return out;
}

// Where the translation of a text belongs. Lists call their texts list.<id>.…, blocks <id>.….
std::string file_of(const Text& text, const Model& model) {
  if (!text.from_block) return "forms/" + model.id + ".xlf";
  std::string_view id = text.id;
  const bool list = id.starts_with("list.");
  if (list) id.remove_prefix(id.find('.') + 1);
  return (list ? "lists/" : "blocks/") + std::string(id.substr(0, id.find('.'))) + ".xlf";
}

}  // namespace

Edition localise(const Model& model, const Locale& locale) {
  return {&model, &locale, model.texts};
}

Edition localise(const Model& model, const Locale& locale, const Units& units,
                 const Units& block_units, Diagnostics& out) {
  Edition edition{&model, &locale, {}};
  std::vector<std::string_view> used;
  for (const Text& text : model.texts) {
    Text copy;
    copy.id = text.id;
    copy.role = text.role;
    copy.at = text.at;
    copy.from_block = text.from_block;
    const Units& from = text.from_block ? block_units : units;
    const auto found = from.find(text.id);
    if (found != from.end() && !text.from_block) used.push_back(found->first);
    if (text.empty()) {
      edition.texts.add(std::move(copy));
      continue;
    }
    const bool translated_here = found != from.end() && found->second.has_target;
    if (!translated_here && text.from_block && locale.parent == model.language) {
      copy.pieces = text.pieces;
      edition.texts.add(std::move(copy));
      continue;
    }
    if (!translated_here) {
      say(out, Says::missing, Severity::error, text.at,
          {text.id, locale.language, "locales/" + locale.language + "/" + file_of(text, model)});
      copy.pieces = text.pieces;
      edition.texts.add(std::move(copy));
      continue;
    }
    const Unit& unit = found->second;
    if (numbered(by_number(text)) != numbered(unit.source))
      say(out, Says::stale, Severity::warning,
          unit.source_at.source == SourceId::none ? unit.at : unit.source_at,
          {text.id, text.plain()});
    if (auto pieces = translated(text, unit)) {
      copy.pieces = std::move(*pieces);
      copy.at = unit.target_at;
    } else {
      say(out, Says::markup, Severity::error, unit.target_at, {text.id, element_list(text)});
      copy.pieces = text.pieces;
    }
    edition.texts.add(std::move(copy));
  }
  for (const auto& [id, concept_] : model.terms)
    if (!edition.term(id))
      say(out, Says::term_missing, Severity::error, concept_.at, {id, locale.language});
  std::sort(used.begin(), used.end());
  for (const auto& [id, unit] : units)
    if (!std::binary_search(used.begin(), used.end(), id))
      say(out, Says::unknown_unit, Severity::warning, unit.at, {id});
  return edition;
}

}  // namespace blankett
