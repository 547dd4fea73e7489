// Names of text roles, and the words of a text without its markup. Tested by link_test.cpp.

#include "model/model.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/document.h"

namespace blankett {
namespace {

constexpr std::array<std::string_view, 14> kRoles = {
    "title",     "summary", "label",   "hint", "help", "error", "option",
    "condition", "event",   "channel", "why",  "exit", "check", "alternative"};

bool is_block(std::string_view name) {
  return name == "p" || name == "ul" || name == "ol" || name == "li";
}

// Anything but spaces and characters that leave no mark.
bool shows_something(std::string_view words) {
  static constexpr std::array<std::string_view, 12> kUnseen = {
      " ",      "\t",     "\n",     "\r",      // white space
      "\u00a0", "\u202f", "\u2007",            // spaces that do not break
      "\u00ad", "\u200b", "\u200c", "\u200d",  // places to break, and joiners
      "\ufeff"};
  while (!words.empty()) {
    const auto unseen = std::find_if(kUnseen.begin(), kUnseen.end(),
                                     [&](std::string_view c) { return words.starts_with(c); });
    if (unseen == kUnseen.end()) return true;
    words.remove_prefix(unseen->size());
  }
  return false;
}

}  // namespace

std::string_view name_of(TextRole role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<TextRole> text_role(std::string_view name) {
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    if (kRoles[i] == name) return static_cast<TextRole>(i);
  return std::nullopt;
}

bool Text::empty() const {
  return std::none_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return piece.kind == Piece::Kind::text && shows_something(piece.name);
  });
}

std::string Text::plain() const { return flattened(*this).words; }

PlainText flattened(const Text& text) {
  PlainText out;
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    const Piece& piece = text.pieces[i];
    if (piece.kind == Piece::Kind::text) {
      out.runs.push_back({out.words.size(), i});
      out.words += piece.name;
    } else if (piece.kind == Piece::Kind::empty) {
      out.words += ' ';
    } else if (piece.name == "q") {
      out.words += '"';  // browsers show one, and screen readers say it
    } else if (is_block(piece.name) && !out.words.empty() && out.words.back() != '\n') {
      out.words += '\n';
    }
  }
  while (!out.words.empty() && out.words.back() == '\n') out.words.pop_back();
  return out;
}

Span part_of(const Sources& sources, const Text& text, const PlainText& plain, std::size_t begin,
             std::size_t end) {
  Span at;
  for (const PlainText::Run& run : plain.runs) {
    const Piece& piece = text.pieces[run.piece];
    const std::size_t run_end = run.begin + piece.name.size();
    if (begin >= run_end || end <= run.begin || piece.at.source == SourceId::none) continue;
    const Span part =
        part_of_collapsed(sources, piece.at, piece.name, begin > run.begin ? begin - run.begin : 0,
                          std::min(end, run_end) - run.begin);
    if (at.source == SourceId::none) at = part;
    at.end = part.end;
  }
  return at.source == SourceId::none ? text.at : at;
}

}  // namespace blankett
