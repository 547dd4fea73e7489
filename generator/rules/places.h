#pragma once
// Where the words that a rule found in a plain text stand in the author's file.

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/sentences.h"
#include "base/text.h"
#include "model/document.h"
#include "model/model.h"

namespace blankett::rules {

/// The findings of one rule stand in order, so each place is looked for from the one before: a long
/// text is read once, not once for each finding. Text with markup in it is short.
class Places {
 public:
  Places(const Sources& sources, const Text& text, const PlainText& plain);

  Span of(Range range);

 private:
  const Sources& sources_;
  const Text& text_;
  const PlainText& plain_;
  std::optional<WayBack> whole_{};
};

/// What an author marked as words of another language, in the plain text: <span lang="en">.
std::vector<Range> foreign_parts(const Text& text, const PlainText& plain);
/// Whether all of `at` lies in one of them.
bool is_foreign(const std::vector<Range>& parts, Range at);

/// The acronyms whose full form an author gave: the words of <abbr title="…">, without an ending
/// behind a mark ("SoL:s").
std::set<std::string, std::less<>> explained_acronyms(const Text& text);

}  // namespace blankett::rules
