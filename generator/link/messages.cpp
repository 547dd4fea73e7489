#include "link/messages.h"

#include "link/link.h"

namespace blankett {
namespace linking {
namespace {

// In the order of Says.
constexpr Message kMessages[] = {
    {"link/duplicate-id", "the id `{0}` is already used", "give one of them another id"},
    {"link/first-used-here", "first used here", ""},
    {"link/unknown-block", "there is no block `{0}`", "write it as blocks/{0}.xml"},
    {"link/misspelt-block", "there is no block `{0}`", "did you mean `{1}`?"},
    {"link/block-cycle", "the block `{0}` is used inside itself", "take this `use` away"},
    {"link/unknown-override", "the block has no question `{0}`", "it has {1}"},
    {"link/misspelt-override", "the block has no question `{0}`", "did you mean `{1}`?"},
    {"link/drop-required", "the question `{0}` of the block is required and cannot be dropped",
     "keep it, or make it optional in the block"},
    {"link/id-not-folder", "the id `{0}` is not the name of its file or folder, `{1}`",
     "use the same name for both"},
    {"link/language", "forms and blocks are written in Swedish, not in `{0}`",
     "write xml:lang=\"sv\"; other languages are translations under locales/"},
    {"link/unknown-reason", "`{1}` has no error `{0}`", "it has {2}"},
    {"link/misspelt-reason", "`{1}` has no error `{0}`", "did you mean `{2}`?"},
    {"link/duplicate-option", "the option value `{0}` is already used", "give it another value"},
    {"link/required-twice", "`{0}` has both required and required-when", "keep one of them"},
    {"link/why-missing", "`{0}` asks for {1} data without saying why",
     "add why=\"…\", which is shown to the person"},
    {"link/condition-syntax", "`{0}` was not understood here", "expected {1}"},
    {"link/condition-unfinished", "this ends too early", "expected {1}"},
    {"link/condition-too-deep", "there are more than {0} levels of brackets here",
     "divide it: a condition into named ones, a formula into several"},
    {"link/unknown-name", "there is no question `{0}`", "the questions are {1}"},
    {"link/misspelt-name", "there is no question `{0}`", "did you mean `{1}`?"},
    {"link/switched-off", "`{0}` is switched off", "change the condition, or its status"},
    {"link/unknown-option", "`{0}` is not an answer to `{1}`", "the answers are {2}"},
    {"link/misspelt-option", "`{0}` is not an answer to `{1}`", "did you mean `{2}`?"},
    {"link/wrong-operator", "`{0}` is a question of kind `{1}`; `{2}` cannot be asked of it",
     "it can be asked with {3}"},
    {"link/not-a-date", "`{0}` is neither a date nor a date question",
     "write 2026-01-31, today, or the id of a date question"},
    {"link/not-a-number", "`{0}` is neither a number nor a question with a number",
     "write it with digits and a point, 20000 or 12.5, without spaces and units"},
    {"link/not-a-time", "`{0}` is neither a time nor a time question",
     "write 08:30, or the id of a time question"},
    {"link/not-a-length", "`{0}` is not a number of characters", "write it with digits, 100"},
    {"link/other-measure", "`{0}` cannot be compared: one is money, the other a plain number",
     "compare money with money, numbers with numbers"},
    {"link/mixed-measures", "`{0}` joins money and plain numbers in a way that has no meaning",
     "add money to money; multiply and divide money by plain numbers"},
    {"link/wrong-result", "the formula gives {0}, but result says {1}",
     "write result=\"{0}\", or change the formula"},
    {"link/not-summable", "`{0}` is a question of kind `{1}`, which cannot be added up",
     "add up a question of kind number or money"},
    {"link/not-in-rows", "`{0}` is asked once, so there are no rows to add up",
     "use the question itself, or move it into a repeat"},
    {"link/needs-row", "`{0}` is asked in every row of `{1}`, and this does not say which row",
     "write `any {1} has ({2} …)`, `every` or `no`; add up numbers with `sum of`"},
    {"link/unknown-repeat", "there is no repeat `{0}`", "the repeats are {1}"},
    {"link/misspelt-repeat", "there is no repeat `{0}`", "did you mean `{1}`?"},
    {"link/forward-reference", "`{0}` is asked later than here",
     "refer only to questions before this place; move one of them"},
    {"link/unknown-condition", "there is no condition `@{0}`",
     "define it above with <condition id=\"{0}\">"},
    {"link/misspelt-condition", "there is no condition `@{0}`", "did you mean `@{1}`?"},
    {"link/later-condition", "the condition `@{0}` is not defined before this place",
     "move its definition up; a condition cannot use itself"},
    {"link/check-elsewhere", "the check compares no question of its own step",
     "move it to the step of the last question it compares"},
    {"link/empty-override", "`{0}` has no {1} to replace", "write it in the block instead"},
    {"link/no-questions", "`{0}` holds no question, so nobody can answer it",
     "add a question or take it away"},
    {"link/repeat-in-repeat", "the repeat `{0}` stands inside the repeat `{1}`",
     "move it out: rows cannot hold rows"},
    {"link/repeat-bounds", "`{0}` asks for at least {1} rows and allows at most {2}",
     "make min smaller or max larger"},
    {"link/block-version", "the block `{0}` has version {1}, and this form was written for {2}",
     "read what has changed in the block, then write version=\"{1}\""},
    {"link/unknown-list", "there is no list `{0}`", "write it as lists/{0}.xml"},
    {"link/misspelt-list", "there is no list `{0}`", "did you mean `{1}`?"},
    {"link/list-and-options", "`{0}` has both a list and options of its own",
     "keep the list or the options"},
    {"link/min-above-max", "`{0}` asks for at least {1} and allows at most {2}",
     "make {3} smaller or {4} larger"},
    {"link/beyond-options", "no more than {1} of the options of `{0}` can be chosen together",
     "write a smaller number, or add options"},
    {"link/sign-without-spaces", "there is no question `{0}`",
     "write spaces around the sign: `{1}`"},
    {"link/sum-in-condition", "there is no question `{0}`, and a condition does not calculate",
     "let a calculation work it out, and compare with that"},
    {"link/at-forgotten", "`{0}` is a condition, not a question", "write `@{0}`"},
    {"link/stands-twice", "{0} stands twice, and only one of them can count", "keep one of them"},
    {"link/first-stands-here", "the first one stands here", ""},
    {"link/override-dropped", "the question `{0}` is dropped, so nothing of it can be replaced",
     "keep the override or the drop"},
    {"link/dropped-but-used", "the question `{0}` is dropped, but the block depends on it",
     "keep it, or change the condition in the block"},
    {"link/used-here", "it is used here", ""},
    {"link/calculation-required", "`{0}` is worked out, so nobody can be made to answer it",
     "take `{1}` away"},
    {"link/language-word", "the id `{0}` is a word of conditions and formulas",
     "give it another id, `{0}_1` for example"},
    {"link/unknown-part", "the answer to `{0}` has no part `{1}`", "its parts are {2}"},
    {"link/misspelt-part", "the answer to `{0}` has no part `{1}`",
     "did you mean `{0}/{2}`? the parts are {3}"},
    {"link/decimal-comma", "`{0}` is written with a decimal comma", "write a decimal point: `{1}`"},
    {"link/space-in-number", "`{0}` has a space in a number", "write it without spaces: `{1}`"},
    {"link/quotes-missing", "`{0}` is several words",
     "put quotes around text with spaces: `'{0}'`"},
};

}  // namespace

const Message& message(Says says) { return kMessages[static_cast<std::size_t>(says)]; }

void say(Diagnostics& out, Says says, Span at, std::vector<std::string> arguments,
         std::optional<FixIt> fix) {
  out.add({.message = &message(says),
           .at = at,
           .arguments = std::move(arguments),
           .fix = std::move(fix)});
}

}  // namespace linking

std::span<const Message> link_messages() { return linking::kMessages; }

}  // namespace blankett
