#pragma once
// What the parts of a comparison share. Only changes/ looks here.

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "changes/changes.h"
#include "changes/meaning.h"

namespace blankett {

struct Comparing {
  Comparing(const Side& from, const Side& to);

  const Edition &old, &now;
  /// The old model with moved questions where they are now, so that a condition that names one is
  /// not another condition.
  Model before;
  std::vector<Index<Question>> question_now;  // by the old question's index
  std::vector<Index<Question>> question_old;  // by the new question's index
  Meanings meanings{};
  std::vector<Change> out{};
  bool swedish;

  void say(std::string_view kind, std::string path, const Slots& slots);
  /// The same of two conditions: `old` and `now` of the change are as they are written.
  void say(std::string_view kind, std::string path, const Slots& slots, const Condition& was,
           const Condition& is);

  Meanings::Id meaning_before(const Condition& c) { return meanings.of(c, before); }
  Meanings::Id meaning_now(const Condition& c) { return meanings.of(c, *now.model); }

  /// "när du har svarat …", or "alltid".
  std::string when(const Condition& condition, const Edition& edition) const;
  std::string_view word(std::string_view sv, std::string_view en) const {
    return swedish ? sv : en;
  }
  /// ”Namn”
  std::string quoted(const std::string& words) const {
    return swedish ? "”" + words + "”" : "“" + words + "”";
  }
  /// "Frågan ”Namn”"
  std::string what(const Question& q, const Edition& edition) const;
  std::string what(const Group& group, const Edition& edition) const;
  std::string what(const Step& step, const Edition& edition) const;

  /// Says `kind` when the words, or their markup, are not the same. {old} and {new} are the words,
  /// {was} and {is} are quoted, or "none".
  void text(std::string_view kind, const std::string& path, Slots slots, Index<Text> was,
            Index<Text> is);
  bool same_words(Index<Text> was, Index<Text> is) const;
  std::string plain_old(Index<Text> i) const { return collapsed(old.plain(i)); }
  std::string plain_now(Index<Text> i) const { return collapsed(now.plain(i)); }

  /// `demanded`: something in it must be answered whenever it is shown.
  void shown(const std::string& path, const std::string& subject, const Condition& was,
             const Condition& is, bool demanded);
};

/// Whether somebody always gets an answer to it when it is shown, at least in some cases.
inline bool is_demanded(const Question& q) {
  return q.required || q.required_when || q.kind->computed;
}

void compare_form(Comparing& c, const Side& from, const Side& to);
void compare_parts(Comparing& c);  // steps, groups, information, media, named conditions
void compare_questions(Comparing& c);
void compare_stops(Comparing& c);  // checks and exits

}  // namespace blankett
