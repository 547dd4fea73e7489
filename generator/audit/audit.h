#pragma once
// Audit: what was found, what was looked at, by which rules, and what can be said of each
// criterion. The one noun that every report is written from.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/criteria.h"
#include "base/finding.h"
#include "model/review.h"
#include "page/page.h"

namespace blankett {

/// What is looked at: a form as it is written, a form in one language, a page.
enum class SubjectKind : std::uint8_t { form, edition, page };

/// What a page holds, as far as criteria ask for it.
struct Contents {
  bool images = false;    // img, svg, canvas, picture, image buttons
  bool media = false;     // audio, video, object, embed
  bool frames = false;    // iframe and whatever else brings in another page
  bool links = false;     // a and area with an address
  bool controls = false;  // whatever is pressed or filled in
  bool fields = false;    // whatever takes an answer
  bool script = false;    // script that runs, handlers, javascript: addresses
  bool style = false;     // style sheets and style attributes
  bool words = false;     // text, outside of scripts and styles

  /// By the name that the table of criteria uses. An unknown name is a bug.
  bool has(std::string_view name) const;
  /// Nothing that anybody could meet.
  bool empty() const { return !words && !images && !media && !frames && !controls && !links; }
};
/// Also what style sheets bring in; one that was not read could bring in pictures.
Contents contents_of(const Page& page);

/// A rule as reports name it.
struct AuditedRule {
  std::string id{};
  Severity severity = Severity::error;
  std::string standards{};
  SubjectKind looks_at = SubjectKind::page;
  std::string language{};   // a plain-language rule reads the editions of this language alone
  bool on_request = false;  // runs only when more than level AA is asked for
  bool compares = false;    // looks at pages beside one another
  Said off{};               // why it cannot run at all, here; empty: it can
  Said page{};              // what it is about, in the Markdown of rule.md
};

/// Why rules did not look at something.
enum class Skip : std::uint8_t { none, errors, withheld, unreadable };
const Said& words_of(Skip skip);

struct Subject {
  SubjectKind kind = SubjectKind::page;
  std::string name{};      // form: its id; edition: "bygglov fi"; page: its path
  std::string form{};      // of a page of ours too; empty: somebody else's page
  std::string language{};  // of an edition and a page, as the page says
  std::string edition{};   // of a page that citizens get: the language it is built in
  std::string title{};
  std::string file{};     // where it is written
  std::string version{};  // of a form
  Skip skipped = Skip::none;
  std::optional<Contents> contents{};  // of a page that could be read
  bool language_shown = false;         // its text was recognised as the language that it says
  bool compared = false;               // with other pages of its language
  std::vector<std::string> unread{};   // style sheets that could not be had

