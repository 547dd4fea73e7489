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
    {"localise/missing", "`{0}` has no translation to `{1}`", "write it in {2}"},
    {"localise/markup", "the translation of `{0}` does not keep the markup of the source",
     "use each of the inline elements once: {1}"},
    {"localise/stale", "the translation of `{0}` is of an older text",
     "translate it anew; the text is now: {1}"},
    {"localise/unknown-unit", "no text has the id `{0}`", "delete the unit, or correct its id"},
    {"localise/ui-missing", "the page text `{0}` is missing in `{1}`", "add the unit"},
    {"localise/ui-slots", "the page text `{0}` must use exactly these slots: {1}",
     "write each slot once or more, as it is spelt here"},
    {"localise/ui-unknown", "no page uses the text `{0}`", "delete the unit, or correct its id"},
    {"localise/rule-name", "the rule id `{0}` is not the name of its file, `{1}`",
     "use the same name for both"},
    {"localise/rule-incomplete", "a rule of kind `{0}` needs {1}", "add it"},
    {"localise/date-order", "`{0}` is not an order of a date's parts",
     "write day, month and year once each"},
    {"localise/term-missing", "the concept `{0}` has no term in `{1}`",
     "write a langSec for `{1}`"},
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
  return {&localising::message(Says::not_xliff), static_cast<std::size_t>(Says::term_missing) + 1};
}

}  // namespace blankett
