#include "plain/messages.h"

#include <span>

#include "plain/linter.h"

namespace blankett::plain {
namespace {

// In the order of Says.
constexpr Message kMessages[] = {
    {"rules/name", "the rule id `{0}` is not the name of its file, `{1}`",
     "rename the file, or change the id"},
    {"rules/no-detector", "there is no detector `{0}`", "the detectors are {1}"},
    {"rules/incomplete", "a rule with the detector `{0}` needs {1}", "add it"},
    {"rules/no-parameter", "the detector `{0}` has no `{1}` to set", "what can be set is {2}"},
    {"rules/no-table", "there is no table `{0}.tsv` beside the rule",
     "add the table, or name another"},
    {"rules/unused-table", "no rule reads the table `{0}.tsv`",
     "name it in the `lists` of a rule, or remove it"},
    {"rules/no-pattern", "`{0}` is no phrase to look for",
     "write words with a space between; `|` is either word, `*` begins or ends one, and `…` "
     "between "
     "words is up to three others"},
    {"rules/no-level", "`{0}` is no level", "write error, warning, suggestion or good"},
    {"rules/no-column", "the number of columns here is {0}, and in a table of `{1}` it is {2}",
     "part the columns with tabs; an empty one has its tab too"},
    {"rules/twice", "`{0}` is already in the table", "remove one of the lines"},
    {"rules/no-dictionary", "spelling in `{0}` is not checked: there is no dictionary `{1}` here",
     "install the package {2}, or put {1}.aff and {1}.dic in {3}"},
    {"rules/no-hunspell", "spelling in `{0}` is not checked: blankett was built without hunspell",
     "install the packages libhunspell-dev and {1}, and build again"},
    {"rules/no-class", "there is no word class `{0}`", "the classes are {1}"},
    {"rules/no-use", "`{0}` is no use of a light verb", "write any, listed or event"},
    {"rules/no-light-verb", "`light-verbs.tsv` has no verb `{0}`",
     "add the verb there, or name one that it has"},
    {"rules/no-value", "the column {1} cannot hold `{0}`", "write one of these: {2}"},
    {"rules/no-number", "`{0}` is no number", "write digits, with a full stop before decimals"},
    {"rules/no-replacement", "`{0}` is to be put right by `fix`, and has no replacement",
     "write the words to put in, or that there is no fix"},
    {"rules/twice-otherwise", "`{0}` is already in the table, with `{1}` in its place",
     "remove one of the lines"},
    {"rules/empty-table", "the table has no lines with words",
     "write a line for each word, or take the table away"},
    {"rules/not-utf-8", "the table is not UTF-8 from here on", "save it as UTF-8"},
    {"rules/empty-column", "the column {0} is empty",
     "write what belongs there, or remove the line"},
    {"rules/no-word", "`{0}` is not one word as texts are compared with it",
     "write one word, without spaces or marks"},
    {"rules/no-class-word", "`{0}` is not a word in small letters, nor the ending of one",
     "write one word, or `*` and at least one letter"},
    {"rules/negative", "`{0}` is less than 0, which nothing measures", "write 0 or more"},
    {"rules/limits", "the second limit `{0}` is less than the target `{1}`",
     "write the target first, and what is far over it after that"},
    {"rules/no-slot", "this message has nothing for `{0}`", "what it can show is {1}"},
};

}  // namespace

void say(Diagnostics& out, Says says, Severity severity, Span at,
         std::vector<std::string> arguments) {
  out.add({.message = &kMessages[static_cast<std::size_t>(says)],
           .severity = severity,
           .at = at,
           .arguments = std::move(arguments)});
}

std::span<const Message> plain_messages() { return kMessages; }

}  // namespace blankett::plain
