#pragma once
// Where the words that a rule found in a plain text stand in the author's file.

#include "base/text.h"
#include "model/model.h"

namespace blankett::rules {

/// The findings of one rule stand in order, so each place is looked for from the one before: a long
/// text is read once, not once for each finding. Text with markup in it is short.
class Places {
 public:
  Places(const Sources& sources, const Text& text, const PlainText& plain)
      : sources_(sources), text_(text), plain_(plain) {}

  Span of(Range range);

 private:
  const Sources& sources_;
  const Text& text_;
  const PlainText& plain_;
  std::size_t from_ = 0;
  Span rest_{};
};

}  // namespace blankett::rules
