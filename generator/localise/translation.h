#pragma once
// What goes to translators and comes back: the source texts of the project, file by file; a
// translation file as it stands; and the ways from one to the other.
//   source_file(model) + TranslationFile → updated(…) → write_xliff(…)
//   a returned file → units → merged(…) → write_xliff(…)

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "localise/localise.h"
#include "model/document.h"
#include "model/edition.h"

namespace blankett {

/// A text that wants translation.
struct SourceText {
  std::string id{};
  std::vector<Piece> pieces{};          // inline elements numbered, each called by its own name
  std::string restype{};                // of XLIFF 1.2
  std::size_t most_characters = 0;      // 0: as many as it takes
  std::vector<std::string> notes{};     // where it stands, and why
  std::vector<std::string> concepts{};  // of the term bank, that it refers to
};

/// The restype of the units of numbers: words, or a plural.
inline constexpr std::string_view kUnitText = "x-unit";

/// The texts of one file: locales/<language>/<name>.xlf.
struct SourceFile {
  std::string name{};      // "forms/bygglov", "lists/sprak", "ui"
  std::string original{};  // "forms/bygglov/form.xml"
  std::string title{};     // for people
  std::vector<SourceText> texts{};
};

/// A form's own texts in document order.
SourceFile form_texts(const Model& model);
/// The texts of the blocks and lists that a form inserts, each file's added to what others gave.
void add_shared_texts(const Model& model, std::map<std::string, SourceFile, std::less<>>& files);
/// The words of the pages, from the Swedish ui.xlf.
SourceFile page_word_texts(const Units& source_ui);

/// The state of a translation that somebody has to look at.
inline constexpr std::string_view kNeedsReview = "needs-review-translation";

/// One unit as a translation file holds it.
struct TranslationUnit {
  std::vector<Piece> source{}, target{};
  std::string state{}, state_qualifier{};  // of the target, as XLIFF 1.2 has them
  bool approved = false;
  std::vector<Piece> previous_source{}, previous_target{};
  std::string previous_state{};     // of that target, while it was right: "final" when approved
  std::vector<std::string> kept{};  // other elements of the unit, as XML: notes of people and tools
};

/// locales/<language>/<name>.xlf, by id.
using TranslationUnits = std::map<std::string, TranslationUnit, std::less<>>;
TranslationUnits translation_units(const Document& document, const Units& units);

/// What an update did, for people.
struct Updated {
  std::vector<std::string> fresh{}, stale{}, removed{};
  std::vector<std::pair<std::string, std::string>>
      renamed{};  // from, to: the translation is offered
};

/// The file brought up to date with the source: new texts wait for translation, changed ones keep
/// the old translation with the text it was made from (and have it back as it was when the text is
/// that again), and one whose id is new but whose words
/// are not is offered what the old id had.
Updated update(TranslationUnits& units, const SourceFile& source);

/// XLIFF 1.2, in the order of the source. With `prefill` texts without translation have the source
/// as their target, for tools that skip empty ones. `terms` gives notes on the concepts a text
/// uses.
struct XliffOptions {
  std::string source_language = "sv", language{};
  bool prefill = false;
  const TermBank* terms = nullptr;
};
std::string write_xliff(const SourceFile& source, const TranslationUnits& units,
                        const XliffOptions& options);

/// Whether a note, as XML, says what one of ours does: some tools forget whose notes are.
bool is_our_note(std::string_view note, const SourceText& source, const XliffOptions& options);

/// One row a text, with a head row: file, id, note, source, target, state, language. Inline
/// elements are <1>…</1> and <2/>, words in another language <sv>…</sv>.
std::string write_csv(const SourceFile& source, const TranslationUnits& units,
                      std::string_view language, bool with_head);

/// A returned table, its cells parted by commas, semicolons or tabs: its units by file. A table
/// says its language on each row, and one of another language is an error.
std::map<std::string, Units, std::less<>> read_csv(const Sources& sources, SourceId source,
                                                   std::string_view language, Diagnostics& out);
/// The units of a table as a translation file holds them.
TranslationUnits translation_units(const Units& units);

/// What a merge did, for people.
struct Merged {
  std::size_t changed = 0, same = 0,
              left = 0;      // not in the returned file, or not begun there
  std::size_t lowered = 0;   // of the changed: approved before, and now not
  std::size_t reopened = 0;  // of the others: done before, and now waiting for review
};

/// Takes returned units into a file. `units` says where they stand, `contents` what they hold, and
/// `sent` how ours were written: which notes are our own. What would lose something is an error,
/// and then the file must not be written.
struct Returned {
  const Units& units;
  const TranslationUnits& contents;
  Span file{};
  XliffOptions sent{};
};
Merged merge(TranslationUnits& into, const SourceFile& source, const Returned& returned,
             const Formats& formats, Diagnostics& out);

}  // namespace blankett
