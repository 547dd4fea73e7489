#pragma once
// All plain-language rules of one language, ready to read texts with.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/language_rule.h"
#include "model/phrases.h"
#include "plain/analysis.h"
#include "plain/detector.h"
#include "plain/quotes.h"

namespace blankett::plain {

struct LanguageFinding {
  const LanguageRule* rule = nullptr;
  const Message* message = nullptr;
  Severity severity = Severity::warning;
  Range at{};                            // in the plain text
  std::vector<std::string> arguments{};  // of the message
  std::string with{};                    // fits in its place; empty when nothing surely does
};

/// The files of a language's rules, parsed and valid. Rules and tables are named by their files.
struct RuleFiles {
  std::string language{};
  std::map<std::string, Document, std::less<>> rules{};
  Tables tables{};
  std::string dictionaries{};        // a folder of the disk, which need not be there
  std::vector<std::string> words{};  // of the city's term bank, in the language
};

/// How a language differs from Swedish: what limits of neutral rules are multiplied by, and how
/// many letters a word has that is not yet long. Research, lang-calibration.tsv.
struct Calibration {
  double sentence = 1;
  std::size_t long_word = 6;
};

/// For whom a linter speaks.
struct Reader {
  std::string_view language = "en";  // of the reader
  bool suggestions = false;          // also what is only a suggestion
};

/// How a measure of a language's texts should be, targets.tsv: measure, roles with a space between,
/// the target, a second limit, the fewest words that can be judged, and why, for those who edit.
struct Target {
  std::string measure{};          // a name that measures.h knows
  std::vector<TextRole> roles{};  // each for itself; empty: all texts together
  double most = 0;
  double worst = 0;
  std::size_t fewest_words = 0;
};

class Linter {
 public:
  /// The rules of `files`, the nearest first: the language's own, those of the language it is a
  /// variant of, the neutral ones. A rule or table hides those of its name further on.
  Linter(std::string language, std::span<const RuleFiles* const> files, Calibration calibration,
         Reader reader, Diagnostics& out);
  Linter(const Linter&) = delete;
  Linter& operator=(const Linter&) = delete;

  std::span<const std::unique_ptr<LanguageRule>> rules() const { return rules_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const LanguageRule* rule(std::string_view id) const;
  std::span<const Target> targets() const { return targets_; }
  /// The rule on spelling, when it is asked for and there is no dictionary to check it with.
  const LanguageRule* unchecked_spelling() const { return unchecked_spelling_; }

  /// The findings in one plain text of this role, from the first to the last: of each detector's
  /// rule the first hundred, and of the words of lists the first hundred. What is left out is
  /// counted. Of words that are only mentioned, in quotation marks, nothing is said.
  struct Found {
    std::vector<LanguageFinding> findings{};
    std::size_t left_out = 0;
  };
  Found find(TextRole role, const Analysis& text) const { return find(role, text, suggestions_); }
  /// With what is only a suggestion, or without, whatever the reader asked for.
  Found find(TextRole role, const Analysis& text, bool suggestions) const;
  bool suggests() const { return suggestions_; }
  std::vector<LanguageFinding> check(TextRole role, const Analysis& text) const;
  std::vector<LanguageFinding> check(TextRole role, std::string_view plain) const;

 private:
  struct Listed {
    const LanguageRule* rule = nullptr;
    const LanguagePhrase* phrase = nullptr;
  };
  void prepare_spelling(std::span<const RuleFiles* const> files,
                        std::span<const std::string_view> own, Diagnostics& out);
  std::vector<Phrases<Listed>::Match> phrases_in(TextRole role, const Analysis& text) const;
  void check_phrases(TextRole role, const Analysis& text, const Quotes& quotes, bool suggestions,
                     Found& out) const;

  Lexicon lexicon_{};
  bool suggestions_ = false;
  std::vector<std::unique_ptr<LanguageRule>> rules_{};
  std::vector<const Detector*> detectors_{};  // beside rules_
  Phrases<Listed> phrases_{};
  std::vector<Target> targets_{};
  const LanguageRule* unchecked_spelling_ = nullptr;
};

std::span<const Message> plain_messages();

}  // namespace blankett::plain
