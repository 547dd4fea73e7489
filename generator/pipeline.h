#pragma once
// The order of the verbs, and nothing else. `load` reads what all forms share, once; `compile`
// takes one form through every stage. Both take a FileSystem, return values and write nothing.

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "base/files.h"
#include "base/finding.h"
#include "changes/lock.h"
#include "link/link.h"
#include "localise/localise.h"
#include "model/edition.h"
#include "model/theme.h"
#include "page/css.h"
#include "render/render.h"
#include "reviews/reviews.h"
#include "rules/translations.h"

namespace blankett {

enum class Stage : std::uint8_t {
  parse,
  validate,
  link,
  check,
  localise,
  language,
  render,
  verify
};
inline constexpr std::size_t kStages = 8;
std::string_view name_of(Stage stage);

enum class Noun : std::uint8_t { document, model, edition };

struct Options {
  std::string forms = "forms", locales = "locales", theme = "themes/stockholm";
  std::vector<std::string> only_forms{}, only_languages{};  // empty: all
  bool pseudo = false;        // with the made-up languages of localise/pseudo.h
  std::string site{};         // its public address, without a slash at the end; empty: not known
  std::string reader = "en";  // the language of diagnostics
  bool enhanced = false;      // pages: also what level AAA asks for
  bool suggestions = false;   // also what plain-language rules only suggest
  std::string today{};        // ISO 8601, for what holds until a day; empty: no day has passed
  std::optional<Noun> print{};
  Stage stop_after = Stage::verify;
};

/// What all forms share. It is not changed while forms compile.
struct Project {
  Sources sources{};
  Library library{};
  std::vector<Locale> locales{};                            // the source language first
  Units source_words{};                                     // of the pages, as their file has them
  std::map<std::string, Units, std::less<>> block_units{};  // of blocks and lists, by language
  Theme theme{};
  std::map<std::string, std::shared_ptr<const css::Sheet>, std::less<>> sheets{};  // by its path
  std::vector<std::string> forms{};                                                // ids, sorted
  std::optional<Lock> lock{};  // of published versions; none where there is no such file
  MessageTexts texts{};        // the compiler's words for the reader
  std::vector<Finding> findings{};

  bool has_errors() const;
  Wording wording(const std::string& reader) const;
};

std::unique_ptr<Project> load(const FileSystem& files, const Options& options);

/// Only what it takes to read texts in one language, which is quicker: its plain-language rules. A
/// language that is not there is said.
std::unique_ptr<Project> load_language(const FileSystem& files, const std::string& language,
                                       const Options& options);

using StageTimes = std::array<std::chrono::nanoseconds, kStages>;  // CPU time of one thread

/// One form's part of the site, and what there is to say about it.
struct Bundle {
  Site site{};
  std::vector<Summary> summaries{};
  std::vector<Finding> findings{};
  std::vector<Subject> subjects{};  // the form, its languages and its pages: what rules looked at
  std::vector<rules::TranslatedLabel> labels{};  // to compare with those of other forms
  std::vector<PeopleVerdict> people{};  // what reviews say of it, in each language it is shown in
  std::vector<FormException> exceptions{};
  std::string printed{};
  StageTimes times{};
  bool published = true;
};

Bundle compile(const Project& project, const std::string& form, const FileSystem& files,
               const Options& options, Renderer& renderer);

/// What a form means, without its pages and without what rules say of it.
struct Meaning {
  std::unique_ptr<Sources> sources{};
  Model model{};
  bool published = true;
  std::vector<Finding> findings{};

  bool has_errors() const;
};
Meaning meaning_of(const Project& project, const std::string& form, const FileSystem& files,
                   const Options& options);

/// The languages that answers to a form are received in: those that it is published in, and those
/// that it was published in when its last version was locked.
std::vector<std::string> languages_of(const Project& project, const std::vector<Edition>& editions);

/// The languages whose translation files a form has, in `options.locales`: those that it is
/// published in, and those that wait to be. What is wrong with the files is not said.
struct TranslatedLanguages {
  std::vector<std::string> published{}, waiting{};
};
TranslatedLanguages translated_languages(const Project& project, const Meaning& meaning,
                                         const FileSystem& files, const Options& options);

/// The same in all its languages, checked. Without editions when something is wrong with it: the
/// findings say what.
struct OpenForm {
  Meaning meaning{};
  std::vector<Edition> editions{};  // they look at the meaning's model
};
std::unique_ptr<OpenForm> open_form(const Project& project, const std::string& form,
                                    const FileSystem& files, const Options& options);

/// The forms that a block or list reaches.
struct Uses {
  bool known = false;
  std::vector<std::string> all{};              // blocks and lists there are
  std::map<std::string, std::string> forms{};  // form → the way: "organisation → contact"
};
Uses uses_of(const Project& project, const std::string& name, const FileSystem& files,
             const Options& options);

/// Checks HTML pages, ours or anybody's, and compares those in one language with one another.
/// Style sheets that they link to are read from files in the current folder, or the page's.
/// `looked_at` is told which pages these were.
std::vector<Finding> check_pages(const Project& project, const std::vector<std::string>& paths,
                                 const FileSystem& files, const Options& options,
                                 std::vector<Subject>* looked_at = nullptr);
/// The texts of a file: of a page by its elements, leaving out what is in another language, or of
/// plain text. One that cannot be read is said.
std::vector<Text> texts_in_file(const std::string& path, const std::string& language,
                                const FileSystem& files, Sources& sources, Diagnostics& out);
/// Reads files of any text with the plain-language rules of a language: HTML pages by their
/// elements, other files as plain text; of a folder its .txt, .md and .html files. The language is
/// the project's (load, or load_language).
std::vector<Finding> check_texts(const Project& project, const std::vector<std::string>& paths,
                                 const std::string& language, const FileSystem& files,
                                 const Options& options);
/// The page as assistive technology is told it (page/outline.h); "" when it cannot be read.
std::string outline_of_page(const std::string& path, const FileSystem& files);

std::span<const Message> pipeline_messages();

}  // namespace blankett
