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

// Translates a text whose translation keeps its markup.
std::vector<Piece> translated(const Text& text, const Unit& unit) {
  std::vector<const Piece*> elements;
  for (const Piece& piece : text.pieces)
    if (piece.kind == Piece::Kind::open || piece.kind == Piece::Kind::empty)
      elements.push_back(&piece);
  std::vector<Piece> out;
  for (const Piece& piece : unit.target) {
    out.push_back(piece);
    if (piece.kind == Piece::Kind::text || piece.name == kOtherLanguage) continue;
    const Piece& source = *elements[std::stoul(piece.attribute) - 1];
    out.back().name = source.name;
    out.back().attribute = piece.kind == Piece::Kind::close ? "" : source.attribute;
  }
  return out;
}

// Whether the language is a variant of another: sv-simple of sv.
bool speaks(const Locale& locale, std::string_view language) {
  return locale.spoken.substr(0, locale.spoken.find('-')) == language.substr(0, language.find('-'));
}

// Units of numbers are messages. Of a stale one nothing is said: it waits for a new translation.
void check_units(const Edition& edition, const Units& units, const Units& block_units,
                 Diagnostics& out) {
  const Model& model = *edition.model;
  for (const Question& q : model.questions) {
    if (!q.unit || model.texts[q.unit].empty()) continue;
    const Text& source = model.texts[q.unit];
    const Units& from = source.from_block ? block_units : units;
    const auto found = from.find(source.id);
    if (found == from.end() || !found->second.has_target ||
        review_of(found->second, numbered(source.pieces)) == Review::stale)
      continue;
    keeps_unit(source.id, source.plain(), plain_of(found->second.target),
               {edition.locale->language, edition.locale->formats}, found->second.target_at, out);
  }
}

// What an edition lacks for its language, said once.
void say_unfinished(const Edition& edition, Span first, Diagnostics& out) {
  const Coverage& c = edition.coverage;
  say(out, Says::unfinished, Severity::warning, first,
      {edition.model->id, edition.locale->language, std::to_string(c.all()),
       std::to_string(c.below(edition.locale->publish))});
}

}  // namespace

Edition localise(const Model& model, const Locale& locale) {
  return {&model, &locale, model.texts, {}};
}

Edition localise(const Model& model, const Locale& locale, const Units& units,
                 const Units& block_units, Diagnostics& out) {
  Edition edition{&model, &locale, {}, locale.coverage};
  std::vector<std::string_view> used;
  Span first{};  // of what keeps the edition from being published
  for (const Text& text : model.texts) {
    Text copy;
    copy.id = text.id;
    copy.role = text.role;
    copy.at = text.at;
    copy.from_block = text.from_block;
    copy.pieces = text.pieces;
    const Units& from = text.from_block ? block_units : units;
    const auto found = from.find(text.id);
    const Unit* unit = found == from.end() ? nullptr : &found->second;
    if (unit && !text.from_block) used.push_back(found->first);
    const bool falls_back = text.from_block && locale.parent == model.language;
    if (text.empty() || (falls_back && !(unit && unit->has_target))) {
      edition.texts.add(std::move(copy));
      continue;
    }
    const Review review = unit ? review_of(*unit, numbered(text.pieces)) : Review::missing;
    edition.coverage.add(review, text.plain());
    if (review < locale.publish && first.source == SourceId::none)
      first = unit ? unit->at : text.at;
    if (unit && review >= Review::translated && !speaks(locale, model.language) &&
        repeats_source(numbered(text.pieces), unit->target))
      say(out, Says::same_as_source, Severity::warning, unit->target_at, {text.id});
    if (unit && unit->has_target) {
      const std::vector<Piece> source = numbered(text.pieces);
      if (keeps_markup(source, unit->target)) {
        copy.pieces = translated(text, *unit);
        if (locale.direction == "rtl")
          for (Piece& piece : copy.pieces)
            if (piece.kind == Piece::Kind::text) piece.name = with_numbers_isolated(piece.name);
        copy.at = unit->target_at;
      } else if (review != Review::stale) {
        say(out, Says::markup, Severity::error, unit->target_at, {text.id, element_list(source)});
      }
    }
    edition.texts.add(std::move(copy));
  }
  check_units(edition, units, block_units, out);
  for (const auto& [id, concept_] : model.terms)
    if (!edition.term(id)) {
      edition.coverage.add(Review::missing, id);
      if (first.source == SourceId::none) first = concept_.at;
      say(out, Says::term_missing, Severity::warning, concept_.at, {id, locale.language});
    }
  std::sort(used.begin(), used.end());
  for (const auto& [id, unit] : units)
    if (!std::binary_search(used.begin(), used.end(), id))
      say(out, Says::unknown_unit, Severity::warning, unit.at, {id});
  if (edition.withheld() && locale.coverage.reaches(locale.publish))
    say_unfinished(edition, first, out);
  return edition;
}

}  // namespace blankett