  bool ours() const { return !form.empty(); }
};

/// One review behind what people said of a criterion.
struct Reviewer {
  std::string date{}, by{}, version{};
  Reviewers kind = Reviewers::self;
};

/// Why what people said is no verdict.
enum class Doubt : std::uint8_t {
  none,
  unsure,    // they could not tell
  changed,   // the form is no longer as they saw it
  fixed,     // what failed is said to be put right, and nobody has looked again
  elsewhere  // it failed in another language, and nobody has looked here since
};

/// What people found, and nobody has put right or judged again: it may have changed since.
struct Fault {
  std::string place{}, words{}, planned{}, instead{};  // as in JudgedCriterion
  bool elsewhere = false;                              // found in another language only
};

/// Where a criterion asks for nothing, and why, as people found.
struct NotApplicable {
  std::string place{}, words{};  // as in JudgedCriterion
};

/// What people said of a criterion when they tried a form in one language.
struct PeopleVerdict {
  std::string form{}, language{};
  std::size_t criterion = 0;  // position in the table
  Verdict verdict = Verdict::cant_tell;
  Doubt doubt = Doubt::none;
  std::vector<Reviewer> reviewers{};    // the last first; never empty
  std::string place{}, words{};         // what failed, or could not be told
  std::string fixed{};                  // the day it was, as somebody says
  std::vector<std::string> not_seen{};  // parts of the form, as they are now
  std::vector<Fault> faults{};          // all of them, also where something else is in doubt
  std::vector<NotApplicable> not_applicable{};  // behind a verdict of passed or not present
  /// What it is by law, which does not cover all content (see LegalException); nothing: nobody has
  /// judged the rest, or it is in doubt.
  std::optional<Verdict> by_law{};
};

/// What a form need not meet by law, and the criteria that it is shown at: those that it names, or
/// those that failed in its place.
struct FormException {
  std::string form{};
  LegalException said{};
  std::vector<std::size_t> criteria{};  // positions in the table
};

/// In a sentence or two: who, when, and what they said.
Said said_of(const PeopleVerdict& people);
/// In a sentence or two: which form, why, where, and since when.
Said said_of(const FormException& exception);

/// How a verdict came about, as EARL has it: people's is manual, and semi-automatic when it answers
/// what a rule asked or is one of several.
enum class Mode : std::uint8_t { automatic, manual, semi_automatic };
std::string_view name_of(Mode mode);  // "automatic", "manual", "semiAuto"

/// A verdict, why it is no better, and what it follows from.
struct Judgement {
  Verdict verdict = Verdict::cant_tell;
  Said reason{};
  std::vector<std::size_t> findings{};  // positions in Audit::findings
  std::vector<std::size_t> people{};    // positions in Audit::people
  Mode mode = Mode::automatic;
};

/// What our pages look like and do: a theme, and a hash of its style sheets, scripts and
/// components.
struct Look {
  std::string theme{}, hash{};
};

/// What tests in a browser have shown of our pages, none of them in this run.
struct InBrowser {
  const BrowserRun* run = nullptr;  // null: the theme has none
  bool current = false;             // else it was of an earlier state of the theme or the compiler
};

struct Audit {
  std::string date{};  // YYYY-MM-DD
  std::string site{};  // the public address, without a slash at the end; empty: not known
  std::vector<AuditedRule> rules{};
  std::vector<Subject> subjects{};
  std::vector<Finding> findings{};
  /// Of each finding, the subjects it is about, sorted. A mistake in a block is about every form
  /// that uses it; none: it is about what all forms share.
  std::vector<std::vector<std::size_t>> about{};
  std::vector<PeopleVerdict> people{};
  std::vector<FormException> exceptions{};
  bool enhanced = false;  // also what level AAA asks for
  bool strict = false;    // warnings, and what was not read, fail the run
  std::string folder{};   // where the report will stand; empty: where the program runs
  // Of the places shown to people, those without a picture since they are many, or since a browser
  // could not show the page.
  std::size_t pictures_left_out = 0, pictures_failed = 0;
  Look look{};
  std::span<const BrowserRun> runs{};  // browser_runs(), except in tests

  /// The rule that a finding names: "label-missing/empty" → label-missing.
  const AuditedRule* rule_of(const Finding& finding) const;
  /// Whether a rule looked at a subject, and why it did not; empty when it did, or never would.
  bool ran(const AuditedRule& rule, const Subject& subject) const;
  Said not_run(const AuditedRule& rule, const Subject& subject) const;
  /// The run of the tests in a browser that is about this look.
  InBrowser in_browser() const;
  /// What that run says of a criterion on our pages, in a sentence; empty: nothing.
  Said shown_in_browser(const Criterion& criterion) const;
  /// Where a reader finds a page: its public address when the site is known, else its path.
  std::string address(const Subject& page) const;
};

/// Of each subject, a judgement on every criterion of the table, in its order; none of editions. A
/// form fails with any of its pages, and is no better than the worst of them. What people said of a
/// form in a language is said of its pages that citizens get in that language; what a rule is
/// certain of outweighs it.
std::vector<std::vector<Judgement>> judge(const Audit& audit);

/// The exceptions that are shown at a criterion.
std::vector<std::size_t> exceptions_at(const Audit& audit, std::size_t criterion);

/// Adds what was found, and on what: a page by its path, else the form among `subjects`.
void attach(Audit& audit, std::vector<Finding> findings, std::vector<Subject> subjects);

/// Sorts the findings, and says once what was found in the same place for several subjects.
void merge_repeats(Audit& audit);

/// Says of each finding in this document which part of it it stands in: of a form the step and the
/// question, by id and in words, of a page a CSS selector.
void name_parts(const Document& document, std::string_view file, std::vector<Finding>& findings);

/// An error that names a criterion fails it. Warnings, advice, questions to a person and what was
/// suppressed with a reason do not: it cannot be told by them alone.
bool fails_criteria(const Finding& finding);
/// Whether a run with this finding fails: errors do, and if `strict` warnings and style sheets that
/// were not read.
bool fails_run(const Finding& finding, bool strict);
/// What says that a style sheet was not read.
inline constexpr std::string_view kSheetUnread = "project/sheet-unread";

const Said& words_of(Verdict verdict);
std::string_view name_of(Verdict verdict);  // "failed", "passed", "cantTell", "notPresent"
std::string_view name_of(SubjectKind kind);

}  // namespace blankett
