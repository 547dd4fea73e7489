#pragma once
// localise: Model + translations → Edition. And the reading of locales themselves.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/edition.h"

namespace blankett {

/// One translation unit of an XLIFF file.
struct Unit {
  Span at{};                              // its id
  std::vector<Piece> source{}, target{};  // inline elements by number: `attribute` is the g or x id
  Span source_at{}, target_at{};
  bool has_target = false;
};
using Units = std::map<std::string, Unit, std::less<>>;

/// XLIFF 1.2. `language` is the target the file must have; "" when it has none (the source words).
Units read_xliff(const Document& document, std::string_view language, Diagnostics& out);

/// The files of one language, parsed. Rules are named by file.
struct LocaleFiles {
  const Document* locale = nullptr;
  const Document* ui = nullptr;
  const std::map<std::string, Document, std::less<>>* rules = nullptr;
};

/// `source_ui` holds the Swedish words, whose keys and slots every other language must have.
/// Messages of language rules in the reader's language are added to `texts`.
Locale read_locale(const LocaleFiles& files, const Units& ui, const Units& source_ui,
                   MessageTexts& texts, std::string_view reader, Diagnostics& out);

/// The form in its own language: the texts as written.
Edition localise(const Model& model, const Locale& locale);

/// The form translated. `units` holds the form's own units and those of the blocks. A text without
/// a translation is an error; one whose source has changed a warning.
Edition localise(const Model& model, const Locale& locale, const Units& units,
                 const Units& block_units, Diagnostics& out);

/// The plain words of a unit's pieces.
std::string plain_of(const std::vector<Piece>& pieces);

std::span<const Message> localise_messages();

}  // namespace blankett
