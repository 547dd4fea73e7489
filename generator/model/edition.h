#pragma once
// Edition: one form in one language, every text final. And Locale: what a language brings along.

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/format.h"
#include "base/message.h"
#include "base/text.h"
#include "model/language_rule.h"
#include "model/model.h"
#include "model/phrases.h"

namespace blankett {

namespace plain {
class Linter;  // plain/linter.h
}

/// Words of a language that a rule on forms looks for: data from locales/<lang>/words.xml.
struct WordList {
  bool whole = false;              // a phrase counts only when it is the whole text
  Phrases<std::string> phrases{};  // → what the phrase stands for; empty for most rules
  std::vector<LanguageExample> bad{}, good{};

  /// From the first to the last, none inside another.
  std::vector<Phrases<std::string>::Match> in(std::string_view plain) const;
};

/// How far a text has come in a language, from worst to best.
enum class Review : std::uint8_t { missing, stale, unreviewed, translated, approved };
inline constexpr std::size_t kReviews = 5;
std::string_view name_of(Review review);
std::optional<Review> review_named(std::string_view name);

/// How many texts have come how far.
struct Coverage {
  std::array<std::size_t, kReviews> texts{}, words{};  // by Review; words of the source

  void add(Review review, std::string_view source);
  void add(const Coverage& other);
  std::size_t count(Review review) const { return texts[static_cast<std::size_t>(review)]; }
  std::size_t all() const;
  /// Whether nothing falls short of `level`.
  /// Texts that have not come so far.
  std::size_t below(Review level) const {
    std::size_t out = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(level); ++i) out += texts[i];
    return out;
  }
  bool reaches(Review level) const;
};

struct Locale {
  std::string language{};  // BCP 47
  std::string parent{};    // the language whose words it uses where it has none: sv of sv-simple
  std::string spoken{};    // as a screen reader needs to know it, without variants: sv
  std::string name{};      // in the language itself
  std::string direction = "ltr";
  std::vector<std::string> date_order{};  // "day" "month" "year"
  Formats formats{};
  Review publish = Review::translated;                   // what every text must have reached
  Coverage coverage{};                                   // of the words of the pages
  std::map<std::string, MessageText, std::less<>> ui{};  // the words of the pages
  /// Those of them with words in another language, with the signs of kinds/markup.h around these.
  std::map<std::string, std::string, std::less<>> marked{};
  std::shared_ptr<const plain::Linter> linter{};         // its plain-language rules
  std::map<std::string, WordList, std::less<>> words{};  // by the rule that looks for them
  Phrases<TermUse> terms{};  // the words of the term bank, once it has been read

  /// What a rule looks for in this language; empty when the language says nothing.
  const WordList& words_for(std::string_view rule) const;
  /// A word of the page. Every key is checked when the locale is loaded, so a missing one is ours.
  const MessageText& message(std::string_view key) const;
  /// One that does not choose by its slots.
  const std::string& text(std::string_view key) const;
  /// One with the signs around words in another language: what is to become markup.
  const std::string& text_with_languages(std::string_view key) const;
  /// One with its slots filled: numbers in the language's digits, words that run the other way
  /// isolated.
  std::string say(std::string_view key, const Slots& slots) const;
};

struct Edition {
  const Model* model = nullptr;
  const Locale* locale = nullptr;
  Table<Text> texts{};  // parallel to model->texts
  Coverage coverage{};  // of these and of the locale's words

  /// Not to be published: its language asks for more.
  bool withheld() const { return !coverage.reaches(locale->publish); }
  /// Some of its words are a computer's, or wait for review for another reason.
  bool unreviewed() const { return coverage.count(Review::unreviewed) > 0; }

  const Text& text(Index<Text> i) const { return texts[i]; }
  std::string plain(Index<Text> i) const { return i ? texts[i].plain() : std::string{}; }
  /// A concept in the language of the edition, or in the one that it falls back to; null when the
  /// term bank has neither.
  const Term* term(std::string_view concept_id) const;
};

}  // namespace blankett
