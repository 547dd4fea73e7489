// What a translator returned, taken into our file: only what is sure to be right.
// Tested by translation_test.cpp.

#include <algorithm>

#include "base/message.h"
#include "base/text.h"
#include "localise/messages.h"
#include "localise/translation.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

std::string slot_list(const std::vector<std::string>& slots) {
  std::string out;
  for (const std::string& slot : slots) out += (out.empty() ? "{" : ", {") + slot + "}";
  return out.empty() ? "–" : out;
}

// The words of the pages are messages with slots.
bool message_is_good(const SourceText& text, const Unit& unit, const Formats& formats,
                     const std::string& language, Diagnostics& out) {
  const auto own = parse_message(plain_of(text.pieces)),
             theirs = parse_message(plain_of(unit.target));
  const auto* source = std::get_if<MessageText>(&own);
  const auto* target = std::get_if<MessageText>(&theirs);
  if (!source) return true;  // said when the language was read
  if (!target) {
    say(out, Says::ui_message, Severity::error, unit.target_at,
        {text.id, std::get<MessageFault>(theirs).near});
    return false;
  }
  if (slots_of(*source) != slots_of(*target)) {
    say(out, Says::merge_slots, Severity::error, unit.target_at,
        {text.id, slot_list(slots_of(*source))});
    return false;
  }
  if (!keeps_message(text.id, *source, *target, formats, unit.target_at, out)) return false;
  return has_plural_forms(text.id, *target, {language, formats}, unit.target_at, out);
}

// "sv" of sv-simple.
std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// Notes that came with it and that we do not have.
void add_notes(TranslationUnit& into, const TranslationUnit& from, const SourceText& text,
               const XliffOptions& sent) {
  for (const std::string& note : from.kept)
    if (std::find(into.kept.begin(), into.kept.end(), note) == into.kept.end() &&
        !is_our_note(note, text, sent))
      into.kept.push_back(note);
}

bool is_ready(const TranslationUnit& unit) {
  return !unit.target.empty() &&
         (unit.approved || unit.state.empty() || unit.state == "translated" ||
          unit.state == "final" || unit.state == "signed-off");
}

// Ours with what theirs says of it. A tool that says nothing of states has changed none.
TranslationUnit taken(const TranslationUnit& own, const TranslationUnit& theirs, const Unit& unit,
                      bool same_words) {
  TranslationUnit next = own;
  // Words beside a state that says there are none: of a tool that leaves the state of what it was
  // given, or of somebody who means to go on with ours.
  if (!unit.has_target && !own.target.empty()) {
    if (same_words && !unit.says_state) return next;
    next.target = unit.target;
    next.approved = false;
    next.state = kNeedsReview;
    next.state_qualifier = theirs.state_qualifier;
    return next;
  }
  const bool says = unit.says_state && unit.has_target;
  if (same_words && !says) return next;
  // A reviewer who leaves the old words under the new text, and the mark on them, has not looked
  // at them.
  if (same_words && unit.needs_work && !own.previous_source.empty()) return next;
  if (!same_words) next.target = unit.target;
  next.approved = says && unit.approved;
  const bool same_state = same_words && next.approved == own.approved &&
                          (unit.state.empty() || unit.state == own.state);
  next.state = same_state ? own.state : says && !unit.state.empty() ? unit.state : "translated";
  if (!same_state || !theirs.state_qualifier.empty()) next.state_qualifier = theirs.state_qualifier;
  next.previous_source.clear();
  next.previous_target.clear();
  next.previous_state.clear();
  return next;
}

}  // namespace

Merged merge(TranslationUnits& into, const SourceFile& source, const Returned& returned,
             const Formats& formats, Diagnostics& out) {
  Merged said;
  if (returned.units.empty()) say(out, Says::merge_nothing, Severity::error, returned.file);
  std::map<std::string_view, const SourceText*> texts;
  for (const SourceText& text : source.texts) texts.emplace(text.id, &text);
  for (const auto& [id, unit] : returned.units) {
    const auto found = texts.find(id);
    if (found == texts.end()) {
      say(out, Says::merge_unknown, Severity::error, unit.at, {id, source.original});
      continue;
    }
    const SourceText& text = *found->second;
    TranslationUnit& own = into[id];
    own.source = text.pieces;
    const TranslationUnit& theirs = returned.contents.at(id);
    add_notes(own, theirs, text, returned.sent);
    // Some tools translate, and leave the state of what they were given.
    if (!unit.has_target &&
        (unit.target.empty() || same_but_for_layout(unit.target, unit.source))) {
      if (!own.target.empty() && unit.target.empty())
        say(out, Says::merge_lost, Severity::error, unit.at, {id, plain_of(own.target)});
      ++said.left;
      continue;
    }
    const bool older = !same_but_for_layout(unit.source, text.pieces);
    if (!keeps_markup(older ? unit.source : text.pieces, unit.target))
      say(out, Says::markup, Severity::error, unit.target_at,
          {id, element_list(older ? unit.source : text.pieces)});
    if (source.name == "ui" && !message_is_good(text, unit, formats, returned.sent.language, out))
      continue;
    if (text.restype == kUnitText &&
        !keeps_unit(id, plain_of(older ? unit.source : text.pieces), plain_of(unit.target),
                    {returned.sent.language, formats}, unit.target_at, out))
      continue;
    if (source.name != "ui" && text.restype != kUnitText) {
      const std::vector<std::string> own_slots = slots_of(plain_of(unit.source));
      for (const std::string& slot : slots_of(plain_of(unit.target)))
        if (std::find(own_slots.begin(), own_slots.end(), slot) == own_slots.end())
          say(out, Says::slot_unknown, Severity::warning, unit.target_at, {id, "{" + slot + "}"});
    }
    const bool same_words = unit.on_lines ? same_but_for_layout(own.target, unit.target)
                                          : written(own.target) == written(unit.target);
    if (!same_words && text.most_characters > 0 &&
        length(plain_of(unit.target)) > text.most_characters)
      say(out, Says::merge_long, Severity::warning, unit.target_at,
          {id, std::to_string(length(plain_of(unit.target))),
           std::to_string(text.most_characters)});
    if (older && !own.target.empty() && own.previous_source.empty()) {
      if (!same_words)
        say(out, Says::merge_outdated, Severity::warning, unit.source_at,
            {id, plain_of(text.pieces)});
      ++said.left;  // ours is of the text as it is
      continue;
    }
    TranslationUnit next = own;
    if (older) {
      say(out, Says::merge_older, Severity::warning, unit.source_at, {id, plain_of(text.pieces)});
      next.target = next.previous_target = unit.target;
      next.previous_source = unit.source;
      next.previous_state.clear();
      next.state = kNeedsReview;
      next.state_qualifier = theirs.state_qualifier;
      next.approved = false;
    } else {
      next = taken(own, theirs, unit, same_words);
    }
    if (is_ready(next) &&
        language_of(returned.sent.language) != language_of(returned.sent.source_language) &&
        repeats_source(text.pieces, next.target))
      say(out, Says::same_as_source, Severity::warning, unit.target_at, {id});
    const bool same = same_words && next.state == own.state && next.approved == own.approved;
    ++(same ? said.same : said.changed);
    if (own.approved && !next.approved) ++said.lowered;
    else if (is_ready(own) && !is_ready(next)) ++said.reopened;
    if (!same) own = std::move(next);
  }
  for (const SourceText& text : source.texts)
    if (returned.units.find(text.id) == returned.units.end()) ++said.left;
  return said;
}

}  // namespace blankett
