#include "localise/messages.h"

#include "localise/localise.h"

namespace blankett {
namespace localising {
namespace {

// In the order of Says.
constexpr Message kMessages[] = {
    {"localise/not-xliff", "this is not an XLIFF file: it begins with `{0}`",
     "a translation file begins with <xliff version=\"1.2\">"},
    {"localise/xliff-version", "XLIFF {0} cannot be read here", "save it as XLIFF 1.2"},
    {"localise/other-language", "the file is a translation to `{0}`, not to `{1}`",
     "move it to the folder of its language"},
    {"localise/unit-without-id", "this unit has no id", "give it the id it was extracted with"},
    {"localise/duplicate-unit", "the unit `{0}` is already in the file", "keep one of them"},
    {"localise/first-unit", "first used here", ""},
    {"localise/inline-element", "the inline element `{0}` cannot be kept here",
     "use the g and x of the source, and mrk with xml:lang for words in another language"},
    {"localise/inline-language", "`{0}` is no language that words can be in",
     "write a code such as sv or en"},
    {"localise/misplaced", "`{0}` cannot stand here, in `{1}`",
     "is it misspelt, or there twice? let the tool save the file as XLIFF once more"},
    {"localise/no-source", "the unit `{0}` has no source", "return it as it was extracted"},
    {"localise/state", "`{0}` is no state of a translation", "the states are {1}"},
    {"localise/partial", "only some of the segments of the unit `{0}` are translated",
     "translate them all, or leave all of them without a target"},
    {"localise/direction", "the translation of `{0}` turns the direction of the text",
     "delete the character U+202A–U+202E in it; it cannot be seen, and the page sets directions "
     "itself"},
    {"localise/isolate", "the translation of `{0}` opens an isolate that it does not close",
     "delete the characters U+2066–U+2069 in it; they cannot be seen, and the page isolates names "
     "itself"},
    {"localise/damaged", "the translation of `{0}` is damaged: `{1}` is no word",
     "write it anew; a program has lost a letter, or taken words for a formula"},
    {"localise/unfinished",
     "`{0}` is not published in `{1}`: {3} of {2} texts are missing, stale or not reviewed as the "
     "language asks",
     "list them with `blankett translations {0} --language {1}`"},
    {"localise/page-words-unfinished",
     "nothing is published in `{0}`: {2} of the pages' {1} own texts are missing, stale or not "
     "reviewed as the language asks",
     "list them with `blankett translations --language {0}`"},
    {"localise/markup", "the translation of `{0}` does not keep the markup of the source",
     "use each of the inline elements once, around its words: {1}"},
    {"localise/same-as-source", "the translation of `{0}` has the words of its source",
     "translate it; mark words that stay as they are with <mrk mtype=\"x-language\" "
     "xml:lang=\"sv\">"},
    {"localise/unknown-unit", "no text has the id `{0}`", "delete the unit, or correct its id"},
    {"localise/unit-message", "the unit `{0}` is no plural by `number` alone, from `{1}`",
     "write words, or {number, plural, one …}: the page writes the number before them"},
    {"localise/ui-missing", "the page text `{0}` is missing", "add the unit to locales/sv/ui.xlf"},
    {"localise/ui-message", "the page text `{0}` is no message of ICU, from `{1}`",
     "close every brace, give every choice the case `other`, and write apostrophes as ’"},
    {"localise/ui-slots", "the page text `{0}` must use exactly these slots: {1}",
     "write each slot once or more, as it is spelt here"},
    {"localise/ui-plural", "the text `{0}` lacks plural forms that `{1}` has: {2}",
     "write every form, and `other`"},
    {"localise/ui-plural-slot", "the page text `{0}` counts by `{1}`, which is no number",
     "use plural for slots that hold a whole number"},
    {"localise/ui-unknown", "no page uses the text `{0}`", "delete the unit, or correct its id"},
    {"localise/date-order", "`{0}` is not an order of a date's parts",
     "write day, month and year once each"},
    {"localise/formats", "`{0}` is no language that has formats",
     "write a code of CLDR, for example en-GB or fa-u-ca-gregory-nu-arabext"},
    {"localise/calendar", "the dates of a form are Gregorian, and `{0}` asks for another calendar",
     "leave out the calendar: digits and words are still those of the language"},
    {"localise/term-missing", "the concept `{0}` has no term in `{1}`",
     "write a langSec for `{1}`"},
    {"localise/merge-file", "no text of the project is in the file `{0}` that this translates",
     "return the file that `blankett extract` wrote; the files are {1}"},
    {"localise/merge-language", "there is no language `{0}` to translate to",
     "the languages are {1}"},
    {"localise/merge-source-language",
     "the file is translated from `{0}`, and our texts are in `{1}`",
     "translate the file that `blankett extract` wrote"},
    {"localise/merge-unknown", "no text of {1} has the id `{0}`",
     "correct the id, or delete the unit if the text is gone"},
    {"localise/merge-lost", "the translation of `{0}` is gone, and there was one",
     "put it back, or delete the unit to keep what we have: {1}"},
    {"localise/merge-slots", "the translation of `{0}` must use exactly these slots: {1}",
     "write each slot once or more, as it is spelt in the source"},
    {"localise/slot-unknown", "`{1}` in the translation of `{0}` is no slot, and is shown as it is",
     "write words; only the slots of the source are filled in"},
    {"localise/message-choice", "the case `{1}` of `{0}` is none of its source's",
     "choose by plural among numbers, and by select among the cases of the source"},
    {"localise/message-empty", "`{0}` has no words in the case `{1}`", "write words in every case"},
    {"localise/message-slot", "`{0}` has lost {2} in the case `{1}`",
     "write it; only a case for one number alone may say the number in words"},
    {"localise/message-twice", "`{0}` has the case `{1}` twice", "keep the right one"},
    {"localise/message-counts", "`{0}` no longer chooses its words by the number `{1}`",
     "write a plural with all forms of the language, also where they are alike"},
    {"localise/message-unread", "`{0}` is never read in the case `{1}`",
     "delete the case: the forms of the language are {2}"},
    {"localise/merge-older", "the translation of `{0}` is of an older text, and is taken as stale",
     "the text is now: {1}"},
    {"localise/merge-outdated",
     "the translation of `{0}` is of an older text than ours, and is not taken",
     "the text is now: {1}"},
    {"localise/merge-twice", "`{0}` is returned twice, with different translations",
     "return the file with the right one"},
    {"localise/merge-long", "the translation of `{0}` has {1} characters, and room for {2}",
     "find a shorter one"},
    {"localise/merge-nothing", "there is no unit in the file", "return the whole file"},
    {"localise/csv-encoding", "the table is not UTF-8 from here on",
     "save it as “CSV UTF-8”, not as plain CSV or Unicode text"},
    {"localise/csv-character", "a character here cannot be written in XML",
     "delete it; it cannot be seen, and often comes along with copied text"},
    {"localise/csv-columns", "the first row has no column `{0}`",
     "keep the first row as `blankett extract --csv` wrote it"},
    {"localise/csv-quote", "a quotation mark that opens a cell here is never closed",
     "save the table again as CSV, in UTF-8"},
    {"localise/csv-inner-quote", "a quotation mark within this cell is not doubled",
     "write it twice, or save the table again with a program for tables"},
    {"localise/csv-inline", "the mark `{0}` opens or closes nothing here",
     "keep marks such as <1> and </1> in pairs, as in the source"},
    {"localise/csv-file", "the cell of the column `file` does not name a translation file: `{0}`",
     "keep the column as `blankett extract --csv` wrote it"},
    {"localise/csv-language", "the table is a translation to `{0}`, and is merged as `{1}`",
     "write --language {0}, or merge the table of `{1}`"},
};

}  // namespace

const Message& message(Says says) { return kMessages[static_cast<std::size_t>(says)]; }

void say(Diagnostics& out, Says says, Severity severity, Span at,
         std::vector<std::string> arguments) {
  out.add({.message = &message(says),
           .severity = severity,
           .at = at,
           .arguments = std::move(arguments)});
}

}  // namespace localising

std::span<const Message> localise_messages() {
  using localising::Says;
  return {&localising::message(Says::not_xliff), static_cast<std::size_t>(Says::csv_language) + 1};
}

}  // namespace blankett
