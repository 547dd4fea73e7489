#pragma once
// How texts read: the profile of each form or file beside the targets, and the texts most worth
// rewriting. Data that is gathered by the command, and the reports that are written from it.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sentences.h"
#include "base/text.h"
#include "plain/measures.h"

namespace blankett {

/// The measures of one version of a form or file.
struct Profile {
  explicit Profile(const plain::Linter& linter) : all(linter) {}

  std::map<TextRole, plain::Measures> roles{};  // those that it has texts of
  plain::Measures all;
};

struct ReadFinding {
  std::string rule{};
  Severity severity = Severity::warning;
  std::string message{};                 // in the reader's language
  std::string words{};                   // the same with slots: {0}, {1} …
  std::vector<std::string> arguments{};  // in the language of the text
  std::string better{};                  // the words that the list suggests; can be empty
  Range at{};                            // in the plain text
  bool whole = false;  // it is about a sentence or the text, not about words in it
  Span span{};         // while its sources are there; after that the line and column
  std::uint32_t line = 0, column = 0;
};

struct ReadText {
  std::size_t part = 0;  // of Readability::parts
  std::string id{};      // of the text in its form; empty in a file
  TextRole role = TextRole::help;
  std::string plain{};
  std::string file{};
  Span span{};  // likewise
  std::uint32_t line = 0, column = 0;
  std::size_t words = 0;
  std::size_t longest = 0;  // words of its longest sentence
  std::vector<ReadFinding> findings{};

  /// How much a rewrite would help; 0: nothing to say. See worth_of.
  double worth = 0;
};

/// 5 for an error, 3 for a warning, 1 for a suggestion, and 1 for every five words that a sentence
/// has beyond plain::kLongSentence.
double worth_of(const ReadText& text, const plain::Analysis& analysis);
/// The first kMostTexts by worth, those of the same worth as they stand.
void keep_most_worth(std::vector<ReadText>& texts);

struct ReadPart {
  bool is_form = true;
  std::string name{};   // id, or path
  std::string title{};  // of a form
  Profile now;
  std::optional<Profile> before{};  // of the older version, when it had this part
};

struct Readability {
  std::string language{};
  std::string since{};  // the older version; empty: none was asked for
  std::span<const plain::Target> targets{};
  std::size_t long_word = 0;         // letters
  std::string unchecked_spelling{};  // the package that is missing; empty: spelling was checked
  std::vector<ReadPart> parts{};
  std::vector<ReadText> rewrite{};  // the most worth first
};

inline constexpr std::size_t kMostTexts = 10;  // to rewrite

/// What is compared with targets, in the order of the reports, by the names of targets.tsv.
inline constexpr std::array<std::string_view, 9> kMeasures = {
    "lix",        "sentence-words",  "sentence-share", "long-words", "passives",
    "list-words", "nominalisations", "nominal-ratio",  "ovix"};

/// The target of a measure: of a role, or of all texts together. Null when it has none.
const plain::Target* target_of(const Readability& report, std::string_view measure,
                               std::optional<TextRole> role);

/// A measure in the reader's words: "LIX", "ord i en mening".
std::string_view name_of_measure(std::string_view measure, bool swedish);
std::string_view name_of_role(TextRole role, bool swedish);
enum class Counted : std::uint8_t { word, text, sentence, error, warning, suggestion };
/// "1 word", "2 words"; in the reader's language.
std::string counted(std::size_t number, Counted of, bool swedish);
/// With one decimal, and the reader's decimal sign; "–" when it has no value.
std::string number_of(std::optional<double> value, bool swedish);
/// Nothing of fewer than 100 words, but of sentences; OVIX of fewer than 300.
std::optional<double> shown(const plain::Measures& measures, std::string_view measure);

/// That spelling was not checked, and why; empty when it was.
std::string not_checked(const Readability& report, bool swedish);

std::string readability_text(const Readability& report, bool swedish);
std::string readability_json(const Readability& report);
/// One file without script. The pictures say in words what they show.
std::string readability_html(const Readability& report, bool swedish);

}  // namespace blankett
