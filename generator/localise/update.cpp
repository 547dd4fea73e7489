// A translation file and the texts as they are now: what is new, what is stale, what only moved.
// Tested by translation_test.cpp.

#include <algorithm>
#include <set>

#include "localise/translation.h"

namespace blankett {
namespace {

constexpr std::string_view kNeedsReview = "needs-review-translation";

// The part of an id that says what the text is: "label", "hint", "event" of "….event.2".
std::string_view role_in(std::string_view id) {
  while (!id.empty()) {
    const std::size_t dot = id.rfind('.');
    const std::string_view last = dot == id.npos ? id : id.substr(dot + 1);
    if (last.find_first_not_of("0123456789") != last.npos || dot == id.npos) return last;
    id = id.substr(0, dot);
  }
  return id;
}

bool is_done(const TranslationUnit& unit) { return !unit.target.empty() && unit.state != "new"; }

}  // namespace

Updated update(TranslationUnits& units, const SourceFile& source) {
  Updated said;
  std::set<std::string, std::less<>> ids;
  for (const SourceText& text : source.texts) ids.insert(text.id);

  // What has been translated, by its words: for texts whose id is new. Those that no text has any
  // more come first: they are the ones that were renamed.
  std::map<std::string, std::vector<const TranslationUnits::value_type*>> by_words;
  for (const bool gone : {true, false})
    for (const auto& unit : units)
      if ((ids.count(unit.first) == 0) == gone && is_done(unit.second))
        by_words[written(unit.second.source)].push_back(&unit);

  // A text that is what it was when it was translated, and a translation that nobody has touched.
  const auto is_back = [](const TranslationUnit& unit, const std::string& words) {
    return !unit.previous_state.empty() && unit.state == kNeedsReview &&
           written(unit.previous_source) == words &&
           written(unit.previous_target) == written(unit.target);
  };

  TranslationUnits out;
  std::set<std::string, std::less<>> taken;
  for (const SourceText& text : source.texts) {
    const std::string words = written(text.pieces);
    const auto old = units.find(text.id);
    const bool same = old != units.end() && written(old->second.source) == words;
    TranslationUnit unit = old == units.end() ? TranslationUnit{} : old->second;
    unit.source = text.pieces;
    const TranslationUnits::value_type* offer = nullptr;
    const bool back = !same && old != units.end() && is_back(unit, words);
    if (!same && !back)
      for (const auto* each : by_words[words])
        if (role_in(each->first) == role_in(text.id) && taken.count(each->first) == 0 && !offer)
          offer = each;
    if (back) {
      unit.state = unit.previous_state;
      unit.approved = unit.state == "final" || unit.state == "signed-off";
    } else if (offer) {
      unit = offer->second;
      unit.source = text.pieces;
      unit.approved = false;
      unit.state = kNeedsReview;
      unit.state_qualifier = "leveraged-inherited";
      unit.previous_state.clear();
      taken.insert(offer->first);
      said.renamed.emplace_back(offer->first, text.id);
    } else if (old == units.end()) {
      said.fresh.push_back(text.id);
    } else if (!same && !unit.target.empty()) {
      if (unit.previous_source.empty()) {  // or else the target is of a still older text
        unit.previous_source = old->second.source;
        unit.previous_target = old->second.target;
        unit.previous_state = unit.approved && unit.state != "signed-off" ? "final" : unit.state;
      }
      unit.approved = false;
      unit.state = kNeedsReview;
      unit.state_qualifier.clear();
      said.stale.push_back(text.id);
    }
    const bool waits = unit.state == kNeedsReview;
    if (!waits || back) {
      unit.previous_source.clear();
      unit.previous_target.clear();
      unit.previous_state.clear();
    }
    out.emplace(text.id, std::move(unit));
  }
  for (const auto& [id, unit] : units)
    if (ids.count(id) == 0 && taken.count(id) == 0) said.removed.push_back(id);
  units = std::move(out);
  return said;
}

}  // namespace blankett
