#pragma once
// localise: Model + translations → Edition. And the reading of locales themselves.

#include <cstdint>
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
  std::uint32_t element = 0;              // its node in the document
  std::vector<Piece> source{}, target{};  // inline elements by number: `attribute` is the g or x id
  Span source_at{}, target_at{};
  bool has_target = false;
  std::string state{};      // as XLIFF 1.2 names it
  bool approved = false;    // approved="yes", or a state that says the same
  bool needs_work = false;  // its state asks for review or more
  bool says_state = false;  // else its state is a guess
  bool on_lines = false;    // a tool has broken lines within the target
  // The text that the target translates, when it is older, and what it was translated to.
  std::vector<Piece> previous_source{}, previous_target{};
};
using Units = std::map<std::string, Unit, std::less<>>;

/// What an <alt-trans> with the text that a translation was made from is called in XLIFF 1.2.
inline constexpr std::string_view kPreviousVersion = "previous-version";
/// The name of a piece whose words are in another language, its `attribute`: a span in the page.
inline constexpr std::string_view kOtherLanguage = "span";

/// XLIFF 1.2 or 2. `language` is the target the file must have; "" when it has none (the source
/// words).
Units read_xliff(const Document& document, std::string_view language, Diagnostics& out);

/// The name of an element of XLIFF, whatever its prefix; "" of one in another namespace.
std::string_view xliff_name(Element e);
/// Whether XLIFF 1.2 has the state, or lets tools have it.
bool is_state(std::string_view state);
/// The states of XLIFF 1.2, for people.
std::string states();
/// Words side by side as one text, and white space as the form's own texts have it, except that
/// spaces beside inline elements stay where the translator put them.
void tidy(std::vector<Piece>& pieces);

/// How far a unit has come as a translation of a text, whose inline elements are numbered.
Review review_of(const Unit& unit, const std::vector<Piece>& source);

/// Inline elements called by their numbers, as units call them.
std::vector<Piece> numbered(const std::vector<Piece>& pieces);
/// Whether a target has every inline element of its source, each once and around words where the
/// source's is, and the paragraphs and lists in their places.
bool keeps_markup(const std::vector<Piece>& source, const std::vector<Piece>& target);
/// Whether a translation is its source left as it was: two words or more, not marked as another
/// language, and not names, numbers and addresses alone, which many languages write alike.
bool repeats_source(const std::vector<Piece>& source, const std::vector<Piece>& target);
/// The numbers and names of a text's inline elements, for people: "1 term, 2 br".
std::string element_list(const std::vector<Piece>& source);
/// What a reader of translation files asks of each unit: a target that nobody can see is none, and
/// one that turns the direction of the text is refused.
void check_target(const std::string& id, Unit& unit, Diagnostics& out);
/// A language and its formats.
struct PluralsOf {
  std::string_view language{};
  const Formats& formats;
};
/// Whether a plural in a message has all forms of the language; else what it lacks is said.
bool has_plural_forms(const std::string& key, const MessageText& message, const PluralsOf& language,
                      Span at, Diagnostics& out);
/// Whether a translated message does what its source does: chooses by the same, has words in each
/// case, and the slots that the source always has. What it loses is said at `at`.
bool keeps_message(const std::string& key, const MessageText& source, const MessageText& target,
                   const Formats& formats, Span at, Diagnostics& out);
/// Whether a translated unit of numbers has words for every number; else it is said at `at`.
bool keeps_unit(const std::string& id, std::string_view source, std::string_view target,
                const PluralsOf& language, Span at, Diagnostics& out);
/// The pieces as one string, equal when the texts are: what staleness compares.
std::string written(const std::vector<Piece>& pieces);
/// Whether two texts are equal but for spaces beside inline elements, where some tools break lines.
bool same_but_for_layout(const std::vector<Piece>& a, const std::vector<Piece>& b);

/// The files of one language, parsed.
struct LocaleFiles {
  const Document* locale = nullptr;
  const Document* ui = nullptr;     // may be empty when the language has a parent
  const Document* words = nullptr;  // may be empty
  const Locale* parent = nullptr;
};

/// `source_ui` holds the Swedish words, whose keys and slots every other language must have, itself
/// or from its parent.
Locale read_locale(const LocaleFiles& files, const Units& ui, const Units& source_ui,
                   Diagnostics& out);

/// A tag without variants and private use: "sv" of sv-simple, "zh-Hant-TW" of itself.
std::string spoken_language(std::string_view tag);
/// A tag as tools write it, without its region: "fi" of fi-FI.
std::string without_region(std::string_view tag);
/// The tags that a language falls back to, the nearest first: "zh-Hant", "zh" of zh-Hant-TW.
std::vector<std::string> parents_of(std::string_view tag);

/// The form in its own language: the texts as written.
Edition localise(const Model& model, const Locale& locale);

/// The form translated. `units` holds the form's own units, `block_units` those of blocks and
/// lists. What is missing, stale or not reviewed is counted: see Edition::withheld. Where the
/// language falls back to the form's own, texts of blocks and lists need no translation.
Edition localise(const Model& model, const Locale& locale, const Units& units,
                 const Units& block_units, Diagnostics& out);

/// The plain words of a unit's pieces.
std::string plain_of(const std::vector<Piece>& pieces);

std::span<const Message> localise_messages();

}  // namespace blankett
